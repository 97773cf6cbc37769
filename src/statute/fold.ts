import type { Diagnostic } from "../base/diagnostic.ts";
import { entriesOf, fieldOf, refused, textOf, type DataDocument, type Reading } from "../base/document.ts";
import type { Span, Place, SourceText } from "../base/text.ts";
import {
  differences,
  expectations,
  renderingDiffers,
  statuteField,
  twoRenderings,
  unsafeVariant,
} from "./diagnostics.ts";

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

/** What compares equal in languages with letters: the signs of printers and of keyboards. */
export const typographic: Alphabet = new Map([
  ["‘", "'"],
  ["’", "'"],
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["–", "-"],
  ["—", "-"],
  ["‐", "-"],
  ["‑", "-"],
]);

/** Another form of a character of the law, which quotes may have. */
export interface Variant {
  readonly variant: string;
  readonly letter: string;
  readonly place: Place;
}

/** Reads `variants.yaml`: under `variants`, other forms of characters, each with the form that the copy has. */
export function readVariants({ source, root }: DataDocument): Reading<readonly Variant[]> {
  const record = fieldOf(root, "variants");
  if (record?.kind !== "record") {
    const place = { source, span: (record ?? root).span };
    return {
      value: [],
      diagnostics: [statuteField.at(place, { field: "variants", expected: expectations.record() })],
    };
  }
  const variants: Variant[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { key, keySpan, value } of entriesOf(record)) {
    const place = { source, span: keySpan };
    const letter = textOf(value) ?? "";
    if (Array.from(key).length === 1 && Array.from(letter).length === 1) variants.push({ variant: key, letter, place });
    else diagnostics.push(unsafeVariant.at(place, { variant: key, letter, why: "several" }));
  }
  return { value: variants, diagnostics };
}

/**
 * What compares equal: each character and its rendering, which stand at the same offset of the two texts; and the variants.
 *
 * INVARIANT (safe alphabet): no two words of the rendering become equal; folding twice is folding once.
 */
export function alphabetOf(
  copy: string,
  rendering: SourceText,
  variants: readonly Variant[],
): Reading<Alphabet | undefined> {
  const uneven = unevenLine(copy, rendering);
  if (uneven) return refused(uneven);
  const pairs = pairUp(copy, rendering);
  if ("code" in pairs) return refused(pairs);
  const alphabet = new Map([...pairs].filter(([letter, rendered]) => letter !== rendered));
  const rendered = new Set(pairs.values());
  const diagnostics: Diagnostic[] = [];
  for (const { variant, letter, place } of variants) {
    const target = pairs.get(letter) ?? (rendered.has(letter) ? letter : undefined);
    if (target === undefined) diagnostics.push(unsafeVariant.at(place, { variant, letter, why: "needless" }));
    else if (pairs.has(variant) || rendered.has(variant)) {
      diagnostics.push(unsafeVariant.at(place, { variant, letter, why: "present" }));
    } else alphabet.set(variant, target);
  }
  return { value: alphabet, diagnostics };
}

/** The first line of the rendering that is longer or shorter than the copy's, if both have as many lines. */
function unevenLine(copy: string, rendering: SourceText): Diagnostic | undefined {
  const lines = copy.split("\n").map((it) => Array.from(it).length);
  const others = rendering.text.split("\n");
  if (lines.length !== others.length) return undefined;
  let start = 0;
  for (const [at, line] of others.entries()) {
    const more = Array.from(line).length - (lines[at] ?? 0);
    if (more !== 0) {
      const difference = differences[more > 0 ? "more" : "fewer"]({ count: Math.abs(more) });
      return renderingDiffers.at({ source: rendering, span: { start, end: start + line.length } }, { difference });
    }
    start += line.length + 1;
  }
  return undefined;
}

/** Each character of the copy with its one rendering, or the first slip; what is behind it mostly follows from it. */
function pairUp(copy: string, rendering: SourceText): ReadonlyMap<string, string> | Diagnostic {
  const pairs = new Map<string, string>();
  const others = Array.from(rendering.text);
  const placeOf = (start: number, letter: string): Place => ({
    source: rendering,
    span: { start, end: start + letter.length },
  });
  let start = 0;
  for (const [at, letter] of Array.from(copy).entries()) {
    const other = others[at] ?? "";
    const place = placeOf(start, other);
    if (other.length !== letter.length || (other !== letter && !(isHan(letter) && isHan(other)))) {
      const difference = other === "" ? differences.length() : differences.words({ copy: letter, rendering: other });
      return renderingDiffers.at(place, { difference });
    }
    const first = pairs.get(letter) ?? other;
    if (first !== other) return twoRenderings.at(place, { letter, first, second: other });
    pairs.set(letter, other);
    start += other.length;
  }
  if (start < rendering.text.length) {
    const place = placeOf(start, rendering.text.slice(start));
    return renderingDiffers.at(place, { difference: differences.length() });
  }
  for (const letter of new Set(pairs.values())) {
    const again = pairs.get(letter) ?? letter;
    if (again === letter) continue;
    return twoRenderings.at(placeOf(rendering.text.indexOf(letter), letter), { letter, first: again, second: letter });
  }
  return pairs;
}

function isHan(letter: string): boolean {
  return /\p{Script=Han}/u.test(letter);
}
