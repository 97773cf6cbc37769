import { expect, test } from "vitest";
import { locales } from "../../../../src/base/locale.ts";
import { checkTexts, fixed, outlined, shown } from "../../../kit/check.ts";

const list = "service.non_discrimination.measures";
const group = "service.non_discrimination";

const warned = (clauses: string, before = ""): readonly (readonly [string, string])[] => {
  const rule = `rule a: provider must "a" { on service ${clauses} }`;
  const { diagnostics, parsed } = checkTexts([`article 24 { paragraph 1 { ${before} ${rule} } }`], outlined);
  expect(parsed).toEqual([]);
  return diagnostics.map(shown);
};
const warning = [["empty-below-null", `${list} is not empty`]];

test("a requirement that a list below a group be not empty is warned of, unless something asks for the group", () => {
  expect(warned(`require ${list} is not empty`)).toEqual(warning);
  expect(warned(`require ${list} is not empty and service.generates_content`)).toEqual(warning);
  expect(warned(`require service.generates_content or ${list} is not empty`)).toEqual([]);
  expect(warned(`require ${group} is present require ${list} is not empty`)).toEqual([]);
  expect(warned(`when ${group} is present require ${list} is not empty`)).toEqual([]);
  expect(warned(`unless ${group} is absent require ${list} is not empty`)).toEqual([]);
  expect(warned(`require ${list} is not empty`, `policy applies where ${group} is present`)).toEqual([]);
  expect(warned(`when planned require ${list} is not empty`, `define planned means ${group} is present`)).toEqual([]);
  expect(warned(`when planned require ${list} is not empty`, "define planned means service.generates_content")).toEqual(
    warning,
  );
});

test.each([
  [`any m in ${list} satisfies m.stage == model`, false],
  [`count(m in ${list}) >= 1`, true],
  [`count(m in ${list}) > 0`, true],
  [`count(m in ${list}) == 2`, true],
  ["service.annotation.rules.covers_risks has a2_age", true],
  ["service.annotation.rules.covers_risks has any [a2_age, a2_belief]", true],
  ["service.annotation.rules.covers_risks has all [a2_age, a2_belief]", true],
  ["a2_age in service.annotation.rules.covers_risks", true],
  [`every m in ${list} satisfies m.stage == model`, false],
  [`no m in ${list} satisfies m.stage == model`, false],
  [`count(m in ${list} where m.stage == model) >= 1`, false],
  [`count(m in ${list}) == 0`, false],
  [`count(m in ${list}) >= 0`, false],
  [`count(m in ${list}) <= 3`, false],
  [`${list} is empty`, false],
])("of `%s` it is said that it needs something in the list: %s", (condition, needs) => {
  expect(warned(`require ${condition}`)).toEqual(needs ? [["empty-below-null", condition]] : []);
  const around = condition.includes("annotation") ? "service.annotation.rules" : group;
  expect(warned(`when ${around} is present require ${condition}`)).toEqual([]);
});

test("what is open by another reading, or stands in no group that may be null, is not warned of", () => {
  expect(warned(`forbid ${list} is not empty`)).toEqual([]);
  expect(warned(`require ${list} is empty`)).toEqual([]);
  expect(warned(`when ${list} is not empty require service.generates_content`)).toEqual([]);
  expect(warned("require service.sectors is not empty")).toEqual([]);
});

test("the fix asks for the group, and then nothing is warned of", () => {
  const text = `article 24 { paragraph 1 { rule a: provider must "a" { on service require ${list} is not empty } } }`;
  const [it] = checkTexts([text], outlined).diagnostics;
  if (!it) throw new Error("there is a warning");
  expect(it.severity).toBe("warning");
  expect(locales.en.say(it)).toBe(
    `where \`${group}\` is \`null\`, nobody knows what is in \`${list}\`: this requirement stays open, and is not broken`,
  );
  expect(fixed(it)).toContain(`require ${group} is present and ${list} is not empty`);
  expect(checkTexts([fixed(it)], outlined).diagnostics).toEqual([]);
});
