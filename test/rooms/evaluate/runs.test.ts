import { expect, test } from "vitest";
import { fromPlain } from "../../../src/base/document.ts";
import { noFindings, withOwnServices, type Run, type Trace } from "../../../src/evaluate/context.ts";
import { positionAt } from "../../../src/base/text.ts";
import { contextCache, forget } from "../../../src/evaluate/context-cache.ts";
import { factOf } from "../../../src/evaluate/fact.ts";
import { evaluateRun } from "../../../src/evaluate/evaluate.ts";
import { judgementsOf } from "../../../src/evaluate/judgement.ts";
import { ruleOf } from "../../../src/evaluate/program.ts";
import { evaluateRule } from "../../../src/evaluate/rule.ts";
import type { Input } from "../../../src/vocabulary/input.ts";
import type { Vocabulary } from "../../../src/vocabulary/type.ts";
import { plainReckoning, reckoningOf } from "../../laws/pipeline.ts";
import { product } from "../../laws/product.ts";
import { compile, day, decideBy, read, type SmallPack } from "../../laws/small-world.ts";
import { world } from "../../laws/world.ts";
import { articles, pack, rule } from "./small-rules.ts";

const [service, event] = read('service: { id: s }\n---\nevent: { id: e, at: "2025-10-10T10:00:00+08:00" }');
if (!service || !event) throw new Error("the story has two documents");

/** Two vocabularies: an event belongs to a service, and an order to a shop. */
const [aService, anEvent] = [world.subjects.get("service"), world.subjects.get("event")];
const subjects = new Map(
  [
    aService,
    anEvent,
    aService && { ...aService, name: "shop", main: "shop" },
    anEvent && { ...anEvent, name: "order", main: "shop" },
    anEvent && { ...anEvent, name: "stray", main: undefined },
  ].flatMap((it) => (it ? [[it.name, it] as const] : [])),
);
const both: Vocabulary = { ...world, mains: ["service", "shop"], subjects };
const of = (subject: string, input: Input): Input => ({ ...input, subject });
const [shop, order, stray, unknown] = [of("shop", service), of("order", event), of("stray", event), of("none", event)];

test("in a run of two vocabularies a document belongs to the only one of the main subject of its own", () => {
  const owned = (...inputs: readonly Input[]): readonly (Input | undefined)[] =>
    withOwnServices(inputs, both).map((it) => it.service);
  expect(owned(service, shop, event, order)).toEqual([undefined, undefined, service, shop]);
  expect(owned(shop, event, stray, unknown)).toEqual([undefined, undefined, undefined, undefined]);
  expect(owned(service, { ...service }, event)).toEqual([undefined, undefined, undefined]);
  const own = { ...event, service: shop };
  expect(owned(service, own)).toEqual([undefined, shop]);
});

test("in a run of one vocabulary nothing is changed", () => {
  const inputs = [service, event];
  expect(withOwnServices(inputs, world)).toBe(inputs);
});

test("what the rules of two packs read of a document is one fact", () => {
  const packs = ["t", "u"].map((it) => pack(it, articles(rule("one", "require service.flag"))));
  const { rules } = decideBy(compile(packs), "service: { id: s, flag: true }");
  const [one, two] = rules.map((it) => it.instances[0]?.facts.find(({ path }) => path === "service.flag"));
  expect(one).toMatchObject({ kind: "fact", shown: "true" });
  expect(two).toBe(one);
});

test("a value that stands in two places, by an alias, is a fact in each", () => {
  const node = fromPlain("red");
  const [at, elsewhere] = [service, { ...service, source: { ...service.source } }].map(({ source }) => ({
    source,
    span: node.span,
  }));
  if (!at || !elsewhere) throw new Error("both are given");
  const further = { ...at, span: { ...at.span } };
  const facts = [at, elsewhere, further].map((it) => factOf(service, node, "a[0]", it));
  facts.splice(1, 0, factOf(service, node, "b[0]", at));
  expect(new Set(facts).size).toBe(4);
  expect(facts).toEqual([
    { kind: "fact", path: "a[0]", place: at, shown: "red" },
    { kind: "fact", path: "b[0]", place: at, shown: "red" },
    { kind: "fact", path: "a[0]", place: elsewhere, shown: "red" },
    { kind: "fact", path: "a[0]", place: further, shown: "red" },
  ]);
  expect(factOf(service, node, "b[0]", { ...at })).toBe(facts[1]);
  expect(factOf({ ...service }, node, "b[0]", at)).not.toBe(facts[1]);
});

const runOf = (packs: readonly SmallPack[], yaml: string, trace?: Trace): Run => ({
  programs: compile(packs),
  inputs: read(yaml),
  service: undefined,
  vocabulary: world,
  settings: {
    ...reckoningOf(product, plainReckoning),
    asOf: day("2025-10-15"),
    lawOf: undefined,
    party: "provider",
    interpretations: [],
    memberships: [],
    adoptions: [],
    assumptions: [],
  },
  trace,
});

test.each([
  ["lets go of what it has read, and of what other packs say", undefined, 0, ["t.one"]],
  ["keeps all where somebody traces it", () => undefined, 2, ["o.other", "t.one"]],
])("once its rules are judged, a context %s", (_, trace, nodes, rules) => {
  const asking = pack("t", articles(rule("one", "require complies with o")), { needs: ["o"] });
  const run = runOf(
    [pack("o", articles(rule("other", "require service.flag"))), asking],
    "service: { id: s, flag: true }",
    trace,
  );
  const judgements = judgementsOf(run);
  const [, program] = run.programs;
  const [judgement] = judgements;
  if (!program || !judgement) throw new Error("both are given");
  const context = contextCache(run, judgements, noFindings()).of(program, judgement);
  for (const id of program.graph.rules) evaluateRule(context, id);
  forget(context);
  const kept = context.memo.filter((it) => it !== undefined);
  expect([kept.length, [...context.said.keys()].map((id) => ruleOf(program, id).rule.name).toSorted()]).toEqual([
    nodes,
    rules,
  ]);
});

test("documents are judged one after the other, each by its own duties; then comes what only informs", () => {
  const read: string[] = [];
  const trace: Trace = (id, _locals, _result, { program, budget: { place } }) => {
    const node = program.graph.nodes[id];
    if (node?.kind === "field") read.push(`${positionAt(place.source, place.span.start).line} ${node.path.join(".")}`);
  };
  const text = articles(
    rule("one", "require service.flag"),
    rule("two", "require service.ready"),

    `${rule("onEvent", "require event.harmful").replace("on service", "on event")}\n${rule("note", "when service.size > 1", "provider may")}`,
  );
  const yaml = `service: { id: s }\n---\nservice: { id: t }\n---\nevent: { id: e, at: "2025-10-10T10:00:00+08:00" }`;
  evaluateRun(runOf([pack("t", text)], yaml, trace));
  expect(read).toEqual(["1 flag", "1 ready", "3 flag", "3 ready", "5 harmful", "1 size", "3 size"]);
});

test("a run says which documents cost more steps than one may", () => {
  const text = articles(rule("one", "require service.tags has all service.tags"));
  const tags = (count: number): string => Array.from({ length: count }, () => "red").join(", ");
  const yaml = [1, 1500, 2].map((it) => `service: { id: s${it}, tags: [${tags(it)}] }`).join("\n---\n");
  const run = runOf([pack("t", text)], yaml);
  const { decision, tooLarge } = evaluateRun(run);
  expect([tooLarge, decision.assumed]).toEqual([[1], []]);
  const told = decision.rules.flatMap((it) =>
    it.instances.map((one) => [one.verdict, one.causes.map(({ kind }) => kind)]),
  );
  expect(told).toEqual([
    ["satisfied", []],
    ["undetermined", ["too-large"]],
    ["satisfied", []],
  ]);
});
