import { messages } from "../../base/message.ts";

/** What a file's metadata says of a label. */
export const labelAnswerWords = messages("report/inspection/answer", {
  present: { en: "a right label", zh: "標識正確" },
  absent: { en: "no label", zh: "沒有標識" },
  malformed: { en: "a malformed label", zh: "標識有誤" },
  duplicated: { en: "a label more than once", zh: "標識重複" },
  "near-miss": { en: "a near miss of a label", zh: "近似標識" },
});

/** All that the report of an inspection says. */
export const inspectionWords = messages("report/inspection", {
  notRead: { en: "not read", zh: "未讀取" },
  inPart: { en: "{answer}, in what could be read", zh: "{answer}（就可讀部分而言）" },
  label: { en: "label", zh: "標識" },
  beside: { en: "beside", zh: "另有" },
  error: { en: "wrong", zh: "錯誤" },
  warning: { en: "note", zh: "留意" },
  place: { en: "{place}, from byte {offset}", zh: "{place}，自第 {offset} 字節起" },
  placeWithKey: { en: "{place}, {key}, from byte {offset}", zh: "{place}，{key}，自第 {offset} 字節起" },
  meaning: {
    en: "{value} ({value, select, 1 {is generated} 2 {may be generated} 3 {is suspected to be generated}})",
    zh: "{value}（{value, select, 1 {屬於生成} 2 {可能為生成} 3 {疑似生成}}）",
  },
  empty: { en: "(empty)", zh: "（空）" },
  sourceType: {
    en: "IPTC digital source type {type}; it supports a label and is none",
    zh: "IPTC 數字來源類型 {type}；它可佐證標識，本身不是標識",
  },
  c2pa: {
    en: "a C2PA manifest, not checked here; it supports a label and is none",
    zh: "有 C2PA 清單，此處未核驗；它可佐證標識，本身不是標識",
  },
  summary: { en: "{files, plural, one {# file} other {# files}}: {counts}.", zh: "{files} 個文件：{counts}。" },
  count: { en: "{count} with {answer}", zh: "{answer} {count}" },
  countUnread: { en: "{count} with unread parts", zh: "未全部讀取 {count}" },
  basis: {
    en: "Read after GB 45438-2025, 6.1 and annex E: form alone. Whether a label is true, and the labels that people see, are not looked at.",
    zh: "依據 GB 45438-2025 的 6.1 和附錄 E 讀取，只看形式。標識是否屬實、人可見的標識如何，均未查看。",
  },
});

/** The comments of a fragment for a response document. */
export const inspectionYamlWords = messages("report/inspection/yaml", {
  head: {
    en: "{path}. For a response document, below `response:`.",
    zh: "{path}。用於回答文檔，放在 response: 之下。",
  },
  unread: { en: "not wholly read: nothing can be said of its labels", zh: "未全部讀取：不能說明其標識" },
  withoutPresence: {
    en: "`present` is left out: this is not a right label, and a reader may not take it for one",
    zh: "略去 `present`：這不是正確的標識，不可當作標識",
  },
  several: { en: "which of the labels holds, nobody knows", zh: "不知道以哪一個標識為準" },
});
