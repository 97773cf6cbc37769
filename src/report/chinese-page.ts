import type { Pen } from "../base/pen.ts";
import { partyIn } from "./chinese-words.ts";
import type { PageWording } from "./page-wording.ts";
import type { Counts, Report } from "./report.ts";

/** The words of a report as a page, in Chinese. */
export function pageChinese(t: Pen): PageWording {
  const open = ({ undetermined }: Counts): string => (undetermined === 0 ? "" : t`，${undetermined} 條未定`);
  const said = ({ word, counts }: Pick<Report, "word" | "counts">): string => {
    switch (word) {
      case "violated":
        return t`${counts.violated} 條規則被違反${open(counts)}`;
      case "undetermined":
        return t`尚無定論：${counts.undetermined} 條規則未定`;
      case "pending":
        return t`審查範圍內未發現違反，仍有期限未到`;
      case "clear":
        return t`審查範圍內未發現違反`;
      case "nothing applies":
        return t`審查過的規則均不適用`;
      case "nothing in force":
      case "nothing examined":
      case "nothing judged":
        return t`未作任何判斷`;
    }
  };
  const covered = ({ covered: { waived, in_baseline: known } }: Pick<Report, "covered">): string => {
    const parts = [...(waived > 0 ? [t`${waived} 條暫緩`] : []), ...(known > 0 ? [t`${known} 條在基線中`] : [])];
    return parts.length === 0 ? "" : t`（其中 ${parts.join("，")}）`;
  };
  const conditions: Readonly<Record<Parameters<PageWording["condition"]>[0], string>> = {
    scope: t`適用範圍`,
    "for-each": t`對象`,
    when: t`條件`,
    upon: t`違反之後`,
    unless: t`例外`,
    exemption: t`豁免`,
  };
  return {
    headline: (report) => `${said(report)}${covered(report)}`,
    incomplete: t`不完整。`,
    mistakes: t`部分內容未能判斷的原因`,
    report: t`Edict 報告`,
    skip: t`跳到報告正文`,
    contents: t`目錄`,
    glance: t`各條一覽`,
    glanceHelp: (party) => t`每條顯示約束${partyIn(t, party)}的規則中最差的結果。沒有標記的條文沒有可判斷的規則。`,
    noteCount: (count) => t`${count} 條附註`,
    noRule: t`沒有可判斷的規則`,
    onlyOthers: t`只有不計入的規則`,
    notEncodedPassages: (count) => t`${count} 處未寫成規則`,
    onlyThese: (articles) => t`此規則包只把 ${articles} 條寫成規則，對其他各條不作說明。`,
    script: t`法律原文的字體`,
    filter: t`顯示`,
    outcome: t`結果`,
    groups: {
      violated: t`違反`,
      undetermined: t`未定`,
      pending: t`期限未到`,
      clear: t`已滿足或豁免`,
      outside: t`不適用或未審查`,
    },
    article: t`條文`,
    severity: t`嚴重程度`,
    all: t`全部`,
    reset: t`全部顯示`,
    isFiltered: t`已作篩選：此處隱藏了部分規則。標題和各條一覽仍計入全部規則。`,
    rules: t`逐條規則`,
    severityOf: (severity) => t`嚴重程度：${severity}`,
    notCounted: t`不計入`,
    unofficial: t`非法律原文`,
    toDo: t`應對辦法`,
    missing: t`尚缺什麼`,
    missingElsewhere: t`未定之處缺什麼`,
    restsOn: t`依據`,
    why: t`理由`,
    facts: t`其他事實`,
    signedBy: (by, role, on, until) => t`${by}（${role}），${on}，${until} 前有效`,
    moreCases: (count, verdict) => t`另有 ${count} 處${verdict}`,
    otherCases: (states) => t`其他各處：${states.join("、")}。`,
    condition: (kind) => conditions[kind],
    conditionState: (kind, result) => {
      if (result === "not_asked") return t`未問及`;
      if (result === "unknown") return t`不明`;
      if (kind === "for-each") return result === "true" ? t`其中之一` : t`沒有這一類`;
      const holds = result === "true";
      if (kind === "unless" || kind === "exemption") return holds ? t`成立，故規則不約束` : t`不成立`;
      return holds ? t`成立` : t`不成立`;
    },
    clause: (forbid) => (forbid ? t`禁止` : t`要求`),
    clauseState: { true: t`已滿足`, false: t`違反`, unknown: t`不明`, waiting: t`期限未到`, void: t`落空` },
    drawing: t`圖示`,
    drawn: (rule, verdict, parts) => t`${rule}：${verdict}。${parts.join("")}`,
    drawnPart: (what, state, leaves) =>
      leaves.length === 0 ? t`${what}：${state}。` : t`${what}：${state}（${leaves.join(t`；`)}）。`,
    needs: t`尚缺什麼`,
    needsHelp: t`每項只列一次，等待它的規則最多的在前。`,
    noNeeds: t`約束主體的規則沒有等待任何事項。`,
    needKinds: {
      fact: t`須寫明的事實`,
      signature: t`須有人署名確認的`,
      reading: t`法律未限定、須由單位解釋的`,
      other: t`其他`,
    },
    needColumns: [t`事項`, t`辦法`, t`等待它的規則`],
    papers: t`署名和證據`,
    signatures: t`有效的署名`,
    noSignatures: t`沒有規則依據署名。`,
    signatureColumns: [t`署名內容`, t`署名人`, t`失效日`, t`證據`],
    isMet: (met) => (met ? t`達到` : t`未達到`),
    refusedSignatures: t`無效的署名`,
    evidence: t`證據`,
    noEvidence: t`各文檔沒有附證據。`,
    evidenceColumns: [t`證據`, t`收集日期`, t`到期日期`, t`支持的規則`],
    ends: ({ state, expires_on: until, collected_on: from }) => {
      if (state === "not-yet") return t`尚未收集：${from}`;
      if (until === undefined) return t`不到期`;
      return state === "expired" ? t`已於 ${until} 到期` : until;
    },
    supportsNothing: t`本次沒有規則用到`,
    basis: t`結果的依據`,
    basisHelp: (profile) =>
      profile === undefined
        ? t`沒有給出配置。如果另作決定，結果可能不同。署名見上文。`
        : t`以下由單位的人員在 ${profile} 中決定。如果另作決定，結果可能不同。署名見上文。`,
    readings: t`對法律未限定之處的解釋`,
    waivers: t`暫緩`,
    adoptions: t`採納的指導文件和標準`,
    assumptions: t`假定的事實`,
    values: t`隨日期而定的數值`,
    because: (why) => t`理由：${why}`,
    takenForGranted: t`本次檢查所作的假定`,
    noBasis: t`沒有解釋、採納和假定。`,
    limits: t`本報告沒有說明的內容`,
    limitsHelp: t`結果只涵蓋審查過的內容。以下各項均未審查。`,
    notInForce: t`在適用法律日不在施行期`,
    notEncoded: t`未寫成規則的法律文字`,
    articlesNotEncoded: (articles) => t`第 ${articles.join("、")} 條沒有寫成規則。`,
    notCovered: t`可能適用而未涵蓋的其他法律`,
    bindsFrom: (day, whom) => t`自 ${day} 起：${whom}`,
    skipped: t`略過的文件`,
    worthALook: t`值得留意`,
    noAdvice: t`本報告不是法律意見。它說明發現了什麼、依據什麼、沒有看到什麼；從不說明任何人合規。`,
    othersDuties: t`他人的義務`,
    othersHelp: (party) => t`以下義務約束${partyIn(t, party)}以外的人，不計入任何數目。`,
    advisory: t`僅供參考`,
    advisoryHelp: t`以下規則目前不約束任何人，不計入任何數目。`,
    notes: t`權利、職權和責任`,
    notesHelp: t`各方可以做什麼、有權做什麼、受鼓勵做什麼、有何職權、可被如何追究。這些沒有結果。`,
    how: t`判斷方式`,
    packs: t`規則包`,
    inputs: t`文檔`,
    exitCode: t`退出碼`,
    engine: t`引擎`,
    zone: t`時區`,
    baseline: t`基線`,
    failOn: t`失敗起點`,
    allowed: t`允許`,
    detectors: t`檢測器`,
    none: t`無`,
  };
}
