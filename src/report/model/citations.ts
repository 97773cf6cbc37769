import { translatedIn, type Locale } from "../../base/locale.ts";
import { inFullWidth } from "../../base/script.ts";
import type { Pack } from "../../pack/pack.ts";
import type { CitationStyleName } from "../../statute/citation-style.ts";
import { captionOf } from "../../statute/instrument-text.ts";
import { lawLanguage } from "../../statute/law-language.ts";
import {
  articlePlace,
  formatLocator,
  formatLocatorInFull,
  formatLocatorZh,
  formatLocators,
  isCitedInChinese,
  locatorKey,
  placesAround,
  type Locator,
} from "../../statute/locator.ts";
import { writtenWords, type QuotedWords, type WrittenWords } from "../../statute/statute.ts";
import { labels } from "../messages/labels.ts";
import { phrases, present } from "../messages/phrases.ts";
import { reportPlace } from "./report-place.ts";
import type { Citation, ReportRule, ReportTitle } from "./report.ts";

/**
 * A place in the law for machines and readers of each script. Where Chinese has no form of its own for it, all readers see
 * the law's.
 *
 * @example
 * citationOf({ article: 7, paragraph: 1, item: 3 }).key // "7.1.3"
 */
export function citationOf(locator: Locator): Citation {
  const known = citations.get(locator);
  if (known) return known;
  const cite = { key: locatorKey(locator), en: formatLocator(locator) };
  const made = isCitedInChinese(locator)
    ? { ...cite, hant: formatLocatorZh(locator, "hant"), hans: formatLocatorZh(locator, "hans") }
    : cite;
  citations.set(locator, made);
  return made;
}

const citations = new WeakMap<Locator, Citation>();

/** The words of the law at a place, where they stand in the file of its text, and what its unit is about in ours. Without words, a unit around it may tell. */
export function lawWordsOf(
  quote: QuotedWords | undefined,
  locator: Locator,
  pack: Pick<Pack, "text" | "captions"> | undefined,
): Pick<ReportRule, "words" | "words_at" | "caption"> {
  const words = quote && writtenWords(quote);
  const places = words ? [locator] : placesAround(locator).toReversed();
  return {
    words,
    words_at:
      quote && pack?.text.kind === "statute" ? reportPlace({ source: pack.text.source, span: quote.span }) : undefined,
    caption: pack && places.map((it) => captionAt(it, pack)).find((it) => it !== undefined),
  };
}

/** What a pack calls a unit in its captions, else in the outline that stands for its text. */
export function captionAt(
  locator: Locator,
  { text, captions }: Pick<Pack, "text" | "captions">,
): ReportTitle | undefined {
  return captions.get(locatorKey(locator)) ?? captionOf(text, locator);
}

/**
 * The place in the law as readers of a language cite it.
 *
 * @example
 * citationIn({ key: "7.1", en: "art. 7(1)", hant: "第七條第一款", hans: "第七条第一款" }, locales["zh-Hant"]) // "第七條第一款"
 */
export function citationIn(cite: Citation, locale: Locale): string {
  const { en, hant = en, hans = en } = cite;
  return locale.script === undefined ? en : scriptIn({ hant, hans }, locale);
}

/** The same of a place that is no data yet. */
export const locatorIn = (locator: Locator, locale: Locale): string => citationIn(citationOf(locator), locale);

/**
 * An article as readers of a language call it.
 *
 * @example
 * articleIn(7, undefined, locales.en) // "Article 7"
 * articleIn(7, undefined, locales["zh-Hans"]) // "第七条"
 * articleIn(22757.02, "us", locales.en) // "Section 22757.2"
 */
export function articleIn(article: number, style: CitationStyleName | undefined, locale: Locale): string {
  const place = articlePlace(article, style);
  return locale.script === undefined || !isCitedInChinese(place)
    ? formatLocatorInFull(place)
    : locatorIn(place, locale);
}

/**
 * Several places in the law as readers of a language cite them.
 *
 * @example
 * const places = [{ article: 4, paragraph: undefined, item: undefined }, { article: 5, paragraph: 1, item: undefined }];
 * locatorsIn(places, locales.en) // "art. 4, 5(1)"
 */
export function locatorsIn(places: readonly Locator[], locale: Locale): string {
  const each = [...new Map(places.map((it) => [locatorKey(it), it])).values()];
  if (locale.script === undefined || !each.every(isCitedInChinese)) return formatLocators(each);
  return locale.list(
    each.map((it) => locatorIn(it, locale)),
    "comma",
  );
}

/** The law's words in its language, Chinese in the reader's script; readers of English see the script of the packs' texts. */
export function scriptIn(words: WrittenWords, locale: Locale): string {
  if ("text" in words) return words.text;
  return locale.script === "zh-Hans" ? words.hans : words.hant;
}

/**
 * A title, or other words of a pack, in the reader's language and script; in the other language where there are no such.
 *
 * @example
 * titleIn({ en: "Labels", zh: "標識" }, locales["zh-Hans"]) // "标识"
 * titleIn({ en: "Labels" }, locales["zh-Hant"]) // "Labels"
 */
export function titleIn(title: Pick<ReportTitle, "en"> & Partial<ReportTitle>, locale: Locale): string;
export function titleIn(title: Partial<ReportTitle>, locale: Locale): string | undefined;
export function titleIn(title: Partial<ReportTitle>, { script }: Locale): string | undefined {
  return translatedIn(title, script);
}

/** The law's words in quotation marks. */
export function quotedWordsIn({ words }: Pick<ReportRule, "words">, locale: Locale): string | undefined {
  if (!words) return undefined;
  const text = scriptIn(words, locale);
  if (!("text" in words) && locale.script === "zh-Hans") return `“${inFullWidth(text)}”`;
  const [open, close] = lawLanguage("text" in words ? words.language : "zh").quotes;
  return open + text + close;
}

/** What a unit is about in our words: where the law's are not there, or are not in the reader's language. */
export function captionIn(
  { words, caption }: Pick<ReportRule, "words" | "caption">,
  locale: Locale,
): string | undefined {
  return caption && (!words || !isReadIn(words, locale)) ? titleIn(caption, locale) : undefined;
}

const isReadIn = (words: WrittenWords, locale: Locale): boolean =>
  "text" in words ? words.language === locale.tag : locale.script !== undefined;

/** The law's words in quotation marks; where they are not held or are not in the reader's language, what a unit is about in ours. */
export function lawTextsIn(of: Parameters<typeof captionIn>[0], locale: Locale): readonly string[] {
  const text = captionIn(of, locale);
  const caption = text && locale.say(phrases.aside({ text, aside: labels.unofficial() }));
  return present([quotedWordsIn(of, locale), caption]);
}
