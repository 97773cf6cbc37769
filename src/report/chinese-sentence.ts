import type { Pen } from "../base/pen.ts";
import { partyIn } from "./chinese-words.ts";
import { quoted } from "./english-words.ts";
import type { Tally, Wording } from "./wording.ts";

/** The last line of a report, in Chinese. It promises nothing that the run has not seen. */
export function chineseSentence(t: Pen, inForce: Wording["inForce"]): Pick<Wording, "sentence" | "basis"> {
  const basis: Wording["basis"] = ({ attestation, interpretation, assumption, eitherWay }) => {
    const parts = [
      ...(attestation > 0 ? [t`${attestation} 條依據署名確認`] : []),
      ...(interpretation > 0 ? [t`${interpretation} 條依據解釋`] : []),
      ...(assumption > 0 ? [t`${assumption} 條依據假定`] : []),
      ...(eitherWay > 0 ? [t`${eitherWay} 條無論是否適用均滿足`] : []),
    ];
    return parts.length === 0 ? "" : t`（其中 ${parts.join("，")}）`;
  };

  const coveredWords = ({ waived, in_baseline: known }: Tally["covered"]["violated"]): string => {
    const parts = [...(waived > 0 ? [t`${waived} 條暫緩`] : []), ...(known > 0 ? [t`${known} 條在基線中`] : [])];
    return parts.length === 0 ? "" : t`（其中 ${parts.join("，")}）`;
  };

  const since = ({ inForce: days, lawOf }: Tally): string => {
    const packs = days.map((it) => t`${it.pack} ${inForce(it.inForce)}`);
    return t`在 ${lawOf ?? t`各適用法律日`} 沒有施行中的規則${packs.length === 0 ? "" : t`（${packs.join("，")}）`}`;
  };

  const lead = (tally: Tally): string => {
    const { word, counts, covered } = tally;
    const { violated, undetermined, pending, satisfied, exempt, not_applicable: notApplicable } = counts;
    const rules = violated + undetermined + pending + satisfied + exempt + notApplicable;
    const clear = t`審查了 ${rules} 條規則，未發現違反${basis(tally.basis)}`;
    switch (word) {
      case "violated": {
        const open = undetermined > 0 ? t`，${undetermined} 條未定${coveredWords(covered.undetermined)}` : "";
        return t`審查了 ${rules} 條規則，其中 ${violated} 條被違反${coveredWords(covered.violated)}${open}`;
      }
      case "undetermined":
        return t`${clear}，但有 ${undetermined} 條未定${coveredWords(covered.undetermined)}`;
      case "pending":
        return t`${clear}，有 ${pending} 條期限未到`;
      case "nothing applies":
        return t`審查了 ${rules} 條規則，均不適用`;
      case "nothing in force":
        return t`未作任何判斷：${since(tally)}`;
      case "nothing examined":
        return counts.not_examined > 0
          ? t`未作任何判斷：沒有能審查的規則`
          : t`未作任何判斷：這些規則包中沒有約束${partyIn(t, tally.party)}的規則`;
      default:
        return clear;
    }
  };

  const notInForce = ({ word, counts }: Tally): readonly string[] =>
    counts.not_in_force === 0 || word === "nothing in force"
      ? []
      : [t`${counts.not_in_force} 條在適用法律日不在施行期`];

  const notExamined = ({ notExamined: missing, asOf }: Tally): readonly string[] => {
    if (missing.length === 0) return [];
    const total = missing.reduce((sum, it) => sum + it.count, 0);
    const each = missing.map(({ subject, why, count }) =>
      why === "left-out" ? t`截至 ${asOf} 沒有 ${quoted(subject)} ${count} 條` : t`沒有 ${quoted(subject)} ${count} 條`,
    );
    return [t`${total} 條未審查：${each.join("、")}`];
  };

  const encoded = ({ encoded: packs }: Tally): readonly string[] => {
    if (packs.length === 0) return [];
    const texts = packs.map(({ pack, articles, of }) => {
      const all = t`全部 ${of ?? 0} 條`;
      const some = of === undefined ? t`第 ${articles.join("、")} 條` : t`第 ${articles.join("、")} 條（共 ${of} 條）`;
      const numbers = articles.length === of ? all : some;
      return packs.length > 1 ? t`${pack} ${numbers}` : numbers;
    });
    return [t`已寫成規則的條文：${texts.join(t`；`)}`];
  };

  const advisory = ({ advisory: { count, violated, undetermined } }: Tally): readonly string[] => {
    if (count === 0) return [];
    const parts = [
      ...(violated > 0 ? [t`${violated} 條被違反`] : []),
      ...(undetermined > 0 ? [t`${undetermined} 條未定`] : []),
    ];
    return [t`僅供參考、不計入：${count} 條規則${parts.length === 0 ? "" : t`（其中 ${parts.join("，")}）`}`];
  };

  const others = (tally: Tally): readonly string[] => [
    ...encoded(tally),
    ...(tally.notEncoded > 0 ? [t`未寫成規則：${tally.notEncoded} 處`] : []),
    ...(tally.notCovered.length > 0
      ? [t`未涵蓋：${tally.notCovered.map((it) => t`${it.id}（自 ${it.from} 起）`).join("、")}`]
      : []),
    ...advisory(tally),
    ...(tally.letPass ? [t`${tally.letPass.count} 條低於 ${quoted(tally.letPass.below)} 的違反不計為失敗`] : []),
    ...(tally.failingFindings > 0 ? [t`${tally.failingFindings} 項發現使檢查失敗（${quoted("--fail-on low")}）`] : []),
    ...(tally.allowed && tally.counts.undetermined > 0 ? [t`允許未定的規則（${tally.counts.undetermined} 條）`] : []),
  ];

  return {
    basis,
    sentence: (tally) => {
      const { mistakes, word, leftOut, asOf } = tally;
      if (word === "nothing judged")
        return mistakes === 0 ? t`未作任何判斷。` : t`未作任何判斷：有 ${mistakes} 個錯誤。`;
      const incomplete = mistakes > 0 ? t`不完整，因為有 ${mistakes} 個錯誤。` : "";
      const late = leftOut > 0 ? [t`${asOf} 之後的 ${leftOut} 個文檔未計入`] : [];
      const main = [lead(tally), ...notInForce(tally), ...notExamined(tally), ...late].join(t`；`);
      return `${incomplete}${[main, ...others(tally)].map((it) => t`${it}。`).join("")}`;
    },
  };
}
