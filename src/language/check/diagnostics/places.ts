import { diagnostic } from "../../../base/diagnostic.ts";

export const outsideUnit = diagnostic("language/outside-unit", "error", {
  en: "{what} stands outside every article",
  zh: "{what} 不在任何一條之內",
  help: {
    en: "put it inside the `article`, `paragraph`, `item`, `subitem` or `sentence` that it encodes",
    zh: "放到它所表達的 `article`、`paragraph`、`item`、`subitem` 或者 `sentence` 之內",
  },
});

export const misplacedUnit = diagnostic("language/misplaced-unit", "error", {
  en: "`{unit}` must stand directly {inside, select, file {at the top of a file} article {in an article} paragraph {in a paragraph} item {in an item} words {in a paragraph, an item or a subitem}}",
  zh: "`{unit}` 須直接放在{inside, select, file {文件的最外層} article {條之內} paragraph {款之內} item {項之內} words {款、項或者目之內}}",
  help: {
    en: "articles hold paragraphs, paragraphs hold items, items hold subitems; an article without paragraphs is one `paragraph 1`",
    zh: "條包含款，款包含項，項包含目；不分款的條只有一個 `paragraph 1`",
  },
});

export const unknownUnit = diagnostic("language/unknown-unit", "error", {
  en: "the text has no `{unit}` here: {has}",
  zh: "文本在此沒有 `{unit}`：{has}",
});

export const repeatedUnit = diagnostic("language/repeated-unit", "error", {
  en: "{unit} is already written at {first}",
  zh: "{unit}已寫在 {first}",
  help: {
    en: "write each unit of the law once, and move what it holds into one block",
    zh: "法律的每一處只寫一次，把內容合到一起",
  },
});

export const needsParagraph = diagnostic("language/needs-paragraph", "error", {
  en: "{what} stands in an article{paragraphs, plural, =1 {; write it inside `paragraph 1`} other { of # paragraphs; write it inside the paragraph that it encodes}}",
  zh: "{what} 直接寫在{paragraphs, plural, =1 {條中；應寫在 `paragraph 1` 之內} other {有 # 款的條中；應寫在它所表達的款之內}}",
});

export const scopeLevel = diagnostic("language/scope-level", "error", {
  en: "a scope of the {level} must stand inside {level, select, article {an `article`} paragraph {a `paragraph`} item {an `item`}} block",
  zh: "{level, select, article {`article` 的適用範圍須寫在 `article` 之內} paragraph {`paragraph` 的適用範圍須寫在 `paragraph` 之內} item {`item` 的適用範圍須寫在 `item` 之內}}",
  help: { en: "`policy applies where …` may stand in any unit", zh: "`policy applies where …` 可以寫在任何一處" },
});

export const quoteNotFound = diagnostic("language/quote-not-found", "error", {
  en: "the words `{quote}` do not occur in {unit}{instead}",
  zh: "{unit}中沒有 `{quote}`{instead}",
  help: {
    en: "{fault, select, copy {the copy of the text has these words by mistake; quote what the law says} script {this pack holds the text in Simplified characters only; quote it in these} gap {the text has them on several lines, and a quote goes over no end of a line: join lines that are only wrapped, or quote words of one line} none {}}",
    zh: "{fault, select, copy {文本中的這些字是誤字；應引用法律的原文} script {本規則包只有簡體文本；應以簡體引用} gap {文本中這些字分在幾行，引用不能跨行：僅因版面換行的，合成一行；否則只引用一行中的字} none {}}",
  },
});

export const quoteRepeated = diagnostic("language/quote-repeated", "error", {
  en: "the words `{quote}` occur more than once in {unit}",
  zh: "`{quote}` 在{unit}中出現不止一次",
  help: {
    en: "quote more of the sentence, so that only one place can be meant",
    zh: "多引用一些文字，使所指之處唯一",
  },
});

export const emptyQuote = diagnostic("language/empty-quote", "error", {
  en: "this quote has no words",
  zh: "該引用沒有文字",
});

export const quoteWithoutText = diagnostic("language/quote-without-text", "error", {
  en: "this pack holds no text in which `{quote}` could be found",
  zh: "本規則包沒有可查找 `{quote}` 的文本",
  help: {
    en: "a pack with `text: none` has an outline and no quotes",
    zh: "寫明 `text: none` 的規則包只有提綱，沒有引用",
  },
});

export const missingQuote = diagnostic("language/missing-quote", "error", {
  en: "{what} quotes no words of the law",
  zh: "{what} 沒有引用法律的文字",
  help: {
    en: 'add `quote "…"` with the words that it relies on',
    zh: '加上 `quote "…"`，寫明所依據的文字',
  },
});
