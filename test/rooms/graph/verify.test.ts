import { expect, test } from "vitest";
import type { GraphBuilder } from "../../../src/graph/builder.ts";
import type { Graph, GraphId, WrittenInterval } from "../../../src/graph/graph.ts";
import { verifyGraph } from "../../kit/verify-graph.ts";
import { element, exemption, fact, graphOf, rule, since, standard, yes } from "./small-graph.ts";

/** What is wrong, without the numbers of nodes. */
function faults(make: (builder: GraphBuilder) => GraphId): readonly string[] {
  return verifyGraph(graphOf((builder) => [make(builder)])).map((it) => it.replaceAll(/ ?node \d+ ?/g, ""));
}

const duty = (it: GraphBuilder, name = "p.b"): GraphId => rule(it, name, [yes(it)]);
const deadline = (it: GraphBuilder): GraphId => it.add({ kind: "deadline", fact: fact(it, "x"), due: fact(it, "y") });
const dated = (it: GraphBuilder, ...days: readonly WrittenInterval[]): GraphId =>
  it.add({
    kind: "dated",
    name: "d",
    values: days.map((inForce) => ({ inForce, value: fact(it, JSON.stringify(inForce)) })),
  });

test("every part stands in its place", () => {
  const whole = graphOf((it) => [
    rule(it, "p.a", [it.add({ kind: "complies", rules: [duty(it, "q.a"), duty(it, "q.b")] }), deadline(it)], {
      upon: it.add({ kind: "breach", rules: [duty(it)] }),
      exemptions: [exemption(it, "p.e")],
      when: dated(it, { from: "2023-08-15", until: "2024-01-01" }, { from: "2025-01-01", until: undefined }, "never"),
      unless: it.add({ kind: "in", item: fact(it, "z"), list: it.add({ kind: "open-list", name: "p.l", of: [] }) }),
    }),
    rule(it, "p.note", [], { modal: "may", subject: undefined }),
    exemption(it, "p.e"),
  ]);
  expect(verifyGraph(whole)).toEqual([]);
});

test("a part that stands elsewhere is refused", () => {
  const complies = (it: GraphBuilder): GraphId => it.add({ kind: "complies", rules: [duty(it)] });
  const breach = (it: GraphBuilder): GraphId => it.add({ kind: "breach", rules: [duty(it)] });
  const note = (it: GraphBuilder): GraphId => rule(it, "p.n", [], { modal: "may" });
  const misplaced: readonly ((it: GraphBuilder) => GraphId)[] = [
    (it) => rule(it, "p.a", [duty(it)]),
    (it) => rule(it, "p.a", [it.add({ kind: "not", of: complies(it) })]),
    (it) => rule(it, "p.a", [yes(it)], { when: complies(it) }),
    (it) => rule(it, "p.a", [breach(it)]),
    (it) => rule(it, "p.a", [yes(it)], { when: breach(it) }),
    (it) => rule(it, "p.a", [yes(it)], { upon: fact(it, "x") }),
    (it) => rule(it, "p.a", [yes(it)], { upon: complies(it) }),
    (it) => rule(it, "p.a", [yes(it)], { exemptions: [fact(it, "x")] }),
    (it) => rule(it, "p.a", [yes(it)], { unless: exemption(it, "p.e") }),
    (it) => rule(it, "p.a", [exemption(it, "p.e")], { exemptions: [exemption(it, "p.e")] }),
    (it) => rule(it, "p.a", [yes(it)], { exemptions: [exemption(it, "p.e", { when: deadline(it) })] }),
    (it) => rule(it, "p.a", [it.add({ kind: "complies", rules: [note(it)] })]),
    (it) => rule(it, "p.a", [it.add({ kind: "complies", rules: [fact(it, "x")] })]),
    (it) => rule(it, "p.a", [yes(it)], { upon: it.add({ kind: "breach", rules: [note(it)] }) }),
    (it) => rule(it, "p.a", [standard(it, "p.s", fact(it, "x"))]),
    (it) => rule(it, "p.a", [yes(it)], { each: [{ list: deadline(it), where: undefined }] }),
    (it) => rule(it, "p.a", [it.add({ kind: "met", standard: fact(it, "x"), element: undefined })]),
    (it) => rule(it, "p.a", [it.add({ kind: "yields", inForce: since, condition: yes(it) })]),
  ];
  for (const make of misplaced) expect(faults(make)).toContainEqual(expect.stringMatching(/^\(\S+\) cannot read$/));
});

test("duties have clauses and a subject, notes have no clause", () => {
  expect(faults((it) => rule(it, "p.a", []))).toEqual(["(rule) is a duty and has no clause"]);
  expect(faults((it) => rule(it, "p.a", [yes(it)], { subject: undefined }))).toEqual([
    "(rule) is a duty on no subject",
  ]);
  expect(faults((it) => rule(it, "p.a", [yes(it)], { modal: "is-liable-to" }))).toEqual([
    "(rule) is a note and has clauses",
  ]);
});

test("a rule complies with rules of its own party and subject, and with one at least", () => {
  const asking = (it: GraphBuilder, rules: readonly GraphId[]): GraphId =>
    rule(it, "p.a", [it.add({ kind: "complies", rules })]);
  const other = ["(rule) complies with rules of another party or on another subject"];
  expect(faults((it) => asking(it, [rule(it, "q.a", [yes(it)], { party: "user" })]))).toEqual(other);
  expect(faults((it) => asking(it, [rule(it, "q.a", [yes(it)], { subject: "response" })]))).toEqual(other);
  expect(faults((it) => asking(it, []))).toEqual(["(complies) names no rule"]);
  expect(faults((it) => rule(it, "p.a", [yes(it)], { upon: it.add({ kind: "breach", rules: [] }) }))).toEqual([
    "(breach) names no rule",
  ]);
});

test("intervals are days in the order of time", () => {
  const on = (inForce: WrittenInterval) => faults((it) => rule(it, "p.a", [yes(it)], { inForce }));
  expect(on("never")).toEqual([]);
  expect(on({ from: "2023-02-30", until: undefined })).toEqual(["(rule) has no such day: 2023-02-30"]);
  expect(on({ from: "2023-08-15", until: "2023-08-15" })).toEqual(["(rule) ends on 2023-08-15, before it begins"]);
  expect(faults((it) => exemption(it, "p.e", { inForce: { from: "2024-01-01", until: "soon" } }))).toEqual([
    "(exemption) has no such day: soon",
  ]);
});

test("dated values do not overlap", () => {
  const read = (...days: readonly WrittenInterval[]) => faults((it) => rule(it, "p.a", [dated(it, ...days)]));
  expect(read({ from: "2023-01-01", until: "2024-01-01" }, { from: "2024-01-01", until: undefined })).toEqual([]);
  expect(read({ from: "2023-01-01", until: "2024-01-02" }, { from: "2024-01-01", until: undefined })).toEqual([
    "(dated) has two values on 2024-01-01",
  ]);
  expect(read({ from: "2023-01-01", until: undefined }, { from: "2024-01-01", until: undefined })).toEqual([
    "(dated) has two values on 2024-01-01",
  ]);
  expect(read()).toEqual(["(dated) has no value"]);
});

test("dated values stand in the order of time", () => {
  const value = 0 as GraphId;
  const graph = (days: readonly WrittenInterval[]): Graph => ({
    pack: "p",
    nodes: [
      { kind: "literal", type: "boolean", value: "true" },
      { kind: "dated", name: "d", values: days.map((inForce) => ({ inForce, value })) },
    ],
    rules: [],
    yields: [],
    exemptions: [],
  });
  const [early, late]: readonly WrittenInterval[] = [
    { from: "2023-01-01", until: "2024-01-01" },
    { from: "2024-01-01", until: undefined },
  ];
  if (!early || !late) throw new Error("two intervals");
  expect(verifyGraph(graph([early, late, "never"]))).toEqual([]);
  expect(verifyGraph(graph([late, early]))).toEqual(["node 1 (dated) has values out of order"]);
  expect(verifyGraph(graph(["never", early]))).toEqual(["node 1 (dated) has values out of order"]);
});

test("what stands by itself reads no element of a list around it", () => {
  const loose = "reads an element of no list";
  expect(faults((it) => it.add({ kind: "yields", inForce: since, condition: element(it) }))).toEqual([
    `(yields) ${loose}`,
  ]);
  const each = (it: GraphBuilder) => [{ list: fact(it, "xs"), where: undefined }];
  expect(faults((it) => rule(it, "p.a", [element(it)], { each: each(it) }))).toEqual([]);
  expect(faults((it) => rule(it, "p.a", [element(it)]))).toEqual([`(rule) ${loose}`]);
  expect(
    faults((it) =>
      rule(it, "p.a", [yes(it)], { each: each(it), exemptions: [exemption(it, "p.e", { when: element(it) })] }),
    ),
  ).toContain(`(exemption) ${loose}`);
  const met = (it: GraphBuilder, overList: boolean): GraphId =>
    it.add({ kind: "met", standard: standard(it, "p.s", element(it), overList), element: element(it) });
  expect(faults((it) => rule(it, "p.a", [met(it, true)], { each: each(it) }))).toEqual([]);
  expect(faults((it) => rule(it, "p.a", [met(it, false)], { each: each(it) }))).toEqual([`(standard) ${loose}`]);
  expect(faults((it) => rule(it, "p.a", [yes(it)], { each: each(it), scopes: [element(it)] }))).toEqual([
    `(rule) ${loose}`,
  ]);
  const inner = (it: GraphBuilder): GraphId => rule(it, "q.a", [element(it)], { each: each(it) });
  expect(faults((it) => rule(it, "p.a", [it.add({ kind: "complies", rules: [inner(it)] })]))).toEqual([]);
});

test("two versions of a pack may hold one standard with other bounds", () => {
  expect(
    faults((it) => {
      const met = (field: string): GraphId =>
        it.add({ kind: "met", standard: standard(it, "q.s", fact(it, field)), element: undefined });
      return rule(it, "p.a", [met("x"), met("y")]);
    }),
  ).toEqual([]);
});

test("ids, roots and sharing", () => {
  const graph = graphOf((it) => [rule(it, "p.a", [yes(it)])]);
  const twice = { ...graph, nodes: [...graph.nodes, ...graph.nodes.slice(0, 1)] };
  expect(verifyGraph(twice)[0]).toContain("are equal");
  const later: Graph = { ...graph, nodes: [{ kind: "not", of: 0 as GraphId }], rules: [] };
  expect(verifyGraph(later)).toEqual(["node 0 (not) reads node 0, which does not stand before it"]);
  const exempt = { exemption: 0 as GraphId, from: [] };
  expect(verifyGraph({ ...graph, rules: [0 as GraphId], exemptions: [exempt] })).toEqual([
    "root 0 is no rule of this graph",
    "root 0 is no exemption of this graph",
    "root 0 exempts from nothing",
  ]);
});
