import type { Interval } from "../../base/interval.ts";
import type { InstrumentText } from "../../statute/instrument-text.ts";
import type { Vocabulary } from "../../vocabulary/type.ts";
import type { Checked } from "./checked.ts";

/** What the checker knows of a pack beside its files. */
export interface CheckContext {
  /** `cn.genai_interim_measures` */
  readonly pack: string;
  readonly vocabulary: Vocabulary;
  readonly text: InstrumentText;
  /** Chinese words for words of its files, by the English ones. */
  readonly chinese: ReadonlyMap<string, string>;
  readonly parties: readonly string[];
  readonly roles: readonly string[];
  readonly inForce: Interval;
  /** `law`, `rules`, `guidance` …: what its rules rest on, if they do not say. */
  readonly rank: string;
  /** The packs that this one needs, by id, each with all its versions, in the order of time. */
  readonly needs: ReadonlyMap<string, readonly Checked[]>;
}
