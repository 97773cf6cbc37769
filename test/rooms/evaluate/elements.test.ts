import { expect, test } from "vitest";
import { fromPlain } from "../../../src/base/document.ts";
import type { Instance } from "../../../src/evaluate/decision.ts";
import { judge, type Asking } from "../../laws/small-world.ts";
import { assumption } from "./profile.ts";

const instancesOf = (clauses: string, service: string, asking: Partial<Asking> = {}): readonly Instance[] =>
  judge(clauses, service, asking).instances;
const namesOf = (clauses: string, service: string): unknown =>
  instancesOf(clauses, service).map((it) => [it.elements, it.verdict]);

test("elements are named by where they stand and by their names, texts by themselves", () => {
  const parts = "for each p in service.parts\nrequire p.ok";
  expect(namesOf(parts, "{ parts: [{ name: a, ok: true }, { ok: false }] }")).toEqual([
    [["service.parts[0] a"], "satisfied"],
    [["service.parts[1]"], "violated"],
  ]);
  expect(namesOf("for each t in service.tags\nforbid t == red", "{ tags: [red, blue] }")).toEqual([
    [["red"], "violated"],
    [["blue"], "satisfied"],
  ]);
  const steps = "for each p in service.parts\nfor each s in p.steps\nrequire s.done";
  expect(namesOf(steps, "{ parts: [{ name: a, steps: [{ done: true }] }] }")).toEqual([
    [["service.parts[0] a", "service.parts[0].steps[0]"], "satisfied"],
  ]);
  expect(namesOf(parts, "{ parts: [null] }")).toEqual([[["service.parts[0]"], "undetermined"]]);
});

test.each([
  ["for each p in service.parts\nrequire p.ok", "{ parts: [] }", "service.parts", ["service.parts"]],
  [
    "for each p in service.parts where p.ok\nrequire p.weight >= 1",
    "{ parts: [{ ok: false }] }",
    "service.parts",
    ["service.parts", "service.parts[0].ok"],
  ],
  [
    "for each p in service.parts\nfor each s in p.steps\nrequire s.done",
    "{ parts: [{ steps: [] }] }",
    "service.parts[0].steps",
    ["service.parts", "service.parts[0].steps"],
  ],
])("%s on %s has no element of `%s`, because of %j", (clauses, service, path, facts) => {
  const [instance] = instancesOf(clauses, service);
  expect(instance).toMatchObject({ verdict: "not_applicable", elements: [], gate: { kind: "no-element", path } });
  expect(instance?.facts.map((it) => it.path)).toEqual(facts);
});

test("a list that is taken for granted is named as one of the document", () => {
  const assumptions = [assumption("service.parts", fromPlain([]))];
  const [instance] = instancesOf("for each p in service.parts\nrequire p.ok", "{}", { profile: { assumptions } });
  expect(instance).toMatchObject({
    gate: { kind: "no-element", path: "service.parts" },
    assumptions: [{ path: "service.parts", shown: { params: { count: 0 } } }],
  });
});

test("for a list that is missing a reader looks where it would stand, for an inner one in its element", () => {
  const wordsAt = (clauses: string, service: string): string | undefined => {
    const { source, span } = instancesOf(clauses, service)[0]?.place ?? {
      source: { text: "" },
      span: { start: 0, end: 0 },
    };
    return source.text.slice(span.start, span.end);
  };
  const clauses = "for each p in service.parts\nfor each s in p.steps\nrequire s.done";
  expect(wordsAt(clauses, "{ parts: null }")).toBe("parts");
  expect(wordsAt(clauses, "{ note: a }")).toBe("{ note: a }");
  expect(wordsAt(clauses, "{ parts: [{ name: a }] }")).toBe("{ name: a }");
  expect(wordsAt(clauses, "{ parts: [{ name: a, steps: null }] }")).toBe("steps");
});

test("the condition of a list has a part in what its elements rest on", () => {
  const clauses = "for each p in service.parts where p.ok\nrequire p.weight >= 1";
  const [kept, other] = instancesOf(clauses, "{ parts: [{ ok: true, weight: 1 }, { ok: false }, { weight: 0 }] }");
  expect(kept?.facts.map((it) => it.path)).toEqual(["service.parts", "service.parts[0].ok", "service.parts[0].weight"]);
  expect([other?.verdict, other?.causes.map((it) => "path" in it && it.path)]).toEqual([
    "undetermined",
    ["service.parts[2].ok"],
  ]);
});
