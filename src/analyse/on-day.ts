import type { Day } from "../base/civil-date.ts";
import type { Run } from "../evaluate/run.ts";

/** The run as it is judged on a day. */
export const onDay = (run: Run, asOf: Day): Run => ({ ...run, settings: { ...run.settings, asOf } });
