import { expect, test } from "vitest";
import { buildReport } from "../../../src/report/build-report.ts";
import type { Report } from "../../../src/report/report.ts";
import type { ReportRule } from "../../../src/report/rule-report.ts";
import type { Waiver } from "../../../src/waive/waiver.ts";
import { faultsOf } from "../report/faults.ts";
import { dayOf, fingerprintIn, instancesOf, models, run, service } from "./scene.ts";

const path = "service.yaml";
const plain = run({ [path]: service(`version: null, ${models("qwen", "glm")}`) }, { inputs: [path] });
const fingerprint = (name: string): string => fingerprintIn(buildReport(plain), name);
const place = { source: { path: "waivers.yaml", text: "waivers:\n" }, span: { start: 0, end: 7 } };
const waiver: Waiver = {
  rule: "t.law.versioned",
  reason: "the version is published next month",
  requester: "Wei",
  approver: "Lin",
  from: dayOf("2026-06-01"),
  until: dayOf("2026-07-15"),
  place,
};

function covered(waived: readonly string[], known: readonly string[] = []): Report {
  const cover = {
    ...plain.cover,
    waived: new Map(waived.map((it) => [fingerprint(it), waiver])),
    known: new Map(known.map((it) => [fingerprint(it), place])),
  };
  return buildReport({ ...plain, cover });
}
const ruleIn = (report: Report, name: string): ReportRule | undefined =>
  report.packs.flatMap((it) => it.articles.flatMap((one) => one.rules)).find((it) => it.rule === `t.law.${name}`);

test("what is waived keeps its verdict and says who waived it, and the report fits its schema", () => {
  const report = covered(["versioned"]);
  const it = instancesOf(report).get("versioned");
  expect([it?.verdict, it?.waived?.approver, it?.waived?.until, it?.waived?.at.path]).toEqual([
    "violated",
    "Lin",
    "2026-07-15",
    "waivers.yaml",
  ]);
  expect([report.counts.violated, report.covered]).toEqual([2, { waived: 1, in_baseline: 0 }]);
  expect(ruleIn(report, "versioned")?.uncovered).toBeUndefined();
  expect(faultsOf(report)).toEqual([]);
});

test("a rule is covered only where each of its breaches is", () => {
  const one = covered(["licensed service.models[0] qwen"]);
  expect([ruleIn(one, "licensed")?.uncovered, one.covered.waived]).toEqual(["violated", 0]);
  const both = covered(["licensed service.models[0] qwen", "licensed service.models[1] glm"]);
  expect([ruleIn(both, "licensed")?.uncovered, both.covered.waived]).toEqual([undefined, 1]);
  const mixed = covered(["licensed service.models[0] qwen"], ["licensed service.models[1] glm"]);
  expect([ruleIn(mixed, "licensed")?.uncovered, mixed.covered]).toEqual([undefined, { waived: 0, in_baseline: 1 }]);
  expect(instancesOf(mixed).get("licensed service.models[1] glm")?.in_baseline?.path).toBe("waivers.yaml");
  expect(faultsOf(mixed)).toEqual([]);
});
