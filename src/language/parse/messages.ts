import { messages } from "../../base/message.ts";

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
    en: "`{word}` is a word of the language, so it is no name here",
    zh: "`{word}` 是規則語言的詞，在此不能作名稱",
  },
  instead: { en: ": write `{text}`", zh: "：寫成 `{text}`" },
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
  readAs: { en: "read it as `{text}`", zh: "讀作 `{text}`" },
});
