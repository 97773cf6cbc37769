import { messages } from "../../base/message.ts";

/** What a verification says. */
export const verificationWords = messages("report/verification", {
  receipt: { en: "receipt", zh: "回執" },
  changed: { en: "changed", zh: "改動" },
  verdict: { en: "verdict", zh: "結果" },
  nothing: { en: "nothing", zh: "無" },
  of: {
    en: "{path}, as of {asOf}, by edict {engine}",
    zh: "{path}，判斷日 {asOf}，edict {engine}",
  },
  wasAndIs: { en: "was {was}, is {is}", zh: "原為 {was}，現為 {is}" },
  part: {
    en: "{kind, select, pack {{name}} engine {{name}} receipt {the receipt itself: its {name}} calendar {calendar `{name}`} vocabulary {vocabulary `{name}`} mapping {mapping `{name}`} profile {profile {name}} waivers {waivers {name}} baseline {baseline {name}} input {input {name}}}",
    zh: "{kind, select, pack {{name}} engine {{name}} receipt {回執本身的 {name}} calendar {日曆 `{name}`} vocabulary {詞彙 `{name}`} mapping {對照表 `{name}`} profile {配置 {name}} waivers {暫緩 {name}} baseline {基線 {name}} input {文檔 {name}}}",
  },
  meaning: {
    en: "{same, select, true {it means the same} false {it means something else}}",
    zh: "{same, select, true {含義相同} false {含義不同}}",
  },
  facts: {
    en: "{same, select, true {it says the same} false {it says something else}}",
    zh: "{same, select, true {內容相同} false {內容不同}}",
  },
  reproduced: {
    en: "Reproduced: {rules, plural, one {# rule} other {# rules}} with the same verdicts, from the same bytes of {files, plural, one {# file} other {# files}}.",
    zh: "已重現：憑 {files} 個文件的相同字節，{rules} 條規則的結果相同。",
  },
  notJudged: {
    en: "Not reproduced: nothing could be judged again; {parts, plural, one {# part differs} other {# parts differ}}.",
    zh: "未重現：沒有能重新判斷的內容；{parts} 處不同。",
  },
  differs: {
    en: "Not reproduced: {parts, plural, one {# part differs} other {# parts differ}}, and {rules, plural, =0 {no rule has another verdict} one {# rule has another verdict} other {# rules have another verdict}}.",
    zh: "未重現：{parts} 處不同，{rules, plural, =0 {沒有規則的結果不同} other {# 條規則的結果不同}}。",
  },
});
