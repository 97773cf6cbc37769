import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { runExplain, runNeeds } from "../../../src/engine/index.ts";
import { buildExplanation } from "../../../src/report/model/build-explanation.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { Report } from "../../../src/report/model/report.ts";
import { explanationText } from "../../../src/report/render/explanation.ts";
import { htmlReport } from "../../../src/report/render/html/report-page.ts";
import { textReport } from "../../../src/report/render/text.ts";
import { allRules } from "../../../src/report/view/findings.ts";
import { plain } from "./plain.ts";
import { hostWith, nothing, policy, service } from "./tiny.ts";
import { documentOf } from "./word-read.ts";

const options = { ...plain, width: 500 };
const request = { ...nothing, inputs: ["service.yaml"], packs: ["/tiny"] };
/** Only `fair_too` asks people, and a fact beside. */
const alone = policy.replace(/ {4}rule plain:[^}]*\}\n/, "");
const open = service.replace("{ performed: false }", "{}");

const signed = (on: string, met = true): string =>
  `  - { standard: test.tiny.fair, about: { subject: chat }, met: ${met}, by: { name: Ann Lee, role: counsel }, on: ${on}, evidence: [paper] }\n`;
const papers = "evidence:\n  - { id: paper, kind: document, collected_on: 2026-01-01, expires_on: null }\n";
const withSignatures = (document: string, ...signatures: readonly string[]): string =>
  `${document}${papers}attestations:\n${signatures.join("")}`;

const hostOf = (document: string, tiny = alone): ReturnType<typeof hostWith> =>
  hostWith({ "service.yaml": document, "tiny/tiny.edict": tiny });
const reportOf = (document: string, tiny = alone): Report =>
  buildReport(runNeeds(request, hostOf(document, tiny)).report);
const idleIn = (report: Report): readonly (readonly [rule: string, on: readonly string[]])[] =>
  allRules(report).flatMap((it) =>
    it.idle_attestations ? [[it.rule, it.idle_attestations.map((one) => one.on)] as const] : [],
  );

test("a signature that counts while a fact is missing is told in every report, and not as used", () => {
  const report = reportOf(withSignatures(open, signed("2026-02-01")));
  expect(idleIn(report)).toEqual([["test.tiny.fair_too", ["2026-02-01"]]]);
  expect(report.evidence).toMatchObject([{ id: "paper", rules: [] }]);
  const page = htmlReport(report, options);
  expect(page).toContain(
    "counts, but decides nothing yet: <code>fair_too</code> still lacks <code>service.training.performed</code>",
  );
  expect(page).toContain("named by a signature that decides nothing yet");
  const told = "fair: attested by Ann Lee (counsel), good until 2027-02-01; it counts, but decides nothing yet";
  expect(textReport(report, options)).toContain(told);
  expect(documentOf(report, locales.en)).toContain(told);
});

test("so it is where the rule is explained", () => {
  const host = hostOf(withSignatures(open, signed("2026-02-01")));
  const { report, asked, rules, exitCode } = runExplain({ ...request, rule: "test.tiny.fair_too" }, host);
  const explanation = buildExplanation(report, asked, rules, exitCode);
  expect(explanation.rules).toMatchObject([{ idle_attestations: [{ by: "Ann Lee" }] }]);
  expect(explanationText(explanation, options)).toContain("Ann Lee (counsel), good until 2027-02-01; it counts, but");
});

test("what decides is not told as idle, nor what is replaced, expired, contradicted or about something else", () => {
  const idle = (document: string, tiny?: string): unknown => idleIn(reportOf(document, tiny));
  const known = withSignatures(service.replace("false", "true"), signed("2026-02-01"));
  expect(idle(known)).toEqual([]);
  expect(idle(withSignatures(open, signed("2026-02-01")), policy)).toEqual([["test.tiny.fair_too", ["2026-02-01"]]]);
  expect(idle(withSignatures(open, signed("2026-02-01"), signed("2026-03-01")))).toEqual([
    ["test.tiny.fair_too", ["2026-03-01"]],
  ]);
  expect(idle(withSignatures(open, signed("2026-03-01"), signed("2026-03-01", false)))).toEqual([]);
  expect(idle(withSignatures(open, signed("2025-02-01")))).toEqual([]);
  expect(idle(withSignatures(open, signed("2026-02-01").replace("subject: chat", "subject: other")))).toEqual([]);
  const bound = alone.replace(
    "judged by counsel",
    "only if service.generates_content == false\n      judged by counsel",
  );
  expect(idle(withSignatures(open, signed("2026-02-01")), bound)).toEqual([]);
});
