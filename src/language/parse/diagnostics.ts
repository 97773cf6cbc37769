import { diagnostic } from "../../base/diagnostic.ts";
import { orNearest } from "../../base/nearest.ts";

export const expected = diagnostic<{
  readonly what: string;
  readonly after: string | undefined;
  readonly found: string | undefined;
  readonly hint: string | undefined;
}>({
  code: "language/expected",
  severity: "error",
  message: (p) =>
    `expected ${p.what}${p.after === undefined ? "" : ` after \`${p.after}\``}` +
    (p.found === undefined ? "" : `, found \`${p.found}\``),
  help: (p) => p.hint,
});

export const stray = diagnostic<{ readonly words: string; readonly where: string; readonly holds: string }>({
  code: "language/stray",
  severity: "error",
  message: (p) => `\`${p.words}\` begins nothing that ${p.where} can hold`,
  help: (p) => `${p.where} holds ${p.holds}`,
});

export const unknownKeyword = diagnostic<{ readonly words: string; readonly meant: string }>({
  code: "language/unknown-keyword",
  severity: "error",
  message: (p) => `\`${p.words}\` is no word of the language${orNearest(p.meant)}`,
});

export const unknownModal = diagnostic<{ readonly words: string; readonly modals: readonly string[] }>({
  code: "language/unknown-modal",
  severity: "error",
  message: (p) => `\`${p.words}\` is no modal: write ${anyOf(p.modals)}`,
});

export const unclosed = diagnostic<{ readonly sign: string; readonly of: string | undefined; readonly closer: string }>(
  {
    code: "language/unclosed",
    severity: "error",
    message: (p) =>
      `the \`${p.sign}\`${p.of === undefined ? "" : ` of \`${p.of}\``} is never closed by \`${p.closer}\``,
  },
);

export const strayCloser = diagnostic<{ readonly sign: string }>({
  code: "language/stray-closer",
  severity: "error",
  message: (p) => `this \`${p.sign}\` closes nothing`,
});

export const keywordAsName = diagnostic<{ readonly word: string; readonly instead: string }>({
  code: "language/keyword-as-name",
  severity: "error",
  message: (p) =>
    `\`${p.word}\` is a word of the language and cannot be a name: write another, such as \`${p.instead}\``,
});

export const hyphenInName = diagnostic<{ readonly name: string; readonly instead: string }>({
  code: "language/hyphen-in-name",
  severity: "error",
  message: (p) => `\`${p.name}\` is no name: write \`${p.instead}\`, without \`-\``,
});

export const blankAtDot = diagnostic<{ readonly before: string | undefined }>({
  code: "language/blank-at-dot",
  severity: "error",
  message: (p) =>
    `${p.before === undefined ? "a dot" : `the dot after \`${p.before}\``} must stand between two names, without blanks`,
});

export const mixedConnectives = diagnostic<{ readonly text: string; readonly readings: readonly [string, string] }>({
  code: "language/mixed-connectives",
  severity: "error",
  message: (p) => `\`${p.text}\` can be read in two ways: \`${p.readings[0]}\` or \`${p.readings[1]}\``,
  help: () => "put parentheses round the one that is meant, or write `all of { … }` and `any of { … }`",
});

export const chainedComparison = diagnostic<{ readonly sign: string; readonly instead: string | undefined }>({
  code: "language/chained-comparison",
  severity: "error",
  message: (p) => `comparisons do not chain: \`${p.sign}\` follows another one`,
  help: (p) => (p.instead === undefined ? undefined : `write \`${p.instead}\``),
});

export const deadlineForm = diagnostic<{ readonly by: string; readonly require: string }>({
  code: "language/deadline-form",
  severity: "error",
  message: (p) => `a deadline is a whole clause: \`${p.require}\`, one fact, \`${p.by}\`, a date`,
  help: () => "it is never part of a condition and never forbidden; give other conditions clauses of their own",
});

export const complianceForm = diagnostic<{ readonly complies: string; readonly require: string }>({
  code: "language/compliance-form",
  severity: "error",
  message: (p) =>
    `\`${p.complies}\` is a whole clause: \`${p.require} ${p.complies}\`, a pack and, between brackets, its places`,
  help: () => "it is never part of a condition and never forbidden; give other conditions clauses of their own",
});

export const placeForm = diagnostic<{ readonly words: string; readonly instead: string }>({
  code: "language/place-form",
  severity: "error",
  message: (p) => `\`${p.words}\` is no place: write \`${p.instead}\``,
  help: () => "a place is an article, then its paragraph, then its item; an article without numbers has one paragraph",
});

export const closedList = diagnostic<{ readonly name: string }>({
  code: "language/closed-list",
  severity: "error",
  message: (p) => `the open list \`${p.name}\` does not end in \`...\``,
  help: () => "to give a closed list a name, write `define`",
});

export const standardForMet = diagnostic<{ readonly met: string }>({
  code: "language/standard-for-met",
  severity: "error",
  message: (p) => `only a standard can be met: write its name before \`${p.met}\``,
});

export const givenTwice = diagnostic<{ readonly word: string }>({
  code: "language/given-twice",
  severity: "error",
  message: (p) => `\`${p.word}\` stands here a second time`,
});

export const unitNumber = diagnostic<{ readonly unit: string; readonly found: string }>({
  code: "language/unit-number",
  severity: "error",
  message: (p) => `\`${p.found}\` is no number of a place: \`${p.unit}\` takes a whole number from 1`,
});

export const nesting = diagnostic<{ readonly limit: number }>({
  code: "language/nesting",
  severity: "error",
  message: (p) => `this condition nests deeper than ${p.limit} levels`,
  help: () => "give parts of it a name with `define`",
});

export const dateForm = diagnostic<{ readonly text: string; readonly instead: string | undefined }>({
  code: "language/date-form",
  severity: "error",
  message: (p) => `\`${p.text}\` is no date` + (p.instead === undefined ? "" : `: write \`${p.instead}\``),
  help: () => "a date is year, month and day, as `2023-08-15`; to subtract numbers, put blanks round `-`",
});

export const noSuchDate = diagnostic<{ readonly text: string }>({
  code: "language/no-such-date",
  severity: "error",
  message: (p) => `there is no day \`${p.text}\``,
});

export const numberForm = diagnostic<{ readonly text: string; readonly instead: string | undefined }>({
  code: "language/number-form",
  severity: "error",
  message: (p) => `\`${p.text}\` is no number` + (p.instead === undefined ? "" : `: write \`${p.instead}\``),
  help: () => "numbers are digits, with `_` between digits and one `.` for decimals: `1_000`, `0.05`",
});

export const tooManyDigits = diagnostic<{ readonly text: string; readonly digits: number }>({
  code: "language/too-many-digits",
  severity: "error",
  message: (p) => `\`${p.text}\` has ${p.digits} digits; a number may have 15`,
});

export const percentBlank = diagnostic<{ readonly instead: string }>({
  code: "language/percent-blank",
  severity: "error",
  message: (p) => `\`%\` follows its number without a blank: \`${p.instead}\``,
});

export const unknownTimeUnit = diagnostic<{
  readonly word: string;
  readonly nearest: string | undefined;
  readonly units: readonly string[];
}>({
  code: "language/unknown-time-unit",
  severity: "error",
  message: (p) => `\`${p.word}\` is no unit of time${orNearest(p.nearest)}`,
  help: (p) => `units are ${p.units.map((it) => `\`${it}\``).join(", ")}`,
});

export const durationForm = diagnostic<{ readonly text: string; readonly because: string }>({
  code: "language/duration-form",
  severity: "error",
  message: (p) => `\`${p.text}\` is no duration: ${p.because}`,
  help: () => "only hours and minutes may have decimals, down to the millisecond",
});

export const wrongSign = diagnostic<{ readonly sign: string; readonly instead: string }>({
  code: "language/wrong-sign",
  severity: "error",
  message: (p) => `\`${p.sign}\` is written \`${p.instead}\``,
});

export const unknownSign = diagnostic<{ readonly sign: string }>({
  code: "language/unknown-sign",
  severity: "error",
  message: (p) => `\`${p.sign}\` is no sign of the language`,
});

export const quotationMarks = diagnostic<{ readonly open: string; readonly close: string }>({
  code: "language/quotation-marks",
  severity: "error",
  message: (p) => `text stands between straight quotation marks, not between \`${p.open}\` and \`${p.close}\``,
});

export const unclosedText = diagnostic<{ readonly mark: string }>({
  code: "language/unclosed-text",
  severity: "error",
  message: (p) => `the text that begins with this \`${p.mark}\` does not end on its line`,
  help: () => 'close it with `"`; a text cannot go on in the next line',
});

export const unknownEscape = diagnostic<{ readonly escape: string }>({
  code: "language/unknown-escape",
  severity: "error",
  message: (p) =>
    `\`${p.escape}\` means nothing in a text: write \`\\\\\` for a backslash and \`\\"\` for a quotation mark`,
});

export const commentForm = diagnostic<{ readonly mark: string; readonly closed: boolean }>({
  code: "language/comment-form",
  severity: "error",
  message: (p) =>
    `a comment begins with \`//\` and ends with its line, not with \`${p.mark}\`` +
    (p.closed ? "" : ", which is not even closed"),
});

/** `a`, `b` or `c`, between backticks. */
export function anyOf(words: readonly string[]): string {
  const quoted = words.map((it) => `\`${it}\``);
  return [quoted.slice(0, -1).join(", "), ...quoted.slice(-1)].filter((it) => it !== "").join(" or ");
}
