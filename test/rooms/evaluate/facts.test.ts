import { expect, test } from "vitest";
import { fieldOf, fromPlain, type DataNode } from "../../../src/base/document.ts";
import type { EvaluationContext } from "../../../src/evaluate/context.ts";
import type { Instance } from "../../../src/evaluate/decision.ts";
import { readField } from "../../../src/evaluate/fact.ts";
import { displayText } from "../../../src/evaluate/format-value.ts";
import { compile, day, judgeBy, only, read, type Asking } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";

type Steps = readonly string[];

/** What a requirement comes to on a document of which nothing is told by the values at these steps, and one is the day of an event. */
function judged(
  condition: string,
  facts: string,
  unusable: readonly Steps[] = [],
  asking: Partial<Asking> = {},
  event: Steps = [],
): Instance {
  const [on = ""] = condition.split(".");
  const subject = on === "event" ? 'event: { id: e, at: "2025-10-10T10:00:00+08:00", ' : "service: { id: s, ";
  const rule = `rule one: provider must "act" {\nquote "${quoted}"\non ${on}\nrequire ${condition}\n}`;
  const programs = compile([{ pack: "t", text: `article 1 {\nparagraph 1 {\n${rule}\n}\n}` }]);
  const inputs = read(`${subject}${facts} }`, asking).map((it) => {
    const at = (steps: Steps): DataNode | undefined =>
      steps.reduce<DataNode | undefined>((node, step) => fieldOf(node, step), it.roots.get(on));
    const those = (all: readonly Steps[]): ReadonlySet<DataNode> => new Set(all.flatMap((steps) => at(steps) ?? []));
    return { ...it, unusable: those(unusable), events: those([event]) };
  });
  const [instance] = only(judgeBy(programs, inputs, asking)).instances;
  if (!instance) throw new Error("the rule is asked");
  return instance;
}

/** Why a result is open, at which path, what is told of it, and the words to which it points. */
const causesOf = ({ causes }: Instance): unknown =>
  causes.map((it) => {
    const told =
      "why" in it && typeof it.why === "object" ? displayText(it.why) : "shown" in it ? displayText(it.shown) : "";
    const words = "place" in it ? it.place.source.text.slice(it.place.span.start, it.place.span.end) : "";
    return [it.kind, "path" in it ? it.path : "", told, words.startsWith("{") ? "{ … }" : words];
  });

const [placeholder, kind, group] = ["`TBD` tells nothing", "not a value of its kind", "not a group of facts"];

test.each([
  ["service.flag", "note: a", [], ["missing-fact", "service.flag", "", "{ … }"]],
  ["service.group.flag", "note: a", [], ["missing-fact", "service.group.flag", "", "{ … }"]],
  ["service.group.flag", "group: {}", [], ["missing-fact", "service.group.flag", "", "group"]],
  ["service.flag", "flag: null", [], ["absent-value", "service.flag", "", "flag"]],
  ["service.group.flag", "group: null", [], ["absent-value", "service.group.flag", "", "group"]],
  ['service.note == "a"', "note: TBD", [["note"]], ["unusable", "service.note", placeholder, "note"]],
  ["service.group.flag", "group: TBD", [["group"]], ["unusable", "service.group", group, "group"]],
  ["service.group.flag", "group: [a]", [], ["unusable", "service.group", group, "group"]],
  ["service.group is present", "group: a", [], ["unusable", "service.group", kind, "group"]],
  ["service.flag", "flag: maybe", [], ["unusable", "service.flag", kind, "flag"]],
  ["service.flag", 'flag: "true"', [], ["unusable", "service.flag", kind, "flag"]],
  ["service.size > 1", 'size: "5"', [], ["unusable", "service.size", kind, "size"]],
  ["service.flag", "flag: 1", [], ["unusable", "service.flag", kind, "flag"]],
  ["service.flag", "flag: [true]", [], ["unusable", "service.flag", kind, "flag"]],
  ["service.flag", "flag: { a: true }", [], ["unusable", "service.flag", kind, "flag"]],
  ["service.size > 1", "size: many", [], ["unusable", "service.size", kind, "size"]],
  ["service.size > 1", "size: true", [], ["unusable", "service.size", kind, "size"]],
  ['service.note == "5"', "note: 5", [], ["unusable", "service.note", kind, "note"]],
  ['service.note == "true"', "note: true", [], ["unusable", "service.note", kind, "note"]],
  ["service.started_on < as_of", "started_on: soon", [], ["unusable", "service.started_on", kind, "started_on"]],
  ["service.grace > 1 day", "grace: long", [], ["unusable", "service.grace", kind, "grace"]],
  ["event.fixed_at > event.at", "fixed_at: soon", [], ["unusable", "event.fixed_at", kind, "fixed_at"]],
  ["service.tags has red", "tags: red", [], ["unusable", "service.tags", kind, "tags"]],
  ["service.tags has red", "tags: null", [], ["absent-value", "service.tags", "", "tags"]],
  ["service.tags has red", "tags: [5]", [], ["unusable", "service.tags[0]", kind, "5"]],
  [
    "service.tags has red",
    "tags: { present: true }",
    [],
    ["partial-fact", "service.tags", "0 elements, perhaps more", "tags"],
  ],
  [
    "service.tags has red",
    "tags: { at_least: [blue] }",
    [],
    ["partial-fact", "service.tags", "1 element, perhaps more", "tags"],
  ],
  ['service.note == "a"', "note: { present: true }", [], ["partial-fact", "service.note", "present", "note"]],
  [
    "service.started_on < as_of",
    "started_on: { from: TBD }",
    [["started_on", "from"]],
    ["unusable", "service.started_on", placeholder, "started_on"],
  ],
  [
    "service.started_on < 2025-10-01",
    "started_on: { from: TBD, until: 2025-10-01 }",
    [["started_on", "from"]],
    ["partial-fact", "service.started_on", "2025-10-01 or earlier", "started_on"],
  ],
  [
    "service.started_on < 2025-10-01",
    "started_on: { from: 2025-01-01, until: 2025-10-01 }",
    [],
    ["partial-fact", "service.started_on", "2025-01-01 to 2025-10-01", "started_on"],
  ],
  ["service.size > 1", "size: { at_least: 1 }", [], ["partial-fact", "service.size", "1 or more", "size"]],
] as const)("`%s` on %s is open", (condition, facts, unusable, cause) => {
  const instance = judged(condition, facts, unusable);
  expect([instance.verdict, causesOf(instance)]).toEqual(["undetermined", [cause]]);
});

test.each([
  ["service.group is absent", "group: null", "service.group", "null"],
  ["service.group.flag is absent", "group: null", "service.group", "null"],
  ["service.group is present", "group: {}", "service.group", "present"],
  ["service.tags has red", "tags: [red, blue]", "service.tags", "2 elements"],
  ["service.tags has red", "tags: { at_least: [red] }", "service.tags", "1 element, perhaps more"],
  ["service.size == 0.5", "size: 0.5", "service.size", "0.5"],
  ['service.note == "a"', "note: a", "service.note", "a"],
  ["service.mood == calm", "mood: calm", "service.mood", "calm"],
  ["event.fixed_at > event.at", 'fixed_at: "2025-10-11T10:00:00+08:00"', "event.fixed_at", "2025-10-11T10:00:00+08:00"],
])("`%s` on %s is satisfied by `%s`: %s", (condition, facts, path, shown) => {
  const { verdict, facts: read } = judged(condition, facts);
  expect(verdict).toBe("satisfied");
  expect(read.map((it) => [it.path, displayText(it.shown)])).toContainEqual([path, shown]);
});

const later = (on: string): string => `${on} is after the day of judgement, and nothing is said of before`;

test.each([
  ["started_on: 2025-10-15", ["started_on"], "service.started_on is present", "satisfied", []],
  ["started_on: 2025-10-16", [], "service.started_on is present", "satisfied", []],
  ["started_on: 2025-10-16", ["started_on"], "service.started_on is present", "undetermined", ["2025-10-16"]],
  ["started_on: 2025-10-16", ["started_on"], "service.started_on is absent", "undetermined", ["2025-10-16"]],
  ["started_on: 2025-10-16", ["started_on"], "service.started_on > 2025-10-01", "satisfied", []],
  [
    "started_on: 2025-10-16",
    ["started_on"],
    "service.started_on is present and service.started_on <= as_of",
    "violated",
    [],
  ],
  ["started_on: { from: 2025-10-16 }", ["started_on"], "service.started_on is present", "undetermined", ["2025-10-16"]],
  ["started_on: { from: 2025-10-16 }", [], "service.started_on is present", "satisfied", []],
  ["started_on: { from: 2025-10-01 }", ["started_on"], "service.started_on is present", "satisfied", []],
  ["started_on: { until: 2025-10-16 }", ["started_on"], "service.started_on is present", "satisfied", []],
  ["started_on: { present: true }", ["started_on"], "service.started_on is present", "satisfied", []],
])("of an event, %s (%s), `%s` is %s on 2025-10-15", (facts, event, condition, verdict, days) => {
  const instance = judged(condition, facts, [], { asOf: "2025-10-15" }, event);
  const causes = days.map((it) => ["unusable", "service.started_on", later(it), "started_on"]);
  expect([instance.verdict, causesOf(instance)]).toEqual([verdict, causes]);
});

// Facts of an inspection, say, may be known beyond the day of judgement, or up to no day.
test.each([
  ["2025-10-14", "{ from: 2025-10-01 }", "2025-10-15"],
  ["2025-10-14", "{ until: 2025-10-14 }", undefined],
  ["2025-10-14", "{ from: 2025-10-01, until: 2025-10-16 }", "2025-10-15"],
  ["2025-10-12", "{ from: 2025-10-01, until: 2025-10-13 }", "2025-10-13"],
  ["2025-10-14", "{ present: true }", "2025-10-15"],
])("on %s, in facts up to 2025-10-15, an event as %s may lie ahead: %s", (asOf, known, day) => {
  const asking = { asOf, factsOn: "2025-10-15" };
  const instance = judged("service.started_on is present", `started_on: ${known}`, [], asking, ["started_on"]);
  const causes = day === undefined ? [] : [["unusable", "service.started_on", later(day), "started_on"]];
  expect(causesOf(instance)).toEqual(causes);
});

test.each([
  ["{ from: 2025-10-01 }", true],
  ["{ present: true }", true],
  ["{ until: 2025-10-15 }", false],
])("of an event that is known up to no day, %s may tell of later", (known, isOpen) => {
  const asking = { asOf: "2025-10-15", factsOn: undefined };
  const instance = judged("event.told_on is present", `told_on: ${known}`, [], asking, ["told_on"]);
  const why = "it may have been after the day of judgement: neither `until` nor `facts_on` says by which day it was";
  expect(causesOf(instance)).toEqual(isOpen ? [["unusable", "event.told_on", why, "told_on"]] : []);
});

test("the moment of an event has come when its day has, in the zone of the run", () => {
  const asked = (moment: string): string =>
    judged("event.fixed_at is present", `fixed_at: "${moment}"`, [], { asOf: "2025-10-15" }, ["fixed_at"]).verdict;
  expect(asked("2025-10-15T23:59:59+08:00")).toBe("satisfied");
  expect(asked("2025-10-15T16:00:00Z")).toBe("undetermined");
});

test("a document is its piece of evidence, as long as that is good on the day of judgement", () => {
  const paper = { id: "p", evidenceKind: "document", collectedOn: day("2025-01-01"), span: { start: 0, end: 0 } };
  const asked = (facts: string, expiresOn?: string): unknown => {
    const evidence = [{ ...paper, expiresOn: expiresOn === undefined ? undefined : day(expiresOn) }];
    const instance = judged("service.proof is present", facts, [], { evidence, asOf: "2025-10-15" });
    return [instance.verdict, causesOf(instance)];
  };
  expect(asked("proof: p")).toEqual(["satisfied", []]);
  expect(asked("proof: p", "2025-10-15")).toEqual(["satisfied", []]);
  expect(asked("proof: p", "2025-10-14")).toEqual([
    "undetermined",
    [["expired-document", "service.proof", "", "proof"]],
  ]);
  expect(asked("proof: q")).toEqual([
    "undetermined",
    [["unusable", "service.proof", "no evidence has the id `q`", "proof"]],
  ]);
  expect(asked("proof: 5")).toEqual(["undetermined", [["unusable", "service.proof", kind, "proof"]]]);
  expect(asked("proof: null")).toEqual(["violated", []]);
});

test("a path through null is told whole, however deep it goes", () => {
  const contexts: EvaluationContext[] = [];
  judged("service.flag", "flag: true", [], { trace: (_node, _locals, _result, context) => contexts.push(context) });
  const [context] = contexts;
  const [input] = read("service: { id: s }");
  const node = fromPlain({ one: { two: null } });
  if (!context || !input || node.kind !== "record") throw new Error("a context is at hand");
  const place = { source: input.source, span: node.span };
  const value = { kind: "record", node, input, path: "service", place } as const;
  const found = readField(context, value, ["one", "two", "three", "four"], "boolean");
  expect(found.value).toMatchObject({ kind: "null", path: "service.one.two.three.four" });
});
