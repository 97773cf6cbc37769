import type { Pen } from "../base/pen.ts";
import { listedWith } from "./chinese-words.ts";
import { quoted } from "./english-words.ts";
import type { NeedsWording, SkeletonWording } from "./needs-english.ts";
import type { Wording } from "./wording.ts";

/** The words of the list of what is missing, in Chinese. */
export function needsChinese(t: Pen, judges: Wording["judges"]): NeedsWording {
  const groups: Readonly<Record<Parameters<NeedsWording["group"]>[0], string>> = {
    fact: t`須寫明的事實`,
    attestation: t`須由人判斷的`,
    reading: t`法律未限定的`,
    document: t`須提供的文檔`,
    other: t`此處無人能寫明的`,
  };
  const others = (count: number): readonly string[] => (count > 0 ? [t`其他 ${count} 項`] : []);
  return {
    group: (it) => groups[it],
    for: t`用於`,
    of: (elements, rest) => t`（${[...elements.map(quoted), ...others(rest)].join("、")}）`,
    signedBy: (asked) =>
      judges({ judges: asked.judges.map((it) => ({ role: it.role, validFor: it.valid_for, evidence: it.evidence })) }),
    by: t`署名`,
    words: t`原文`,
    profile: t`可由配置解釋，署名並注明日期`,
    inList: (member) => t`${quoted(member)} 是否在內`,
    places: (first, rest) => [...first, ...others(rest)].join("、"),
    at: t`位置`,
    nothing: t`沒有規則因缺少事項而不能判斷。`,
    alone: t`單獨`,
    settles: (rules) => (rules.length === 0 ? t`不足以使任何規則得出結果` : t`足以使 ${rules.join("、")} 得出結果`),
    sum: (things, rules) => t`${rules} 條規則尚缺 ${things} 項。`,
    order: t`單獨能使最多規則得出結果的在前。`,
    skeleton: t`需要可填寫的署名確認和配置條目，請用：edict needs INPUT -f yaml`,
  };
}

/** The comments of documents to fill in, in Chinese. */
export function skeletonChinese(t: Pen): SkeletonWording {
  const types: Readonly<Record<string, string>> = {
    duration: t`例如 24 hours`,
    number: t`數`,
    boolean: t`true 或 false`,
  };
  return {
    service: [
      t`服務的事實。已知的去掉行首的 #，並在 TBD 處寫入內容。`,
      t`沒有寫明的為不明，規則不會自行假定；${quoted("null")} 表示沒有。`,
    ],
    factsOn: t`以下事實截至的日期。`,
    head: (asOf) => [
      t`截至 ${asOf} 無人判斷或解釋的事項。請把每部分放在注釋所說的位置，`,
      t`並在 TBD 處寫入真實內容：此前 ${quoted("edict check")} 拒收該文檔，其中內容一概不算。`,
    ],
    document: (subject, path) => t`用於 ${path} 中的 ${subject}：寫在同一文檔中，或寫在已有的鍵之下。`,
    profile: t`用於配置：對法律未限定的用語和列舉的解釋。`,
    nothing: t`沒有須由人判斷或解釋的事項。`,
    title: (title, rules) => t`「${title}」（用於 ${rules.join("、")}）`,
    signed: (roles) => t`署名人 ${roles}`,
    met: t`true 或 false`,
    oneOf: (all) => listedWith(t, t`或`, all),
    expires: t`最後有效日，或 null`,
    waivers: t`保留須暫緩的條目，填寫理由（至少 20 字）、申請人、批准人和截止日期。`,
    member: t`true 或 false`,
    type: (type) => types[type ?? ""] ?? type ?? t`值`,
  };
}
