import { translatedIn, type Locale } from "../../base/locale.ts";
import { formatChineseNumeral } from "../../statute/chinese-numeral.ts";
import { formatLocators, locatorKey, type Locator } from "../../statute/locator.ts";
import { labels } from "./labels.ts";
import { phrases } from "./phrases.ts";
import { citeOf } from "../model/report-cite.ts";
import type { Cite, ReportRule, Scripts, Title } from "../model/rule-report.ts";

/**
 * The place in the law as readers of a language cite it.
 *
 * @example
 * citeIn({ key: "7.1", en: "art. 7(1)", hant: "第七條第一款", hans: "第七条第一款" }, locales["zh-Hant"]) // "第七條第一款"
 */
export function citeIn(cite: Cite, locale: Locale): string {
  return locale.script === undefined ? cite.en : scriptIn(cite, locale);
}

/**
 * An article as readers of a language call it.
 *
 * @example
 * articleIn(7, locales.en) // "Article 7"
 * articleIn(7, locales["zh-Hans"]) // "第七条"
 */
export const articleIn = (article: number, locale: Locale): string =>
  locale.say(labels.article({ number: locale.script === undefined ? article : formatChineseNumeral(article) }));

/**
 * Several places in the law as readers of a language cite them.
 *
 * @example
 * const places = [{ article: 4, paragraph: undefined, item: undefined }, { article: 5, paragraph: 1, item: undefined }];
 * locatorsIn(places, locales.en) // "art. 4, 5(1)"
 */
export function locatorsIn(places: readonly Locator[], locale: Locale): string {
  const each = [...new Map(places.map((it) => [locatorKey(it), it])).values()];
  if (locale.script === undefined) return formatLocators(each);
  return locale.list(
    each.map((it) => citeIn(citeOf(it), locale)),
    "comma",
  );
}

/** The law's words in the reader's script; readers of English see the script of the packs' texts. */
function scriptIn(words: Scripts, locale: Locale): string {
  return locale.script === "zh-Hans" ? words.hans : words.hant;
}

/**
 * A title, or other words of a pack, in the reader's language and script; in the other language where there are no such.
 *
 * @example
 * titleIn({ en: "Labels", zh: "標識" }, locales["zh-Hans"]) // "标识"
 * titleIn({ en: "Labels" }, locales["zh-Hant"]) // "Labels"
 */
export function titleIn(title: Pick<Title, "en"> & Partial<Title>, locale: Locale): string;
export function titleIn(title: Partial<Title>, locale: Locale): string | undefined;
export function titleIn(title: Partial<Title>, { script }: Locale): string | undefined {
  return translatedIn(title, script);
}

/** The law's words in quotation marks. */
export function wordsIn({ words }: Pick<ReportRule, "words">, locale: Locale): string | undefined {
  if (!words) return undefined;
  const text = scriptIn(words, locale);
  return locale.script === "zh-Hans" ? `“${text}”` : `「${text}」`;
}

/** What a unit is about in our words: where the law's are not there, or are not in the reader's language. */
export function captionIn(
  { words, caption }: Pick<ReportRule, "words" | "caption">,
  locale: Locale,
): string | undefined {
  return caption && (!words || locale.script === undefined) ? titleIn(caption, locale) : undefined;
}

/** The same, and that it is ours. */
export function unofficialIn(of: Parameters<typeof captionIn>[0], locale: Locale): string | undefined {
  const text = captionIn(of, locale);
  return text && locale.say(phrases.aside({ text, aside: labels.unofficial() }));
}
