import type { GraphId, GraphNode } from "../graph/graph.ts";
import { ruleOf, type Program } from "./program.ts";

/**
 * Whether a rule could have a verdict, by its form alone: `pending` needs a deadline, its own or that of a rule that it asks;
 * `not_applicable` something that can keep it from applying.
 */
export function formAllows(program: Program, rule: GraphId, verdict: string): boolean {
  const { clauses, scopes, each, when, unless, upon } = ruleOf(program, rule).rule;
  const nodes = clauses.flatMap((it) => program.graph.nodes[it] ?? []);
  if (verdict === "pending") return nodes.some((it) => canWait(program, it));
  if (verdict !== "not_applicable") return true;
  const isGuarded = scopes.length + each.length > 0 || [when, unless, upon].some((it) => it !== undefined);
  // A rule that only asks others does not apply where none of these does.
  return isGuarded || nodes.every((it) => it.kind === "complies");
}

function canWait(program: Program, clause: GraphNode): boolean {
  if (clause.kind !== "complies") return clause.kind === "deadline";
  return clause.rules.some((it) => formAllows(program, it, "pending"));
}
