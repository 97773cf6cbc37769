import { translatedIn, type Locale } from "../base/locale.ts";
import type { Paint } from "./paint.ts";
import type { Cite, ReportRule, Scripts, Title } from "./rule-report.ts";

/** How a report is shown to people. */
export interface ShowOptions {
  /** Cells of a line. */
  readonly width: number;
  readonly paint: Paint;
  /** Decides the script of the law's words and the language of titles and places. */
  readonly locale: Locale;
  /** Only how it was judged, what is violated or undetermined, and the summary. */
  readonly quiet: boolean;
}

/** How a report is shown in one of its formats. */
export interface FormatOptions extends ShowOptions {
  /** What lays drawings out; undefined: none are made. */
  readonly graphviz: Graphviz | undefined;
}

/** Lays a graph in the language DOT out, and says in the words of Graphviz' format `plain` where its nodes and edges lie. */
export type Graphviz = (dot: string) => string;

/**
 * The place in the law as readers of a language cite it.
 *
 * @example
 * citeIn({ key: "7.1", en: "art. 7(1)", hant: "第七條第一款", hans: "第七条第一款" }, locales["zh-Hant"]) // "第七條第一款"
 */
export function citeIn(cite: Cite, locale: Locale): string {
  return locale.script === undefined ? cite.en : scriptIn(cite, locale);
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
