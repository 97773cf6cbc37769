import type { Outcome, RunWord, Verdict } from "./decision.ts";
import { verdicts } from "./decision.ts";

/**
 * The verdict of the whole: the first in the order of `verdicts` that a part has.
 *
 * @example
 * rollUp(["satisfied", "undetermined", "not_applicable"]) // "undetermined"
 * rollUp([]) // "not_examined"
 */
export function rollUp(parts: Iterable<Verdict>): Verdict {
  const present = new Set(parts);
  return verdicts.find((it) => present.has(it)) ?? "not_examined";
}

/**
 * What a verdict means for whoever relies on it; nothing for what was not examined.
 *
 * @example
 * outcomeOf("pending") // "open"
 * outcomeOf("not_examined") // undefined
 */
export function outcomeOf(verdict: Verdict): Outcome | undefined {
  switch (verdict) {
    case "violated":
      return "breach";
    case "undetermined":
    case "pending":
      return "open";
    case "satisfied":
    case "exempt":
    case "not_applicable":
    case "not_in_force":
      return "clear";
    case "not_examined":
      return undefined;
  }
}

/**
 * The word of a run. It never says "compliant": no breach found is all that can be said.
 *
 * @example
 * runWord("exempt") // "clear"
 * runWord("violated") // "violated"
 */
export function runWord(verdict: Verdict): RunWord {
  switch (verdict) {
    case "satisfied":
    case "exempt":
      return "clear";
    case "not_applicable":
      return "nothing applies";
    case "not_in_force":
      return "nothing in force";
    case "not_examined":
      return "nothing examined";
    default:
      return verdict;
  }
}
