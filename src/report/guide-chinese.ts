import type { Pen } from "../base/pen.ts";
import { durationIn, listedWith } from "./chinese-words.ts";
import { quoted } from "./english-words.ts";
import type { GuideWording } from "./guide-english.ts";
import type { Wording } from "./wording.ts";

/** The words of a reading guide, in Chinese. */
export function guideChinese(t: Pen, { inForce, labels, verdicts }: Wording): GuideWording {
  const modals: Readonly<Record<Parameters<GuideWording["modal"]>[0], string>> = {
    must: t`義務`,
    "must-not": t`禁止`,
    may: t`許可`,
    "is-entitled-to": t`權利`,
    "is-encouraged-to": t`鼓勵`,
    "has-power-to": t`職權`,
    "is-liable-to": t`責任`,
  };
  const parts: Readonly<Record<Parameters<GuideWording["part"]>[0], string>> = {
    "for each": t`對於`,
    when: t`條件`,
    unless: t`例外`,
    "upon breach of": t`違反之後`,
    require: t`滿足的條件`,
    forbid: t`違反的條件`,
  };
  const statements: Readonly<Record<Parameters<GuideWording["statement"]>[0], string>> = {
    informative: t`不含規則`,
    scope: t`適用範圍`,
    definition: t`定義`,
    "addressed-to": t`約束對象`,
    "not-encodable": t`不能寫成規則`,
    "yields-to": t`可能讓位於`,
  };
  return {
    guide: t`閱讀指南`,
    contents: t`目錄`,
    script: t`法律原文的字體`,
    article: labels.article,
    version: (id, version) => t`${id}，規則版本 ${version}。`,
    inForce: (from, until) => t`${inForce({ from, until })}。`,
    never: t`${inForce("never")}。`,
    noAdvice: t`本指南不是法律意見。`,
    howToRead: (holdsText) =>
      holdsText
        ? t`灰框中是法律原文。其下是 Edict 寫成的規則：義務憑事實判斷；需要人判斷的由人署名確認；權利和職權只作說明，從不判斷。`
        : t`各單元以我們的話說明。其下是 Edict 寫成的規則：義務憑事實判斷；需要人判斷的由人署名確認；權利和職權只作說明，從不判斷。`,
    unofficial: labels.unofficial,
    judged: t`判斷對象`,
    since: t`施行`,
    subject: (name) => t`每個 ${quoted(name)}`,
    toDo: t`應對辦法`,
    facts: (count) => t`所讀的 ${count} 項事實`,
    cases: (count) => t`測試中的 ${count} 個例子`,
    judgement: t`由人判斷`,
    onlyIf: t`前提`,
    orIf: t`無須署名的情形`,
    signedBy: t`署名人`,
    exemption: t`豁免`,
    exemptFrom: t`豁免於`,
    definition: t`定義`,
    unverified: t`未經核對`,
    people: t`須由人署名確認的`,
    peopleWhy: t`署名確認寫明標準、服務及其部分、署名人、日期和證據。過期後不再有效。`,
    peopleColumns: [t`條款`, t`署名內容`, t`署名人、有效期和證據`],
    openTitle: t`法律未限定的`,
    openWhy: t`以下各項在配置作出解釋（寫明人員、日期和理由）之前均屬不明。`,
    nothingOpen: t`此規則包沒有這類內容。`,
    notCovered: t`未涵蓋`,
    from: (day) => t`自 ${day} 起`,
    digest: t`含義的摘要：`,
    modal: (modal) => modals[modal],
    sentence: ({ party, modal, act }) => labels.duty(party, modal, act),
    part: (kind) => parts[kind],
    scope: (applies) => (applies ? t`適用的情形` : t`不適用的情形`),
    statement: (kind) => statements[kind],
    verdict: (verdict) => Object.entries(verdicts).find(([it]) => it === verdict)?.[1] ?? verdict,
    judges: (judges) =>
      listedWith(
        t,
        t`或`,
        judges.map(({ role, validFor, evidence }) =>
          evidence.length === 0
            ? t`${role}（${durationIn(t, validFor)}）`
            : t`${role}（${durationIn(t, validFor)}，${evidence.join("、")}）`,
        ),
      ),
  };
}
