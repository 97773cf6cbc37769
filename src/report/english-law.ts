import type { RuleAsked } from "../evaluate/decision.ts";
import type { InForce } from "../graph/graph.ts";
import { formatLocator, type Locator } from "../statute/locator.ts";
import { listed } from "./english-words.ts";
import type { Rests, Wording } from "./wording.ts";

/**
 * When something is law.
 *
 * @example
 * inForce({ from: "2025-09-01", until: undefined }) // "in force from 2025-09-01"
 * inForce("never") // "a draft: not in force on any day"
 */
export function inForce(days: InForce): string {
  if (days === "never") return "a draft: not in force on any day";
  return `in force from ${days.from}${days.until === undefined ? "" : ` until ${days.until}`}`;
}

/** Why nothing is left of `complies with`: one reason for all places, or each reason with its places. */
export const voidClause: Wording["voidClause"] = ({ pack, places }, asked) => {
  const what = places === undefined ? pack : `${pack} ${cited(places)}`;
  const reasons = [...new Set(asked.map(reason))];
  if (reasons.length < 2) return `${what}: ${onlyReason(asked)}`;
  const each = reasons.map(
    (why) => `${why} (${cited(asked.filter((it) => reason(it) === why).map((it) => it.locator))})`,
  );
  return `${what}: ${each.join(", ")}`;
};

function onlyReason(asked: readonly RuleAsked[]): string {
  const [first] = asked;
  if (!first) return "no rule";
  return first.advisory ? "only advisory rules" : reason(first);
}

function reason({ advisory: isAdvisory, verdict, inForce: days }: RuleAsked): string {
  if (isAdvisory) return "advisory";
  return verdict === "not_in_force" ? inForce(days) : verdict.replaceAll("_", " ");
}

/** `art. 4, 5(1)` */
function cited(places: readonly Locator[]): string {
  const names = [...new Set(places.map(formatLocator))];
  return names.map((it, at) => (at === 0 ? it : it.replace(/^art\. /, ""))).join(", ");
}

const bases: Readonly<Record<string, string>> = {
  recommended_standard: "a recommended standard",
  guidance: "guidance",
  interpretation: "an interpretation",
};

function rests({ basis, where }: Rests): string {
  return `rests on ${bases[basis] ?? basis}${where === undefined ? "" : ` (${where})`}`;
}

/** Why a rule counts for nothing. */
export const advisory: Wording["advisory"] = (why, on) =>
  why === "unverified" ? `unverified: ${listed(on.reasons, "and")}` : `${rests(on)}, which no profile adopts`;

/** Who made it count. */
export const adopted: Wording["adopted"] = (on, by, day) => `${rests(on)}, adopted by ${by} on ${day}`;
