import { expect, test } from "vitest";
import { fromPlain } from "../../../src/base/document.ts";
import type { Assumption } from "../../../src/evaluate/settings.ts";
import { day, judge } from "../../laws/small-world.ts";
import { assumption, record } from "./profile.ts";

const judged = (clauses: string, service: string, ...assumptions: readonly Assumption[]) =>
  judge(clauses, service, { profile: { assumptions } });

test("an assumption fills a key that the document does not state, and is named", () => {
  const granted = assumption("service.flag", true);
  const result = judged("require service.flag", "{}", granted);
  expect(result.verdict).toBe("satisfied");
  expect(result.instances[0]).toMatchObject({
    facts: [],
    assumptions: [{ path: "service.flag", shown: "true", by: "Lin Wei", place: { source: { path: "profile.yaml" } } }],
  });
  expect(judged("require service.flag", "{ flag: false }", granted)).toMatchObject({
    verdict: "violated",
    instances: [{ assumptions: [] }],
  });
  expect(judged("require service.flag", "{ flag: null }", granted).verdict).toBe("undetermined");
  expect(judged("require service.ready", "{}", granted).verdict).toBe("undetermined");
});

test("it holds on the day of judgement from its first day until its last", () => {
  const on = (more: Partial<Assumption>): string =>
    judged("require service.flag", "{}", assumption("service.flag", true, more)).verdict;
  expect(on({ from: day("2025-10-15") })).toBe("satisfied");
  expect(on({ from: day("2025-10-16") })).toBe("undetermined");
  expect(on({ until: day("2025-10-16") })).toBe("satisfied");
  expect(on({ until: day("2025-10-15") })).toBe("undetermined");
});

test("parents that are missing are there with it, a null parent stays null", () => {
  const granted = assumption("service.group.flag", true);
  expect(judged("require service.group.flag", "{}", granted).verdict).toBe("satisfied");
  expect(judged("require service.group is present", "{}", granted)).toMatchObject({
    verdict: "satisfied",
    instances: [{ facts: [], assumptions: [{ path: "service.group", shown: { code: "evaluate/shown/present" } }] }],
  });
  expect(judged("require service.group.flag", "{ group: {} }", granted).verdict).toBe("satisfied");
  expect(judged("require service.group.done_on is absent", "{}", granted).verdict).toBe("undetermined");
  expect(judged("require service.group is present", "{ group: null }", granted).verdict).toBe("violated");
  expect(judged("require service.group.flag", "{ group: null }", granted).verdict).toBe("undetermined");
});

test("a whole group and null can be taken for granted", () => {
  const group = assumption("service.group", record({ flag: false }));
  const flag = assumption("service.group.flag", true);
  const done = assumption("service.group.done_on", "2025-10-01");
  for (const order of [
    [group, flag, done],
    [done, flag, group],
  ]) {
    expect(judged("require service.group.flag", "{}", ...order).verdict).toBe("violated");
    expect(judged("require service.group.done_on is present", "{}", ...order).verdict).toBe("satisfied");
  }
  expect(judged("require service.ended_on is absent", "{}", assumption("service.ended_on", null))).toMatchObject({
    verdict: "satisfied",
    instances: [{ assumptions: [{ shown: "null" }] }],
  });
});

test("an assumption is about the subject that it names", () => {
  expect(judged("require service.mood == calm", "{}", assumption("question.mood", "calm")).verdict).toBe(
    "undetermined",
  );
  expect(judged("require service.mood == calm", "{}", assumption("service.mood", "calm")).verdict).toBe("satisfied");
});

test("a group that the document states stands where it is written, with what is taken for granted in it", () => {
  const granted = assumption("service.group.flag", true);
  const [open] = judged("require service.group.done_on is absent", "{ group: {} }", granted).instances;
  const wordsAt = open?.causes.map((it) =>
    "place" in it ? it.place.source.text.slice(it.place.span.start, it.place.span.end) : "",
  );
  expect(wordsAt).toEqual(["group"]);
  const whole = assumption("service.group", record({ flag: false }));
  expect(judged("require service.group.flag", "{ group: {} }", whole).verdict).toBe("undetermined");
  const [there] = judged(
    "require service.group is present",
    "{}",
    whole,
    assumption("service.group.done_on", null),
  ).instances;
  expect(there?.assumptions.map((it) => it.path)).toEqual(["service.group"]);
});

test("what is taken for granted is told apart from what is stated", () => {
  const [instance] = judged(
    "require service.flag and service.ready",
    "{ ready: true }",
    assumption("service.flag", true),
  ).instances;
  expect(instance?.facts.map((it) => it.path)).toEqual(["service.ready"]);
  expect(instance?.assumptions.map((it) => it.path)).toEqual(["service.flag"]);
});

test("a list can be taken for granted, and what it holds with it", () => {
  const tags = assumption("service.tags", fromPlain(["red"]));
  const [instance] = judged("require service.tags has red", "{}", tags).instances;
  expect(instance).toMatchObject({ verdict: "satisfied", facts: [] });
  expect(instance?.assumptions.map((it) => it.path).toSorted()).toEqual(["service.tags", "service.tags[0]"]);
});
