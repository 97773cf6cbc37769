import { messages } from "../../base/message.ts";

/** What a report says of itself in a few lines. */
export const conciseWords = messages("report/concise", {
  packs: {
    en: "{packs}{needed, plural, =0 {} one {; # other only where {count, plural, one {it refers} other {they refer}} to it} other {; # others only where {count, plural, one {it refers} other {they refer}} to them}}",
    zh: "{packs}{needed, plural, =0 {} other {；另有 # 個，僅就{count, plural, other {其}}引用之處}}",
  },
  judged: { en: "{day}, for the {party}", zh: "{day}，主體為 {party}" },
  byLawOf: { en: "by the law of {day}", zh: "適用 {day} 的法律" },
  /** Rules that wait for whether the law, or a part of it, applies at all. */
  scopeOpen: {
    en: "{count, plural, one {# rule depends} other {# rules depend}} on whether it applies",
    zh: "{count} 條規則須先確定是否適用",
  },
  unsigned: {
    en: "{count} rules wait only for signatures",
    zh: "{count} 條規則僅待署名確認",
  },
  morePlaces: { en: "{place} and {count} more", zh: "{place}，另有 {count} 處" },
  moreFindings: { en: "{count} more", zh: "另有 {count} 項" },
  moreOfEach: { en: "more: {counts}", zh: "另有：{counts}" },
  due: {
    en: "{pending} ({days, plural, one {due} other {first due}} {day})",
    zh: "{pending}（{days, plural, one {期限} other {最早期限}} {day}）",
  },
  noHolidays: { en: "counted without holidays", zh: "未計節假日" },
  next: { en: "ask first", zh: "先問" },
  waiting: {
    en: "{rules, plural, one {# rule waits} other {# rules wait}} for it",
    zh: "{rules} 條規則須據此判斷",
  },
  writeAt: { en: "the answer belongs at {place}", zh: "答案寫在 {place}" },
  sign: { en: "a person signs it, asked by `edict sheet`", zh: "由人署名，用 `edict sheet` 徵求" },
  writeIn: { en: "the answer belongs in {file}", zh: "答案寫在 {file}" },
  unseen: { en: "not seen", zh: "未審查" },
  noDocument: {
    en: "{count, plural, one {# rule} other {# rules}}, as no {subjects} is given",
    zh: "{count} 條規則（沒有提供 {subjects}）",
  },
  allLater: {
    en: "{count, plural, one {# rule} other {# rules}}, as every {subjects} lies after {day}",
    zh: "{count} 條規則（{subjects} 均在 {day} 之後）",
  },
  beside: {
    en: "{count, plural, one {# rule} other {# rules}} on the {subjects}, which is only read",
    zh: "關於僅作依據的 {subjects} 的 {count} 條規則",
  },
  otherLaws: { en: "{count, plural, one {# other law} other {# other laws}}", zh: "{count} 項其他規定" },
  passages: {
    en: "{count, plural, one {# passage} other {# passages}} of the law",
    zh: "法律中的 {count} 處",
  },
  skipped: { en: "{count, plural, one {# file} other {# files}} skipped", zh: "略過的 {count} 個文件" },
  waivedUntil: { en: "waived until {day}", zh: "暫緩，{day} 前有效" },
  endedWaivers: {
    en: "{count, plural, one {# waiver covers} other {# waivers cover}} nothing",
    zh: "{count} 項暫緩沒有涵蓋任何發現",
  },
  inBaseline: {
    en: "{count, plural, one {# rule is} other {# rules are}} in the baseline",
    zh: "{count} 條規則在基線中",
  },
  also: { en: "also", zh: "此外" },
  advisory: {
    en: "{count} advisory{violated, plural, =0 {} other {, # of them violated}}",
    zh: "{count} 條僅供參考{violated, plural, =0 {} other {（其中 # 條被違反）}}",
  },
  ofOthers: {
    en: "{count, plural, one {# duty} other {# duties}} of others",
    zh: "其他主體的義務 {count} 條",
  },
  notes: { en: "{count, plural, one {# note} other {# notes}}", zh: "其他條款 {count} 條" },
  assumptions: {
    en: "{count, plural, one {# assumption} other {# assumptions}}",
    zh: "假定 {count} 項",
  },
  findings: { en: "{count, plural, one {# remark} other {# remarks}}", zh: "提示 {count} 項" },
  commands: { en: "next", zh: "下一步" },
});
