import { expect, test } from "vitest";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { locales } from "../../../../src/base/locale.ts";
import type { CheckRequest } from "../../../../src/engine/check/check-request.ts";
import type { Report } from "../../../../src/report/model/report.ts";
import { baselineReport, waiversReport } from "../../../../src/report/render/suppressions.ts";
import { textReport } from "../../../../src/report/render/text.ts";
import { brokenFacts } from "../../../../src/pack/waive/fingerprint.ts";
import { law as lawFiles } from "../laws.ts";
import { instancesOf, judge, models, service, waiver, waiversFile } from "./scene.ts";
import { plain } from "../../report/plain.ts";

const path = "service.yaml";
const asked: Partial<CheckRequest> = { inputs: [path], baseline: "baseline.json" };
const before = service(`version: null, ${models("qwen")}`);
const written = baselineReport(judge({ [path]: before }, { inputs: [path] }));
const later = (text: string, more: Partial<CheckRequest> = {}, files: object = {}): Report =>
  judge({ [path]: text, "baseline.json": written, ...files }, { ...asked, ...more });
const codes = (report: Report): readonly string[] => report.problems.map((it) => it.code);

test("a baseline lists each finding once, and fits its schema", () => {
  const schema: object = JSON.parse(readFileSync("grammar/schema/baseline-1.schema.json", "utf8"));
  const validate = new Ajv2020({ formats: { date: true } }).compile(schema);
  const value: unknown = JSON.parse(written);
  expect([validate(value), validate.errors]).toEqual([true, null]);
  expect(value).toMatchObject({
    as_of: "2026-06-30",
    findings: [
      { rule: "t.law.licensed", verdict: "violated", input: path, element: "qwen" },
      { rule: "t.law.versioned", verdict: "violated", input: path, element: null },
    ],
  });
  const clear = baselineReport(judge({ [path]: service('version: "1", models: []') }, { inputs: [path] }));
  expect(JSON.parse(clear)).toMatchObject({ findings: [] });
});

test("what the baseline lists fails no run, wherever its lines have gone; verdicts stay", () => {
  for (const text of [before, `# a\n# b\n${before}`]) {
    const report = later(text);
    expect([report.exit_code, report.word, report.covered, codes(report)]).toEqual([
      0,
      "violated",
      { waived: 0, in_baseline: 2 },
      [],
    ]);
    expect(report.sentence).toContain("2 of 2 rules examined are violated (2 in the baseline)");
  }
});

test("what is new fails", () => {
  const report = later(service(`version: null, ${models("qwen", "glm")}`));
  expect([report.exit_code, report.covered.in_baseline]).toEqual([1, 1]);
  expect(instancesOf(report).get("licensed service.models[1] glm")?.in_baseline).toBeUndefined();
  expect(instancesOf(report).get("licensed service.models[0] qwen")?.in_baseline).toMatchObject({
    path: "baseline.json",
    line: 5,
  });
});

test("people see what is new before what is known, however much that is", () => {
  const many = ["a", "b", "c", "d", "e"];
  const some = baselineReport(judge({ [path]: service(`version: null, ${models(...many)}`) }, { inputs: [path] }));
  const report = later(service(`version: null, ${models(...many, "new")}`), {}, { "baseline.json": some });
  const shown = textReport(report, plain);
  expect(shown).toContain("service.models[5] new\n");
  expect(shown.indexOf("VIOLATED  art. 1(1)  licensed")).toBeLessThan(shown.indexOf("VIOLATED (in the baseline)"));
});

test("a breach that more breaks than before is new, and one that less breaks is not", () => {
  const policy = `rule grounded: provider must "have grounds" {
on service
require grounds: every piece in service.privacy.collects satisfies piece.legal_basis is present
require told: service.complaints.process_published
}`;
  const law = lawFiles("law", { id: "t.law", policy });
  const dossier = (isTold: boolean, ...grounds: readonly string[]): string => {
    const pieces = grounds.map((it, at) => `{ field: f${at}, legal_basis: ${it} }`).join(", ");
    return service(`privacy: { collects: [${pieces}] }, complaints: { process_published: ${isTold} }`);
  };
  const first = baselineReport(judge({ ...law, [path]: dossier(true, "null", "consent", "null") }, { inputs: [path] }));
  const basis = "service.privacy.collects[].legal_basis";
  expect(JSON.parse(first)).toMatchObject({ findings: [{ broken: ["service.privacy.collects", basis, basis] }] });
  const now = (text: string): readonly unknown[] => {
    const report = later(text, {}, { ...law, "baseline.json": first });
    return [report.exit_code, report.problems.map((it) => `${it.code} ${it.message.split(": ")[1]}`)];
  };
  expect(now(dossier(true, "consent", "null", "null"))).toEqual([0, []]);
  expect(now(dossier(true, "consent", "null"))).toEqual([0, []]);
  expect(now(dossier(true, "null", "null", "null"))).toEqual([1, [`waive/changed-baseline \`${basis}\``]]);
  const told = "service.complaints.process_published";
  expect(now(dossier(false, "null", "consent"))).toEqual([1, [`waive/changed-baseline \`${told}\``]]);
});

test("a signature that denies a standard is no more than the baseline lists only where it lists one", () => {
  const signed = { standard: "t.law.safe", met: false };
  const breach = { verdict: "violated", clauses: [], attestations: [{ ...signed, element: undefined }] } as const;
  expect(brokenFacts(breach)).toEqual(["t.law.safe"]);
  expect(brokenFacts({ ...breach, verdict: "undetermined" })).toEqual([]);
  expect(brokenFacts({ ...breach, attestations: [{ ...signed, met: true, element: undefined }] })).toEqual([]);
});

test("a question that was open is no leave for the breach that it turns into", () => {
  const open = baselineReport(judge({ [path]: service(`name: Chat, ${models("qwen")}`) }, { inputs: [path] }));
  const same = later(service(`name: Chat, ${models("qwen")}`), {}, { "baseline.json": open });
  expect(same.exit_code).toBe(0);
  expect(later(before, {}, { "baseline.json": open }).exit_code).toBe(1);
});

test("findings that are there no more are told, once", () => {
  const report = later(service('version: "1", models: []'));
  expect(report.problems.map((it) => it.message)).toEqual(["2 of 2 findings of this baseline no longer exist"]);
});

test("what is waived goes into no baseline, and what the profile lets nobody waive is covered by none", () => {
  const files = { [path]: before, "waivers.yaml": waiversFile(waiver("licensed")) };
  const some = baselineReport(judge(files, { inputs: [path], waivers: "waivers.yaml" }));
  expect(some).not.toContain("t.law.licensed");
  const strict = later(before, { profile: "profile.yaml" }, { "profile.yaml": "not_waivable: [t.law.licensed]\n" });
  expect([strict.exit_code, codes(strict)]).toEqual([1, ["waive/not-waivable"]]);
});

test("a baseline that is not there is a mistake, and so is one of another form", () => {
  const missing = judge({ [path]: before }, asked);
  expect([missing.exit_code, missing.troubles.map((it) => it.code)]).toEqual([4, ["engine/no-such-path"]]);
  const broken = later(
    before,
    {},
    { "baseline.json": '{"baseline": "baseline@2", "as_of": "2026-01-01", "findings": []}' },
  );
  expect([broken.exit_code, codes(broken)]).toEqual([4, ["vocabulary/not-listed"]]);
});

test("printed waivers are refused until they are filled in, and then cover what they were printed for", () => {
  const report = judge({ [path]: before }, { inputs: [path] });
  const skeleton = waiversReport(report, { locale: locales.en });
  const covered = (text: string): Report =>
    judge({ [path]: before, "waivers.yaml": text }, { inputs: [path], waivers: "waivers.yaml" });
  const refused = covered(skeleton);
  expect([refused.exit_code, refused.covered.waived]).toEqual([4, 0]);
  const filled = skeleton
    .replaceAll('reason: ""', "reason: it is published with the next release")
    .replaceAll('requester: ""', "requester: Wei")
    .replaceAll('approver: ""', "approver: Lin")
    .replaceAll('until: ""', "until: 2026-09-01");
  expect([covered(filled).exit_code, codes(covered(filled)), covered(filled).covered.waived]).toEqual([0, [], 2]);
});

test("where a baseline or waivers cover findings, printed waivers say so", () => {
  const printed = (report: Report): readonly string[] =>
    waiversReport(report, { locale: locales.en }).match(/waivers: \[\]|\d+ findings? ha.*?(?=:)/g) ?? [];
  expect(printed(later(before))).toEqual(["waivers: []", "2 findings have no entry here, covered by the baseline"]);
  const files = { [path]: before, "waivers.yaml": waiversFile(waiver("licensed"), waiver("versioned")) };
  expect(printed(judge(files, { inputs: [path], waivers: "waivers.yaml" }))).toEqual([
    "waivers: []",
    "2 findings have no entry here, covered by waivers",
  ]);
  expect(printed(judge({ [path]: before }, { inputs: [path] }))).toEqual([]);
});
