import type { Script } from "../base/script.ts";
import type { RuleAsked } from "../evaluate/decision.ts";
import { formatLocatorZh, type Locator } from "../statute/locator.ts";
import type { Pen } from "../base/pen.ts";
import type { Rests, Wording } from "./wording.ts";

type LawWording = Pick<Wording, "inForce" | "voidClause" | "advisory" | "adopted">;

/** What is said of the law, in Chinese: when something is law, and on what a rule rests. */
export function chineseLaw(t: Pen, script: Script, verdicts: Wording["verdicts"]): LawWording {
  const inForce: Wording["inForce"] = (days) => {
    if (days === "never") return t`草案，任何一日均不施行`;
    return days.until === undefined ? t`自 ${days.from} 起施行` : t`自 ${days.from} 起施行，${days.until} 起不再施行`;
  };

  const reason = ({ advisory, verdict, inForce: days }: RuleAsked): string => {
    if (advisory) return t`僅供參考`;
    return verdict === "not_in_force" ? inForce(days) : verdicts[verdict];
  };
  const onlyReason = (asked: readonly RuleAsked[]): string => {
    const [first] = asked;
    if (!first) return t`沒有規則`;
    return first.advisory ? t`只有僅供參考的規則` : reason(first);
  };
  const cited = (places: readonly Locator[]): string =>
    [...new Set(places.map((it) => formatLocatorZh(it, script === "zh-Hans" ? "hans" : "hant")))].join("、");

  const basis = (name: string): string => {
    if (name === "recommended_standard") return t`推薦性標準`;
    if (name === "guidance") return t`指導文件`;
    return name === "interpretation" ? t`解釋` : ` ${name} `;
  };
  const rests = ({ basis: name, where }: Rests): string =>
    where === undefined ? t`依據${basis(name)}` : t`依據${basis(name)}（${where}）`;

  return {
    inForce,
    voidClause: ({ pack, places }, asked) => {
      const what = places === undefined ? pack : `${pack} ${cited(places)}`;
      const reasons = [...new Set(asked.map(reason))];
      if (reasons.length < 2) return t`${what}：${onlyReason(asked)}`;
      const each = reasons.map(
        (why) => t`${why}（${cited(asked.filter((it) => reason(it) === why).map((it) => it.locator))}）`,
      );
      return t`${what}：${each.join("，")}`;
    },
    advisory: (why, on) =>
      why === "unverified" ? t`未經核對：${on.reasons.join(t`；`)}` : t`${rests(on)}，而沒有配置採納它`,
    adopted: (on, by, day) => t`${rests(on)}，由 ${by} 於 ${day} 採納`,
  };
}
