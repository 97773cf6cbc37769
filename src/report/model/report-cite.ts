import { captionOf } from "../../statute/instrument-text.ts";
import { formatLocator, formatLocatorZh, locatorKey, type Locator } from "../../statute/locator.ts";
import { resolveQuote } from "../../statute/resolve-quote.ts";
import type { Words } from "../../statute/statute.ts";
import type { Pack } from "../../pack/pack.ts";
import { reportPlace } from "./report-place.ts";
import type { Cite, ReportPlace, ReportRule, Scripts, Title } from "./rule-report.ts";

/**
 * A place in the law for machines and readers of each script.
 *
 * @example
 * citeOf({ article: 7, paragraph: 1, item: 3 }).key // "7.1.3"
 */
export function citeOf(locator: Locator): Cite {
  return {
    key: locatorKey(locator),
    en: formatLocator(locator),
    hant: formatLocatorZh(locator, "hant"),
    hans: formatLocatorZh(locator, "hans"),
  };
}

/** The words of the law at a place, where they stand in the file of its text, and what its unit is about in ours. Without words, a unit around it may tell. */
export function wordsOf(
  quote: Words | undefined,
  locator: Locator,
  pack: Pick<Pack, "text" | "captions"> | undefined,
): Pick<ReportRule, "words" | "words_at" | "caption"> {
  const words: Scripts | undefined = quote && { hant: quote.hant, hans: quote.hans };
  const around = [locator, { ...locator, item: undefined }, { ...locator, paragraph: undefined, item: undefined }];
  const places = words ? [locator] : around;
  return {
    words,
    words_at: quote && pack && placeOfWords(quote, locator, pack),
    caption: pack && places.map((it) => captionAt(it, pack)).find((it) => it !== undefined),
  };
}

/** Quoted words stand once in their unit. */
function placeOfWords({ hant }: Words, locator: Locator, { text }: Pick<Pack, "text">): ReportPlace | undefined {
  if (text.kind !== "statute") return undefined;
  const found = resolveQuote(text, locator, hant);
  return found.kind === "found" ? reportPlace({ source: text.source, span: found.span }) : undefined;
}

/** What a pack calls a unit in its captions, else in the outline that stands for its text. */
export function captionAt(locator: Locator, { text, captions }: Pick<Pack, "text" | "captions">): Title | undefined {
  const caption = captions.get(locatorKey(locator));
  if (caption) return { en: caption.en, zh: caption.zh };
  const en = captionOf(text, locator, "en");
  const zh = captionOf(text, locator, "zh");
  return en !== undefined && zh !== undefined ? { en, zh } : undefined;
}
