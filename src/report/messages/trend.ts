import { messages } from "../../base/message.ts";

/** What a trend says. */
export const trendWords = messages("report/trend", {
  title: {
    en: "{count, plural, one {# decision} other {# decisions}}, {from} to {to}",
    zh: "{count} 次判斷，{from} 至 {to}",
  },
  day: { en: "as of", zh: "判斷日" },
  clear: { en: "kept or exempt", zh: "已滿足或豁免" },
  outside: { en: "not applied", zh: "未適用" },
  altered: { en: "changed since it was written: {path}", zh: "寫出後被改動：{path}" },
  between: { en: "{from} → {to}", zh: "{from} → {to}" },
  change: { en: "{from} → {to}: {rules}", zh: "{from} → {to}：{rules}" },
  none: { en: "none", zh: "無" },
  noChange: { en: "no rule says anything else", zh: "沒有規則的結果發生變化" },
  judgedBy: { en: "judged by something else: {names}", zh: "判斷依據有變化：{names}" },
  inputs: { en: "documents that say something else: {names}", zh: "內容有變化的文檔：{names}" },
  count: { en: "{day}: {count} {verdict}", zh: "{day}：{verdict} {count}" },
});
