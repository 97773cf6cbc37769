import { emptyWords } from "../vocabulary/is-placeholder.ts";
import type { Dialect } from "./dialect.ts";

// What a text says is seen here of texts of three kinds alone: those that begin as no empty word does, those of printable ASCII, and
// those of Han characters alone. All others, with full width or with what is not seen, are the reference's.

const alphanumeric = "0123456789abcdefghijklmnopqrstuvwxyz";
const han = String.raw`[\x{4e00}-\x{9fff}]`;
const isHan = (word: string): boolean => /^[\u4e00-\u9fff]+$/.test(word);

const words = [...emptyWords];
const hanWords = words.filter(isHan);
const mostHan = Math.max(...hanWords.map((it) => it.length));

/** The characters as a class of a pattern, in both cases. */
const inBothCases = (letters: readonly string[]): string => {
  const all = [...new Set(letters.flatMap((it) => [it, it.toUpperCase()]))];
  return all.length === 0 ? "" : `[${all.join("")}]`;
};

/** Beginnings of a letter or a digit, or of two, that no empty word has; `xxx` is one. */
function latinBeginnings(): readonly string[] {
  const pairs = new Set(["xx", ...words.map((it) => it.slice(0, 2))]);
  const firsts = new Set(Array.from(pairs, (it) => it.charAt(0)));
  const letters = alphanumeric.split("");
  const begun = letters
    .filter((it) => firsts.has(it))
    .map((first) => {
      const seconds = inBothCases(letters.filter((it) => !pairs.has(first + it)));
      return inBothCases([first]) + seconds;
    });
  return [inBothCases(letters.filter((it) => !firsts.has(it))), ...begun];
}

/** A text that begins so says something: with 待補 other words may stand. */
const sayingPattern = `^(?:${[...latinBeginnings(), String.raw`[\x{4e00}-\x{5f84}\x{5f86}-\x{9fff}]${han}{${mostHan}}`].join("|")})`;

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** Of printable ASCII, what may be a placeholder, and somewhat more. No two of its parts take the same blanks: some readers of patterns would try all ways to share them. */
const emptyPattern = String.raw`(?i)^[ <(\[{"']*(?:(?:${words
  .filter((it) => !/[^ -~]/.test(it))
  .map(escaped)
  .join("|")})[ >)\]}"'.!]*$|(?:todo|tbd|tba|fixme) *[:,(]|(?:[-_.?*/][-_.?*/ "']*)?$|x{3,} *$)`;

/** Whether a text surely is no placeholder; never true of one that is. */
export const saysSomething = (text: string, { matches, matchesWhole, quoted }: Dialect): string =>
  `(${matches(text, sayingPattern)}
      OR ${matchesWhole(text, "[ -~]+")} AND NOT ${matches(text, emptyPattern)}
      OR ${matchesWhole(text, `${han}+`)} AND ${text} NOT IN (${hanWords.map(quoted).join(", ")}))`;

/** Whether something that is seen stands in a text, as far as it is ASCII or Han: mostly at its start, where no pattern has to be asked. */
export const isFilled = (text: string, { matches, quoted }: Dialect): string => {
  const begins = (first: string, last: string): string => `${text} >= ${quoted(first)} AND ${text} < ${quoted(last)}`;
  const anywhere = matches(text, String.raw`[!-~\x{4e00}-\x{9fff}]`);
  return `(${begins("!", "~")} OR ${begins("\u4e00", "\u9fff")} OR ${anywhere})`;
};
