import { diagnostic } from "../../../base/diagnostic.ts";
import { orNearest, orNearestZh } from "../../../base/nearest.ts";
import { said } from "../chinese-phrases.ts";

interface Named {
  readonly name: string;
}
interface Near extends Named {
  readonly nearest: string | undefined;
}

export const notACondition = diagnostic<{ readonly is: string }>({
  code: "language/not-a-condition",
  severity: "error",
  message: (p) => `a condition must be true or false, and this is ${p.is}`,
  zh: (p) => `條件應為真或假，而此處是${said(p.is)}`,
});

export const typeMismatch = diagnostic<{
  readonly left: string;
  readonly right: string;
  readonly hint: string | undefined;
}>({
  code: "language/type-mismatch",
  severity: "error",
  message: (p) => `${p.left} cannot be compared with ${p.right}`,
  help: (p) => p.hint,
  zh: (p) => `${said(p.left)}不能與${said(p.right)}比較`,
  zhHelp: (p) => p.hint && said(p.hint),
});

export const noOrder = diagnostic<{ readonly operator: string; readonly is: string }>({
  code: "language/no-order",
  severity: "error",
  message: (p) => `\`${p.operator}\` orders numbers, dates and durations, and this is ${p.is}`,
  zh: (p) => `\`${p.operator}\` 比較數字、日期和時長的先後大小，而此處是${said(p.is)}`,
});

export const unknownMember = diagnostic<Near & { readonly members: string }>({
  code: "language/unknown-member",
  severity: "error",
  message: (p) => `\`${p.name}\` is not one of the values that can stand here${orNearest(p.nearest)}`,
  help: (p) => `the values are ${p.members}`,
  zh: (p) => `\`${p.name}\` 不是此處可用的值${orNearestZh(p.nearest)}`,
  zhHelp: (p) => `可用的值：${said(p.members)}`,
});

export const quotedMember = diagnostic<Named>({
  code: "language/quoted-member",
  severity: "error",
  message: (p) => `the value \`${p.name}\` is written without quotation marks`,
  zh: (p) => `值 \`${p.name}\` 不加引號`,
});

export const ambiguousMember = diagnostic<Named & { readonly declared: string }>({
  code: "language/ambiguous-member",
  severity: "error",
  message: (p) => `\`${p.name}\` can mean the value of that name or ${p.declared}`,
  help: () => "rename the declaration or the variable",
  zh: (p) => `\`${p.name}\` 可以指該名稱的值，也可以指${said(p.declared)}`,
  zhHelp: () => "給聲明或者變量另取名稱",
});

export const notAList = diagnostic<{ readonly is: string }>({
  code: "language/not-a-list",
  severity: "error",
  message: (p) => `a list must stand here, and this is ${p.is}`,
  zh: (p) => `此處應為列表，卻是${said(p.is)}`,
});

export const mixedList = diagnostic<{ readonly item: string; readonly others: string }>({
  code: "language/mixed-list",
  severity: "error",
  message: (p) => `this element is ${p.item}, while the list holds ${p.others}`,
  zh: (p) => `該元素是${said(p.item)}，而列表的其他元素是${said(p.others)}`,
});

export const emptyList = diagnostic<object>({
  code: "language/empty-list",
  severity: "error",
  message: () => "an empty list holds nothing that could be asked for",
  help: () => "to ask whether a list has no element, write `… is empty`",
  zh: () => "空列表中沒有可查詢的內容",
  zhHelp: () => "要問列表是否沒有元素，寫 `… is empty`",
});

export const openList = diagnostic<{ readonly where: string }>({
  code: "language/open-list",
  severity: "error",
  message: (p) => `a list that the law leaves open cannot ${p.where}`,
  help: () => "use `in`, `not in`, `has` or `has any`, or leave out `...`",
  zh: (p) => `法律沒有列盡的列表不能${said(p.where)}`,
  zhHelp: () => "用 `in`、`not in`、`has` 或者 `has any`，或者刪去 `...`",
});

export const notConstant = diagnostic<Named>({
  code: "language/not-constant",
  severity: "error",
  message: (p) =>
    `the values of the parameter \`${p.name}\` are written out, and this is worked out from something else`,
  help: () => "a value that depends on facts is a definition: `define NAME means if … then … else …`",
  zh: (p) => `參數 \`${p.name}\` 的值須直接寫出，而此處由其他內容算出`,
  zhHelp: () => "取決於事實的值是定義：`define NAME means if … then … else …`",
});

export const badArithmetic = diagnostic<{
  readonly operator: string;
  readonly left: string;
  readonly right: string | undefined;
}>({
  code: "language/bad-arithmetic",
  severity: "error",
  message: (p) =>
    p.right === undefined
      ? `\`${p.operator}\` needs a number, and this is ${p.left}`
      : `\`${p.operator}\` cannot join ${p.left} and ${p.right}`,
  help: () =>
    "numbers can be added, subtracted, multiplied and divided; a duration can be added to a date or taken from it; a date minus a date is a duration",
  zh: (p) =>
    p.right === undefined
      ? `\`${p.operator}\` 需要數字，而此處是${said(p.left)}`
      : `\`${p.operator}\` 不能連接${said(p.left)}和${said(p.right)}`,
  zhHelp: () => "數字可以加、減、乘、除；日期可以加減時長；日期減日期得時長",
});

export const hoursOnDate = diagnostic<{ readonly duration: string }>({
  code: "language/hours-on-date",
  severity: "error",
  message: (p) => `\`${p.duration}\` cannot be counted from a date that has no time of day`,
  help: () => "count days, working days or months, or start from a field that holds a time (`…_at`)",
  zh: (p) => `日期沒有時刻，不能由此計算 \`${p.duration}\``,
  zhHelp: () => "用日、工作日或者月計算，或者從含時刻的字段（`…_at`）開始",
});

export const notAFact = diagnostic<{ readonly test: string; readonly is: string }>({
  code: "language/not-a-fact",
  severity: "error",
  message: (p) => `\`is ${p.test}\` asks whether a fact is there, and this is ${p.is}`,
  zh: (p) => `\`is ${p.test}\` 問某項事實是否存在，而此處是${said(p.is)}`,
});

export const branchesDiffer = diagnostic<{ readonly what: string; readonly first: string; readonly second: string }>({
  code: "language/branches-differ",
  severity: "error",
  message: (p) => `the values of ${p.what} must be of one kind, and this is ${p.second}, not ${p.first}`,
  zh: (p) => `${said(p.what)}的值須是同一類，而此處是${said(p.second)}，不是${said(p.first)}`,
});

export const misplacedDay = diagnostic<Named>({
  code: "language/misplaced-day",
  severity: "error",
  message: (p) => `\`${p.name}\` can only be compared with a date`,
  help: (p) => `write \`${p.name} <= DATE\`, where DATE may be a date plus or minus a duration`,
  zh: (p) => `\`${p.name}\` 只能與日期比較`,
  zhHelp: (p) => `寫成 \`${p.name} <= DATE\`，其中 DATE 可以是日期加減時長`,
});

export const standardWithoutMet = diagnostic<Named>({
  code: "language/standard-without-met",
  severity: "error",
  message: (p) => `\`${p.name}\` is a standard, so a condition asks whether it is met`,
  zh: (p) => `\`${p.name}\` 是標準，條件應問它是否得到滿足`,
});

export const metElement = diagnostic<Named & { readonly problem: string }>({
  code: "language/met-element",
  severity: "error",
  message: (p) => `the standard \`${p.name}\` ${p.problem}`,
  zh: (p) => `標準 \`${p.name}\` ${said(p.problem)}`,
});

export const unnamedElements = diagnostic<{ readonly standard: string }>({
  code: "language/unnamed-elements",
  severity: "error",
  message: (p) =>
    `the elements of this list have no names, so no attestation could say for which of them \`${p.standard}\` is met`,
  help: () => "take a list whose elements the vocabulary names with `x-key`, or leave out `for each`",
  zh: (p) => `該列表的元素沒有名稱，署名確認無法說明對其中哪一個滿足 \`${p.standard}\``,
  zhHelp: () => "用詞彙表以 `x-key` 為元素命名的列表，或者刪去 `for each`",
});

export const contradictingExceptions = diagnostic<Named & { readonly first: string; readonly second: string }>({
  code: "language/contradicting-exceptions",
  severity: "error",
  message: (p) => `under one condition \`${p.name}\` is both \`${p.first}\` and \`${p.second}\``,
  help: () => "exceptions have no order, so none goes before another: say when each of them holds",
  zh: (p) => `在同一條件下 \`${p.name}\` 既是 \`${p.first}\` 又是 \`${p.second}\``,
  zhHelp: () => "例外沒有先後，互不優先：寫明各自何時成立",
});
