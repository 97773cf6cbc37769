import { expect, test } from "vitest";
import { graphBuilder } from "../../../src/graph/builder.ts";
import { digestsOf, packDigest, ruleDigests } from "../../../src/graph/digest.ts";
import type { GraphBuilder } from "../../../src/graph/builder.ts";
import type { Graph, GraphId } from "../../../src/graph/graph.ts";
import { graphFromJson, graphToJson } from "../../../src/graph/json.ts";
import { verifyGraph } from "../../../src/graph/verify.ts";

const yes = (builder: GraphBuilder): GraphId => builder.add({ kind: "literal", type: "boolean", value: "true" });

function fact(builder: GraphBuilder, ...path: readonly string[]): GraphId {
  const of = builder.add({ kind: "subject", name: "service" });
  return builder.add({ kind: "field", of, path, type: "boolean" });
}

function rule(builder: GraphBuilder, name: string, clauses: readonly GraphId[]): GraphId {
  return builder.add({
    kind: "rule",
    name,
    party: "provider",
    modal: "must",
    subject: "service",
    from: "2023-08-15",
    until: undefined,
    scopes: [],
    each: [],
    when: undefined,
    unless: undefined,
    clauses,
  });
}

test("equal nodes are one node, whatever the order of commutative operands", () => {
  const builder = graphBuilder();
  const [a, b] = [fact(builder, "a"), fact(builder, "b")];
  expect(builder.add({ kind: "and", of: [a, b] })).toBe(builder.add({ kind: "and", of: [b, a] }));
  expect(builder.add({ kind: "compare", operator: "equal", left: a, right: b })).toBe(
    builder.add({ kind: "compare", operator: "equal", left: b, right: a }),
  );
  expect(builder.add({ kind: "compare", operator: "less", left: a, right: b })).not.toBe(
    builder.add({ kind: "compare", operator: "less", left: b, right: a }),
  );
  expect(builder.add({ kind: "and", of: [a, b] })).not.toBe(builder.add({ kind: "or", of: [a, b] }));
});

function twoRules(order: "first" | "last"): Graph {
  const builder = graphBuilder();
  const make = (name: string, field: string): GraphId => rule(builder, name, [fact(builder, field), yes(builder)]);
  const rules =
    order === "first" ? [make("p.a", "x"), make("p.b", "y")] : [make("p.b", "y"), make("p.a", "x")].toReversed();
  fact(builder, "unused");
  return builder.finish("p", rules, []).graph;
}

test("the order of declarations leaves no trace in the graph, and what no rule reads is left out", () => {
  const [first, last] = [twoRules("first"), twoRules("last")];
  expect(JSON.stringify(graphToJson(first))).toBe(JSON.stringify(graphToJson(last)));
  expect(JSON.stringify(graphToJson(first))).not.toContain("unused");
  expect(verifyGraph(first)).toEqual([]);
});

test("a digest changes with the meaning, and with nothing else", () => {
  const parts = { text: "t", calendar: "c", vocabulary: "v" };
  const graph = twoRules("first");
  expect(packDigest(graph, parts)).toBe(packDigest(twoRules("last"), parts));
  expect(packDigest(graph, { ...parts, text: "other" })).not.toBe(packDigest(graph, parts));
  const builder = graphBuilder();
  const changed = builder.finish(
    "p",
    [rule(builder, "p.a", [builder.add({ kind: "not", of: fact(builder, "x") })])],
    [],
  ).graph;
  expect(ruleDigests(changed).get("p.a")).not.toBe(ruleDigests(graph).get("p.a"));
});

test("a broken graph is refused, with what is wrong", () => {
  const graph = twoRules("first");
  const twice = { ...graph, nodes: [...graph.nodes, ...graph.nodes.slice(0, 1)] };
  expect(verifyGraph(twice)[0]).toContain("are equal");
  const loose: Graph = {
    pack: "p",
    nodes: [
      { kind: "local", depth: 0 },
      { kind: "yields", from: "2023-08-15", until: undefined, condition: 0 as GraphId },
    ],
    rules: [],
    yields: [1 as GraphId],
  };
  expect(verifyGraph(loose)).toEqual(["node 1 reads an element of no list"]);
  const { problems } = graphFromJson({ pack: "p", nodes: [], rules: [0], yields: [] });
  expect(problems).toEqual(["root 0 is no rule of this graph"]);
});

test("digests that were kept while building are those of the finished graph", () => {
  const graph = twoRules("first");
  expect(digestsOf(graph)).toEqual(digestsOf({ ...graph }));
});
