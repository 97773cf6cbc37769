import type { Day } from "../base/civil-date.ts";
import type { Zone } from "../base/instant.ts";
import type { Place } from "../base/text.ts";
import type { WorkingCalendar } from "../base/working-days.ts";

/** How a run is judged; plain data, printed with every result. */
export interface Settings {
  readonly asOf: Day;
  /** Given: the law of this day judges everything. */
  readonly lawOf: Day | undefined;
  readonly party: string;
  readonly interpretations: readonly Interpretation[];
  readonly calendar: WorkingCalendar | undefined;
  readonly zone: Zone;
}

/** A reading of an open term by a person; `until` not included. */
export interface Interpretation {
  /** Full name: `PACK.TERM`. */
  readonly term: string;
  /** As the language writes it: `24 hours`. */
  readonly value: string;
  readonly by: string;
  readonly on: Day;
  readonly from: Day;
  readonly until: Day | undefined;
  readonly because: string;
  readonly place: Place;
}
