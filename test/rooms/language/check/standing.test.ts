import { expect, test } from "vitest";
import { writeInterval } from "../../../../src/base/civil-date.ts";
import { locales } from "../../../../src/base/locale.ts";
import { context, daysOf, expectErrors, expectValid, fixed, rule } from "../../../kit/check.ts";

const both = (outer: string, inner: string, clauses = "", more = ""): string =>
  `article 8 { ${outer} paragraph 1 { ${inner} rule r: provider must "act" { quote "抽樣核驗" on service ${clauses} require service.generates_content } ${more} } }`;

test("a rule is in force on the days of all that is around it, and its own", () => {
  const days = (text: string) => {
    const [found] = expectValid(text, { ...context, inForce: daysOf("2023-08-15", "2030-01-01") }).rules;
    return found && writeInterval(found.inForce);
  };
  expect(days(both("", ""))).toEqual({ from: "2023-08-15", until: "2030-01-01" });
  expect(
    days(both("in force from 2024-01-01", "in force from 2023-01-01 until 2029-01-01", "in force from 2025-01-01")),
  ).toEqual({ from: "2025-01-01", until: "2029-01-01" });
  const [draft] = expectValid(both("in force from 2024-01-01", ""), { ...context, inForce: "never" }).rules;
  expect(draft?.inForce).toBe("never");
});

test("exemptions and dispositions have the days of the units around them", () => {
  const checked = expectValid(
    both("in force from 2024-01-01", "", "", `exemption x from r when service.generates_content scope "why"`),
  );
  for (const it of [checked.exemptions[0], checked.dispositions[0]])
    expect(it && writeInterval(it.inForce)).toEqual({ from: "2024-01-01", until: undefined });
});

test("days that meet none of those around them are reported, with those around", () => {
  const [unit] = expectErrors(both("in force from 2020-01-01 until 2021-01-01", ""), [
    ["never-in-force", "in force from 2020-01-01 until 2021-01-01"],
  ]);
  expect(unit && locales.en.say(unit)).toBe(
    "art. 8 would never be in force, for the pack is in force from `2023-08-15`",
  );
  const [own] = expectErrors(both("in force from 2024-01-01 until 2025-01-01", "", "in force from 2025-01-01"), [
    ["never-in-force", "in force from 2025-01-01"],
  ]);
  expect(own && locales.en.say(own)).toBe(
    "`r` would never be in force, for art. 8 is in force from `2024-01-01` until `2025-01-01`",
  );
  expectErrors(both("", "in force from 2024-01-01 until 2024-01-01"), [["until-before-from", "2024-01-01"]]);
});

test("days are given once for a unit, a rule and the pack", () => {
  expectErrors(both("", "in force from 2024-01-01 in force from 2025-01-01"), [
    ["repeated-clause", "in force from 2025-01-01"],
  ]);
  expectErrors(both("", "", "in force from 2024-01-01 in force from 2025-01-01"), [
    ["repeated-clause", "in force from 2025-01-01"],
  ]);
  expectErrors(both("policy in force from 2023-08-15", "policy in force from 2023-08-15"), [
    ["repeated-clause", "policy in force from 2023-08-15"],
  ]);
});

test("the day of the text is that of pack.yaml", () => {
  const text = both("", "policy in force from 2023-08-15");
  expectValid(text);
  expectValid(text, { ...context, inForce: daysOf("2023-08-15", "2030-01-01") });
  const [found] = expectErrors(both("", "policy in force from 2023-08-16"), [["policy-day", "2023-08-16"]]);
  expect(found && locales.en.say(found)).toBe(
    "the policy is in force from `2023-08-16` here, and from `2023-08-15` in pack.yaml",
  );
  expectValid(found ? fixed(found) : "");
  expectErrors(both("", "policy in force from 2023-08-15 until 2031-01-01"), [["policy-day", "2031-01-01"]], {
    ...context,
    inForce: daysOf("2023-08-15", "2030-01-01"),
  });
  expectErrors(text, [["policy-day", "policy in force from 2023-08-15"]], { ...context, inForce: "never" });
});

test("days and doubts stand in an article or below, and not outside", () => {
  expectErrors(`in force from 2024-01-01 unverified "why"`, [
    ["outside-unit", "in force from 2024-01-01"],
    ["outside-unit", `unverified "why"`],
  ]);
});

test("a rule has the doubts of all that is around it", () => {
  const checked = expectValid(
    both(`unverified "a"`, `unverified "b"`, `unverified "c"`, `exemption x from r when service.generates_content`),
  );
  expect(checked.rules[0]?.unverified.map((it) => it.why.text)).toEqual(["a", "b", "c"]);
  expect(checked.exemptions[0]?.unverified.map((it) => it.why.text)).toEqual(["a", "b"]);
});

test("a rule rests on what it says, or on the rank of its pack", () => {
  expect(expectValid(rule("")).rules[0]?.basis).toBe("rules");
  expect(expectValid(rule(`basis guidance "5"`)).rules[0]?.basis).toBe("guidance");
  const [found] = expectErrors(rule(`basis guidence "5"`), [["unknown-basis", "guidence"]]);
  expect(found && fixed(found)).toContain(`basis guidance "5"`);
  expectErrors(rule(`basis law "5" basis law "6"`), [["repeated-clause", `basis law "6"`]]);
  expectErrors(rule("concept a concept b"), [["repeated-clause", "concept b"]]);
});
