import type { Span } from "../base/text.ts";

/** A text made comparable. */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the stretch of the original that it stands for. */
  readonly spans: readonly Span[];
}

/** Letters that stand for others: forms of one character, and Traditional for Simplified. */
export type Alphabet = ReadonlyMap<string, string>;

const ignored = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Makes texts comparable that differ in blanks, width of letters and punctuation, script and form of characters.
 *
 * @example
 * fold("數 據,", new Map([["數", "数"], ["據", "据"]])).text // "数据,"
 * fold("（一）", new Map()).text // "(一)"
 */
export function fold(text: string, alphabet: Alphabet): Folded {
  let folded = "";
  const spans: Span[] = [];
  let start = 0;
  for (const letter of text) {
    const span = { start, end: start + letter.length };
    start = span.end;
    for (const part of letter.normalize("NFKC")) {
      if (ignored.test(part)) continue;
      const plain = alphabet.get(part) ?? part;
      folded += plain;
      for (let unit = 0; unit < plain.length; unit++) spans.push(span);
    }
  }
  return { text: folded, spans };
}

/**
 * Where a folded text stands in another, overlapping places included; each as a stretch of the other's original.
 *
 * @example
 * occurrences("一", fold("一 二 一", new Map())) // [{ start: 0, end: 1 }, { start: 4, end: 5 }]
 */
export function occurrences(wanted: string, { text, spans }: Folded): readonly Span[] {
  const found: Span[] = [];
  if (wanted === "") return found;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    found.push({ start: spans[at]?.start ?? 0, end: spans[at + wanted.length - 1]?.end ?? 0 });
  }
  return found;
}
