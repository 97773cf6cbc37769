import type { InstrumentText } from "../../statute/instrument-text.ts";
import type { Vocabulary } from "../../vocabulary/type.ts";

/** What the checker knows of a pack beside its files. */
export interface CheckContext {
  /** `cn.genai_interim_measures` */
  readonly pack: string;
  readonly vocabulary: Vocabulary;
  readonly text: InstrumentText;
  readonly parties: readonly string[];
  readonly roles: readonly string[];
}
