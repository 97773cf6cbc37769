import type { GraphId, GraphNode } from "../graph/graph.ts";
import { verdicts, type Outcome, type RunWord, type Verdict } from "./decision.ts";
import { ruleOf, type Program } from "./program.ts";

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

/**
 * Whether a rule could have a verdict, by its form alone: `pending` needs a deadline or `pending while`, its own or that of a rule that it asks;
 * `not_applicable` something that can keep it from applying.
 */
export function canHaveVerdict(program: Program, rule: GraphId, verdict: string): boolean {
  const { clauses, scopes, each, when, unless, upon, pendingWhile } = ruleOf(program, rule).rule;
  const nodes = clauses.flatMap((it) => program.graph.nodes[it] ?? []);
  if (verdict === "pending") return pendingWhile !== undefined || nodes.some((it) => canWait(program, it));
  if (verdict !== "not_applicable") return true;
  const isGuarded = scopes.length + each.length > 0 || [when, unless, upon].some((it) => it !== undefined);
  // A rule that only asks others does not apply where none of these does.
  return isGuarded || nodes.every((it) => it.kind === "complies");
}

function canWait(program: Program, clause: GraphNode): boolean {
  if (clause.kind !== "complies") return clause.kind === "deadline";
  return clause.rules.some((it) => canHaveVerdict(program, it, "pending"));
}
