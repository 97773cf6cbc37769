import { expect, test } from "vitest";
import { judge, value } from "./small-world.ts";

/** Condition, service, and what it comes to. */
const table: readonly (readonly [condition: string, service: string, expected: "true" | "false" | "unknown"])[] = [
  ["service.flag", "{}", "unknown"],
  ["service.flag", "{ flag: null }", "unknown"],
  ["service.flag is false", "{ flag: null }", "unknown"],
  ["service.flag is false", "{ flag: false }", "true"],
  ["service.flag is present", "{}", "unknown"],
  ["service.flag is present", "{ flag: null }", "false"],
  ["service.flag is present", "{ flag: false }", "true"],
  ["service.group is present", "{ group: {} }", "true"],
  ["service.group.flag is present", "{ group: null }", "false"],
  ["service.group.flag", "{ group: null }", "unknown"],
  ["service.group.flag", "{ group: {} }", "unknown"],

  ["service.flag and service.ready", "{ flag: false }", "false"],
  ["service.flag and service.ready", "{ flag: true }", "unknown"],
  ["service.flag or service.ready", "{ flag: true }", "true"],
  ["service.flag or service.ready", "{ flag: false }", "unknown"],
  ["service.flag implies service.ready", "{ flag: false }", "true"],
  ["service.flag implies service.ready", "{ ready: true }", "true"],
  ["service.flag implies service.ready", "{ flag: true, ready: false }", "false"],

  ["service.size >= 5%", "{ size: 0.05 }", "true"],
  ["service.size >= 5%", "{ size: 0.049 }", "false"],
  ["service.size == 0.1 + 0.2", "{ size: 0.3 }", "true"],
  ["service.size / 3 * 3 == 1", "{ size: 1 }", "true"],
  ["1 / service.size > 0", "{ size: 0 }", "unknown"],
  ["service.size != 2", "{ size: null }", "unknown"],

  ["service.mood in [calm, busy]", "{ mood: shut }", "false"],
  ["service.mood in [calm, ...]", "{ mood: shut }", "unknown"],
  ["service.mood in [calm, ...]", "{ mood: calm }", "true"],
  ["service.mood not in [calm, busy]", "{}", "unknown"],
  ["service.tags has red", "{ tags: [red] }", "true"],
  ["service.tags has any [red, blue]", "{ tags: [green] }", "false"],
  ["service.tags has any [red, ...]", "{ tags: [green] }", "unknown"],
  ["service.tags has any [red, ...]", "{ tags: [] }", "false"],
  ["service.tags has all [red, blue]", "{ tags: [blue, red, green] }", "true"],
  ["service.tags has all [red, blue]", "{ tags: [red] }", "false"],
  ["service.tags is empty", "{ tags: [] }", "true"],
  ["service.tags is empty", "{ tags: null }", "unknown"],
  ["service.tags is not empty", "{ tags: [red] }", "true"],

  ["any p in service.parts satisfies p.ok", "{ parts: [] }", "false"],
  ["every p in service.parts satisfies p.ok", "{ parts: [] }", "true"],
  ["no p in service.parts satisfies p.ok", "{ parts: [{ ok: false }] }", "true"],
  ["any p in service.parts satisfies p.ok", "{ parts: [{}, { ok: true }] }", "true"],
  ["any p in service.parts satisfies p.ok", "{ parts: [{}, { ok: false }] }", "unknown"],
  ["every p in service.parts satisfies p.ok", "{ parts: [{}, { ok: false }] }", "false"],
  ["every p in service.parts satisfies p.ok", "{}", "unknown"],

  ["count(p in service.parts where p.ok) >= 1", "{ parts: [{ ok: true }, {}] }", "true"],
  ["count(p in service.parts where p.ok) >= 2", "{ parts: [{ ok: true }, {}] }", "unknown"],
  ["count(p in service.parts where p.ok) >= 3", "{ parts: [{ ok: true }, {}] }", "false"],
  ["count(p in service.parts) == 2", "{ parts: [{}, {}] }", "true"],
  ["share(p in service.parts where p.ok) >= 50%", "{ parts: [{ ok: true }, {}] }", "true"],
  ["share(p in service.parts where p.ok) > 50%", "{ parts: [{ ok: true }, {}] }", "unknown"],
  ["share(p in service.parts where p.ok) <= 5%", "{ parts: [] }", "unknown"],
  ["share(p in service.parts where p.ok) == 1 / 3", "{ parts: [{ ok: true }, { ok: false }, { ok: false }] }", "true"],
  ["sum(p.weight for p in service.parts) == 3", "{ parts: [{ weight: 1 }, { weight: 2 }] }", "true"],
  ["sum(p.weight for p in service.parts) >= 3", "{ parts: [{ weight: 1 }, {}] }", "unknown"],

  ["service.mood == (if service.flag then calm else calm)", "{ mood: calm }", "true"],
  ["service.mood == (if service.flag then calm else busy)", "{ mood: calm }", "unknown"],
  ["service.mood == (if service.flag then calm else busy)", "{ mood: shut }", "unknown"],

  ["service.started_on + 10 working days == 2025-10-15", "{ started_on: 2025-09-25 }", "true"],
  ["service.started_on + 10 working days == 2026-10-16", "{ started_on: 2026-09-28 }", "true"],
  ["service.started_on + 10 working days > 2026-12-31", "{ started_on: 2026-12-30 }", "unknown"],
  ["service.started_on + 1 month == 2025-02-28", "{ started_on: 2025-01-31 }", "true"],
  ["service.ended_on - service.started_on >= 7 days", "{ started_on: 2025-01-01, ended_on: 2025-01-08 }", "true"],
  ["service.grace >= 6 months", "{ grace: 184 days }", "true"],
  ["service.grace >= 6 months", "{ grace: 182 days }", "unknown"],
  ["service.grace >= 6 months", "{ grace: 180 days }", "false"],
  ["service.started_on <= as_of", "{ started_on: 2025-10-15 }", "true"],
  ["service.started_on < facts_on", "{ started_on: 2025-10-15 }", "false"],
];

test.each(table)("`%s` on %s is %s", (condition, service, expected) => {
  expect(value(condition, service)).toBe(expected);
});

test("exceptions that hold must agree; one that may hold leaves the value open unless it agrees", () => {
  const define = "define calm_enough means true except false when service.flag except false when service.ready";
  const asked = (service: string): string => value("calm_enough", service, {}, define);
  expect(asked("{ flag: false, ready: false }")).toBe("true");
  expect(asked("{ flag: true, ready: true }")).toBe("false");
  expect(asked("{ flag: true }")).toBe("false");
  expect(asked("{ flag: false }")).toBe("unknown");
});

test("exceptions that hold and differ are a contradiction", () => {
  const define = "define odd means true except false when service.flag except true when service.ready";
  const { verdict, instances } = judge("require odd", "{ flag: true, ready: true }", {}, define);
  expect(verdict).toBe("undetermined");
  expect(instances[0]?.causes).toMatchObject([{ kind: "contradiction", definition: "odd" }]);
});

test("every unknown operand is named, and none once another decides", () => {
  const open = judge("require service.flag and service.ready", "{ note: a }");
  expect(open.instances[0]?.causes.map((it) => it.kind === "missing-fact" && it.path)).toEqual(
    expect.arrayContaining(["service.flag", "service.ready"]),
  );
  const decided = judge("require service.flag and service.ready", "{ flag: false }");
  expect(decided.instances[0]?.causes).toEqual([]);
});

test("names of other objects are no facts", () => {
  expect(judge("require service.note is present", "{ constructor: a, toString: b }").verdict).toBe("undetermined");
});
