import type { Verdict } from "../../evaluate/decision.ts";

/** Outcomes as a reader filters by them. */
export const outcomeGroups = ["violated", "undetermined", "pending", "clear", "outside"] as const;
type OutcomeGroup = (typeof outcomeGroups)[number];

/**
 * The group of a verdict.
 *
 * @example
 * groupOf("exempt") // "clear"
 * groupOf("not_examined") // "outside"
 */
export function groupOf(verdict: Verdict): OutcomeGroup {
  if (verdict === "violated" || verdict === "undetermined" || verdict === "pending") return verdict;
  return verdict === "satisfied" || verdict === "exempt" ? "clear" : "outside";
}
