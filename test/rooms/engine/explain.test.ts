import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { runExplain, type ExplainRequest, type ExplainRun } from "../../../src/engine/explain.ts";
import { runNeeds } from "../../../src/engine/needs.ts";
import { hostWith, nothing, service } from "../report/tiny.ts";

const files = { "service.yaml": service };
const request = (changes: Partial<ExplainRequest> = {}): ExplainRequest => {
  return { ...nothing, packs: ["/tiny"], inputs: ["service.yaml"], rule: undefined, ...changes };
};
const run = (changes: Partial<ExplainRequest> = {}, of: Readonly<Record<string, string>> = files): ExplainRun =>
  runExplain(request(changes), hostWith(of));

test("without a rule the violated ones are explained, then the open ones, and nothing fails", () => {
  const { rules, exitCode, asked } = run();
  expect(rules.map((it) => [it.result.rule, it.result.verdict])).toEqual([
    ["test.tiny.fair_too", "violated"],
    ["test.tiny.versioned", "violated"],
    ["test.tiny.plain", "undetermined"],
    ["test.tiny.end", "pending"],
  ]);
  expect([exitCode, asked]).toEqual([0, undefined]);
});

test("a rule is named in full or by its own name; one that is not there is named back with what is near", () => {
  expect(run({ rule: "versioned" }).asked).toBe("test.tiny.versioned");
  expect(run({ rule: "test.tiny.versioned" }).rules).toHaveLength(1);
  const { report, exitCode } = run({ rule: "versoined" });
  expect([exitCode, report.troubles[0]?.code]).toEqual([64, "engine/unknown-rule"]);
  expect(report.troubles[0] && locales.en.say(report.troubles[0])).toContain("did you mean `versioned`?");
});

test("a provision is named as its law is cited, and its rules are explained, whatever they say", () => {
  const [first] = run().rules;
  const article = first?.result.locator.article ?? 0;
  const inIt = run({ rule: `Article ${article}` }).rules;
  expect(inIt.length).toBeGreaterThan(1);
  expect(inIt.every((it) => it.result.locator.article === article)).toBe(true);
  expect(run({ rule: `第${article}条` }).rules.map((it) => it.result.rule)).toEqual(inIt.map((it) => it.result.rule));
  const { report } = run({ rule: "art. 99" });
  expect(report.troubles[0] && locales.en.help(report.troubles[0])).toContain("a provision, as in `art. 10(1)`");
});

test("a rule of another party can be explained; it never enters what is told unasked", () => {
  const { rules } = run({ rule: "behave" });
  expect(rules[0]?.explanations).toHaveLength(1);
  expect(run().rules.some((it) => it.result.rule.endsWith("behave"))).toBe(false);
});

test("a rule without a document of its kind is shown, and nothing of it is explained", () => {
  const { rules, exitCode } = run({ rule: "report" });
  expect([rules[0]?.explanations, exitCode]).toEqual([[], 0]);
});

test("a broken document is exit 4, for needs too, and a breach is none", () => {
  const bad = { "service.yaml": service.replace("version", "versoin") };
  expect(run({}, bad).exitCode).toBe(4);
  expect(runNeeds(request(), hostWith(bad)).exitCode).toBe(4);
  expect(runNeeds(request(), hostWith(files)).exitCode).toBe(0);
  expect(runNeeds(request({ inputs: ["/nowhere.yaml"] }), hostWith(files)).exitCode).toBe(4);
});
