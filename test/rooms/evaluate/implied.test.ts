import { expect, test } from "vitest";
import { displayText } from "../../../src/evaluate/format-value.ts";
import { decide, only } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";
import { strictWorld } from "../../laws/world.ts";
import type { RuleResult } from "../../../src/evaluate/decision.ts";

const ruled = (clauses: string, yaml: string, on = "service"): RuleResult => {
  const rule = `rule one: provider must "act" {\nquote "${quoted}"\non ${on}\n${clauses}\n}`;
  const decision = decide(rule, yaml, { vocabulary: strictWorld });
  expect(decision.contradicted).toEqual([]);
  return only(decision);
};

// That it is ready cannot be denied beside a proof and a group.
test.each([
  ["nothing that shows it", "proof: null, group: {}", "undetermined"],
  ["a part of what shows it", "group: {}", "undetermined"],
  ["all that shows it", "proof: opinion, group: {}", "satisfied"],
  ["something that is known to be there", "proof: { present: true }, group: {}", "satisfied"],
  ["what is stated", "ready: true, proof: opinion, group: {}", "satisfied"],
  ["a no beside less", "ready: false, group: {}", "violated"],
])("%s", (_, facts, verdict) => {
  expect(ruled("require service.ready", `service: { id: s, ${facts} }`).verdict).toBe(verdict);
});

test("an empty list and a no imply nothing", () => {
  // It cannot be flagged without tags, and a part that is all right is none of a service without a flag.
  expect(ruled("forbid service.flag", "service: { id: s, tags: [] }").verdict).toBe("undetermined");
  expect(ruled("require service.ready", "service: { id: s, parts: [{ ok: true }] }").verdict).toBe("undetermined");
});

test("what is implied is told with the facts that imply it, where the first of them stands", () => {
  const yaml = "service: { id: s, proof: opinion, group: {} }";
  const facts = ruled("require service.ready", yaml).instances.flatMap((it) => it.facts);
  expect(facts).toMatchObject([
    { kind: "fact", path: "service.ready", place: { span: { start: yaml.indexOf("proof") } } },
  ]);
  expect(facts.map((it) => ("shown" in it ? displayText(it.shown) : ""))).toEqual(["true, by `proof`, `group`"]);
});

test("an event and what it carries imply by their own facts alone", () => {
  const event = (facts: string): string => `event: { id: e, at: "2025-10-01T10:00:00+08:00", ${facts} }`;
  expect(ruled("forbid event.harmful", event("told_on: 2025-10-02"), "event").verdict).toBe("violated");
  expect(ruled("forbid event.harmful", event("told_on: null"), "event").verdict).toBe("undetermined");
});
