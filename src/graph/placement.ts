import { childrenOf } from "./children.ts";
import type { Graph, GraphId, GraphNode, RuleNode } from "./graph.ts";

type Kind = GraphNode["kind"];

/** What stands in one place only; every other kind of node is a value and stands where values do. */
const placed: ReadonlySet<Kind | undefined> = new Set([
  "rule",
  "yields",
  "exemption",
  "standard",
  "deadline",
  "complies",
  "breach",
] as const);

/**
 * The ids that a node cannot read where it reads them: rules are read by `complies` and `breach`, exemptions by the
 * rules that they guard, standards by `met`, `breach` is a gate, deadlines and `complies` are whole clauses; nothing
 * reads a flag.
 */
export function misplacedIn(graph: Graph, node: GraphNode): readonly GraphId[] {
  const kindOf = (id: GraphId): Kind | undefined => graph.nodes[id]?.kind;
  const values = (ids: readonly (GraphId | undefined)[]): readonly GraphId[] =>
    ids.filter((id) => id !== undefined).filter((id) => placed.has(kindOf(id)));
  const only = (ids: readonly (GraphId | undefined)[], kind: Kind): readonly GraphId[] =>
    ids.filter((id) => id !== undefined).filter((id) => kindOf(id) !== kind);
  switch (node.kind) {
    case "met":
      return [...only([node.standard], "standard"), ...values([node.element])];
    case "complies":
    case "breach":
      return node.rules.filter((id) => !isDuty(graph.nodes[id]));
    case "rule":
      return [
        ...values([...node.scopes, ...node.each.flatMap((it) => [it.list, it.where]), node.when, node.unless]),
        ...only([node.upon], "breach"),
        ...only(node.exemptions, "exemption"),
        ...values(node.clauses.filter((id) => kindOf(id) !== "deadline" && kindOf(id) !== "complies")),
      ];
    default:
      return values(childrenOf(node));
  }
}

/** What a rule cannot be, wherever its parts stand. */
export function ruleProblems(graph: Graph, rule: RuleNode): readonly string[] {
  if (!isDuty(rule)) return rule.clauses.length > 0 ? ["is a note and has clauses"] : [];
  const asked = rule.clauses.flatMap((id) => {
    const clause = graph.nodes[id];
    return clause?.kind === "complies" ? clause.rules.map((it) => graph.nodes[it]) : [];
  });
  const others = asked.filter((it) => it?.kind === "rule" && (it.party !== rule.party || it.subject !== rule.subject));
  return [
    ...(rule.subject === undefined ? ["is a duty on no subject"] : []),
    ...(rule.clauses.length === 0 ? ["is a duty and has no clause"] : []),
    ...(others.length > 0 ? ["complies with rules of another party or on another subject"] : []),
  ];
}

function isDuty(node: GraphNode | undefined): boolean {
  return node?.kind === "rule" && (node.modal === "must" || node.modal === "must-not");
}
