import fc from "fast-check";
import { expect, test } from "vitest";
import type { Report } from "../../../src/report/model/report.ts";
import { junitReport } from "../../../src/report/render/junit.ts";
import { endOf, ends } from "./ends.ts";
import { plain } from "./plain.ts";
import { hostile, withText } from "./hostile.ts";
import { suitesOf, type Case } from "./junit-read.ts";

const casesOf = async (report: Report): Promise<readonly Case[]> =>
  (await suitesOf(junitReport(report, plain))).testsuite?.flatMap((it) => it.testcase ?? []) ?? [];

const stateOf = (it: Case): string => (it.failure ? "failure" : it.error ? "error" : it.skipped ? "skipped" : "passed");

test("the totals are those of the tests, for all suites and for each", async () => {
  for (const [, report] of ends) {
    const all = await suitesOf(junitReport(report, plain));
    const states = (cases: readonly Case[]): readonly number[] =>
      ["failure", "error", "skipped"].map((state) => cases.filter((it) => stateOf(it) === state).length);
    const cases = await casesOf(report);
    expect([all.tests, all.failures, all.errors, all.skipped]).toEqual([cases.length, ...states(cases)]);
    for (const it of all.testsuite ?? []) {
      const own = it.testcase ?? [];
      expect([it.tests, it.failures, it.errors, it.skipped]).toEqual([own.length, ...states(own)]);
    }
  }
});

test("every rule is a test; it passes only if it is satisfied and counts", async () => {
  const rules = endOf("the example").packs.flatMap((it) => it.articles.flatMap((one) => one.rules));
  const cases = (await casesOf(endOf("the example"))).filter((it) => it.classname !== "edict");
  expect(cases).toHaveLength(rules.length);
  const passed = cases.filter((it) => stateOf(it) === "passed");
  expect(passed).toHaveLength(rules.filter((it) => it.verdict === "satisfied" && it.in_roll_up).length);
});

test("what is violated fails, what is undetermined errs, and all else is skipped with its verdict", async () => {
  const cases = await casesOf(endOf("every verdict"));
  expect(cases.map((it) => [it.name, stateOf(it)])).toEqual([
    ["all that was asked for was judged", "passed"],
    ["yields service.yaml:11:13", "skipped"],
    ["art. 1(1) fair_too", "failure"],
    ["art. 1(1) versioned", "failure"],
    ["art. 1(1) plain", "error"],
    ["art. 1(2) behave", "skipped"],
    ["art. 1(2) trained", "skipped"],
    ["art. 2(1) end", "skipped"],
    ["art. 2(1) report", "skipped"],
  ]);
});

test("tests of one run have names of their own", async () => {
  for (const name of ["the example", "every verdict", "a broken document"]) {
    const names = (await casesOf(endOf(name))).map((it) => `${it.classname} ${it.name}`);
    expect(new Set(names).size).toBe(names.length);
  }
});

test("whatever a document says, the XML holds it: the same tests, the same states, and the words in them", async () => {
  const report = endOf("every verdict");
  const before = (await casesOf(report)).map(stateOf);
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const changed = withText(report, text);
      expect((await casesOf(changed)).map(stateOf)).toEqual(before);
      expect(junitReport(changed, plain)).toMatch(/^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
    }),
  );
});
