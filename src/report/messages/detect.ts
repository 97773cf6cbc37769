import { messages } from "../../base/message.ts";

/** Kinds of personal data. */
export const detectedKindWords = messages("report/detect/kind", {
  resident_id: { en: "identity card number", zh: "居民身份證號碼" },
  social_credit_code: { en: "unified social credit code", zh: "統一社會信用代碼" },
  bank_card: { en: "bank card number", zh: "銀行卡號" },
  phone_number: { en: "telephone number", zh: "電話號碼" },
  passport: { en: "passport number", zh: "護照號碼" },
  mail_address: { en: "e-mail address", zh: "電子郵箱地址" },
});

/** What is said of personal data that was found. */
export const detectWords = messages("report/detect", {
  where: { en: "{path}, {start} to {end}", zh: "{path}，第 {start} 至 {end} 字" },
  none: { en: "nothing found", zh: "未發現" },
  sum: {
    en: "{found, plural, =0 {Nothing found in {texts, plural, one {# text} other {# texts}}.} other {# found in {withSome} of {texts, plural, one {# text} other {# texts}}. Whose it is, and whether it may stand there, is for a person to say.}}",
    zh: "{found, plural, =0 {{texts} 段文字中未發現個人信息。} other {{texts} 段文字中的 {withSome} 段發現 # 處。屬於誰、可否出現在那裡，須由人判斷。}}",
  },
  skipped: {
    en: "{count, plural, one {# file was} other {# files were}} skipped.",
    zh: "略過 {count} 個文件。",
  },
  adds: {
    en: "As findings for {documents, plural, one {# document} other {# documents}}: -f yaml.",
    zh: "{documents} 個文檔可寫入的發現：-f yaml。",
  },
  inPart: {
    en: "{documents, plural, one {# document} other {# documents}} had no `findings` or no `scanned_by`: who else scanned it is unknown, and no list is made.",
    zh: "{documents} 個文檔沒有 `findings` 或 `scanned_by`：是否另經檢測不明，故不給出列表。",
  },
});

/** The comments beside the elements to add. */
export const detectYamlWords = messages("report/detect/yaml", {
  head: {
    en: "Elements to add to `findings` and `scanned_by` of each document. A person who has looked writes `illegal` and `confirmed_by`.",
    zh: "須加入各文檔 `findings`、`scanned_by` 的條目。看過的人填寫 `illegal`、`confirmed_by`。",
  },
  inPart: {
    en: "This document has no `findings` or no `scanned_by`. Where nothing else scanned it, write them as empty lists and add these.",
    zh: "此文檔沒有 `findings` 或 `scanned_by`。如果未經其他檢測，請寫成空列表並加入以下條目。",
  },
});
