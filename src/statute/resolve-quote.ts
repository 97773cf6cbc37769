import type { Span } from "../base/text.ts";
import { fold, occurrences, type Folded } from "./fold.ts";
import { compareLocators, enclosing, unitsWithin, type Locator, type HanScript } from "./locator.ts";
import { sentenceAt, slicedWords, type Statute, type Unit, type StatuteWords } from "./statute.ts";

/** What a quote of the law turns out to be. */
export type QuoteResult =
  | {
      readonly kind: "found";
      readonly unit: Unit;
      /** Where the words stand in the copy. */
      readonly span: Span;
      /** As the law has them, with its punctuation; faults of the copy corrected. */
      readonly words: StatuteWords;
    }
  | {
      readonly kind: "absent";
      /** Other units that do have the words. */
      readonly elsewhere: readonly Locator[];
      /** Words of the unit that may have been meant, in the quote's script. */
      readonly nearest: string | undefined;
      /** The copy has the quoted words, and they are a fault: `nearest` is what the law says. */
      readonly isCopyFault: boolean;
      /** The law is held in one script only, and the quote has characters that it has nowhere. */
      readonly isOtherScript: boolean;
      /** The article has the words, on several lines or in several units. */
      readonly isOverGap: boolean;
    }
  | { readonly kind: "ambiguous"; readonly count: number }
  | { readonly kind: "no-unit" }
  | { readonly kind: "empty" };

/**
 * Finds quoted words of the law in a unit or one of its sentences; in an article, in any unit of it. They may be in either script, with or without
 * blanks, with narrow or wide punctuation. The copy's faulty words are not found.
 *
 * INVARIANT (quoted once): found words stand in the unit exactly once, so that any change of them breaks the quote.
 */
export function resolveQuote(statute: Statute, locator: Locator, quote: string): QuoteResult {
  const isArticle = locator.paragraph === undefined;
  const place = enclosing("subitem", locator);
  const units = unitsWithin(statute.units, place, (it) => it.locator).filter(
    (it) =>
      (isArticle || compareLocators(it.locator, place) === 0) &&
      (locator.sentence === undefined || sentenceAt(it, locator) !== undefined),
  );
  if (units.length === 0) return { kind: "no-unit" };
  const wanted = fold(quote, statute.alphabet).text;
  if (wanted === "") return { kind: "empty" };
  const found = units.flatMap((unit) =>
    occurrences(wanted, unit.folded)
      .filter((range) => statute.language === "zh" || isOfWholeWords(unit, range))
      .filter((range) => isInSentence(unit, locator, range))
      .map((range) => ({ unit, range })),
  );
  const [first] = found;
  if (!first) return absent(statute, units, locator, quote, wanted);
  if (found.length > 1) return { kind: "ambiguous", count: found.length };
  const { unit, range } = first;
  return { kind: "found", unit, span: copySpan(unit, range), words: wordsIn(unit, range) };
}

function isInSentence(unit: Unit, locator: Locator, { start, end }: Span): boolean {
  const sentence = sentenceAt(unit, locator);
  return sentence === undefined || (sentence.start <= start && end <= sentence.end);
}

function absent(
  statute: Statute,
  units: readonly Unit[],
  locator: Locator,
  quote: string,
  wanted: string,
): QuoteResult {
  const elsewhere = statute.units
    .filter((it) => (!units.includes(it) || locator.sentence !== undefined) && it.folded.text.includes(wanted))
    .map((it) => it.locator);
  const script = scriptOf(statute, quote);
  const rangeOf = ({ unit, range }: Near): Span => (statute.language === "zh" ? range : wholeWords(unit, range));
  const fault = units.flatMap((unit) => {
    const [place] = occurrences(wanted, fold(unit.copied, statute.alphabet));
    return place ? [wordsIn(unit, correctedRange(unit, place))[script]] : [];
  })[0];
  const isCopyFault = fault !== undefined;
  const isOverGap = !isCopyFault && elsewhere.length === 0 && articleWithoutGaps(statute, locator).includes(wanted);
  const near = isCopyFault || isOverGap || elsewhere.length > 0 ? undefined : nearestWords(wanted, units);
  return {
    kind: "absent",
    elsewhere,
    nearest: fault ?? (near && wordsIn(near.unit, rangeOf(near))[script]),
    isCopyFault,
    isOtherScript: !isCopyFault && isOtherScript(statute, quote),
    isOverGap,
  };
}

/** The folded words of an article, one unit and one line behind the other. */
const articleWithoutGaps = ({ units }: Statute, place: Locator): string =>
  unitsWithin(units, enclosing("article", place), (it) => it.locator)
    .map((it) => it.folded.text.replaceAll("\n", ""))
    .join("");

/** Whether a stretch neither begins nor ends within a word. */
const isOfWholeWords = (unit: Unit, { start, end }: Span): boolean => ![start, end].some((it) => isInWord(unit, it));

const isInWord = ({ words: { hant } }: Unit, at: number): boolean =>
  /^[\p{L}\p{N}]{2}/u.test(hant.slice(Math.max(0, at - 1), at + 1));

/** A stretch with the rest of the words in which it begins and ends. */
function wholeWords(unit: Unit, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (isInWord(unit, from)) from -= 1;
  while (isInWord(unit, to)) to += 1;
  return { start: from, end: to };
}

const wordsIn = ({ words }: Unit, { start, end }: Span): StatuteWords => slicedWords(words, start, end);

/** Where a range of a unit's corrected words stands in the copy. */
export function copySpan({ origins }: Unit, { start, end }: Span): Span {
  return { start: origins[start]?.start ?? 0, end: origins[end - 1]?.end ?? 0 };
}

/** The corrected words that stand for a range of a unit's words as copied. */
function correctedRange({ origins, span }: Unit, { start, end }: Span): Span {
  const first = origins.findIndex((it) => it.end > span.start + start);
  const last = origins.findLastIndex((it) => it.start < span.start + end);
  return { start: first, end: last + 1 };
}

function isOtherScript({ units, language }: Statute, quote: string): boolean {
  if (language !== "zh" || units.some((it) => it.words.hant !== it.words.hans)) return false;
  const known = new Set(units.flatMap((it) => Array.from(it.words.hans)));
  return Array.from(quote).some((it) => /\p{Script=Han}/u.test(it) && !known.has(it));
}

/** A quote is Traditional unless it has a character that only the rendering has. */
function scriptOf({ units, alphabet }: Statute, quote: string): HanScript {
  const rendered = new Set(alphabet.values());
  const traditional = new Set(units.flatMap((it) => Array.from(it.words.hant)));
  return Array.from(quote).some((it) => rendered.has(it) && !traditional.has(it)) ? "hans" : "hant";
}

interface Near {
  readonly unit: Unit;
  readonly range: Span;
}

/**
 * The words of some units that are most like a folded text: those with the fewest characters added, lost or changed,
 * at most one in three. Undefined if none are that near.
 */
function nearestWords(wanted: string, units: readonly Unit[]): Near | undefined {
  let best: Near | undefined;
  let limit = Math.floor(wanted.length / 3) + 1;
  for (const { unit, text, spans } of units.flatMap(linesOf)) {
    const near = nearestStretch(wanted, text);
    const first = spans[near.start];
    const last = spans[near.end - 1];
    if (near.slips >= limit || !first || !last || near.start >= near.end) continue;
    limit = near.slips;
    best = { unit, range: { start: first.start, end: last.end } };
  }
  return best;
}

/** The lines of a unit: no quote goes over the gap between two. */
function linesOf(unit: Unit): readonly (Folded & { readonly unit: Unit })[] {
  let start = 0;
  return unit.folded.text.split("\n").map((text) => {
    const spans = unit.folded.spans.slice(start, start + text.length);
    start += text.length + 1;
    return { unit, text, spans };
  });
}

interface Cell {
  readonly slips: number;
  /** Where in the text the stretch began that ends here. */
  readonly start: number;
}

/** The stretch of a text that takes the fewest slips to become the wanted one: edit distance with free ends. */
function nearestStretch(
  wanted: string,
  text: string,
): { readonly slips: number; readonly start: number; readonly end: number } {
  let row: readonly Cell[] = Array.from({ length: text.length + 1 }, (_, at) => ({ slips: 0, start: at }));
  for (const [index, letter] of Array.from(wanted).entries()) {
    const next: Cell[] = [{ slips: index + 1, start: 0 }];
    for (let at = 1; at <= text.length; at++) {
      const changed = step(row[at - 1], text[at - 1] === letter ? 0 : 1);
      const lost = step(row[at], 1);
      const added = step(next[at - 1], 1);
      next.push([lost, added].reduce((least, it) => (it.slips < least.slips ? it : least), changed));
    }
    row = next;
  }
  let end = 0;
  for (const [at, { slips }] of row.entries()) if (slips < (row[end]?.slips ?? Infinity)) end = at;
  return { slips: row[end]?.slips ?? Infinity, start: row[end]?.start ?? 0, end };
}

function step(cell: Cell | undefined, slips: number): Cell {
  return { slips: (cell?.slips ?? Infinity) + slips, start: cell?.start ?? 0 };
}
