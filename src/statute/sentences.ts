import type { Span } from "../base/text.ts";
import type { LawLanguage } from "./law-language.ts";

/** A full stop with what closes behind it, then a blank, and then what a sentence begins with. */
const ending = /[.?!][)\]”"’»]*\s+(?=[“"„«(‘]*\p{Lu})/gu;
const opening = /^[([“"„«‘]+/u;
/** No abbreviation is longer. */
const longest = 24;

/**
 * Where the sentences of some words stand. A full stop behind an abbreviation ends none, nor one behind a single letter, and
 * where ordinal numbers have one none behind a number.
 *
 * @example
 * const language = { duties: [], quotes: ["“", "”"], abbreviations: ["Art", "No"] };
 * const words = "Art. 5 of Regulation (EU) No. 12 applies. It binds.";
 * sentencesOf(words, language).map(({ start, end }) => words.slice(start, end)) // ["Art. 5 of Regulation (EU) No. 12 applies.", "It binds."]
 */
export function sentencesOf(words: string, { abbreviations, dotsOrdinals }: LawLanguage): readonly Span[] {
  if (abbreviations === undefined) return [];
  const starts = [0];
  for (const { 0: found, index } of words.matchAll(ending)) {
    const near = words.slice(Math.max(0, index - longest), index);
    const before = (/\S*$/.exec(near)?.[0] ?? "").replace(opening, "");
    const isPart =
      abbreviations.includes(before) ||
      /^\p{L}(?:\.\p{L})*$/u.test(before) ||
      (dotsOrdinals === true && /^\d+$/.test(before));
    if (!isPart || !found.startsWith(".")) starts.push(index + found.length);
  }
  return starts.map((start, at) => ({ start, end: words.slice(start, starts[at + 1]).trimEnd().length + start }));
}
