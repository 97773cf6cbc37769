import { graphBuilder, type GraphBuilder } from "../../../src/graph/builder.ts";
import type { Graph, GraphId, GraphNode, WrittenInterval } from "../../../src/graph/graph.ts";

type RuleNode = Extract<GraphNode, { readonly kind: "rule" }>;
type ExemptionNode = Extract<GraphNode, { readonly kind: "exemption" }>;

export const since: WrittenInterval = { from: "2023-08-15", until: undefined };

export function yes(builder: GraphBuilder): GraphId {
  return builder.add({ kind: "literal", type: "boolean", value: "true" });
}

export function fact(builder: GraphBuilder, ...path: readonly string[]): GraphId {
  const of = builder.add({ kind: "subject", name: "service" });
  return builder.add({ kind: "field", of, path, type: "boolean" });
}

/** The element of the innermost list. */
export function element(builder: GraphBuilder): GraphId {
  return builder.add({ kind: "local", depth: 0 });
}

export function rule(
  builder: GraphBuilder,
  name: string,
  clauses: readonly GraphId[],
  parts: Partial<RuleNode> = {},
): GraphId {
  return builder.add({
    kind: "rule",
    name,
    party: "provider",
    alsoBinds: undefined,
    modal: "must",
    subject: "service",
    inForce: since,
    basis: "rules",
    unverified: false,
    scopes: [],
    each: [],
    when: undefined,
    unless: undefined,
    upon: undefined,
    exemptions: [],
    clauses,
    pendingWhile: undefined,
    ...parts,
  });
}

export function exemption(builder: GraphBuilder, name: string, parts: Partial<ExemptionNode> = {}): GraphId {
  const when = fact(builder, "small");
  return builder.add({
    kind: "exemption",
    name,
    inForce: since,
    basis: "rules",
    unverified: false,
    scopes: [],
    when,
    ...parts,
  });
}

export function standard(builder: GraphBuilder, name: string, onlyIf: GraphId, overList = false): GraphId {
  const judges = [{ role: "counsel", validFor: "12 months", evidence: [] }];
  const key = overList ? "id" : undefined;
  return builder.add({
    kind: "standard",
    name,
    sameAs: undefined,
    subject: "service",
    overList,
    key,
    onlyIf: [onlyIf],
    orIf: [],
    presumedIf: undefined,
    presumedNotIf: undefined,
    judges,
  });
}

/** A graph of the rules, flags and exemptions that are made; every exemption is from `p.a`. */
export function graphOf(make: (builder: GraphBuilder) => readonly GraphId[]): Graph {
  const builder = graphBuilder();
  const ids = make(builder);
  const those = (kind: GraphNode["kind"]): readonly GraphId[] => ids.filter((id) => builder.node(id).kind === kind);
  const exemptions = those("exemption").map((it) => ({ exemption: it, from: ["p.a"] }));
  return builder.finish("p", { rules: those("rule"), yields: those("yields"), exemptions }).graph;
}
