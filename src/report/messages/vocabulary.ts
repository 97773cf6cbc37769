import { messages } from "../../base/message.ts";

/** What the page of a vocabulary says. */
export const vocabularyWords = messages("report/vocabulary", {
  title: { en: "The vocabulary `{id}`", zh: "詞彙表 `{id}`" },
  extends: { en: "Facts that it adds to `{subject}` of `{id}`.", zh: "它為 `{id}` 的 `{subject}` 增加的事實。" },
  contents: { en: "Contents", zh: "目錄" },
  top: { en: "what stands at the top", zh: "文件頂層" },
  shared: { en: "Shared", zh: "共用" },
  sharedWhat: { en: "groups and words used in several places", zh: "多處使用的字段組和用語" },
  field: { en: "field", zh: "字段" },
  type: { en: "type", zh: "類型" },
  name: { en: "title", zh: "標題" },
  question: { en: "question", zh: "問題" },
  signs: { en: "signs", zh: "標記" },
  cites: { en: "for", zh: "條款" },
  forProvisions: { en: "For {provisions}.", zh: "用於 {provisions}。" },
  together: { en: "Cannot be together", zh: "不能並存" },
  settles: { en: "settles `{name}` where nobody states it", zh: "沒有寫明 `{name}` 時可由此得知" },
  word: { en: "word", zh: "用語" },
  meaning: { en: "meaning", zh: "含義" },
  needsFactsOn: { en: "It needs `facts_on`.", zh: "須寫明 `facts_on`。" },
  day: { en: "The day of its `{field}` decides whose law applies.", zh: "適用哪一天的法律取決於其 `{field}`。" },
  reads: { en: "Rules on it also read {others}, where given.", zh: "其規則也讀取 {others}（如有）。" },
});

/** What can stand in a place, in words. */
export const typeWords = messages("report/vocabulary/type", {
  list: { en: "list of {what}", zh: "列表：{what}" },
  group: { en: "group", zh: "字段組" },
  groups: { en: "groups", zh: "字段組" },
  anything: { en: "anything", zh: "任意內容" },
  these: { en: "these words", zh: "這些用語" },
  wordsOf: { en: "words of {path}", zh: "{path} 的用語" },
  document: { en: "*document*", zh: "*證明文件*" },
  date: { en: "day", zh: "日期" },
  "date-time": { en: "moment", zh: "時刻" },
  duration: { en: "duration", zh: "期限" },
  uscc: {
    en: "unified social credit code (18 characters, check digit by mod 31)",
    zh: "統一社會信用代碼（18 個字符，模 31 校驗）",
  },
  sha256: { en: "64 hexadecimal digits", zh: "64 位十六進制數字" },
  string: { en: "text", zh: "文本" },
  boolean: { en: "`true` or `false`", zh: "`true` 或者 `false`" },
  number: { en: "number", zh: "數字" },
  integer: { en: "whole number", zh: "整數" },
  from: { en: "{type} from {least}", zh: "{type}，不小於 {least}" },
  within: { en: "{type} from {least} to {most}", zh: "{type}，{least} 至 {most}" },
});

/** The signs of fields. */
export const fieldSigns = messages("report/vocabulary/sign", {
  key: { en: "key", zh: "鍵" },
  required: { en: "required", zh: "必填" },
  event: { en: "event", zh: "事件" },
  null: { en: "null", zh: "可為 `null`" },
  verbatim: { en: "as written", zh: "原話" },
  name: { en: "for names", zh: "供識別" },
  whose: { en: "heads reports", zh: "列於報告開頭" },
  evidence: { en: "for who signs", zh: "供署名人" },
  log: { en: "from logs", zh: "來自日誌" },
});
