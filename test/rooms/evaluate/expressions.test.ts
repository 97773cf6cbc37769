import { expect, test } from "vitest";
import { conditions } from "../../laws/meanings.ts";
import { judge, value } from "../../laws/small-world.ts";

test.each(conditions)("`%s` on %s is %s", (condition, service, expected) => {
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

test("lists are the same if they hold the same as often, in any order", () => {
  const define = "define hues means service.tags except [red, blue] when service.flag";
  const asked = (service: string): string => value("hues has red", service, {}, define);
  expect(asked("{ tags: [red, blue] }")).toBe("true");
  expect(asked("{ tags: [blue, red] }")).toBe("true");
  expect(asked("{ tags: [red, red] }")).toBe("unknown");
  expect(asked("{ tags: [red] }")).toBe("unknown");
});

test("exceptions that hold and differ are a contradiction", () => {
  const define = "define odd means true except false when service.flag except true when service.ready";
  const { verdict, instances } = judge("require odd", "{ flag: true, ready: true }", {}, define);
  expect(verdict).toBe("undetermined");
  const [cause] = instances[0]?.causes ?? [];
  if (cause?.kind !== "contradiction") throw new Error("the exceptions contradict each other");
  expect(cause.definition).toBe("t.odd");
  const words = cause.exceptions.map(({ source, span }) => source.text.slice(span.start, span.end));
  expect(words.toSorted()).toEqual(["false when service.flag", "true when service.ready"]);
});

test("every unknown operand is named, and none once another decides", () => {
  const open = judge("require service.flag and service.ready", "{ note: a }");
  expect(open.instances[0]?.causes.map((it) => it.kind === "missing-fact" && it.path)).toEqual(
    expect.arrayContaining(["service.flag", "service.ready"]),
  );
  const decided = judge("require service.flag and service.ready", "{ flag: false }");
  expect(decided.instances[0]?.causes).toEqual([]);
});

test("every element that breaks a requirement on all of them is named, and of those that fit the first", () => {
  const named = (quantifier: string): readonly (string | undefined)[] | undefined =>
    judge(
      `require ${quantifier} p in service.parts satisfies p.ok`,
      "{ parts: [{ ok: true }, { ok: false }, {}, { ok: false }, { ok: true }] }",
    ).instances[0]?.clauses[0]?.facts.map((it) => it.path);
  expect(named("every")).toEqual(["service.parts[1].ok", "service.parts[3].ok", "service.parts"]);
  expect(named("any")).toEqual(["service.parts[0].ok", "service.parts"]);
});

test("all that breaks a requirement of several parts is named, and of what suffices the first", () => {
  const named = (condition: string): readonly (string | undefined)[] | undefined =>
    judge(`require ${condition}`, "{ flag: false, ready: false, group: null }").instances[0]?.clauses[0]?.facts.map(
      (it) => it.path,
    );
  expect(named("service.flag and service.ready")).toEqual(["service.flag", "service.ready"]);
  expect(named("service.group is absent or service.flag is present")).toHaveLength(1);
});

test("names of other objects are no facts", () => {
  expect(judge("require service.note is present", "{ constructor: a, toString: b }").verdict).toBe("undetermined");
});

test.each([
  ["10 - counted >= 8", "true"],
  ["10 - counted >= 9", "unknown"],
  ["10 - counted >= 10", "false"],
  ["counted - 10 <= -8", "true"],
  ["counted - 10 <= -9", "unknown"],
  ["counted - 10 <= -10", "false"],
])("of one or two elements counted, `%s` is %s", (condition, expected) => {
  const counted = "count(p in service.parts where p.ok)";
  expect(value(condition.replace("counted", counted), "{ parts: [{ ok: true }, {}] }")).toBe(expected);
});

test.each([
  ["service.flag", "service.ready"],
  ["service.ready", "service.flag"],
])("a value that is absent and one that is not known are no contradiction: when %s, when %s", (one, other) => {
  const define = `define day means service.started_on except service.ended_on when ${one} except service.group.done_on when ${other}`;
  const causes = (group: string): unknown =>
    judge(
      "require day <= as_of",
      `{ flag: true, ready: true, ended_on: null, group: ${group} }`,
      {},
      define,
    ).instances[0]?.causes.map((it) => it.kind);
  expect(causes("{}")).toEqual(["missing-fact"]);
  expect(causes("{ done_on: 2025-10-01 }")).toEqual(["contradiction"]);
  expect(causes("{ done_on: null }")).toEqual(["absent-value"]);
});

test.each(["service.flag and service.ready", "(not service.flag) or service.ready"])(
  "what `%s` leaves open rests on no operand that is known",
  (condition) => {
    const [open] = judge(`require ${condition}`, "{ flag: true }").instances;
    expect([open?.verdict, open?.facts]).toEqual(["undetermined", []]);
  },
);
