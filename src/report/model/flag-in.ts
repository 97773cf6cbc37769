import { translated } from "../../graph/translated.ts";
import type { Pack } from "../../pack/pack.ts";
import type { Locale } from "../../base/locale.ts";
import { titleIn } from "../messages/citations.ts";

/** What may prevail over a law, in the reader's language as far as one of these packs has words for it. */
export function flagIn(what: string, packs: readonly Pack[], locale: Locale): string {
  const having = packs.find((it) => it.checked.chinese.has(what));
  return having ? titleIn(translated(having.checked, what), locale) : what;
}
