import { sha256 } from "../base/digest.ts";
import type { SourceText, Span } from "../base/text.ts";
import type { Folded } from "./fold.ts";
import type { CitationStyleName } from "./citation-style.ts";
import { locatorKey, type Locator, type HanScript } from "./locator.ts";

/** Words of the law, without the faults of the copy, in both scripts. Of other languages than Chinese, which have one, the same in both. */
export interface StatuteWords extends Readonly<Record<HanScript, string>> {
  /** Of other languages than Chinese. */
  readonly language?: string;
}

/** Words of the law that were found in a text, and where. */
export interface QuotedWords extends StatuteWords {
  /** In the file of the text. */
  readonly span: Span;
}

/** A stretch of words. */
export const slicedWords = (words: StatuteWords, start: number, end: number): StatuteWords => ({
  ...words,
  hant: words.hant.slice(start, end),
  hans: words.hans.slice(start, end),
});

/** Words of the law as they are told: in both scripts of Chinese, or in another language. */
export type WrittenWords = Readonly<Record<HanScript, string>> | { readonly language: string; readonly text: string };

/**
 * Words of the law as they are told.
 *
 * @example
 * writtenWords({ hant: "keep a log", hans: "keep a log", language: "en" }) // { language: "en", text: "keep a log" }
 */
export const writtenWords = ({ hant, hans, language }: StatuteWords): WrittenWords =>
  language === undefined ? { hant, hans } : { language, text: hant };

/** The smallest part of a text with a number of its own: a paragraph, its words before items (chapeau), an item or a subitem. */
export interface Unit {
  readonly kind: "paragraph" | "chapeau" | "item" | "subitem";
  readonly locator: Locator;
  /** Index into the statute's chapters; undefined in a text without chapters. */
  readonly chapter: number | undefined;
  /** As the copy has them, faults included; without the number of the article or item. */
  readonly copied: string;
  readonly span: Span;
  readonly words: StatuteWords;
  /** Where its sentences stand in `words`; none in a unit of one, of several lines, or in Chinese. */
  readonly sentences: readonly Span[];
  /** For comparison; its offsets lead into `words`, which are as long in both scripts. */
  readonly folded: Folded;
  /** Where each UTF-16 unit of `words` stands in the copy. */
  readonly origins: readonly Span[];
}

export interface Chapter {
  readonly number: number;
  readonly title: StatuteWords;
  readonly span: Span;
}

/** Text that names or numbers parts of the law. */
export interface Heading {
  readonly kind: "title" | "chapter" | "article" | "paragraph" | "item" | "subitem";
  readonly span: Span;
}

/** Text of the copy that is no part of the law. */
export interface Residue {
  readonly kind: "page" | "order-number" | "promulgation" | "signature" | "date";
  readonly span: Span;
}

/** A law's text. */
export interface Statute {
  readonly kind: "statute";
  readonly source: SourceText;
  /** `zh`, `en` … */
  readonly language: string;
  readonly title: StatuteWords;
  readonly chapters: readonly Chapter[];
  /** In the order of the text. */
  readonly units: readonly Unit[];
  readonly headings: readonly Heading[];
  readonly residue: readonly Residue[];
  /** What compares equal to what; for quotes. */
  readonly alphabet: ReadonlyMap<string, string>;
  /** SHA-256 over the words of all units, folded. */
  readonly digest: string;
  readonly style?: CitationStyleName;
}

/** Where the sentence that a place names stands in the words of a unit; undefined: it names none, or there is none. */
export const sentenceAt = ({ sentences }: Pick<Unit, "sentences">, { sentence }: Locator): Span | undefined =>
  sentence === undefined ? undefined : sentences[sentence - 1];

/**
 * The digest of a text: over the keys of its units and the digests of their words as they compare, so that blanks, width
 * and script do not count.
 */
export function textDigest(units: readonly Pick<Unit, "locator" | "folded">[]): string {
  return sha256(units.map((it) => `${locatorKey(it.locator)} ${sha256(it.folded.text)}\n`).join(""));
}

/** The digest of an outline: over the keys of its units. Its captions are our words, not the law's. */
export function outlineDigest(units: readonly Locator[]): string {
  return sha256(units.map((it) => `${locatorKey(it)}\n`).join(""));
}
