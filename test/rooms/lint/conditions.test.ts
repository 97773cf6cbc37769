import { expect, test } from "vitest";
import { linted, packWith, shown } from "./lint.ts";

const condition = (it: string): string =>
  `rule named: provider must "have an id" { on service when ${it} require service.id is present }`;

const never = [
  'service.version == "1" and service.version == "2"',
  'service.version == "1" and service.version != "1"',
  "service.launched_on > 2026-01-01 and service.launched_on <= 2026-01-01",
  "service.launched_on >= 2026-02-01 and not (service.launched_on > 2026-01-01)",
  "service.generates_content and not service.generates_content",
  "service.generates_content is true and service.generates_content is false",
  "service.version is present and service.version is absent",
  "service.sectors is empty and service.sectors has film_tv and service.sectors is not empty",
  "count(it in service.sectors) < 0",
  "share(it in service.models where it.origin == own) > 1",
] as const;

const always = [
  'service.version != "1" or service.version != "2"',
  "service.launched_on > 2026-01-01 or service.launched_on <= 2026-01-01",
  "service.generates_content or not service.generates_content",
  "not service.generates_content implies not service.generates_content",
  "count(it in service.sectors) >= 0",
] as const;

const open = [
  'service.version == "1" or service.version == "2"',
  "service.launched_on >= 2026-01-01 and service.launched_on <= 2026-01-01",
  "service.launched_on > 2026-01-01 or service.launched_on < 2026-01-01",
  "service.sectors has film_tv and service.sectors has news_publishing",
  "count(it in service.sectors) >= 1 and count(it in service.sectors) <= 1",
  "service.generates_content and (service.operates_abroad or not service.generates_content)",
] as const;

const found = (it: string, isCondition = true): readonly string[] =>
  shown(linted(packWith(isCondition ? condition(it) : it))).flatMap(([code]) =>
    code === "untested-rule" ? [] : [code],
  );

test.each(never)("%s never holds", (it) => expect(found(it)).toEqual(["never-holds"]));
test.each(always)("%s always holds", (it) => expect(found(it)).toEqual(["always-holds"]));
test.each(open)("%s may hold or not", (it) => expect(found(it)).toEqual([]));

const answered = (condition: string, day = "in force from 2026-01-01 until 2026-07-01\n", on = "response"): string =>
  `rule named: provider must "answer" { on ${on}\n${day}when ${condition} require response.id is present }`;

test.each([
  ["response.at < 2025-06-01", ["never-holds"]],
  ["response.at < 2026-01-01", ["never-holds"]],
  ["2026-07-01 <= response.at", ["never-holds"]],
  ["response.at == 2025-12-31 or response.id is present", ["never-holds"]],
  ["response.at <= 2026-01-01", []],
  ["response.at < 2026-01-02", []],
  ["response.at >= 2026-06-30", []],
  // The day of what it answers is another.
  ["request.at < 2025-06-01", []],
])("%s of a rule that is law from 2026-01-01 until 2026-07-01", (condition, codes) => {
  expect(found(answered(condition), false)).toEqual(codes);
});

test("a rule is bound by its own days, and what has no day of its own by none", () => {
  const told = (policy: string): readonly string[] => found(policy, false);
  expect(told(answered("response.at < 2025-06-01", ""))).toEqual([]);
  expect(told(answered("response.at < 2023-06-01", ""))).toEqual(["never-holds"]);
  const service = condition("service.launched_on < 2001-01-01");
  expect(found(service, false)).toEqual([]);
});

test("what a definition says counts as if it stood there, and definitions that double one another take no time", () => {
  const doubling = Array.from({ length: 40 }, (_, at) => `define d${at + 1} means d${at} and d${at}`);
  const policy = `define d0 means service.generates_content ${doubling.join(" ")} ${condition("not d0 and d40")}`;
  expect(shown(linted(packWith(policy)))).toContainEqual(["never-holds", "not d0 and d40"]);
});
