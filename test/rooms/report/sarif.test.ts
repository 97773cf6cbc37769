import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { Report } from "../../../src/report/model/report.ts";
import { sarifReport } from "../../../src/report/render/sarif.ts";
import { endOf, ends } from "./ends.ts";
import { plain } from "./plain.ts";
import { hostile, withText } from "./hostile.ts";
import { resultsIn, runIn, sarifFaults } from "./sarif-read.ts";
import { runExample, runTiny, service } from "./tiny.ts";

const sarif = (report: Report): string => sarifReport(report, plain);

for (const [name, report] of ends) {
  test(`${name}: fits the schema of SARIF 2.1.0`, () => {
    expect(sarifFaults(sarif(report))).toEqual([]);
  });
}

test("planted: a level that is none does not fit", () => {
  expect(sarifFaults(sarif(endOf("violated")).replace('"level": "error"', '"level": "fatal"'))).not.toEqual([]);
});

test("a run that read nothing did not succeed, and says why", () => {
  for (const name of ["no such file", "nothing to check", "a broken document", "before the law", "no such pack"]) {
    const { invocations, results } = runIn(sarif(endOf(name)));
    expect([name, results, invocations?.[0]?.executionSuccessful]).toEqual([name, [], false]);
    const errors = invocations?.[0]?.toolExecutionNotifications?.filter((it) => it.level === "error") ?? [];
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.every((it) => it.message.text !== "")).toBe(true);
  }
  expect(runIn(sarif(endOf("no such file"))).artifacts).toEqual([]);
});

test("a breach fails at the level of its severity; a question is open, or for review where only a person can answer", () => {
  const results = resultsIn(sarif(endOf("every verdict")));
  const kinds = results.map((it) => [it.ruleId?.replace("test.tiny.", ""), it.kind, it.level]);
  expect(kinds).toEqual([
    ["fair_too", "fail", "error"],
    ["plain", "review", "none"],
    ["versioned", "fail", "error"],
    ["end", "informational", "none"],
  ]);
  const [missing] = resultsIn(sarif(endOf("undetermined")));
  expect([missing?.kind, missing?.level]).toEqual(["open", "none"]);
});

test("severities of the profile are levels", () => {
  const level = (severity: string): string | undefined => {
    const profile = `severities: { test.tiny.versioned: ${severity} }\n`;
    const run = runTiny(
      { "service.yaml": service, "p.yaml": profile },
      { inputs: ["service.yaml"], profile: "p.yaml" },
    );
    return resultsIn(sarif(buildReport(run))).find((it) => it.ruleId === "test.tiny.versioned")?.level;
  };
  expect(["critical", "high", "medium", "low"].map(level)).toEqual(["error", "error", "warning", "note"]);
});

test("every result names a rule of the run by its full name, and every rule has its words of the law", () => {
  const run = runIn(sarif(endOf("the example")));
  const rules = run.tool.driver.rules ?? [];
  for (const it of run.results ?? []) expect(rules[it.ruleIndex ?? -1]?.id).toBe(it.ruleId);
  expect(rules.filter((it) => !/「.+」/.test(it.help?.text ?? "") && it.id.startsWith("cn.genai"))).toEqual([]);
  expect(new Set(rules.map((it) => it.id)).size).toBe(rules.length);
});

test("a result leads to the line, to the rule in the policy and to the law's text", () => {
  const found = resultsIn(sarif(endOf("the example"))).find((it) => it.ruleId?.endsWith(".annotator_training"));
  const at = found?.locations?.[0]?.physicalLocation;
  expect(at?.artifactLocation).toEqual({ uri: "examples/chat-service/service.yaml", uriBaseId: "SRCROOT" });
  const lines = readFileSync("examples/chat-service/service.yaml", "utf8").split("\n");
  const line = lines.findIndex((it) => it.includes("trained_on: null")) + 1;
  expect(at?.region).toEqual({ startLine: line, startColumn: 42, endLine: line, endColumn: 52 });
  const related = found?.relatedLocations?.map((it) => it.physicalLocation?.artifactLocation?.uri?.split("/").at(-1));
  expect(related?.slice(0, 2)).toEqual(["article-08.edict", "zh-Hant.txt"]);
  expect(found?.relatedLocations?.[1]?.message?.text).toContain("對標注人員進行必要培訓");
});

test("columns count UTF-16 units", () => {
  const text = service
    .replace("  version: null", '  # 😀\n  version: "😀\t"')
    .replace("generates_content: true", "models: [{ name: 😀, licence: null }]");
  const run = buildReport(runTiny({ "service.yaml": text.replace("kind: service", "kind: service # 😀") }));
  expect(runIn(sarif(run)).columnKind).toBe("utf16CodeUnits");
});

test("fingerprints stay when lines move, and tell findings apart", () => {
  const of = (report: Report): readonly string[] =>
    resultsIn(sarif(report)).map((it) => `${it.ruleId} ${it.partialFingerprints?.["edict/v1"]}`);
  const moved = buildReport(runTiny({ "service.yaml": service.replace("service:\n", "# one\n# two\nservice:\n") }));
  expect(of(moved)).toEqual(of(endOf("every verdict")));
  const all = of(buildReport(runExample()));
  expect(new Set(all).size).toBe(all.length);
});

test("a waiver suppresses its result, with the reason and its place; no other is suppressed", () => {
  const [waived] = resultsIn(sarif(endOf("waived")));
  expect(waived?.kind).toBe("fail");
  expect(waived?.suppressions).toMatchObject([
    { kind: "external", status: "accepted", location: { physicalLocation: { region: { startLine: 2 } } } },
  ]);
  expect(resultsIn(sarif(endOf("violated"))).map((it) => it.suppressions)).toEqual([[], [], [], []]);
});

test("what a baseline lists is unchanged; without a baseline nothing is new", () => {
  expect(resultsIn(sarif(endOf("known before"))).map((it) => it.baselineState)).toEqual(["unchanged"]);
  expect(resultsIn(sarif(endOf("waived"))).map((it) => it.baselineState)).toEqual([undefined]);
});

test("no URI is a path of this machine, whatever a file is called", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const json = sarif(withText(endOf("violated"), text));
      const uris = Array.from(json.matchAll(/"uri": "([^"]*)"/g), (it) => it[1] ?? "");
      expect(uris.length).toBeGreaterThan(0);
      for (const it of uris) expect(it).toMatch(/^(?!\/\/)[\w\-.!~*'()%/]*$/);
    }),
  );
});

test("whatever a document says, the schema holds and no text has a placeholder", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const json = sarif(withText(endOf("every verdict"), text));
      expect(sarifFaults(json)).toEqual([]);
      for (const { message } of resultsIn(json)) expect(message.text).not.toMatch(/(^|[^{])\{\d+\}([^}]|$)|[^\\]\]\(/);
    }),
    { numRuns: 30 },
  );
});
