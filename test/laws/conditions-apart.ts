import type { GraphId, GraphNode, RuleNode } from "../../src/graph/graph.ts";
import type { ClauseSource } from "../../src/graph/sources.ts";
import { program, ruleOf, type Program } from "../../src/evaluate/program.ts";

/**
 * A program with a rule for each condition of its rules, which asks that one alone: its verdict says whether the condition holds, is
 * broken or is not known, where the verdict of the rule itself says only what they come to together.
 */
export function conditionsApart(it: Program): Program {
  const { graph, sources, free, inForce, reckoning } = it;
  const nodes: GraphNode[] = [...graph.nodes];
  const own: GraphId[] = [];
  const rules = new Map(sources.rules);
  for (const id of graph.rules) {
    const { rule, source } = ruleOf(it, id);
    for (const [at, { of, clause, each }] of conditionsOf(rule, source.clauses).entries()) {
      const next = nodes.length as GraphId;
      own.push(next);
      rules.set(next, { ...source, clauses: [clause], scopes: [], each: source.each.slice(0, each.length) });
      nodes.push({ ...rule, ...withoutGates, name: `${rule.name}_${at}`, clauses: [of], each });
    }
  }
  const parts = { graph: { ...graph, nodes, rules: own }, sources: { ...sources, rules } };
  return program({ ...parts, free: [...free, ...own.map(() => 0)] }, inForce, reckoning);
}

const withoutGates = {
  scopes: [],
  when: undefined,
  unless: undefined,
  upon: undefined,
  exemptions: [],
  pendingWhile: undefined,
};

interface Condition {
  readonly of: GraphId;
  readonly clause: ClauseSource;
  /** The lists of whose elements it is asked, of all of them. */
  readonly each: RuleNode["each"];
}

function conditionsOf(rule: RuleNode, clauses: readonly ClauseSource[]): readonly Condition[] {
  const [first] = clauses;
  if (!first) return [];
  const { scopes, when, unless, exemptions, pendingWhile } = rule;
  const clause: ClauseSource = { ...first, name: undefined, forbid: false, complies: undefined };
  const lists = rule.each.map(({ list }) => ({ list, where: undefined }));
  const gates = [...scopes, when, unless, ...exemptions, pendingWhile].flatMap((id) => id ?? []);
  return [
    ...gates.map((of) => ({ of, clause, each: lists })),
    ...rule.each.flatMap(({ where }, at) =>
      where === undefined ? [] : [{ of: where, clause, each: lists.slice(0, at + 1) }],
    ),
    ...rule.clauses.map((of, at) => ({ of, clause: clauses[at] ?? clause, each: lists })),
  ];
}
