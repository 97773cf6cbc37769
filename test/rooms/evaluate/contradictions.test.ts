import { expect, test } from "vitest";
import { fieldOf, fromPlain, itemsOf } from "../../../src/base/document.ts";
import type { Decision } from "../../../src/evaluate/decision.ts";
import { displayText } from "../../../src/evaluate/format-value.ts";
import type { Input } from "../../../src/vocabulary/input.ts";
import type { Contradiction, Vocabulary } from "../../../src/vocabulary/type.ts";
import { day, decide, judgeBy, only, read, compile, type Asking } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";
import { before, cannotBe, is, pathOf, strictWorld, world } from "../../laws/world.ts";
import { assumption } from "./profile.ts";

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
  ["another number, and elements", "size: 1, parts: [{}]", undefined],
  ["0, and elements, perhaps more", "size: 0, parts: { at_least: [{}] }", ["service.size", "service.parts"]],
  ["0, and perhaps elements", "size: 0, parts: { at_least: [] }", undefined],
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
  ["two moments", 'fixed_at: "2025-10-02T10:00:00+08:00"', 'fixed_at: "2025-10-02T10:00:00+00:00"', ["event.fixed_at"]],
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

/** The small vocabulary, which declares these of a service. */
function declaring(...contradictions: readonly Contradiction[]): Vocabulary {
  const subjects = [...world.subjects].map(
    ([name, it]) => [name, name === "service" ? { ...it, type: { ...it.type, contradictions } } : it] as const,
  );
  return { ...world, subjects: new Map(subjects) };
}

const programs = compile([
  { pack: "t", text: `article 1 {\nparagraph 1 {\n${rule("require service.note is present")}\n}\n}` },
]);
/** The facts of each contradiction in documents, after something is done to them. */
function foundIn(
  vocabulary: Vocabulary,
  yaml: string,
  change: (inputs: readonly Input[]) => readonly Input[] = (it) => it,
  asking: Partial<Asking> = {},
): readonly (readonly string[])[] {
  return pathsOf(judgeBy(programs, change(read(yaml, asking)), { vocabulary, ...asking }));
}
/** The documents, in which nothing is told by these facts of theirs. */
const placeholders =
  (...names: readonly string[]) =>
  (inputs: readonly Input[]): readonly Input[] =>
    inputs.map((it) => {
      const nodes = [...it.roots.values()].flatMap((root) => names.flatMap((name) => fieldOf(root, name) ?? []));
      const inner = nodes.flatMap((node) => ["from", "until"].flatMap((end) => fieldOf(node, end) ?? []));
      return { ...it, unusable: new Set(inner.length > 0 ? inner : nodes) };
    });

const midnight = "2025-10-10T01:00:00+08:00";
test.each([
  ["an earlier moment in another zone", "event", `fixed_at: "2025-10-09T16:59:59Z"`, true],
  ["the same moment in another zone", "event", `fixed_at: "2025-10-09T17:00:00Z"`, false],
  ["a later moment of the same day", "event", `fixed_at: "2025-10-10T01:00:01+08:00"`, false],
  ["what ended earlier at the latest", "event", `fixed_at: { until: "2025-10-09T16:59:59Z" }`, true],
  ["what ended later at the latest", "event", `fixed_at: { until: "2025-10-09T17:00:01Z" }`, false],
  ["what ended then at the earliest", "event", `fixed_at: { from: "2025-10-09T16:59:59Z" }`, false],
  ["what has ended, whenever", "event", "fixed_at: { present: true }", false],
  ["what has not ended", "event", "fixed_at: null", false],
  ["the day before, where that moment is", "answer", "kept_on: 2025-10-09", true],
  ["its day there, which it is not yet elsewhere", "answer", "kept_on: 2025-10-10", false],
])("%s is held against a moment: %s %s", (_, subject, fact, found) => {
  const asked = subject === "answer" ? `\nquestion: { id: q, at: "${midnight}" }` : "";
  const yaml = `${subject}: { id: e, at: "${midnight}", ${fact} }${asked}`;
  expect(foundIn(strictWorld, yaml).length > 0).toBe(found);
});

const days = "ended_on: { until: 2025-10-01 }";
test.each([
  [`${days}, started_on: { from: 2025-10-02 }`, true],
  [`${days}, started_on: { from: 2025-10-01 }`, false],
  [`${days}, started_on: { until: 2025-10-02 }`, false],
  [`${days}, started_on: { present: true }`, false],
  [`${days}, started_on: null`, false],
  ["ended_on: { from: 2025-10-01 }, started_on: { from: 2025-10-02 }", false],
])("days that are known in part contradict each other where all of them do: %s %s", (facts, found) => {
  expect(foundIn(strictWorld, `service: { id: s, ${facts} }`).length > 0).toBe(found);
});

test("what tells nothing contradicts nothing", () => {
  const yaml = `service: { id: s, flag: true, tags: [], ${days}, started_on: 2025-10-02 }`;
  expect(foundIn(strictWorld, yaml)).toEqual([
    ["service.flag", "service.tags"],
    ["service.ended_on", "service.started_on"],
  ]);
  expect(foundIn(strictWorld, yaml, placeholders("tags"))).toEqual([["service.ended_on", "service.started_on"]]);
  expect(foundIn(strictWorld, yaml, placeholders("ended_on"))).toEqual([["service.flag", "service.tags"]]);
});

test.each([
  ["note: busy, mood: calm", [["service.note", "service.mood"]]],
  ["note: calm, mood: calm", []],
  ["note: calm", []],
  ["mood: calm", []],
  ["note: null, mood: calm", []],
  ["note: calm, mood: null", []],
])("texts that have to be alike: %s", (facts, found) => {
  const unlike = cannotBe({ note: { kind: "unlike", than: pathOf("mood") } });
  expect(foundIn(declaring(unlike), `service: { id: s, ${facts} }`)).toEqual(found);
});

test.each([
  ["[{ done_on: 2025-10-01 }, { done_on: 2025-10-01 }]", true],
  ["[{ done_on: 2025-10-01 }, { done_on: 2025-10-02 }]", false],
  ["[{ done_on: 2025-10-01 }, {}]", false],
  ["[]", false],
])("every element has to be before a day: %s %s", (parts, found) => {
  const early = cannotBe({ "parts[].done_on": before("started_on") });
  const yaml = `service: { id: s, started_on: 2025-10-02, parts: ${parts} }`;
  expect(foundIn(declaring(early), yaml).length > 0).toBe(found);
});

test("what is told of a contradiction is why, and each fact of it with its value and its place", () => {
  const yaml = "service: { id: s, flag: true }";
  const empty = assumption("service.tags", fromPlain([]));
  const { contradicted } = judgeBy(programs, read(yaml), { ...strict, profile: { assumptions: [empty] } });
  expect(contradicted.map((it) => displayText(it.why))).toEqual(["they cannot be together"]);
  const facts = contradicted.flatMap((it) => it.facts);
  expect(facts.map((it) => [it.kind, it.path, displayText(it.shown), it.place.source.path])).toEqual([
    ["fact", "service.flag", "true", "story.yaml"],
    ["fact", "service.tags", "0 elements", "profile.yaml"],
  ]);
  const twice = judgeBy(programs, read("service: { id: s, flag: true }\n---\nservice: { id: s, flag: false }"));
  expect(twice.contradicted.map((it) => displayText(it.why))).toEqual([
    "`service.flag` of one service, `s`, is said in two ways",
  ]);
});

test("contradictions of one kind are told together that share a fact, and no others", () => {
  const otherwise = {
    ...cannotBe({ flag: is(true), ready: is(true) }),
    why: { en: "another reason", zh: "另一個緣故" },
  };
  const vocabulary = declaring(
    cannotBe({ flag: is(true), mood: is("shut") }),
    cannotBe({ flag: is(true), size: is(0) }),
    cannotBe({ note: is("a"), grace: { kind: "present" } }),
    otherwise,
  );
  const facts = "flag: true, mood: shut, size: 0, note: a, grace: 1 day, ready: true";
  expect(foundIn(vocabulary, `service: { id: s, ${facts} }`)).toEqual([
    ["service.flag", "service.mood", "service.size"],
    ["service.note", "service.grace"],
    ["service.flag", "service.ready"],
  ]);
});

test("a service that is only read is held against itself, and against others of its name", () => {
  const [event, service, again] = read(
    `event: { id: e, at: "${midnight}" }\n---\nservice: { id: s, flag: true, tags: [], note: a }\n---\nservice: { id: s, note: b }`,
  );
  if (!event || !service || !again) throw new Error("the story has three documents");
  const asked = (inputs: readonly Input[], asking: Partial<Asking> = {}) =>
    pathsOf(judgeBy(programs, inputs, { ...strict, ...asking }));
  const itself = ["service.flag", "service.tags"];
  const twice = ["service.note", "service.note"];
  expect(asked([{ ...event, service }])).toEqual([itself]);
  expect(asked([{ ...event, service }, again])).toEqual([itself, twice]);
  expect(asked([{ ...event, service }, service])).toEqual([itself]);
  const later = { ...again, factsOn: day("2025-10-14") };
  expect(
    asked([
      { ...event, service: later },
      { ...event, service },
    ]),
  ).toEqual([itself]);
  const ofToday = { ...again, factsOn: undefined };
  expect(
    asked([
      { ...event, service: ofToday },
      { ...event, service },
    ]),
  ).toEqual([itself, twice]);
});

test("documents that are judged apart are not held against each other", () => {
  const [one, other] = ["true", "false"].map((it) => `event: { id: e, at: "${midnight}", harmful: ${it} }`);
  const apart = (it: boolean) => foundIn(strictWorld, `${one ?? ""}\n---\n${other ?? ""}`, undefined, { apart: it });
  expect([apart(true), apart(false)]).toEqual([[], [["event.harmful", "event.harmful"]]]);
});

test("documents are of one subject by their id, their kind and the day of their facts", () => {
  const two = (one: string, other: string, days: readonly string[] = ["2025-10-15", "2025-10-15"]): number => {
    const change = (all: readonly Input[]) => all.map((it, index) => ({ ...it, factsOn: day(days[index] ?? "") }));
    return foundIn(world, `${one}\n---\n${other}`, change).length;
  };
  expect(two("service: { id: s, flag: true }", "service: { id: s, flag: false }")).toBe(1);
  expect(two("service: { id: s, flag: true }", "service: { id: t, flag: false }")).toBe(0);
  expect(two("service: { flag: true }", "service: { flag: false }")).toBe(0);
  expect(two("service: { id: s, flag: true }", "service: { id: s, flag: false }", ["2025-10-15", "2025-10-14"])).toBe(
    0,
  );
  const asked = `question: { id: s, at: "${midnight}" }`;
  expect(two("service: { id: s, flag: true }", asked)).toBe(0);
});

test.each([
  ["a duration in two spellings", "grace: 7 days", "grace: 1 week", []],
  ["two durations", "grace: 7 days", "grace: 8 days", ["service.grace"]],
  ["durations of two sorts", "grace: 1 day", "grace: 24 hours", ["service.grace"]],
  ["two texts that would be one duration", "note: 7 days", "note: 1 week", ["service.note"]],
  [
    "two texts that would be one moment",
    "note: 2025-10-02T10:00:00+08:00",
    "note: 2025-10-02T02:00:00Z",
    ["service.note"],
  ],
  ["a number in two spellings", "size: 1", "size: 1.0", []],
  ["two numbers", "size: 1", "size: 2", ["service.size"]],
  ["a number and null", "size: 1", "size: null", ["service.size"]],
  ["what it may be", "size: 1", "size: { at_least: 2 }", []],
  ["what may be it", "started_on: { until: 2025-10-01 }", "started_on: 2025-10-02", []],
  ["a group of which one fact differs", "group: { flag: true }", "group: { flag: false }", ["service.group.flag"]],
  ["a group that says more", "group: { flag: true }", "group: { done_on: null }", []],
  ["a group and null", "group: {}", "group: null", ["service.group"]],
  ["null and a group", "group: null", "group: {}", ["service.group"]],
  ["null and no parts", "parts: null", "parts: []", ["service.parts"]],
  ["a group that is there and null", "group: { present: true }", "group: null", []],
  ["the same tags", "tags: [red, blue]", "tags: [red, blue]", []],
  ["other tags", "tags: [red, blue]", "tags: [red, green]", ["service.tags"]],
  ["more tags", "tags: [red]", "tags: [red, red]", ["service.tags"]],
  ["tags and null", "tags: [red]", "tags: null", ["service.tags"]],
  ["tags, and more than these", "tags: [red]", "tags: { at_least: [blue] }", []],
  ["parts and null", "parts: [{ name: a }]", "parts: null", ["service.parts"]],
  ["no parts and null", "parts: []", "parts: null", ["service.parts"]],
  ["unnamed parts", "parts: [{ ok: true }]", "parts: [{ ok: false }]", ["service.parts"]],
  ["the same unnamed part", "parts: [{ ok: true, weight: 1 }]", "parts: [{ weight: 1.0, ok: true }]", []],
  ["another unnamed part", "parts: [{ ok: true, weight: 1 }]", "parts: [{ ok: true }]", ["service.parts"]],
  ["parts of other names", "parts: [{ name: a }]", "parts: [{ name: b }]", ["service.parts"]],
  [
    "one name twice",
    "parts: [{ name: a, ok: true }, { name: a }]",
    "parts: [{ name: a, ok: false }, { name: b }]",
    ["service.parts"],
  ],
  [
    "steps, which have no names",
    "parts: [{ name: a, steps: [{ done: true }] }]",
    "parts: [{ name: a, steps: [{ done: false }] }]",
    ["service.parts[0].steps"],
  ],
])("one service in two documents, %s: what differs is open", (_, one, other, paths) => {
  const yaml = `service: { id: s, ${one} }\n---\nservice: { id: s, ${other} }`;
  expect(foundIn(world, yaml)).toEqual(paths.map((it) => [it, it]));
});

test("what tells nothing differs from nothing", () => {
  const yaml = "service: { id: s, note: a }\n---\nservice: { id: s, note: b }";
  expect(foundIn(world, yaml)).toHaveLength(1);
  expect(foundIn(world, yaml, ([one, ...others]) => [...placeholders("note")(one ? [one] : []), ...others])).toEqual(
    [],
  );
});

test("a placeholder is no id: documents that have it are of no one subject", () => {
  const yaml = "service: { id: TBD, flag: true }\n---\nservice: { id: TBD, flag: false }";
  expect(foundIn(world, yaml)).toHaveLength(1);
  expect(foundIn(world, yaml, placeholders("id"))).toEqual([]);
});

test("a placeholder is no name: lists that have it are compared whole", () => {
  const yaml =
    "service: { id: s, parts: [{ name: TBD, ok: true }] }\n---\nservice: { id: s, parts: [{ name: TBD, ok: false }] }";
  const named = (inputs: readonly Input[]): readonly Input[] =>
    inputs.map((it) => {
      const parts = [...it.roots.values()].flatMap((root) => itemsOf(fieldOf(root, "parts")));
      return { ...it, unusable: new Set(parts.flatMap((part) => fieldOf(part, "name") ?? [])) };
    });
  expect(foundIn(world, yaml)).toEqual([["service.parts[0].ok", "service.parts[0].ok"]]);
  expect(foundIn(world, yaml, named)).toEqual([["service.parts", "service.parts"]]);
});

test("elements that tell nothing are in no state", () => {
  const red = declaring(cannotBe({ "tags[]": is("red"), flag: is(true) }));
  const yaml = "service: { id: s, flag: true, tags: [red, red] }";
  const second = (inputs: readonly Input[]): readonly Input[] =>
    inputs.map((it) => {
      const tags = [...it.roots.values()].flatMap((root) => itemsOf(fieldOf(root, "tags")));
      return { ...it, unusable: new Set(tags.slice(1)) };
    });
  expect([foundIn(red, yaml).length, foundIn(red, yaml, second).length]).toEqual([1, 0]);
});
