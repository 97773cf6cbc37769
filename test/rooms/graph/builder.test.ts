import { expect, test } from "vitest";
import { graphBuilder, type GraphBuilder } from "../../../src/graph/builder.ts";
import { digestsOf, packDigest, ruleDigests } from "../../../src/graph/digest.ts";
import {
  isDuty,
  partiesOf,
  standardsByQuestion,
  type Graph,
  type GraphId,
  type GraphNode,
} from "../../../src/graph/graph.ts";
import { graphToJson } from "../../../src/graph/json.ts";
import { freeLocals } from "../../../src/graph/traversal.ts";
import { verifyGraph } from "../../kit/verify-graph.ts";
import { exemption, fact, graphOf, rule, since, standard, yes } from "./small-graph.ts";

const parts = { text: "t", calendar: "c", vocabulary: "v" };

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
  expect(builder.add({ kind: "overlaps", left: a, right: b })).toBe(
    builder.add({ kind: "overlaps", left: b, right: a }),
  );
});

test.each([
  ["add", true],
  ["multiply", true],
  ["subtract", false],
  ["divide", false],
] as const)("that `%s` is the same either way round: %s", (operator, isSame) => {
  const builder = graphBuilder();
  const [a, b] = [fact(builder, "a"), fact(builder, "b")];
  const one = builder.add({ kind: "arithmetic", operator, left: a, right: b });
  const other = builder.add({ kind: "arithmetic", operator, left: b, right: a });
  expect(one === other).toBe(isSame);
});

test("what decides a standard has no order: bounds, judges and the papers that they see", () => {
  const builder = graphBuilder();
  const [a, b] = [fact(builder, "a"), fact(builder, "b")];
  const plain = builder.node(standard(builder, "p.s", a));
  if (plain.kind !== "standard") throw new Error("it is a standard");
  const counsel = { role: "counsel", validFor: "12 months", evidence: ["document", "photo"] };
  const lead = { role: "data_lead", validFor: "12 months", evidence: ["photo"] };
  const pairs = [
    [{ onlyIf: [a, b] }, { onlyIf: [b, a] }],
    [{ orIf: [a, b] }, { orIf: [b, a] }],
    [{ judges: [counsel, lead] }, { judges: [lead, counsel] }],
    [{ judges: [counsel] }, { judges: [{ ...counsel, evidence: ["photo", "document"] }] }],
    [{ judges: [{ ...counsel, evidence: ["photo"] }] }, { judges: [{ ...counsel, evidence: ["photo"] }] }],
  ];
  for (const pair of pairs) expect(new Set(pair.map((it) => builder.add({ ...plain, ...it }))).size).toBe(1);
  expect(new Set(pairs.map(([it]) => builder.add({ ...plain, ...it }))).size).toBe(pairs.length);
});

test("lists of rules and of clauses, dated values, open lists, exceptions and exemptions have no order of their own", () => {
  const builder = graphBuilder();
  const [a, b] = [fact(builder, "a"), fact(builder, "b")];
  const [one, two] = [rule(builder, "p.one", [a]), rule(builder, "p.two", [b])];
  const [x, y] = [exemption(builder, "p.x"), exemption(builder, "p.y")];
  const early = { inForce: { from: "2023-08-15", until: "2025-09-01" }, value: a };
  const late = { inForce: { from: "2025-09-01", until: undefined }, value: b };
  const drafts = [
    { inForce: "never", value: a },
    { inForce: "never", value: b },
  ] as const;
  const exceptions = (...values: readonly GraphId[]) => values.map((value) => ({ when: b, value }));
  const pairs: readonly (readonly [GraphNode, GraphNode])[] = [
    [
      { kind: "complies", rules: [one, two] },
      { kind: "complies", rules: [two, one, two] },
    ],
    [
      { kind: "breach", rules: [one, two] },
      { kind: "breach", rules: [two, one] },
    ],
    [
      { kind: "open-list", name: "p.list", of: [a, b] },
      { kind: "open-list", name: "p.list", of: [b, a] },
    ],
    [
      { kind: "dated", name: "d", values: [early, late] },
      { kind: "dated", name: "d", values: [late, early] },
    ],
    [
      { kind: "dated", name: "d", values: [...drafts] },
      { kind: "dated", name: "d", values: drafts.toReversed() },
    ],
    [
      { kind: "cases", name: "c", value: a, exceptions: exceptions(a, b) },
      { kind: "cases", name: "c", value: a, exceptions: exceptions(b, a) },
    ],
    [
      { kind: "cases", name: "c", value: a, exceptions: [a, b].map((when) => ({ when, value: b })) },
      { kind: "cases", name: "c", value: a, exceptions: [b, a].map((when) => ({ when, value: b })) },
    ],
  ];
  for (const [left, right] of pairs) expect(builder.add(left)).toBe(builder.add(right));
  expect(rule(builder, "p.r", [a, b])).toBe(rule(builder, "p.r", [b, a]));
  expect(rule(builder, "p.r", [a], { scopes: [a, b] })).toBe(rule(builder, "p.r", [a], { scopes: [b, a, b] }));
  expect(rule(builder, "p.r", [a], { exemptions: [x, y] })).toBe(rule(builder, "p.r", [a], { exemptions: [y, x, y] }));
  expect(exemption(builder, "p.z", { scopes: [a, b] })).toBe(exemption(builder, "p.z", { scopes: [b, a, b] }));
  expect(exemption(builder, "p.z", { scopes: [a, b] })).not.toBe(exemption(builder, "p.z", { scopes: [a] }));
  expect(builder.add({ kind: "complies", rules: [one] })).not.toBe(builder.add({ kind: "breach", rules: [one] }));
});

function twoRules(order: "first" | "last"): Graph {
  return graphOf((builder) => {
    const make = (name: string, field: string): GraphId => rule(builder, name, [fact(builder, field), yes(builder)]);
    fact(builder, "unused");
    if (order === "first")
      return [make("p.a", "x"), make("p.b", "y"), exemption(builder, "p.e"), exemption(builder, "p.f")];
    return [exemption(builder, "p.f"), make("p.b", "y"), exemption(builder, "p.e"), make("p.a", "x")];
  });
}

test("the order of declarations leaves no trace in the graph, and what no rule reads is left out", () => {
  const [first, last] = [twoRules("first"), twoRules("last")];
  expect(JSON.stringify(graphToJson(first))).toBe(JSON.stringify(graphToJson(last)));
  expect(JSON.stringify(graphToJson(first))).not.toContain("unused");
  expect(verifyGraph(first)).toEqual([]);
});

test("rules of other packs stand in the graph and not among its own", () => {
  const graph = graphOf((builder) => {
    const other = rule(builder, "q.other", [fact(builder, "x")]);
    return [rule(builder, "p.a", [builder.add({ kind: "complies", rules: [other] })])];
  });
  const names = graph.nodes.flatMap((it) => (it.kind === "rule" ? [it.name] : []));
  expect(names).toEqual(["q.other", "p.a"]);
  expect([...ruleDigests(graph).keys()]).toEqual(["p.a"]);
  expect(verifyGraph(graph)).toEqual([]);
});

test("chains of rules may be long", () => {
  const graph = graphOf((builder) => {
    let last = rule(builder, "p.r0", [yes(builder)]);
    for (let i = 1; i < 12_000; i += 1)
      last = rule(builder, `p.r${i}`, [builder.add({ kind: "complies", rules: [last] })]);
    return [last];
  });
  expect(graph.nodes).toHaveLength(1 + 12_000 + 11_999);
});

test("a digest changes with the meaning, and with nothing else", () => {
  const graph = twoRules("first");
  expect(packDigest(graph, parts)).toBe(packDigest(twoRules("last"), parts));
  expect(packDigest(graph, { ...parts, text: "other" })).not.toBe(packDigest(graph, parts));
  const changed = graphOf((builder) => [rule(builder, "p.a", [builder.add({ kind: "not", of: fact(builder, "x") })])]);
  expect(ruleDigests(changed).get("p.a")).not.toBe(ruleDigests(graph).get("p.a"));
});

test("everything that a rule says is in its digest", () => {
  const digest = (make: (builder: GraphBuilder) => GraphId): string | undefined =>
    ruleDigests(graphOf((builder) => [make(builder)])).get("p.a");
  const plain = digest((it) => rule(it, "p.a", [yes(it)]));
  const others: Readonly<Record<string, (builder: GraphBuilder) => GraphId>> = {
    modal: (it) => rule(it, "p.a", [yes(it)], { modal: "must-not" }),
    party: (it) => rule(it, "p.a", [yes(it)], { party: "user" }),
    parties: (it) => rule(it, "p.a", [yes(it)], { alsoBinds: ["user"] }),
    from: (it) => rule(it, "p.a", [yes(it)], { inForce: { from: "2024-08-15", until: undefined } }),
    until: (it) => rule(it, "p.a", [yes(it)], { inForce: { from: "2023-08-15", until: "2024-08-15" } }),
    never: (it) => rule(it, "p.a", [yes(it)], { inForce: "never" }),
    basis: (it) => rule(it, "p.a", [yes(it)], { basis: "guidance" }),
    unverified: (it) => rule(it, "p.a", [yes(it)], { unverified: true }),
    subject: (it) => rule(it, "p.a", [yes(it)], { subject: undefined }),
    upon: (it) => rule(it, "p.a", [yes(it)], { upon: it.add({ kind: "breach", rules: [rule(it, "p.b", [yes(it)])] }) }),
    exemption: (it) => rule(it, "p.a", [yes(it)], { exemptions: [exemption(it, "p.e")] }),
    "basis of an exemption": (it) =>
      rule(it, "p.a", [yes(it)], { exemptions: [exemption(it, "p.e", { basis: "law" })] }),
    "rule complied with": (it) => rule(it, "p.a", [it.add({ kind: "complies", rules: [rule(it, "q.b", [yes(it)])] })]),
    "what that rule says": (it) =>
      rule(it, "p.a", [it.add({ kind: "complies", rules: [rule(it, "q.b", [fact(it, "x")])] })]),
  };
  const found = Object.entries(others).map(([what, make]) => [digest(make), what] as const);
  const by = new Map([[plain, "nothing"], ...found]);
  expect(by.size).toBe(found.length + 1);
});

test("parties that a rule binds have no order", () => {
  const builder = graphBuilder();
  const binding = (party: string, alsoBinds: readonly string[] | undefined): GraphId =>
    rule(builder, "p.a", [yes(builder)], { party, alsoBinds });
  expect(binding("provider", ["user"])).toBe(binding("user", ["provider"]));
  expect(binding("provider", ["user"])).not.toBe(binding("provider", undefined));
  const found = [binding("b", ["c", "a"]), binding("b", undefined)].map((it) => builder.node(it));
  expect(found.map((it) => (it.kind === "rule" ? partiesOf(it) : []))).toEqual([["a", "b", "c"], ["b"]]);
});

test("duties are what must and must not be done", () => {
  const modals = ["must", "must-not", "may"] as const;
  expect(modals.filter(isDuty)).toEqual(["must", "must-not"]);
});

test("a digest of a meaning is the same in each release: locks and receipts keep it", () => {
  const graph = twoRules("first");
  expect(ruleDigests(graph).get("p.a")).toMatchInlineSnapshot(
    `"989ff123a9c6d6f4fb0e47e21b518b5722497800b14eac03c508f91f7db81d0e"`,
  );
  expect(packDigest(graph, parts)).toMatchInlineSnapshot(
    `"b0451f157f0d5fff3deb155d5f52fdbbe3e6e315c821b129c953e8f7c5b910b8"`,
  );
});

test("what needs an element is told by how many lists have to stand around it", () => {
  const free = (make: (builder: GraphBuilder) => GraphId): number | undefined => {
    const builder = graphBuilder();
    const id = make(builder);
    const nodes = Array.from({ length: id + 1 }, (_, at) => builder.node(at as GraphId));
    return freeLocals({ pack: "p", nodes, rules: [], yields: [], exemptions: [] })[id];
  };
  const listAt = (it: GraphBuilder, depth: number): GraphId =>
    it.add({ kind: "field", of: it.add({ kind: "local", depth }), path: ["parts"], type: { list: "record" } });
  expect(free((it) => listAt(it, 1))).toBe(2);
  expect(free((it) => it.add({ kind: "some", list: listAt(it, 0), body: yes(it) }))).toBe(1);
  expect(free((it) => it.add({ kind: "some", list: fact(it, "parts"), body: listAt(it, 0) }))).toBe(0);
  const each = (it: GraphBuilder, ...all: readonly (readonly [GraphId, GraphId | undefined])[]): GraphId =>
    rule(it, "p.a", [yes(it)], { each: all.map(([list, where]) => ({ list, where, key: undefined })) });
  expect(free((it) => each(it, [listAt(it, 0), undefined]))).toBe(1);
  expect(free((it) => each(it, [fact(it, "parts"), listAt(it, 0)], [listAt(it, 0), listAt(it, 1)]))).toBe(0);
  expect(free((it) => each(it, [fact(it, "parts"), listAt(it, 1)]))).toBe(1);
});

test("an id that no node has is a mistake of the caller", () => {
  expect(() => graphBuilder().node(3 as GraphId)).toThrow("no node 3 in this graph");
});

test("a pack's digest knows its exemptions and whom they guard, also where no rule of the pack reads them", () => {
  const builder = graphBuilder();
  const [e, f] = [exemption(builder, "p.e"), exemption(builder, "p.e", { unverified: true })];
  const digest = (id: GraphId, from: readonly string[]): string =>
    packDigest(builder.finish("p", { rules: [], yields: [], exemptions: [{ exemption: id, from }] }).graph, parts);
  expect(digest(e, ["q.a", "q.b"])).toBe(digest(e, ["q.b", "q.a", "q.b"]));
  expect(new Set([digest(e, ["q.a"]), digest(e, ["q.b"]), digest(f, ["q.a"])]).size).toBe(3);
});

test("a pack's digest knows its name, its rules and its flags, and with what it was compiled", () => {
  const builder = graphBuilder();
  const one = rule(builder, "p.a", [yes(builder)]);
  const flag = builder.add({ kind: "yields", inForce: since, condition: yes(builder) });
  const none = { rules: [], yields: [], exemptions: [] };
  const digest = (pack: string, roots: Partial<Parameters<GraphBuilder["finish"]>[1]>, more = {}): string =>
    packDigest(builder.finish(pack, { ...none, ...roots }).graph, { ...parts, ...more });
  const all = [
    digest("p", {}),
    digest("q", {}),
    digest("p", { rules: [one] }),
    digest("p", { yields: [flag] }),
    ...["text", "calendar", "vocabulary"].map((it) => digest("p", {}, { [it]: "other" })),
    digest("p", {}, { calendar: undefined }),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test("digests that were kept while building are those of the finished graph", () => {
  const graph = twoRules("first");
  expect(digestsOf(graph)).toEqual(digestsOf({ ...graph }));
});

test("a standard is found by the question that it asks", () => {
  const graph = graphOf((builder) =>
    ["p.one", "p.two"].map((name) => rule(builder, `${name}_rule`, [standard(builder, name, yes(builder))])),
  );
  expect([...standardsByQuestion(graph)].map(([question, { name }]) => [question, name]).toSorted()).toEqual([
    ["p.one", "p.one"],
    ["p.two", "p.two"],
  ]);
});
