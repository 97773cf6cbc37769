import type { Script } from "../base/script.ts";
import { formatLocatorZh, type Locator } from "../statute/locator.ts";
import { chineseCauses } from "./chinese-causes.ts";
import { chineseLaw } from "./chinese-law.ts";
import { pageChinese } from "./chinese-page.ts";
import { chineseSentence } from "./chinese-sentence.ts";
import { penFor } from "../base/pen.ts";
import { listedWith, partyIn, shownIn } from "./chinese-words.ts";
import { quoted, shortName } from "./english-words.ts";
import { showPlace } from "./report-place.ts";
import type { Wording } from "./wording.ts";

const articleAt = (article: number): Locator => ({ article, paragraph: undefined, item: undefined });

/** What a report says, in Chinese. */
export function chineseIn(script: Script): Wording {
  const t = penFor(script);
  const verdicts: Wording["verdicts"] = {
    violated: t`違反`,
    undetermined: t`未定`,
    pending: t`期限未到`,
    satisfied: t`已滿足`,
    exempt: t`豁免`,
    not_applicable: t`不適用`,
    not_in_force: t`不在施行期`,
    not_examined: t`未審查`,
  };
  const characters = script === "zh-Hans" ? "hans" : "hant";
  const law = chineseLaw(t, script, verdicts);
  const { inForce } = law;
  const modals: Readonly<Record<Parameters<Wording["labels"]["duty"]>[1], string>> = {
    must: t`應當`,
    "must-not": t`不得`,
    may: t`可以`,
    "is-entitled-to": t`有權`,
    "is-encouraged-to": t`受鼓勵`,
    "has-power-to": t`有職權`,
    "is-liable-to": t`可被追究`,
  };
  return {
    marks: {
      comma: "、",
      pause: t`，`,
      semicolon: t`；`,
      colon: t`：`,
      stop: t`。`,
      gap: "",
      and: (texts) => texts.join("、"),
      aside: (text) => t`（${text}）`,
      quote: (text) => t`「${text}」`,
    },
    verdicts,
    runs: {
      violated: t`違反`,
      undetermined: t`未定`,
      pending: t`期限未到`,
      clear: t`未發現違反`,
      "nothing applies": t`均不適用`,
      "nothing in force": t`均不在施行期`,
      "nothing examined": t`未審查任何規則`,
      "nothing judged": t`未作任何判斷`,
    },
    severities: { low: t`低`, medium: t`中`, high: t`高`, critical: t`極高` },
    ...chineseCauses(t, inForce),
    ...law,
    ...chineseSentence(t, inForce),
    labels: {
      asOf: t`判斷日`,
      lawOf: t`適用法律`,
      ownDay: t`各文檔自身的日期；服務按判斷日`,
      factsOn: t`事實截止`,
      party: t`主體`,
      partyName: (party) => partyIn(t, party).trim(),
      packs: t`規則包`,
      profile: t`配置`,
      service: t`服務`,
      waivers: t`暫緩`,
      baseline: t`基線`,
      inputs: t`文檔`,
      inputCount: (count, subject) => t`${subject} ${count} 份`,
      options: t`選項`,
      assumed: t`假定`,
      factsKnown: (day) => t`事實截至 ${day}`,
      article: (number) => formatLocatorZh(articleAt(number), characters),
      notEncoded: t`未寫成規則`,
      because: (words, why) => t`${words}，理由：${why}`,
      duty: (party, modal, act) => t`${partyIn(t, party)}${modals[modal]}：${act}`.trim(),
      unofficial: t`非法律原文`,
      broken: t`違反`,
      facts: t`事實`,
      fact: (path, shown) => t`${path} 為 ${shownIn(t, shown)}`,
      line: (line) => t`第 ${line} 行`,
      count: (count, state) => `${state} ${count}`,
      attested: t`署名`,
      reading: t`解釋`,
      waived: t`暫緩`,
      known: t`已知`,
      coveredBy: { waivers: t`暫緩`, baseline: t`在基線中` },
      byWaiver: ({ requester, approver, until, reason, at }) =>
        t`${until} 前有效，由 ${requester} 申請、${approver} 批准：${reason}（${showPlace(at)}）`,
      inBaseline: (at) => t`在基線中（${at}）`,
      needed: t`尚缺`,
      askedOnce: (needs) => t`見下文：${needs}`,
      forElements: (elements) => t`（${elements.join("、")}）`,
      inPlaces: (places) => t`（${places.join("、")}）`,
      toDo: t`應對`,
      policy: t`規則`,
      lawDay: t`適用法律日`,
      more: (count) => t`另有 ${count} 項`,
      others: (count) => t`其他 ${count} 項`,
      alsoOpen: (count) => t`另有 ${count} 處未定`,
      of: (part, whole) => t`${whole} 處中的 ${part} 處`,
      byAttestation: (by, met, until) => (met ? t`由 ${by} 確認，${until} 前有效` : t`由 ${by} 否認，${until} 前有效`),
      byInterpretation: (term, value, by) => t`${quoted(shortName(term))}：${value}（由 ${by} 解釋）`,
      byAssumption: (path, shown, by) => t`${quoted(path)} 由 ${by} 假定為 ${shownIn(t, shown)}`,
      byParameter: (name, shown, days) => t`${quoted(shortName(name))} 為 ${shown}，${inForce(days)}`,
      byExemption: (what) => t`依據 ${what}`,
      eitherWay: t`無論是否適用均滿足`,
      asked: t`援引`,
      isVoid: t`落空`,
      isAdvisory: t`僅供參考`,
      assumption: t`假定`,
      values: t`數值`,
      basis: t`依據`,
      otherAsked: (states) => t`其他：${states.join("、")}`,
      neededPacks: t`另需`,
      neededBy: (packs) => t`為 ${listedWith(t, t`和`, packs)} 所需`,
      needs: t`能使一條以上規則得出結果的事項`,
      opens: t`用於`,
      notInForce: (day, count) => t`在 ${day} 不在施行期：${count} 條規則`,
      notExamined: (subject, why, asOf) =>
        why === "left-out" ? t`未審查：${subject} 均在 ${asOf} 之後` : t`未審查：未提供 ${subject}`,
      othersDuties: t`他人的義務，不計入`,
      advisoryRules: t`僅供參考，不計入`,
      dutyOf: (party) => t`${partyIn(t, party)}的義務`.trim(),
      notes: t`附註`,
      noteState: { yes: t`適用`, no: t`不適用`, unknown: t`不明` },
      upon: (breaches) => t`因違反 ${breaches.join("、")}`,
      inAll: (documents) => t`共 ${documents} 個文檔`,
      notesLeft: (count) => t`另有 ${count} 條不適用`,
      yields: (holds, what) =>
        holds === "true" ? t`${what}：可能優先適用` : t`${what}：可能優先適用，但未寫明其是否適用`,
      findings: t`發現`,
      overruled: (standard, by) => t`事實推翻了 ${by} 對 ${quoted(shortName(standard))} 的確認`,
      leftOut: (day) => t`未計入，因為日期在 ${day} 之後`,
      dated: (subject, day) => `${subject} ${day}`,
      skipped: t`略過`,
      notCovered: t`未涵蓋`,
      binds: (law, from, who) => t`${law}（自 ${from} 起）約束 ${who}`,
      rules: t`規則`,
      help: t`辦法`,
      fix: t`修改`,
    },
    page: pageChinese(t),
  };
}
