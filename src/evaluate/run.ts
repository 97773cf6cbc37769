import type { Day } from "../base/civil-date.ts";
import type { Input } from "../vocabulary/input.ts";
import type { Vocabulary } from "../vocabulary/type.ts";
import type { Trace } from "./context.ts";
import type { Program } from "./program.ts";
import type { Settings } from "./settings.ts";

/** What a run looks at. */
export interface Run {
  /** Several of one pack are its versions: the day whose law judges decides between them. */
  readonly programs: readonly Program[];
  /** Judged in turn; a response's request is judged with it. */
  readonly inputs: readonly Input[];
  /** Read by rules on every other document that has no service of its own; judged only if it is an input too. */
  readonly service: Input | undefined;
  readonly vocabulary: Vocabulary;
  readonly settings: Settings;
  readonly trace: Trace | undefined;
}

/** The day whose law judges what has no day of its own. */
export const dayOfRun = ({ settings }: Run): Day => settings.lawOf ?? settings.asOf;
