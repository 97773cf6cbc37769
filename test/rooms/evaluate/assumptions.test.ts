import { expect, test } from "vitest";
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
