import { diagnostic } from "../../base/diagnostic.ts";
import { messages, type Message, type MessageValue } from "../../base/message.ts";

export const expected = diagnostic("language/expected", "error", {
  en: "expected {what}{follows, select, true { after `{after}`} false {}}{precedes, select, true {, found `{found}`} false {}}",
  zh: "{follows, select, true {`{after}` 之後} false {此處}}應為 {what}{precedes, select, true {，卻是 `{found}`} false {}}",
  help: { en: "{hint}", zh: "{hint}" },
});

/** What is said where something is missing: what should stand there, after what, and what stands there instead. */
export const expectedParams = (
  what: MessageValue,
  { after, found, hint }: Around,
): Parameters<typeof expected.at>[1] => ({
  what,
  after,
  follows: after !== undefined,
  found,
  precedes: found !== undefined,
  hint,
});

interface Around {
  readonly after?: string | undefined;
  readonly found: string | undefined;
  readonly hint?: Message | undefined;
}

export const stray = diagnostic("language/stray", "error", {
  en: "`{words}` begins nothing that {where} can hold",
  zh: "{where}中不能有以 `{words}` 開頭的內容",
  help: { en: "{where} holds {holds}", zh: "{where}中可以有：{holds}" },
});

export const missingJoint = diagnostic("language/missing-joint", "error", {
  en: "`{words}` begins another condition: `{and}` or `{or}` is missing before it",
  zh: "`{words}` 開始了另一個條件：之前缺少 `{and}` 或 `{or}`",
});

export const unknownKeyword = diagnostic("language/unknown-keyword", "error", {
  en: "`{words}` is not a word of the language{near}",
  zh: "`{words}` 不是規則語言的詞{near}",
});

export const unknownModal = diagnostic("language/unknown-modal", "error", {
  en: "`{words}` is not a modal: write {modals}",
  zh: "`{words}` 不是情態詞：應寫 {modals}",
});

export const unclosed = diagnostic("language/unclosed", "error", {
  en: "the `{sign}`{isNamed, select, true { of `{name}`} false {}} is never closed by `{closer}`",
  zh: "{isNamed, select, true {`{name}` 的 } false {}}`{sign}` 沒有以 `{closer}` 結束",
});

export const strayCloser = diagnostic("language/stray-closer", "error", {
  en: "this `{sign}` closes nothing",
  zh: "此處的 `{sign}` 沒有對應的開頭",
});

export const keywordAsName = diagnostic("language/keyword-as-name", "error", {
  en: "`{word}` is a word of the language and cannot be a name: write another, such as `{instead}`",
  zh: "`{word}` 是規則語言的詞，不能用作名稱：改用別的，例如 `{instead}`",
});

export const hyphenInName = diagnostic("language/hyphen-in-name", "error", {
  en: "`{name}` is not a name: write `{instead}`, without `-`",
  zh: "`{name}` 不是名稱：寫成 `{instead}`，不用 `-`",
});

export const blankInName = diagnostic("language/blank-in-name", "error", {
  en: "`{name}` is not a name: write `{instead}`, without blanks",
  zh: "`{name}` 不是名稱：寫成 `{instead}`，不留空格",
});

export const blankAtDot = diagnostic("language/blank-at-dot", "error", {
  en: "{follows, select, true {the dot after `{name}`} false {a dot}} must stand between two names, without blanks",
  zh: "{follows, select, true {`{name}` 之後的點} false {點}}須在兩個名稱之間，前後沒有空格",
});

export const mixedConnectives = diagnostic("language/mixed-connectives", "error", {
  en: "`{text}` can be read in two ways: `{first}` or `{second}`",
  zh: "`{text}` 有兩種讀法：`{first}` 或者 `{second}`",
  help: {
    en: "put parentheses round the one that is meant, or write `all of '{ … }'` and `any of '{ … }'`",
    zh: "用括號寫明所指的一種，或者寫 `all of '{ … }'` 和 `any of '{ … }'`",
  },
});

export const chainedComparison = diagnostic("language/chained-comparison", "error", {
  en: "comparisons do not chain: `{sign}` follows another one",
  zh: "比較不能連寫：`{sign}` 接在另一個比較之後",
  help: { en: "{remedy}", zh: "{remedy}" },
});

export const deadlineForm = diagnostic("language/deadline-form", "error", {
  en: "a deadline is a whole clause: `{require}`, one fact, `{by}`, a date",
  zh: "期限是一個完整的子句：`{require}`、一項事實、`{by}`、一個日期",
  help: {
    en: "it is never part of a condition and never forbidden; give other conditions clauses of their own",
    zh: "期限不能是條件的一部分，也不能用於禁止；其他條件各寫一個子句",
  },
});

export const complianceForm = diagnostic("language/compliance-form", "error", {
  en: "`{complies}` is a whole clause: `{require} {complies}`, a pack and, between brackets, its places",
  zh: "`{complies}` 是一個完整的子句：`{require} {complies}`、一個規則包，以及方括號中的各處",
  help: {
    en: "it is never part of a condition and never forbidden; give other conditions clauses of their own",
    zh: "它不能是條件的一部分，也不能用於禁止；其他條件各寫一個子句",
  },
});

export const placeForm = diagnostic("language/place-form", "error", {
  en: "`{words}` is not a place: write `{instead}`",
  zh: "`{words}` 不指明條文：寫成 `{instead}`",
  help: {
    en: "a place is an article, then its paragraph, its item, its subitem, its sentence; an article without numbers has one paragraph",
    zh: "依次寫條、款、項、目、句；沒有編號的條只有一款",
  },
});

export const closedList = diagnostic("language/closed-list", "error", {
  en: "the open list `{name}` does not end in `...`",
  zh: "未盡列舉 `{name}` 沒有以 `...` 結尾",
  help: { en: "to give a closed list a name, write `define`", zh: "要為已盡的列表命名，用 `define`" },
});

export const standardForMet = diagnostic("language/standard-for-met", "error", {
  en: "only a standard can be met: write its name before `{met}`",
  zh: "只有標準才能被滿足：在 `{met}` 之前寫標準的名稱",
});

export const givenTwice = diagnostic("language/given-twice", "error", {
  en: "`{word}` stands here a second time",
  zh: "`{word}` 在此第二次出現",
});

export const unitNumber = diagnostic("language/unit-number", "error", {
  en: "`{found}` is not a number of a place: `{unit}` takes a whole number from 1, or one such as `4.1` for what was inserted behind 4",
  zh: "`{found}` 不是條款的序號：`{unit}` 之後應為從 1 開始的整數；在 4 之後增補的，寫成 `4.1`",
});

export const nesting = diagnostic("language/nesting", "error", {
  en: "this condition nests deeper than {limit} levels",
  zh: "該條件嵌套超過 {limit} 層",
  help: { en: "give parts of it a name with `define`", zh: "用 `define` 為其中的部分命名" },
});

export const unitNesting = diagnostic("language/unit-nesting", "error", {
  en: "places nest deeper than {limit} levels here",
  zh: "此處的條款嵌套超過 {limit} 層",
  help: {
    en: "an article holds paragraphs, a paragraph items, an item subitems, each but the article sentences, and a sentence no places",
    zh: "條中有款，款中有項，項中有目，款、項、目中有句，句中不再有條款",
  },
});

export const dateForm = diagnostic("language/date-form", "error", {
  en: "`{text}` is not a date{instead}",
  zh: "`{text}` 不是日期{instead}",
  help: {
    en: "a date is year, month and day, as `2023-08-15`{hasHyphen, select, true {; to subtract numbers, put blanks round `-`} false {}}",
    zh: "日期由年、月、日組成，例如 `2023-08-15`{hasHyphen, select, true {；數字相減時，在 `-` 前後加空格} false {}}",
  },
});

export const noSuchDate = diagnostic("language/no-such-date", "error", {
  en: "there is no day `{text}`",
  zh: "沒有 `{text}` 這一天",
});

export const numberForm = diagnostic("language/number-form", "error", {
  en: "`{text}` is not a number{instead}",
  zh: "`{text}` 不是數字{instead}",
  help: {
    en: "numbers are digits, with `_` between digits and one `.` for decimals: `1_000`, `0.05`",
    zh: "數字由數位組成，數位之間可用 `_`，小數用一個 `.`：`1_000`、`0.05`",
  },
});

export const tooManyDigits = diagnostic("language/too-many-digits", "error", {
  en: "`{text}` has {digits} digits; a number may have 15",
  zh: "`{text}` 有 {digits} 位；數字最多 15 位",
});

export const percentBlank = diagnostic("language/percent-blank", "error", {
  en: "`%` follows its number without a blank: `{instead}`",
  zh: "`%` 緊接數字，中間沒有空格：`{instead}`",
});

export const unknownTimeUnit = diagnostic("language/unknown-time-unit", "error", {
  en: "`{word}` is not a unit of time{near}",
  zh: "`{word}` 不是時間單位{near}",
  help: {
    en: "units are {units}; a number of metres or grams stands alone, and the name of the fact says of what it is",
    zh: "單位有 {units}；米、克等的數值不寫單位，由事實的名稱說明",
  },
});

export const durationForm = diagnostic("language/duration-form", "error", {
  en: "`{text}` is not a duration: {fault, select, long {it is longer than any that can be counted} fraction {it is not a whole number of milliseconds} months {months are counted whole} days {days are counted whole}}",
  zh: "`{text}` 不是時長：{fault, select, long {超過可以計算的長度} fraction {不是毫秒的整數倍} months {月只能是整數} days {日只能是整數}}",
  help: {
    en: "only hours and minutes may have decimals, down to the millisecond",
    zh: "只有小時和分鐘可以有小數，精確到毫秒",
  },
});

export const wrongSign = diagnostic("language/wrong-sign", "error", {
  en: "`{sign}` is written `{instead}`",
  zh: "`{sign}` 應寫成 `{instead}`",
});

export const unknownSign = diagnostic("language/unknown-sign", "error", {
  en: "`{sign}` is not a sign of the language",
  zh: "`{sign}` 不是規則語言的符號",
});

export const quotationMarks = diagnostic("language/quotation-marks", "error", {
  en: "text stands between straight quotation marks, not between `{open}` and `{close}`",
  zh: "文本應放在直引號之間，而不是 `{open}` 和 `{close}` 之間",
});

export const unclosedText = diagnostic("language/unclosed-text", "error", {
  en: "the text that begins with this `{mark}` does not end on its line",
  zh: "由此處的 `{mark}` 開始的文本沒有在本行結束",
  help: {
    en: 'close it with `"`; a text cannot go on in the next line',
    zh: '以 `"` 結束；文本不能延續到下一行',
  },
});

export const unknownEscape = diagnostic("language/unknown-escape", "error", {
  en: '`{escape}` means nothing in a text: write `\\\\` for a backslash and `\\"` for a quotation mark',
  zh: '`{escape}` 在文本中沒有意義：反斜線寫作 `\\\\`，引號寫作 `\\"`',
});

export const commentForm = diagnostic("language/comment-form", "error", {
  en: "a comment begins with `//` and ends with its line, not with `{mark}`{closed, select, true {} false {, which is not even closed}}",
  zh: "註釋以 `//` 開始，到行尾結束，而不是 `{mark}`{closed, select, true {} false {，何況它沒有結束}}",
});

export const unknownLanguage = diagnostic("language/unknown-language", "error", {
  en: "there are no keywords in `{name}`{near}",
  zh: "沒有 `{name}` 這種關鍵字{near}",
  help: {
    en: "keywords are written in {languages}; a file whose first line names neither has English ones",
    zh: "關鍵字可用 {languages}；首行未指明的文件用英文關鍵字",
  },
});

export const otherLanguage = diagnostic("language/other-language", "error", {
  en: "`{word}` is a keyword in `{other}`, and the keywords of this file are those of `{language}`",
  zh: "`{word}` 是 `{other}` 的關鍵字，而本文件用 `{language}` 的關鍵字",
  help: {
    en: "a file whose keywords are Chinese begins with the line `// language: zh`, and no other file does",
    zh: "用中文關鍵字的文件以 `// language: zh` 一行開頭，其他文件沒有這一行",
  },
});

/** What should stand somewhere in a policy. */
export const wanted = messages("language/wanted", {
  number: { en: "a number", zh: "數字" },
  title: { en: "a title", zh: "標題" },
  condition: { en: "a condition", zh: "條件" },
  value: { en: "a value", zh: "值" },
  list: { en: "a list", zh: "列表" },
  openList: { en: "a list, such as `[a, b, ...]`", zh: "列表，例如 `[a, b, ...]`" },
  type: { en: "a type, such as `duration`", zh: "類型，例如 `duration`" },
  date: { en: "a date, such as `2023-08-15`", zh: "日期，例如 `2023-08-15`" },
  unquoted: { en: "`{text}` without quotation marks", zh: "不加引號的 `{text}`" },
  duration: { en: "how long, such as `12 months`", zh: "時長，例如 `12 months`" },
  lawWords: { en: "the words of the law, between quotation marks", zh: "法律的文字，放在引號之間" },
  lawWord: { en: "the word of the law", zh: "法律用語" },
  ruleName: { en: "a name for the rule", zh: "規則的名稱" },
  exemptionName: { en: "a name for the exemption", zh: "豁免的名稱" },
  standardName: { en: "a name for the standard", zh: "標準的名稱" },
  definitionName: { en: "a name for what is defined", zh: "所定義內容的名稱" },
  parameterName: { en: "a name for the value", zh: "值的名稱" },
  listName: { en: "a name for the list", zh: "列表的名稱" },
  elementName: { en: "a name for the element", zh: "元素的名稱" },
  element: { en: "the element that the standard is met for", zh: "滿足標準的元素" },
  party: { en: "a party", zh: "主體" },
  boundParty: { en: "the party that the rule binds", zh: "規則所約束的主體" },
  act: { en: "what the party does, between quotation marks", zh: "主體的行為，放在引號之間" },
  subject: { en: "what the rule judges, such as `service`", zh: "規則所判斷的對象，例如 `service`" },
  concept: { en: "what the rule is about, as one word", zh: "規則所涉的事項，用一個詞" },
  remedy: { en: "what to do, between quotation marks", zh: "要做的事，放在引號之間" },
  question: { en: "what the standard asks, between quotation marks", zh: "標準所要求的內容，放在引號之間" },
  standardAsked: { en: "the full name of a standard of another pack", zh: "其他規則包的標準的全名" },
  role: { en: "the role that judges", zh: "作出判斷的角色" },
  evidence: { en: "a kind of evidence", zh: "證據的類別" },
  rule: { en: "the name of a rule", zh: "規則的名稱" },
  place: { en: "a place, such as `article 14 paragraph 1`", zh: "條款，例如 `article 14 paragraph 1`" },
  target: {
    en: "a rule or a place, such as `article 14 paragraph 1`",
    zh: "規則或者條款，例如 `article 14 paragraph 1`",
  },
  pack: { en: "the pack, such as `cn.deep_synthesis`", zh: "規則包，例如 `cn.deep_synthesis`" },
  otherRules: { en: "the other rules, between quotation marks", zh: "其他規則，放在引號之間" },
  basis: {
    en: "what this rests on, such as `law` or `guidance`",
    zh: "所依據的內容，例如 `law` 或者 `guidance`",
  },
  basisPlace: { en: "where it says so, between quotation marks", zh: "出處，放在引號之間" },
  reason: { en: "the reason, between quotation marks", zh: "理由，放在引號之間" },
  other: { en: "other words", zh: "其他文字" },
});

/** What holds declarations or clauses, and what they are. */
export const bodies = messages("language/body", {
  file: { en: "a file", zh: "文件" },
  article: { en: "this article", zh: "該條" },
  paragraph: { en: "this paragraph", zh: "該款" },
  item: { en: "this item", zh: "該項" },
  subitem: { en: "this subitem", zh: "該目" },
  sentence: { en: "this sentence", zh: "該句" },
  rule: { en: "a rule", zh: "規則" },
  standard: { en: "a standard", zh: "標準" },
  declarations: {
    en: "places, such as `article 1 '{ … }'`, and declarations, such as `rule`, `define` and `quote`",
    zh: "條款，例如 `article 1 '{ … }'`；以及聲明，例如 `rule`、`define` 和 `quote`",
  },
});

/** What is said beside a mistake. */
export const hints = messages("language/hint", {
  keyword: {
    en: "`{word}` is a word of the language, so it is not a name here",
    zh: "`{word}` 是規則語言的詞，在此不能作名稱",
  },
  instead: { en: ": write `{text}`", zh: "：寫成 `{text}`" },
  braced: { en: "`{words}` stands between the braces", zh: "`{words}` 寫在花括號之間" },
});

/** What fixes do, beside writing other words. */
export const fixes = messages("language/fix", {
  insert: { en: "insert `{text}`", zh: "插入 `{text}`" },
  leaveOut: { en: "leave it out", zh: "刪去" },
  leaveOutBlanks: { en: "leave out the blanks", zh: "刪去空格" },
  straighten: { en: "write straight quotation marks", zh: "改用直引號" },
  doubleBackslash: { en: "write the backslash twice", zh: "反斜線寫兩次" },
  closeText: { en: "close the text", zh: "結束文本" },
  endOpen: { en: "end it with `...`", zh: "以 `...` 結尾" },
  nameLanguage: { en: "name the language of the keywords in the first line", zh: "在首行指明關鍵字的語言" },
  readAs: { en: "read it as `{text}`", zh: "讀作 `{text}`" },
});
