import { diagnostic } from "../../base/diagnostic.ts";
import { orNearest, orNearestZh } from "../../base/nearest.ts";
import { listedZh } from "../../base/phrasebook.ts";
import { said } from "./chinese-phrases.ts";

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
  zh: (p) =>
    `${p.after === undefined ? "此處" : ` \`${p.after}\` 之後`}應為${said(p.what)}`.trim() +
    (p.found === undefined ? "" : `，卻是 \`${p.found}\``),
  zhHelp: (p) => p.hint && said(p.hint),
});

export const stray = diagnostic<{ readonly words: string; readonly where: string; readonly holds: string }>({
  code: "language/stray",
  severity: "error",
  message: (p) => `\`${p.words}\` begins nothing that ${p.where} can hold`,
  help: (p) => `${p.where} holds ${p.holds}`,
  zh: (p) => `${said(p.where)}中不能有以 \`${p.words}\` 開頭的內容`,
  zhHelp: (p) => `${said(p.where)}中可以有：${said(p.holds)}`,
});

export const unknownKeyword = diagnostic<{ readonly words: string; readonly meant: string }>({
  code: "language/unknown-keyword",
  severity: "error",
  message: (p) => `\`${p.words}\` is no word of the language${orNearest(p.meant)}`,
  zh: (p) => `\`${p.words}\` 不是規則語言的詞${orNearestZh(p.meant)}`,
});

export const unknownModal = diagnostic<{ readonly words: string; readonly modals: readonly string[] }>({
  code: "language/unknown-modal",
  severity: "error",
  message: (p) => `\`${p.words}\` is no modal: write ${anyOf(p.modals)}`,
  zh: (p) => `\`${p.words}\` 不是情態詞：應寫 ${listedZh(p.modals)}`,
});

export const unclosed = diagnostic<{ readonly sign: string; readonly of: string | undefined; readonly closer: string }>(
  {
    code: "language/unclosed",
    severity: "error",
    message: (p) =>
      `the \`${p.sign}\`${p.of === undefined ? "" : ` of \`${p.of}\``} is never closed by \`${p.closer}\``,
    zh: (p) => `${p.of === undefined ? "" : `\`${p.of}\` 的 `}\`${p.sign}\` 沒有以 \`${p.closer}\` 結束`,
  },
);

export const strayCloser = diagnostic<{ readonly sign: string }>({
  code: "language/stray-closer",
  severity: "error",
  message: (p) => `this \`${p.sign}\` closes nothing`,
  zh: (p) => `此處的 \`${p.sign}\` 沒有對應的開頭`,
});

export const keywordAsName = diagnostic<{ readonly word: string; readonly instead: string }>({
  code: "language/keyword-as-name",
  severity: "error",
  message: (p) =>
    `\`${p.word}\` is a word of the language and cannot be a name: write another, such as \`${p.instead}\``,
  zh: (p) => `\`${p.word}\` 是規則語言的詞，不能用作名稱：改用別的，例如 \`${p.instead}\``,
});

export const hyphenInName = diagnostic<{ readonly name: string; readonly instead: string }>({
  code: "language/hyphen-in-name",
  severity: "error",
  message: (p) => `\`${p.name}\` is no name: write \`${p.instead}\`, without \`-\``,
  zh: (p) => `\`${p.name}\` 不是名稱：寫成 \`${p.instead}\`，不用 \`-\``,
});

export const blankAtDot = diagnostic<{ readonly before: string | undefined }>({
  code: "language/blank-at-dot",
  severity: "error",
  message: (p) =>
    `${p.before === undefined ? "a dot" : `the dot after \`${p.before}\``} must stand between two names, without blanks`,
  zh: (p) => `${p.before === undefined ? "點" : `\`${p.before}\` 之後的點`}須在兩個名稱之間，前後沒有空格`,
});

export const mixedConnectives = diagnostic<{ readonly text: string; readonly readings: readonly [string, string] }>({
  code: "language/mixed-connectives",
  severity: "error",
  message: (p) => `\`${p.text}\` can be read in two ways: \`${p.readings[0]}\` or \`${p.readings[1]}\``,
  help: () => "put parentheses round the one that is meant, or write `all of { … }` and `any of { … }`",
  zh: (p) => `\`${p.text}\` 有兩種讀法：\`${p.readings[0]}\` 或者 \`${p.readings[1]}\``,
  zhHelp: () => "用括號寫明所指的一種，或者寫 `all of { … }` 和 `any of { … }`",
});

export const chainedComparison = diagnostic<{ readonly sign: string; readonly instead: string | undefined }>({
  code: "language/chained-comparison",
  severity: "error",
  message: (p) => `comparisons do not chain: \`${p.sign}\` follows another one`,
  help: (p) => (p.instead === undefined ? undefined : `write \`${p.instead}\``),
  zh: (p) => `比較不能連寫：\`${p.sign}\` 接在另一個比較之後`,
  zhHelp: (p) => (p.instead === undefined ? undefined : `寫成 \`${p.instead}\``),
});

export const deadlineForm = diagnostic<{ readonly by: string; readonly require: string }>({
  code: "language/deadline-form",
  severity: "error",
  message: (p) => `a deadline is a whole clause: \`${p.require}\`, one fact, \`${p.by}\`, a date`,
  help: () => "it is never part of a condition and never forbidden; give other conditions clauses of their own",
  zh: (p) => `期限是一個完整的子句：\`${p.require}\`、一項事實、\`${p.by}\`、一個日期`,
  zhHelp: () => "期限不能是條件的一部分，也不能用於禁止；其他條件各寫一個子句",
});

export const complianceForm = diagnostic<{ readonly complies: string; readonly require: string }>({
  code: "language/compliance-form",
  severity: "error",
  message: (p) =>
    `\`${p.complies}\` is a whole clause: \`${p.require} ${p.complies}\`, a pack and, between brackets, its places`,
  help: () => "it is never part of a condition and never forbidden; give other conditions clauses of their own",
  zh: (p) => `\`${p.complies}\` 是一個完整的子句：\`${p.require} ${p.complies}\`、一個規則包，以及方括號中的各處`,
  zhHelp: () => "它不能是條件的一部分，也不能用於禁止；其他條件各寫一個子句",
});

export const placeForm = diagnostic<{ readonly words: string; readonly instead: string }>({
  code: "language/place-form",
  severity: "error",
  message: (p) => `\`${p.words}\` is no place: write \`${p.instead}\``,
  help: () => "a place is an article, then its paragraph, then its item; an article without numbers has one paragraph",
  zh: (p) => `\`${p.words}\` 不指明條文：寫成 \`${p.instead}\``,
  zhHelp: () => "先寫條，再寫款，再寫項；沒有編號的條只有一款",
});

export const closedList = diagnostic<{ readonly name: string }>({
  code: "language/closed-list",
  severity: "error",
  message: (p) => `the open list \`${p.name}\` does not end in \`...\``,
  help: () => "to give a closed list a name, write `define`",
  zh: (p) => `未盡列舉 \`${p.name}\` 沒有以 \`...\` 結尾`,
  zhHelp: () => "要為已盡的列表命名，用 `define`",
});

export const standardForMet = diagnostic<{ readonly met: string }>({
  code: "language/standard-for-met",
  severity: "error",
  message: (p) => `only a standard can be met: write its name before \`${p.met}\``,
  zh: (p) => `只有標準才能被滿足：在 \`${p.met}\` 之前寫標準的名稱`,
});

export const givenTwice = diagnostic<{ readonly word: string }>({
  code: "language/given-twice",
  severity: "error",
  message: (p) => `\`${p.word}\` stands here a second time`,
  zh: (p) => `\`${p.word}\` 在此第二次出現`,
});

export const unitNumber = diagnostic<{ readonly unit: string; readonly found: string }>({
  code: "language/unit-number",
  severity: "error",
  message: (p) => `\`${p.found}\` is no number of a place: \`${p.unit}\` takes a whole number from 1`,
  zh: (p) => `\`${p.found}\` 不是條款的序號：\`${p.unit}\` 之後應為從 1 開始的整數`,
});

export const nesting = diagnostic<{ readonly limit: number }>({
  code: "language/nesting",
  severity: "error",
  message: (p) => `this condition nests deeper than ${p.limit} levels`,
  help: () => "give parts of it a name with `define`",
  zh: (p) => `該條件嵌套超過 ${p.limit} 層`,
  zhHelp: () => "用 `define` 為其中的部分命名",
});

export const dateForm = diagnostic<{ readonly text: string; readonly instead: string | undefined }>({
  code: "language/date-form",
  severity: "error",
  message: (p) => `\`${p.text}\` is no date` + (p.instead === undefined ? "" : `: write \`${p.instead}\``),
  help: () => "a date is year, month and day, as `2023-08-15`; to subtract numbers, put blanks round `-`",
  zh: (p) => `\`${p.text}\` 不是日期` + (p.instead === undefined ? "" : `：寫成 \`${p.instead}\``),
  zhHelp: () => "日期由年、月、日組成，例如 `2023-08-15`；數字相減時，在 `-` 前後加空格",
});

export const noSuchDate = diagnostic<{ readonly text: string }>({
  code: "language/no-such-date",
  severity: "error",
  message: (p) => `there is no day \`${p.text}\``,
  zh: (p) => `沒有 \`${p.text}\` 這一天`,
});

export const numberForm = diagnostic<{ readonly text: string; readonly instead: string | undefined }>({
  code: "language/number-form",
  severity: "error",
  message: (p) => `\`${p.text}\` is no number` + (p.instead === undefined ? "" : `: write \`${p.instead}\``),
  help: () => "numbers are digits, with `_` between digits and one `.` for decimals: `1_000`, `0.05`",
  zh: (p) => `\`${p.text}\` 不是數字` + (p.instead === undefined ? "" : `：寫成 \`${p.instead}\``),
  zhHelp: () => "數字由數位組成，數位之間可用 `_`，小數用一個 `.`：`1_000`、`0.05`",
});

export const tooManyDigits = diagnostic<{ readonly text: string; readonly digits: number }>({
  code: "language/too-many-digits",
  severity: "error",
  message: (p) => `\`${p.text}\` has ${p.digits} digits; a number may have 15`,
  zh: (p) => `\`${p.text}\` 有 ${p.digits} 位；數字最多 15 位`,
});

export const percentBlank = diagnostic<{ readonly instead: string }>({
  code: "language/percent-blank",
  severity: "error",
  message: (p) => `\`%\` follows its number without a blank: \`${p.instead}\``,
  zh: (p) => `\`%\` 緊接數字，中間沒有空格：\`${p.instead}\``,
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
  zh: (p) => `\`${p.word}\` 不是時間單位${orNearestZh(p.nearest)}`,
  zhHelp: (p) => `單位有 ${listedZh(p.units)}`,
});

export const durationForm = diagnostic<{ readonly text: string; readonly because: string }>({
  code: "language/duration-form",
  severity: "error",
  message: (p) => `\`${p.text}\` is no duration: ${p.because}`,
  help: () => "only hours and minutes may have decimals, down to the millisecond",
  zh: (p) => `\`${p.text}\` 不是時長：${said(p.because)}`,
  zhHelp: () => "只有小時和分鐘可以有小數，精確到毫秒",
});

export const wrongSign = diagnostic<{ readonly sign: string; readonly instead: string }>({
  code: "language/wrong-sign",
  severity: "error",
  message: (p) => `\`${p.sign}\` is written \`${p.instead}\``,
  zh: (p) => `\`${p.sign}\` 應寫成 \`${p.instead}\``,
});

export const unknownSign = diagnostic<{ readonly sign: string }>({
  code: "language/unknown-sign",
  severity: "error",
  message: (p) => `\`${p.sign}\` is no sign of the language`,
  zh: (p) => `\`${p.sign}\` 不是規則語言的符號`,
});

export const quotationMarks = diagnostic<{ readonly open: string; readonly close: string }>({
  code: "language/quotation-marks",
  severity: "error",
  message: (p) => `text stands between straight quotation marks, not between \`${p.open}\` and \`${p.close}\``,
  zh: (p) => `文本應放在直引號之間，而不是 \`${p.open}\` 和 \`${p.close}\` 之間`,
});

export const unclosedText = diagnostic<{ readonly mark: string }>({
  code: "language/unclosed-text",
  severity: "error",
  message: (p) => `the text that begins with this \`${p.mark}\` does not end on its line`,
  help: () => 'close it with `"`; a text cannot go on in the next line',
  zh: (p) => `由此處的 \`${p.mark}\` 開始的文本沒有在本行結束`,
  zhHelp: () => '以 `"` 結束；文本不能延續到下一行',
});

export const unknownEscape = diagnostic<{ readonly escape: string }>({
  code: "language/unknown-escape",
  severity: "error",
  message: (p) =>
    `\`${p.escape}\` means nothing in a text: write \`\\\\\` for a backslash and \`\\"\` for a quotation mark`,
  zh: (p) => `\`${p.escape}\` 在文本中沒有意義：反斜線寫作 \`\\\\\`，引號寫作 \`\\"\``,
});

export const commentForm = diagnostic<{ readonly mark: string; readonly closed: boolean }>({
  code: "language/comment-form",
  severity: "error",
  message: (p) =>
    `a comment begins with \`//\` and ends with its line, not with \`${p.mark}\`` +
    (p.closed ? "" : ", which is not even closed"),
  zh: (p) => `註釋以 \`//\` 開始，到行尾結束，而不是 \`${p.mark}\`` + (p.closed ? "" : "，何況它沒有結束"),
});

/** `a`, `b` or `c`, between backticks. */
export function anyOf(words: readonly string[]): string {
  const quoted = words.map((it) => `\`${it}\``);
  return [quoted.slice(0, -1).join(", "), ...quoted.slice(-1)].filter((it) => it !== "").join(" or ");
}
