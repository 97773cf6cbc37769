import { diagnostic } from "../../../base/diagnostic.ts";
import { message } from "../../../base/message.ts";

export const notACondition = diagnostic("language/not-a-condition", "error", {
  en: "a condition must be true or false, and this is {is}",
  zh: "條件應為真或假，而此處是{is}",
  help: {
    en: "{day, select, none {} other {write `{day} is present` to ask whether there is such a day}}",
    zh: "{day, select, none {} other {要問是否有這個日期，寫成 `{day} is present`}}",
  },
});

export const typeMismatch = diagnostic("language/type-mismatch", "error", {
  en: "{left} cannot be compared with {right}",
  zh: "{left}不能與{right}比較",
  help: {
    en: "{ask, select, lists {ask with `has any` or `has all` what a list holds} list {ask with `has` or `in` whether a list holds a value} shared {ask with `has any` or `has all` what two lists share} none {}}",
    zh: "{ask, select, lists {用 `has any` 或者 `has all` 問列表中有什麼} list {用 `has` 或者 `in` 問列表中是否有某個值} shared {用 `has any` 或者 `has all` 問兩個列表有何共同之處} none {}}",
  },
});

export const noOrder = diagnostic("language/no-order", "error", {
  en: "`{operator}` orders numbers, dates and durations, and this is {is}",
  zh: "`{operator}` 比較數字、日期和時長的先後大小，而此處是{is}",
  help: { en: "{hint}", zh: "{hint}" },
});

export const withoutQuotes = message("language/hint/without-quotes", {
  en: "write it without quotes: `{value}`",
  zh: "不加引號：`{value}`",
});

export const unknownMember = diagnostic("language/unknown-member", "error", {
  en: "`{name}` is not one of the values that can stand here{near}",
  zh: "`{name}` 不是此處可用的值{near}",
  help: { en: "the values are {members}", zh: "可用的值：{members}" },
});

export const quotedMember = diagnostic("language/quoted-member", "error", {
  en: "the value `{name}` is written without quotation marks",
  zh: "值 `{name}` 不加引號",
});

export const ambiguousMember = diagnostic("language/ambiguous-member", "error", {
  en: "`{name}` can mean the value of that name or {declared}",
  zh: "`{name}` 可以指該名稱的值，也可以指{declared}",
  help: { en: "rename the declaration or the variable", zh: "給聲明或者變量另取名稱" },
});

export const notAList = diagnostic("language/not-a-list", "error", {
  en: "a list must stand here, and this is {is}",
  zh: "此處應為列表，卻是{is}",
});

export const mixedList = diagnostic("language/mixed-list", "error", {
  en: "this element is {item}, while the list holds {others}",
  zh: "該元素是{item}，而列表的其他元素是{others}",
});

export const emptyList = diagnostic("language/empty-list", "error", {
  en: "an empty list holds nothing that could be asked for",
  zh: "空列表中沒有可查詢的內容",
  help: {
    en: "to ask whether a list has no element, write `… is empty`",
    zh: "要問列表是否沒有元素，寫 `… is empty`",
  },
});

export const openList = diagnostic("language/open-list", "error", {
  en: "a list that the law leaves open cannot {use, select, each {be gone through one by one} value {be the value of a parameter} empty {be asked whether it is empty} all {stand in `has all`}}",
  zh: "法律沒有列盡的列表不能{use, select, each {逐個查看} value {作為參數的值} empty {被問是否為空} all {用在 `has all` 中}}",
  help: {
    en: "use `in`, `not in`, `has` or `has any`, or leave out `...`",
    zh: "用 `in`、`not in`、`has` 或者 `has any`，或者刪去 `...`",
  },
});

export const notConstant = diagnostic("language/not-constant", "error", {
  en: "the values of the parameter `{name}` are written out, and this is worked out from something else",
  zh: "參數 `{name}` 的值須直接寫出，而此處由其他內容算出",
  help: {
    en: "a value that depends on facts is a definition: `define NAME means if … then … else …`",
    zh: "取決於事實的值是定義：`define NAME means if … then … else …`",
  },
});

export const badArithmetic = diagnostic("language/bad-arithmetic", "error", {
  en: "{joins, select, true {`{operator}` cannot join {left} and {right}} false {`{operator}` needs a number, and this is {left}}}",
  zh: "{joins, select, true {`{operator}` 不能連接{left}和{right}} false {`{operator}` 需要數字，而此處是{left}}}",
  help: {
    en: "numbers can be added, subtracted, multiplied and divided; a duration can be added to a date or taken from it; a date minus a date is a duration",
    zh: "數字可以加、減、乘、除；日期可以加減時長；日期減日期得時長",
  },
});

export const hoursOnDate = diagnostic("language/hours-on-date", "error", {
  en: "`{duration}` cannot be counted from a date that has no time of day",
  zh: "日期沒有時刻，不能由此計算 `{duration}`",
  help: {
    en: "count days, working days or months, or start from a field that holds a time (`…_at`)",
    zh: "用日、工作日或者月計算，或者從含時刻的字段（`…_at`）開始",
  },
});

export const notAFact = diagnostic("language/not-a-fact", "error", {
  en: "`{test}` asks whether a fact is there, and this is {is}",
  zh: "`{test}` 問某項事實是否存在，而此處是{is}",
});

export const branchesDiffer = diagnostic("language/branches-differ", "error", {
  en: "the values of {what} must be of one kind, and this is {second}, not {first}",
  zh: "{what} 的值須是同一類，而此處是{second}，不是{first}",
});

export const misplacedDay = diagnostic("language/misplaced-day", "error", {
  en: "`{name}` can only be compared with a date",
  zh: "`{name}` 只能與日期比較",
  help: {
    en: "write `{name} <= DATE`, where DATE may be a date plus or minus a duration",
    zh: "寫成 `{name} <= DATE`，其中 DATE 可以是日期加減時長",
  },
});

export const standardWithoutMet = diagnostic("language/standard-without-met", "error", {
  en: "`{name}` is a standard, so a condition asks whether it is met",
  zh: "`{name}` 是標準，條件應問它是否得到滿足",
});

export const metElement = diagnostic("language/met-element", "error", {
  en: "the standard `{name}` {problem, select, missing {is over a list: write `is met for x`, where `x` is a variable for one element} none {is not over a list, so it is met or not, and not for an element} misfit {is over other elements than `{element}`}}",
  zh: "標準 `{name}` {problem, select, missing {針對列表：寫成 `is met for x`，其中 `x` 是代表一個元素的變量} none {不針對列表，只有是否滿足，不對元素而言} misfit {所針對的元素與 `{element}` 不同}}",
});

export const unnamedElements = diagnostic("language/unnamed-elements", "error", {
  en: "the elements of this list have no names, so no attestation could say for which of them `{standard}` is met",
  zh: "該列表的元素沒有名稱，署名確認無法說明對其中哪一個滿足 `{standard}`",
  help: {
    en: "take a list whose elements the vocabulary names with `x-key`, or leave out `for each`",
    zh: "用詞彙表以 `x-key` 為元素命名的列表，或者刪去 `for each`",
  },
});

export const contradictingExceptions = diagnostic("language/contradicting-exceptions", "error", {
  en: "under one condition `{name}` is both `{first}` and `{second}`",
  zh: "在同一條件下 `{name}` 既是 `{first}` 又是 `{second}`",
  help: {
    en: "exceptions have no order, so none goes before another: say when each of them holds",
    zh: "例外沒有先後，互不優先：寫明各自何時成立",
  },
});
