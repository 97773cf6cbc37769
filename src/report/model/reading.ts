import type { Settings } from "../../evaluate/settings.ts";
import type { Pack } from "../../pack/pack.ts";
import type { Vocabulary } from "../../vocabulary/type.ts";
import type { Cover } from "../../waive/cover.ts";
import type { Locale } from "../../base/locale.ts";

/** What a result is told from: its pack, all packs that were loaded with it, how the run is judged, and what covers findings. */
export interface Reading {
  readonly pack: Pack;
  readonly loaded: readonly Pack[];
  readonly settings: Settings;
  /** For the titles of facts. */
  readonly vocabulary: Pick<Vocabulary, "subjects">;
  readonly cover: Cover;
  /** In which it is told. */
  readonly locale: Locale;
}
