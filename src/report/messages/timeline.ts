import type { TriggerCause } from "../../analysis/timeline/triggers.ts";
import { messages, titled, type Message, type MessageValue } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import { outcomeWords } from "./verdicts.ts";

/** What a timeline says beside its causes. */
export const timelineWords = messages("report/timeline", {
  eachDay: { en: "each day from {from} to {to}", zh: "{from} 至 {to} 的每一日" },
  factsEachDay: { en: "facts known up to each day of judgement", zh: "事實截至各判斷日" },
  none: {
    en: "No outcome changes from {from} to {to}.",
    zh: "{from} 至 {to} 沒有結果發生變化。",
  },
  dates: {
    en: "{count, plural, one {# date} other {# dates}} from {from} to {to} on which an outcome changes.",
    zh: "{from} 至 {to} 有 {count} 個日期使結果發生變化。",
  },
  complete: {
    en: "No other day changes any of them: every date of law, profile, signatures, papers and facts was tried.",
    zh: "其他日期不會改變任何結果：法律、配置、署名、證據和事實的每個日期都試過。",
  },
  waivers: {
    en: "A waiver changes no outcome, but whether a finding fails a check:",
    zh: "暫緩不改變結果，只決定發現是否使檢查失敗：",
  },
  waiverTurns: {
    en: "{day}  {begins, select, true {waived from this day on} false {no longer waived}}: {rules}",
    zh: "{day}  {begins, select, true {自此日起暫緩} false {暫緩到期}}：{rules}",
  },
  turned: { en: "{from} → {to}", zh: "{from} → {to}" },
  noRule: { en: "no rule", zh: "沒有規則" },
  also: { en: "also {verdict}", zh: "又有{verdict}" },
  inPart: { en: "in part: {from} → {to}", zh: "部分：{from} → {to}" },
  gone: { en: "no longer {verdict}", zh: "不再{verdict}" },
  noRules: { en: "none", zh: "無" },
  rules: { en: "{count, plural, one {# rule} other {# rules}}", zh: "{count} 條規則" },
  title: { en: "What each article comes to, from {from} to {to}", zh: "各條的結果，{from} 至 {to}" },
  span: { en: "{article}: {verdict}, begins on {from}", zh: "{article}：{verdict}，自 {from} 起" },
});

/** What only the page of a timeline says. */
export const timelinePageWords = messages("report/timeline/page", {
  title: { en: "When outcomes change", zh: "結果何時變化" },
  skip: { en: "To the timeline", zh: "跳到時間線" },
  articles: { en: "What each article comes to", zh: "各條的結果" },
  factsLine: {
    en: "The dashed line is the last day of which facts are known.",
    zh: "虛線為事實截止的日期。",
  },
  dates: { en: "What changes on which day, and why", zh: "哪一日有何變化及其原因" },
  rules: { en: "The rules that change, with the words of the law", zh: "有變化的規則及法律原文" },
});

/** Whether a note applies. */
export const appliesWords = {
  yes: outcomeWords.applies,
  no: outcomeWords.does_not_apply,
  unknown: outcomeWords.may_apply,
};

/** Whether another law may prevail. */
export const prevailsWords = messages("report/timeline/prevails", {
  true: { en: "another law may prevail", zh: "其他法律可能優先" },
  unknown: { en: "it is unknown whether another law may prevail", zh: "其他法律是否可能優先尚不明" },
});

/** What a timeline cannot see. */
export const timelineLimitWords = messages("report/timeline/limits", {
  facts: {
    en: "Facts are known up to {day}: later dates tell what follows if nothing else happens.",
    zh: "事實截至 {day}：此後的日期說明如果沒有其他情況會怎樣。",
  },
  calendar: {
    en: "Working days are published up to {day}: what is counted over later ones is unknown, and no date is found for it.",
    zh: "工作日公布到 {day}：跨過此日的計算不明，找不出日期。",
  },
  leftOut: {
    en: "{count, plural, one {# document could not be judged: dates that only it has} other {# documents could not be judged: dates that only they have}} are missing.",
    zh: "{count} 個文檔未能判斷：只由它們決定的日期缺失。",
  },
});

const causes = messages("report/timeline/cause", {
  document: { en: "of this day: the {subject} at {about}", zh: "當日的文檔：{about} 的 {subject}" },
  deadline: { en: "the time for `{path}` is over: it ended on {due}", zh: "`{path}` 的期限已過：{due} 為止" },
  ownDeadline: { en: "the time for it is over: it ended on {due}", zh: "期限已過：{due} 為止" },
  done: { en: "`{path}` is of this day", zh: "`{path}` 在當日" },
  pack: {
    en: "`{name}` {begins, select, true {comes into force} false {is no longer in force}}",
    zh: "`{name}` {begins, select, true {開始施行} false {不再施行}}",
  },
  rule: {
    en: "the rule `{name}` {begins, select, true {comes into force} false {is no longer in force}}",
    zh: "規則 `{name}` {begins, select, true {開始施行} false {不再施行}}",
  },
  exemption: {
    en: "the exemption `{name}` {begins, select, true {comes into force} false {is no longer in force}}",
    zh: "豁免 `{name}` {begins, select, true {開始施行} false {不再施行}}",
  },
  flag: {
    en: 'that "{what}" may prevail {begins, select, true {comes into force} false {is no longer in force}}',
    zh: "「{what}」{begins, select, true {開始可能優先適用} false {不再可能優先適用}}",
  },
  parameter: {
    en: "`{name}` {begins, select, true {has a new value} false {has lost its value}}",
    zh: "`{name}` {begins, select, true {有了新值} false {不再有值}}",
  },
  interpretation: {
    en: "{begins, select, true {{by} reads `{term}` as {value}} false {the reading of `{term}` as {value} by {by} ends}}",
    zh: "{by} 把 `{term}` 解釋為 {value}{begins, select, true {} false { 的解釋到期}}",
  },
  membership: {
    en: "{begins, select, true {{by} counts {what}} false {that {by} counts {what} ends}}",
    zh: "{by} 認為 {what}{begins, select, true {} false { 的解釋到期}}",
  },
  adoption: {
    en: "{begins, select, true {{by} adopts `{name}`} false {the adoption of `{name}` by {by} ends}}",
    zh: "{by} {begins, select, true {採納 `{name}`} false {對 `{name}` 的採納到期}}",
  },
  assumption: {
    en: "{by} {begins, select, true {takes} false {no longer takes}} `{fact}` for granted",
    zh: "{by} {begins, select, true {假定} false {不再假定}} `{fact}`",
  },
  attested: {
    en: "{by} {met, select, true {attests} false {denies}} {about}",
    zh: "{by} {met, select, true {確認} false {否定}} {about}",
  },
  attestationEnds: {
    en: "the {met, select, true {attestation} false {denial}} of {about} by {by} no longer counts",
    zh: "{by} 對 {about} 的{met, select, true {確認} false {否定}}不再有效",
  },
  evidence: {
    en: "the evidence {about} {begins, select, true {is there} false {has expired}}",
    zh: "{begins, select, true {有了證據 {about}} false {證據 {about} 已到期}}",
  },
  toldTwice: {
    en: '{subject} "{id}" is {begins, select, true {} false {no longer }}told twice as of one day',
    zh: "{subject}「{id}」{begins, select, true {在同一日有兩份說法} false {不再在同一日有兩份說法}}",
  },
  comparison: {
    en: "the day of judgement {begins, select, true {comes to} false {goes past}} {on}",
    zh: "判斷日{begins, select, true {到了} false {過了}} {on}",
  },
});

const parts = messages("report/timeline/part", {
  belongs: {
    en: "`{member}` {belongs, select, true {in} false {out of}} `{list}`",
    zh: "`{member}` {belongs, select, true {在} false {不在}} `{list}` 之內",
  },
  standardOf: { en: "`{standard}` of {element}", zh: "{element} 的 `{standard}`" },
});

/** Why an outcome turns. `place`: of a document. */
export function changeCauseMessage(it: TriggerCause, place: string): Message {
  switch (it.kind) {
    case "document":
      return causes.document({ subject: titled("subject", it.subject), about: place });
    case "deadline":
      return it.path === "" ? causes.ownDeadline({ due: it.due }) : causes.deadline({ path: it.path, due: it.due });
    case "done":
      return causes.done({ path: it.path });
    case "pack":
    case "rule":
    case "exemption":
    case "parameter":
      return causes[it.kind]({ name: it.name, begins: it.begins });
    case "flag":
      return causes.flag({ what: it.what, begins: it.begins });
    case "interpretation": {
      const { by, value, begins } = it;
      return causes.interpretation({ by, term: shortName(it.term), value, begins });
    }
    case "membership": {
      const { by, member, belongs, begins } = it;
      return causes.membership({ by, what: parts.belongs({ member, belongs, list: shortName(it.list) }), begins });
    }
    case "adoption":
      return causes.adoption({ by: it.by, name: it.name, begins: it.begins });
    case "assumption":
      return causes.assumption({ by: it.by, fact: it.fact, begins: it.begins });
    case "attestation": {
      const { by, met, begins } = it;
      return begins
        ? causes.attested({ by, met, about: aboutOf(it) })
        : causes.attestationEnds({ by, met, about: aboutOf(it) });
    }
    case "evidence":
      return causes.evidence({ about: `\`${it.id}\``, begins: it.begins });
    case "told-twice":
      return causes.toldTwice({ subject: titled("subject", it.subject), id: it.id, begins: it.begins });
    case "comparison":
      return causes.comparison({ on: it.on, begins: it.begins });
  }
}

function aboutOf({ standard: name, element }: Extract<TriggerCause, { readonly kind: "attestation" }>): MessageValue {
  const standard = shortName(name);
  return element === undefined ? `\`${standard}\`` : parts.standardOf({ standard, element });
}

/** The slot in which causes of one kind differ: the standard, the paper, the document. */
export const causeTopic = ({ params }: Message): MessageValue => params["about"];

/** The same cause, about other things. */
export const withCauseTopic = (cause: Message, things: MessageValue): Message => ({
  ...cause,
  params: { ...cause.params, about: things },
});
