import { diagnostic } from "../../../base/diagnostic.ts";

export const quoteNotFound = diagnostic("language/quote-not-found", "error", {
  en: "the words `{quote}` do not occur in {unit}{instead}",
  zh: "{unit}中沒有 `{quote}`{instead}",
  help: {
    en: "{fault, select, copy {the copy of the text has these words by mistake; quote what the law says} script {this pack holds the text in Simplified characters only; quote it in these} none {}}",
    zh: "{fault, select, copy {文本中的這些字是誤字；應引用法律的原文} script {本規則包只有簡體文本；應以簡體引用} none {}}",
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
