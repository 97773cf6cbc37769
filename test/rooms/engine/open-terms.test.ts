import { expect, test } from "vitest";
import { parseInstant } from "../../../src/base/instant.ts";
import { locales } from "../../../src/base/locale.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { law } from "../pack/laws.ts";
import { hostWith, nothing } from "../report/tiny.ts";

const now = parseInstant("2026-11-20T12:00:00+08:00") ?? expect.fail();

const policy = `open term few: number
rule bounded: provider must "keep it low" {
  on service
  for each d in service.training.datasets
  require d.illegal_content_share <= few
}`;

const service = (share: number): string => `kind: service
vocabulary: genai@1
facts_on: 2026-11-01
service: { id: lumen, training: { datasets: [{ name: a, illegal_content_share: ${share} }] } }
`;

const profile = (value: string): string => `interpretations:
  - { term: t.a.few, value: ${value}, by: Lin Wei, on: 2026-01-05, from: 2026-01-05, until: null, because: no figure in the law }
`;

function said(value: string, share: number): readonly (string | undefined)[] {
  const files = { ...law("/a", { id: "t.a", policy }), "service.yaml": service(share), "profile.yaml": profile(value) };
  const request = { ...nothing, now, inputs: ["service.yaml"], packs: ["/a"], profile: "profile.yaml" };
  const run = runCheck(request, hostWith(files));
  const rules = buildReport(run, locales.en).packs.flatMap((it) => it.articles.flatMap((one) => one.rules));
  return [
    ...run.inputProblems.map((it) => it.code),
    ...rules.flatMap((it) => [it.verdict, it.instances[0]?.interpretations[0]?.value]),
  ];
}

test("an interpretation of a number may be a percentage, and is told as it is written", () => {
  expect(said("4%", 0.04)).toEqual(["satisfied", "4%"]);
  expect(said("4%", 0.041)).toEqual(["violated", "4%"]);
  expect(said("4.5%", 0.045)).toEqual(["satisfied", "4.5%"]);
  expect(said("0.04", 0.041)).toEqual(["violated", "0.04"]);
  expect(said("4 %", 0.041)).toContain("pack/unfit-value");
  expect(said('"%"', 0.041)).toContain("pack/unfit-value");
  expect(said("4%%", 0.041)).toContain("pack/unfit-value");
});
