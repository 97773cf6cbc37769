import { messages } from "../../base/message.ts";

/** What encodes a unit, as many as there are of it. */
export const encodingWords = messages("report/coverage/encodes", {
  rule: { en: "{count, plural, one {rule} other {rules}}", zh: "{count, plural, other {規則}}" },
  standard: { en: "{count, plural, one {standard} other {standards}}", zh: "{count, plural, other {標準}}" },
  "open-term": {
    en: "{count, plural, one {open term} other {open terms}}",
    zh: "{count, plural, other {未限定的用語}}",
  },
  "open-list": { en: "{count, plural, one {open list} other {open lists}}", zh: "{count, plural, other {未盡的列舉}}" },
  define: { en: "{count, plural, one {definition} other {definitions}}", zh: "{count, plural, other {定義}}" },
  parameter: { en: "{count, plural, one {parameter} other {parameters}}", zh: "{count, plural, other {數值}}" },
  exemption: { en: "{count, plural, one {exemption} other {exemptions}}", zh: "{count, plural, other {豁免}}" },
  scope: { en: "{count, plural, one {scope} other {scopes}}", zh: "{count, plural, other {適用範圍}}" },
  "in-force": { en: "{count, plural, other {in force from}}", zh: "{count, plural, other {施行日期}}" },
});

/** What a unit is said to be. */
export const statementWords = messages("report/coverage/statement", {
  informative: { en: "informative", zh: "不含規則" },
  scope: { en: "scope", zh: "適用範圍" },
  definition: { en: "definition", zh: "定義" },
  "addressed-to": { en: "addressed to", zh: "約束對象" },
  "not-encodable": { en: "not encodable", zh: "不能寫成規則" },
  "yields-to": { en: "yields to", zh: "可能讓位於" },
});

/** What the report of coverage says. */
export const coverageWords = messages("report/coverage", {
  notHeld: { en: "not held", zh: "未承擔" },
  open: { en: "open", zh: "未處理" },
  nothing: { en: "nothing speaks of this unit", zh: "沒有任何內容涉及此單元" },
  modalOpen: { en: "{words} outside of every quote and statement", zh: "{words} 在引文和說明之外" },
  noText: {
    en: "The pack holds no text: units are counted, words are not.",
    zh: "規則包沒有法律原文：只計單元，不計文字。",
  },
  units: {
    en: "{total, plural, one {# unit} other {# units}}: {encoded} encoded, {stated} only stated, {open} open",
    zh: "共 {total} 個單元：{encoded} 個寫成規則，{stated} 個僅作說明，{open} 個未處理",
  },
  asks: {
    en: "It asks a dossier for at most {facts, plural, one {# fact} other {# facts}} and {signatures, plural, =0 {no signature} one {# signature} other {# signatures}}.",
    zh: "最多要求案卷提供 {facts} 項事實，{signatures, plural, =0 {無須署名確認} other {署名確認 # 項}}。",
  },
  modals: { en: "{word} {held} of {total}", zh: "{word} {total} 處中有 {held} 處" },
  held: { en: "words of duty and right held", zh: "已承擔的義務和權利用語" },
});

/** The columns of its table. */
export const coverageColumns = messages("report/coverage/column", {
  place: { en: "Place", zh: "位置" },
  encodedBy: { en: "Encoded by", zh: "寫成" },
  stated: { en: "Stated", zh: "說明" },
  notHeld: { en: "Not held", zh: "未承擔" },
});

/** What only its page says. */
export const coveragePageWords = messages("report/coverage/page", {
  title: { en: "what encodes the law", zh: "法律由什麼寫成" },
  skip: { en: "Skip to the law", zh: "跳到法律正文" },
  key: { en: "How the words are marked", zh: "文字的標記" },
  byRule: { en: "a rule, or what rules read, quotes them", zh: "由規則或者規則所用的內容引用" },
  byQuote: { en: "quoted, no rule relies on them", zh: "已引用，沒有規則依據" },
  byStatement: { en: "disposed of with a reason", zh: "已說明處理的理由" },
  byNothing: { en: "held by nothing", zh: "未承擔" },
  encoded: { en: "encoded", zh: "寫成規則" },
  stated: { en: "only stated", zh: "僅作說明" },
});
