import { expect, test } from "vitest";
import type { Decision } from "../../../src/evaluate/decision.ts";
import { decide, judgeBy, only, read, compile } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";
import { strictWorld } from "../../laws/world.ts";

const strict = { vocabulary: strictWorld } as const;
const rule = (clauses: string, on = "service"): string =>
  `rule one: provider must "act" {\nquote "${quoted}"\non ${on}\n${clauses}\n}`;
const decided = (clauses: string, yaml: string, on?: string): Decision => decide(rule(clauses, on), yaml, strict);
const pathsOf = ({ contradicted }: Decision): readonly (readonly string[])[] =>
  contradicted.map((it) => it.facts.map((one) => one.path));

test.each([
  ["all of it", "flag: true, tags: []", ["service.flag", "service.tags"]],
  ["a state that does not hold", "flag: false, tags: []", undefined],
  ["a list that is not empty", "flag: true, tags: [red]", undefined],
  ["a fact that is not stated", "flag: true", undefined],
  ["nothing but null", "flag: true, tags: null", undefined],
  ["0, and elements", "size: 0, parts: [{ name: p }]", ["service.size", "service.parts"]],
  ["0, and none", "size: 0, parts: []", undefined],
  ["0, as nothing else is left", "size: { at_least: 0, at_most: 0 }, parts: [{}]", ["service.size", "service.parts"]],
  ["0, perhaps", "size: { at_most: 0 }, parts: [{ name: p }]", undefined],
  [
    "an element of a list that is known in part",
    "parts: { at_least: [{ name: b, ok: true, steps: [] }] }",
    ["service.parts[0].ok", "service.parts[0].steps"],
  ],
  ["a day before another", "started_on: 2025-10-02, ended_on: 2025-10-01", ["service.ended_on", "service.started_on"]],
  ["one day twice", "started_on: 2025-10-01, ended_on: 2025-10-01", undefined],
  [
    "every element",
    "group: { flag: true }, parts: [{ ok: false }, { ok: false }]",
    ["service.parts[0].ok", "service.parts[1].ok", "service.group.flag"],
  ],
  ["some elements", "group: { flag: true }, parts: [{ ok: false }, { ok: true }]", undefined],
  ["an element that does not say", "group: { flag: true }, parts: [{ ok: false }, {}]", undefined],
  ["no element", "group: { flag: true }, parts: []", undefined],
  ["what is there", "ready: false, proof: p, group: {}", ["service.ready", "service.proof", "service.group"]],
  ["null, which is not there", "ready: false, proof: null, group: {}", undefined],
  [
    "an element by itself",
    "parts: [{ name: a }, { name: b, ok: true, steps: [] }]",
    ["service.parts[1].ok", "service.parts[1].steps"],
  ],
] as const)("%s: %s", (_, facts, found) => {
  const decision = decided("require service.note is present", `service: { id: s, note: a, ${facts} }`);
  expect(pathsOf(decision)).toEqual(found === undefined ? [] : [found]);
  expect([decision.word, only(decision).verdict]).toEqual([found ? "undetermined" : "clear", "satisfied"]);
});

test.each([
  ["require service.flag", "flag"],
  ["forbid service.flag", "flag"],
  ["require service.tags is empty", "tags"],
  ["when service.flag\nrequire service.ready", "flag"],
])("%s is open where the fact contradicts another", (clauses, path) => {
  const { verdict, instances } = only(decided(clauses, "service: { id: s, flag: true, tags: [] }"));
  expect([verdict, instances[0]?.causes.slice(0, 1)]).toMatchObject([
    "undetermined",
    [
      {
        kind: "contradicted-facts",
        path: `service.${path}`,
        facts: [{ path: "service.flag" }, { path: "service.tags" }],
      },
    ],
  ]);
});

test("below a group that contradicts something nothing is known", () => {
  const facts = "ready: false, proof: p, group: { flag: true }";
  const { instances } = only(decided("require service.group.flag", `service: { id: s, ${facts} }`));
  expect(instances[0]?.causes).toMatchObject([{ kind: "contradicted-facts", path: "service.group" }]);
});

const events = (...facts: readonly string[]): string =>
  facts.map((it, index) => `event: { id: e${index}, at: "2025-10-01T10:00:00+08:00", ${it} }`).join("\n---\n");

test("a service and a document that contradict each other are open in every document, and told once", () => {
  const yaml = `service: { id: s, started_on: null }\n---\n${events("harmful: true", "harmful: true", "told_on: null")}`;
  const decision = decided("require service.started_on is absent", yaml, "event");
  expect(only(decision).instances.map((it) => it.verdict)).toEqual(["undetermined", "undetermined", "undetermined"]);
  expect(pathsOf(decision)).toEqual([["event.harmful", "service.started_on", "event.harmful"]]);
});

test("documents that are judged apart are open each by itself", () => {
  const inputs = read(`service: { id: s, started_on: null }\n---\n${events("harmful: true", "told_on: null")}`);
  const [service, ...others] = inputs;
  if (!service) throw new Error("there is a service");
  const text = `article 1 {\nparagraph 1 {\n${rule("require service.started_on is absent", "event")}\n}\n}`;
  const programs = compile([{ pack: "t", text }]);
  const apart = judgeBy(
    programs,
    others.map((it) => ({ ...it, service })),
    { ...strict, apart: true },
  );
  expect(only(apart).instances.map((it) => it.verdict)).toEqual(["undetermined", "satisfied"]);
});

test.each([
  ["a fact", "harmful: true", "harmful: false", ["event.harmful"]],
  ["the same fact", "harmful: true", "harmful: true", []],
  ["a fact that one of them does not state", "harmful: true", "told_on: null", []],
  ["a moment in two zones", 'fixed_at: "2025-10-02T10:00:00+08:00"', 'fixed_at: "2025-10-02T02:00:00+00:00"', []],
  ["a day and none", "told_on: 2025-10-02", "told_on: null", ["event.told_on"]],
])("one event in two documents, and %s: what differs is open", (_, one, other, paths) => {
  const first = `event: { id: e, at: "2025-10-01T10:00:00+08:00", ${one} }`;
  const yaml = `${first}\n---\nevent: { id: e, at: "2025-10-01T10:00:00+08:00", ${other} }`;
  const decision = decided("require event.at is present", yaml, "event");
  expect(pathsOf(decision)).toEqual(paths.map((it) => [it, it]));
  expect(only(decision).verdict).toBe("satisfied");
});

test("lists whose elements have the same names are compared element by element, others whole", () => {
  const two = (one: string, other: string): readonly (readonly string[])[] =>
    pathsOf(
      decided("require service.flag", `service: { id: s, parts: ${one} }\n---\nservice: { id: s, parts: ${other} }`),
    );
  expect(two("[{ name: a, ok: true }, { name: b }]", "[{ name: b }, { name: a, ok: false }]")).toEqual([
    ["service.parts[0].ok", "service.parts[1].ok"],
  ]);
  expect(two("[{ name: a }]", "[{ name: a }, { name: b }]")).toEqual([["service.parts", "service.parts"]]);
});
