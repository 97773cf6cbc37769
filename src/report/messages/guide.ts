import type { GuideRule, GuideStandard } from "../../analysis/guide/guide.ts";
import { inWords, nameOf } from "../../analysis/guide/phrasing.ts";
import { writeInterval, type Interval } from "../../base/civil-date.ts";
import { durationOf } from "../../base/duration.ts";
import { listOf, messages, type Message, type MessageValue } from "../../base/message.ts";
import { dutyOf, partiesMessage } from "./duties.ts";
import { daysMessage } from "./law.ts";
import { enumeration } from "./phrases.ts";

/** Headings of a reading guide, and what it says as it stands. */
export const guideWords = messages("report/guide", {
  guide: { en: "reading guide", zh: "閱讀指南" },
  version: { en: "{id}, version {version} of the encoding.", zh: "{id}，規則版本 {version}。" },
  rank: {
    en: "{rank, select, law {A law} regulation {A regulation} rules {Departmental rules} normative_document {A normative document} mandatory_standard {A mandatory standard} recommended_standard {A recommended standard} guidance {Guidance} interpretation {An interpretation} other {{rank}}}.",
    zh: "{rank, select, law {法律} regulation {行政法規} rules {部門規章} normative_document {規範性文件} mandatory_standard {強制性標準} recommended_standard {推薦性標準} guidance {指導文件} interpretation {解釋} other {{rank}}}。",
  },
  rankKnownBy: { en: "How its rank is known: {how}", zh: "其位階的根據：{how}" },
  /** Before its address, and after it. */
  officialText: { en: "Official text:", zh: "官方文本：" },
  textNotCompared: {
    en: "The pack cites this address. That says nothing of whether the words below were compared with what stands there.",
    zh: "網址由規則包引用；引用它並不表示下文已與該處的文本核對。",
  },
  noAdvice: { en: "No legal advice.", zh: "本指南不是法律意見。" },
  howToRead: {
    en: "{holdsText, select, true {The law's own words stand in the grey boxes} false {Each unit is told in our own words}}. Below each of them stands what Edict makes of it: a duty is judged on facts; what needs judgement is signed by a person; a right or a power is told and never judged.",
    zh: "{holdsText, select, true {灰框中是法律原文} false {各單元以我們的話說明}}。其下是 Edict 寫成的規則：義務憑事實判斷；需要人判斷的由人署名確認；權利和職權只作說明，從不判斷。",
  },
  judged: { en: "Judged on", zh: "判斷對象" },
  since: { en: "Since", zh: "施行" },
  subject: { en: "each {subject}", zh: "每個 {subject}" },
  facts: { en: "{count, plural, one {# fact} other {# facts}} that it reads", zh: "所讀的 {count} 項事實" },
  cases: { en: "{count, plural, one {# example} other {# examples}} from the tests", zh: "測試中的 {count} 個例子" },
  judgement: { en: "A person judges", zh: "由人判斷" },
  onlyIf: { en: "Only if", zh: "前提" },
  orIf: { en: "Also without a signature if", zh: "無須署名的情形" },
  presumedIf: { en: "Presumed, unless signed otherwise, if", zh: "推定成立（署名另有說明的除外）的情形" },
  presumedNotIf: { en: "Presumed not, unless signed otherwise, if", zh: "推定不成立（署名另有說明的除外）的情形" },
  sameAs: { en: "The same question as, and signed as", zh: "與之為同一問題，並以其名署名" },
  signedBy: { en: "Signed by", zh: "署名人" },
  exemption: { en: "Exemption", zh: "豁免" },
  exemptFrom: { en: "From", zh: "豁免於" },
  definition: { en: "What is meant by", zh: "定義" },
  unverified: { en: "unverified", zh: "未經核對" },
  people: { en: "What people must sign", zh: "須由人署名確認的" },
  peopleWhy: {
    en: "An attestation names the standard, what it is about, an element of that if there is one, who signed it, on which day, and the evidence. After its time it counts no more.",
    zh: "署名確認寫明標準、所涉的對象及其部分、署名人、日期和證據。過期後不再有效。",
  },
  where: { en: "Where", zh: "條款" },
  signed: { en: "What is signed", zh: "署名內容" },
  terms: { en: "By whom, for how long, with which evidence", zh: "署名人、有效期和證據" },
  openTitle: { en: "What the law leaves open", zh: "法律未限定的" },
  openWhy: {
    en: "An open term or list is unknown until a profile reads it, with a name, a day and a reason. Of what is not encoded nothing is judged.",
    zh: "未限定的用語和列舉在配置作出解釋（寫明人員、日期和理由）之前均屬不明。未寫成規則的內容不作判斷。",
  },
  nothingOpen: { en: "This pack declares nothing of the kind.", zh: "此規則包沒有這類內容。" },
  from: { en: "from {day}", zh: "自 {day} 起" },
  digest: { en: "Digest of the meaning:", zh: "含義的摘要：" },
  scope: {
    en: "{applies, select, true {This applies if} false {This does not apply if}}",
    zh: "{applies, select, true {適用的情形} false {不適用的情形}}",
  },
});

const days = messages("report/guide/days", {
  never: { en: "A draft that is not in force on any day.", zh: "草案，任何一日均不施行。" },
  from: { en: "In force from {from}.", zh: "自 {from} 起施行。" },
  between: { en: "In force from {from} until {until}.", zh: "自 {from} 起施行，{until} 起不再施行。" },
});

/** When a pack or a rule is in force, as a sentence. */
export const inForceSentence = (inForce: Interval): Message => daysMessage(writeInterval(inForce), days);

/** What a rule is judged on. */
export const subjectMessage = (subject: string): Message => guideWords.subject({ subject: nameOf(subject) });

/** Who must do what. */
export const guideRuleMessage = ({ parties, partyNames, modal, act }: GuideRule): Message =>
  dutyOf(partiesMessage(parties, partyNames), { modal, act });

/** What kind of rule it is. */
export const modalKindWords = messages("report/guide/modals", {
  must: { en: "Duty", zh: "義務" },
  "must-not": { en: "Prohibition", zh: "禁止" },
  may: { en: "Permission", zh: "許可" },
  "is-entitled-to": { en: "Right", zh: "權利" },
  "is-encouraged-to": { en: "Encouragement", zh: "鼓勵" },
  "has-power-to": { en: "Power", zh: "職權" },
  "is-liable-to": { en: "Liability", zh: "責任" },
});

/** What the clauses of a rule are for. */
export const guideClauseWords = messages("report/guide/parts", {
  "for each": { en: "For", zh: "對於" },
  when: { en: "When", zh: "條件" },
  unless: { en: "Unless", zh: "例外" },
  "upon breach of": { en: "After a breach of", zh: "違反之後" },
  "pending while": { en: "Pending while", zh: "待履行的情形" },
  require: { en: "Kept if", zh: "滿足的條件" },
  forbid: { en: "Broken if", zh: "違反的條件" },
});

/** What is said of a unit of the law. */
export const guideStatementWords = messages("report/guide/statements", {
  informative: { en: "Carries no rule", zh: "不含規則" },
  scope: { en: "Scope", zh: "適用範圍" },
  definition: { en: "Definition", zh: "定義" },
  "addressed-to": { en: "Addressed to", zh: "約束對象" },
  "not-encodable": { en: "Cannot be encoded", zh: "不能寫成規則" },
  "yields-to": { en: "May yield to", zh: "可能讓位於" },
});

const judge = messages("report/guide/judge", {
  /** A name that Chinese has as it is written, too. */
  name: { en: "{words}{name, select, other {}}", zh: "{name}{words, select, other {}}" },
  term: { en: "{role} ({time})", zh: "{role}（{time}）" },
  withEvidence: { en: "{role} ({time}, {evidence})", zh: "{role}（{time}，{evidence}）" },
});

/** By whom a standard is signed, for how long, with which evidence. */
export function guideSignersMessage(judges: GuideStandard["judges"]): MessageValue {
  const named = (name: string): Message => judge.name({ name, words: inWords(name) });
  const all = judges.map(({ role: name, validFor, evidence }) => {
    const [role, time] = [named(name), durationOf(validFor)];
    if (evidence.length === 0) return judge.term({ role, time });
    return judge.withEvidence({ role, time, evidence: enumeration(evidence.map(named)) });
  });
  return listOf(all, "or");
}
