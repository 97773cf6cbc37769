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

test("names of other objects are no facts", () => {
  expect(judge("require service.note is present", "{ constructor: a, toString: b }").verdict).toBe("undetermined");
});
