import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { digestsOf } from "../../../src/graph/digest.ts";
import type { Graph, GraphNode } from "../../../src/graph/graph.ts";
import { graphToJson } from "../../../src/graph/json.ts";
import { graphFromJson } from "../../kit/verify-graph.ts";
import { element, exemption, fact, graphOf, rule, since, standard, yes } from "./small-graph.ts";

const validate = new Ajv2020({ allErrors: true }).compile(
  JSON.parse(readFileSync("grammar/schema/graph-1.schema.json", "utf8")),
);

/** One node of every kind at least. */
const whole = graphOf((it) => {
  const [a, b] = [fact(it, "a"), fact(it, "b")];
  const [x, y] = [element(it), it.add({ kind: "day", day: "as-of" })];
  const values = [
    { inForce: { from: "2023-08-15", until: "2025-09-01" }, value: a },
    { inForce: { from: "2025-09-01", until: undefined }, value: b },
  ];
  const parts: readonly GraphNode[] = [
    { kind: "not", of: a },
    { kind: "and", of: [a, b] },
    { kind: "or", of: [a, b] },
    { kind: "compare", operator: "at-most", left: a, right: y },
    { kind: "in", item: a, list: it.add({ kind: "open-list", name: "p.l", of: [a, b] }) },
    { kind: "overlaps", left: a, right: it.add({ kind: "list", of: [], open: true }) },
    { kind: "includes", left: a, right: b },
    { kind: "present", of: a },
    { kind: "empty", of: a },
    { kind: "some", list: a, body: x },
    { kind: "every", list: a, body: x },
    { kind: "count", list: a, body: x },
    { kind: "share", list: a, body: x },
    { kind: "sum", list: a, body: x },
    { kind: "arithmetic", operator: "add", left: a, right: b },
    { kind: "if", condition: a, then: a, else: b },
    { kind: "cases", name: "c", value: a, exceptions: [{ when: a, value: b }] },
    { kind: "dated", name: "d", values },
    { kind: "dated", name: "e", values: [{ inForce: "never", value: a }] },
    { kind: "term", name: "p.t", type: { list: "text" } },
    { kind: "met", standard: standard(it, "p.s", a), element: undefined },
    { kind: "met", standard: standard(it, "p.each", x, true), element: x },
    { kind: "deadline", fact: a, due: b },
    { kind: "complies", rules: [rule(it, "q.a", [yes(it)], { inForce: "never" })] },
  ];
  const clauses = parts.map((one) => it.add(one));
  return [
    rule(it, "p.a", clauses, {
      scopes: [a],
      each: [{ list: a, where: b }],
      when: a,
      unless: b,
      upon: it.add({ kind: "breach", rules: [rule(it, "p.b", [yes(it)])] }),
      exemptions: [exemption(it, "p.e", { scopes: [b] }), exemption(it, "q.e", { inForce: "never" })],
    }),
    rule(it, "p.note", [], { modal: "has-power-to", subject: undefined, unverified: true, basis: "guidance" }),
    it.add({ kind: "yields", inForce: since, condition: a }),
    exemption(it, "p.e", { scopes: [b] }),
  ];
});

function written(graph: Graph): { readonly nodes: readonly { readonly kind: string }[] } {
  return JSON.parse(JSON.stringify(graphToJson(graph)));
}

test("every kind of node fits the published schema, and reads back as the same graph", () => {
  const json = written(whole);
  validate(json);
  expect(validate.errors).toBe(null);
  const { graph, problems } = graphFromJson(json as Parameters<typeof graphFromJson>[0]);
  expect(problems).toEqual([]);
  expect(graph.exemptions).toEqual(whole.exemptions);
  expect(digestsOf(graph)).toEqual(digestsOf(whole));
  expect(JSON.stringify(graphToJson(graph))).toBe(JSON.stringify(json));
});

test("the published schema knows each kind of node, and no other", () => {
  const schema = JSON.parse(readFileSync("grammar/schema/graph-1.schema.json", "utf8"));
  const published = schema.$defs.node.oneOf.map(
    (it: { readonly properties: { readonly kind: { readonly const: string } } }) => it.properties.kind.const,
  );
  expect(new Set(whole.nodes.map((it) => it.kind))).toEqual(new Set(published));
});

test("the schema refuses fields that are missing or that nobody knows", () => {
  const broken = (change: (node: Record<string, unknown>) => Record<string, unknown>, kind: string): unknown => {
    const json = written(whole);
    return { ...json, nodes: json.nodes.map((it) => (it.kind === kind ? change({ ...it }) : it)) };
  };
  for (const [kind, field] of [
    ["rule", "exemptions"],
    ["rule", "inForce"],
    ["exemption", "basis"],
    ["dated", "values"],
    ["complies", "rules"],
    ["yields", "inForce"],
  ] as const) {
    const without = broken((it) => ({ ...it, [field]: undefined }), kind);
    expect([kind, field, validate(JSON.parse(JSON.stringify(without)))]).toEqual([kind, field, false]);
  }
  expect(validate(broken((it) => ({ ...it, from: "2023-08-15" }), "rule"))).toBe(false);
  expect(validate(broken((it) => ({ ...it, rules: [] }), "complies"))).toBe(false);
});
