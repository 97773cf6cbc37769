import { expect, test } from "vitest";
import type { CheckRequest } from "../../../../src/engine/check/check-request.ts";
import { buildReport } from "../../../../src/report/model/build-report.ts";
import type { Report, ReportRule } from "../../../../src/report/model/report.ts";
import { jsonReport } from "../../../../src/report/render/json.ts";
import { baselineReport, waiversReport } from "../../../../src/report/render/suppressions.ts";
import { textReport } from "../../../../src/report/render/text.ts";
import { faultsOf } from "../../report/faults.ts";
import { startOfDay, utc } from "../../../../src/base/instant.ts";
import { runTimeline } from "../../../../src/engine/timeline.ts";
import { buildTimeline } from "../../../../src/report/model/timeline-report.ts";
import { timelineJson, timelineText } from "../../../../src/report/render/timeline.ts";
import { schemaFaults } from "../../../e2e/schemas.ts";
import { law } from "../laws.ts";
import { hostWith, nothing } from "../../report/tiny.ts";
import {
  dayOf,
  fingerprintIn,
  instancesOf,
  judge,
  models,
  policy,
  run,
  service,
  waiver,
  waiversFile,
} from "./scene.ts";
import { plain } from "../../report/plain.ts";

const path = "service.yaml";
const text = service(`version: null, ${models("qwen", "glm")}`);
const asked: Partial<CheckRequest> = { inputs: [path], waivers: "waivers.yaml" };
const withWaivers = (...entries: readonly object[]): Report =>
  judge({ [path]: text, "waivers.yaml": waiversFile(...entries) }, asked);

const ruleIn = (report: Report, name: string): ReportRule | undefined =>
  report.packs.flatMap((it) => it.articles.flatMap((one) => one.rules)).find((it) => it.rule === `t.law.${name}`);
// Most waivers here record nothing of what was seen, which is told beside what a test is about.
const codes = (report: Report): readonly string[] =>
  report.problems.map((it) => it.code).filter((it) => it !== "waive/unseen");
const versioned = waiver("versioned");

test("what is waived keeps its verdict and says who waived it, and the report fits its schema", () => {
  const report = withWaivers(versioned);
  const it = instancesOf(report).get("versioned");
  expect([it?.verdict, it?.waived?.approver, it?.waived?.until, it?.waived?.at.path]).toEqual([
    "violated",
    "Lin",
    "2026-08-15",
    "waivers.yaml",
  ]);
  expect([report.word, report.counts.violated, report.covered]).toEqual(["violated", 2, { waived: 1, in_baseline: 0 }]);
  expect([ruleIn(report, "versioned")?.uncovered, ruleIn(report, "versioned")?.covered_by]).toEqual([
    undefined,
    "waivers",
  ]);
  expect(report.sentence).toContain("2 of 2 rules examined are violated (1 waived)");
  expect([codes(report), report.exit_code, faultsOf(report)]).toEqual([[], 1, []]);
});

test("all waived: exit 0, and the word is still violated; people read who let it stand, and until when", () => {
  const report = withWaivers(versioned, waiver("licensed"));
  expect([report.exit_code, report.word, report.covered.waived]).toEqual([0, "violated", 2]);
  const shown = textReport(report, plain);
  expect(shown).toContain("VIOLATED (waived)  art. 1(1)  versioned");
  expect(shown).toContain("waived  until 2026-08-15, approved by Lin for Wei: it is published with the\n");
  expect(shown).toContain("2 of 2 rules examined are violated (2 waived)");
  expect(jsonReport(report)).toContain('"covered_by": "waivers"');
});

test("a rule is covered only where each of its breaches is", () => {
  const one = withWaivers(versioned, waiver("licensed", { element: "qwen" }));
  expect([ruleIn(one, "licensed")?.uncovered, one.exit_code]).toEqual(["violated", 1]);
  expect(instancesOf(one).get("licensed service.models[0] qwen")?.waived).toBeDefined();
  expect(instancesOf(one).get("licensed service.models[1] glm")?.waived).toBeUndefined();
  const glm = fingerprintIn(one, "licensed service.models[1] glm");
  const { input: _, ...other } = waiver("licensed");
  const both = withWaivers(versioned, waiver("licensed", { element: "qwen" }), { ...other, fingerprint: glm });
  expect([ruleIn(both, "licensed")?.covered_by, both.exit_code]).toEqual(["waivers", 0]);
});

test.each([
  ["another file", { input: "other.yaml" }, "waive/orphaned"],
  ["a file of the run by another path", { input: "more/../service.yaml" }, "waive/orphaned"],
  ["another element", { element: "qwne" }, "waive/orphaned"],
  ["another rule", { rule: "t.law.lisenced" }, "waive/orphaned"],
  ["an open question", { verdict: "undetermined" }, "waive/unneeded"],
  ["the past", { from: "2026-01-01", until: "2026-06-30" }, "waive/expired"],
  ["the future", { from: "2026-07-01" }, "waive/pending"],
  ["another rule's state", { seen: { rule: "0".repeat(64), facts: "0".repeat(64) } }, "waive/stale"],
])("a waiver for %s is not applied, and is a finding", (_, change, code) => {
  const report = withWaivers(versioned, waiver("licensed", change));
  expect([codes(report), report.exit_code, report.covered.waived]).toEqual([[code], 1, 1]);
  expect(report.problems.map((it) => it.at.path)).toEqual(report.problems.map(() => "waivers.yaml"));
});

test.each([
  ["by who asks", { approver: "wei " }, "waive/same-person"],
  ["by nobody", { approver: "TBD" }, "waive/unsigned"],
  ["without a reason", { reason: "we will see" }, "waive/short-reason"],
  ["for no day", { until: "2026-06-01" }, "waive/empty-interval"],
])("a waiver approved %s is a mistake: exit 4, and it covers nothing", (_, change, code) => {
  const report = withWaivers(versioned, waiver("licensed", change));
  expect([codes(report), report.exit_code, report.covered.waived]).toEqual([[code], 4, 1]);
});

test("all mistakes of a waiver are told at once", () => {
  const change = { reason: "soon", approver: "Wei, compliance", approved_on: "2026-07-01", until: "2028-01-01" };
  expect(codes(withWaivers(waiver("licensed", change)))).toEqual([
    "waive/short-reason",
    "waive/same-person",
    "waive/before-approval",
    "waive/too-long",
  ]);
  expect(codes(withWaivers(waiver("licensed", { ...change, until: "" })))).toEqual([
    "vocabulary/bad-format",
    "waive/short-reason",
    "waive/same-person",
  ]);
});

test("a waiver that does not say what was seen holds, and is a finding; what to add is printed for its rule", () => {
  const report = withWaivers(versioned);
  expect(report.problems.map((it) => [it.code, it.severity, it.at.path])).toEqual([
    ["waive/unseen", "warning", "waivers.yaml"],
  ]);
  const printed = waiversReport(report, { ...plain, waive: "versioned" });
  const seen = /seen: (.*)/.exec(printed)?.[1]?.replaceAll(/(rule|facts):/g, '"$1":');
  expect([printed.match(/- rule: .*/g), report.problems[0]?.help]).toEqual([
    ["- rule: t.law.versioned"],
    expect.stringContaining("edict check -f waivers --rule t.law.versioned") as unknown,
  ]);
  const bound = withWaivers({ ...versioned, seen: JSON.parse(seen ?? "") as unknown });
  expect([bound.problems, bound.covered.waived]).toEqual([[], 1]);
});

test("waivers are printed for breaches; open questions are counted, and printed for the rule that is named", () => {
  const report = judge({ [path]: service("models: [{ name: qwen, licence: null }]") }, { inputs: [path] });
  const rules = (waive?: string): readonly string[] =>
    (waiversReport(report, { ...plain, waive }).match(/(- rule: \S+|verdict: \w+|# \d+ open question)/g) ?? []).slice();
  expect(rules()).toEqual(["- rule: t.law.licensed", "# 1 open question"]);
  expect(rules("versioned")).toEqual(["- rule: t.law.versioned", "verdict: undetermined"]);
});

test("a waiver that ends within two weeks says how long it still holds", () => {
  const left = (until: string): readonly string[] =>
    withWaivers(versioned, waiver("licensed", { until }))
      .problems.filter((it) => it.code === "waive/ends-soon")
      .map((it) => it.message);
  expect(left("2026-07-15")).toEqual([]);
  expect(left("2026-07-14")).toEqual(["this waiver holds until 2026-07-14: 14 days are left"]);
  expect(left("2026-07-01")).toEqual(["this waiver holds until 2026-07-01: one day is left"]);
});

test("the profile says what nobody may waive", () => {
  const files = {
    [path]: text,
    "waivers.yaml": waiversFile(versioned, waiver("licensed")),
    "profile.yaml": "not_waivable: [t.law.licensed]\n",
  };
  const report = judge(files, { ...asked, profile: "profile.yaml" });
  expect([codes(report), report.exit_code, report.covered.waived]).toEqual([["waive/not-waivable"], 1, 1]);
  const misspelt = judge(
    { ...files, "profile.yaml": "not_waivable: [t.law.lisenced]\n" },
    { ...asked, profile: "profile.yaml" },
  );
  expect(codes(misspelt)).toEqual(["pack/unknown-rule"]);
});

test("an open question is waived only by name, and the breach that it turns into is not", () => {
  const open = service(`name: Chat, ${models("qwen")}`);
  const files = { "waivers.yaml": waiversFile(waiver("versioned", { verdict: "undetermined" }), waiver("licensed")) };
  const report = judge({ ...files, [path]: open }, asked);
  expect([report.exit_code, report.word, instancesOf(report).get("versioned")?.verdict]).toEqual([
    0,
    "violated",
    "undetermined",
  ]);
  expect(report.sentence).toContain("1 of 2 rules examined is violated (1 waived), 1 is undetermined (1 waived)");
  const broken = judge({ ...files, [path]: service(`version: null, ${models("qwen")}`) }, asked);
  expect([broken.exit_code, codes(broken)]).toEqual([1, ["waive/unneeded"]]);
  const unnamed = judge({ [path]: open, "waivers.yaml": waiversFile(waiver("versioned"), waiver("licensed")) }, asked);
  expect([unnamed.exit_code, codes(unnamed)]).toEqual([2, ["waive/unneeded"]]);
});

test("leave for an open question is none for the breach of another document of the same words", () => {
  const due = `rule due: provider must "start" { on service require service.launched_on by 2026-05-31 }`;
  const document = (factsOn: string): string =>
    service("launched_on: null").replace("facts_on: 2026-06-01", `facts_on: ${factsOn}`);
  const judged = (...entries: readonly object[]): readonly unknown[] => {
    const files = {
      "law/article-01.edict": `article 1 { paragraph 1 { ${due} } }\n`,
      [path]: `${document("2026-06-01")}---\n${document("2026-05-30")}`,
      "waivers.yaml": waiversFile(...entries),
    };
    const rule = ruleIn(judge(files, asked), "due");
    return [...(rule?.instances.map((it) => [it.verdict, it.waived !== undefined]) ?? []), rule?.uncovered];
  };
  const open = waiver("due", { verdict: "undetermined" });
  expect(judged(open)).toEqual([["violated", false], ["undetermined", true], "violated"]);
  expect(judged(waiver("due"))).toEqual([["violated", true], ["undetermined", false], "undetermined"]);
  expect(judged(waiver("due"), open)).toEqual([["violated", true], ["undetermined", true], undefined]);
});

test("a baseline covers a breach and an open question of two documents that differ in nothing that names them", () => {
  const due = `rule due: provider must "start" { on service require service.launched_on by 2026-05-31 }`;
  const document = (factsOn: string): string =>
    service("launched_on: null").replace("facts_on: 2026-06-01", `facts_on: ${factsOn}`);
  const files = {
    "law/article-01.edict": `article 1 { paragraph 1 { ${due} } }\n`,
    [path]: `${document("2026-06-01")}---\n${document("2026-05-30")}`,
  };
  const baseline = baselineReport(judge(files, { inputs: [path] }));
  const later = judge({ ...files, "b.json": baseline }, { inputs: [path], baseline: "b.json" });
  expect([ruleIn(later, "due")?.instances.map((it) => it.in_baseline !== undefined), later.exit_code]).toEqual([
    [true, true],
    0,
  ]);
});

test("a waiver that records what was seen covers until the facts change, and not where only the list does", () => {
  const recorded = instancesOf(withWaivers()).get("licensed service.models[0] qwen")?.seen;
  const entries = [versioned, waiver("licensed", { element: "qwen", seen: recorded })];
  const of = (body: string): Report => judge({ [path]: service(body), "waivers.yaml": waiversFile(...entries) }, asked);
  expect(of(`version: null, ${models("qwen")}`).exit_code).toBe(0);
  expect(codes(of(`version: null, ${models("glm", "qwen")}`))).toEqual([]);
  const noted = of(`version: null, models: [{ name: qwen, licence: null, origin: own }]`);
  expect([noted.exit_code, codes(noted)]).toEqual([0, []]);
});

test("a waiver that records what was seen covers nothing once the rule or a fact that it reads has changed", () => {
  const policed = (rule: string, name: string, ...entries: readonly object[]): Report => {
    const files = {
      "law/article-01.edict": `article 1 { paragraph 1 { ${rule} } }\n`,
      [path]: service(`name: ${name}, version: null`),
    };
    return judge({ ...files, "waivers.yaml": waiversFile(...entries) }, asked);
  };
  const body = "on service when service.name is present require service.version is present";
  const rule = `rule versioned: provider must "state a version" { ${body} }`;
  const recorded = { seen: instancesOf(policed(rule, "Chat")).get("versioned")?.seen };
  const entry = waiver("versioned", recorded);
  expect(policed(rule, "Chat", entry).exit_code).toBe(0);
  const reworded = rule.replace("state", "print").replace("{ on", "{ // its name\n on");
  expect([policed(reworded, "Chat", entry).exit_code, codes(policed(reworded, "Chat", entry))]).toEqual([0, []]);
  const renamed = policed(rule, "Talk", entry);
  expect([renamed.exit_code, renamed.problems[0]?.message.split(" since")[0]]).toEqual([1, "the facts have changed"]);
  const other = policed(rule.replace("present require", "present and service.id is present require"), "Chat", entry);
  expect([other.exit_code, other.problems[0]?.message.split(" since")[0]]).toEqual([1, "the rule has changed"]);
});

test("a waiver of a file that this run leaves out is left alone; without a project, one that is not there is none", () => {
  const files = {
    [path]: text,
    "other.yaml": text,
    "waivers.yaml": waiversFile(waiver("licensed", { input: "other.yaml" })),
  };
  expect(codes(judge(files, asked))).toEqual([]);
});

test("a waiver of a document with a mistake is no orphan", () => {
  const project = "packs: [/law]\ninputs: [service.yaml, other.yaml]\nwaivers: waivers.yaml\n";
  const files = { "edict.yaml": project, "other.yaml": text, "waivers.yaml": waiversFile(waiver("licensed")) };
  const broken = judge({ ...files, [path]: service("nmae: x") }, { packs: [] });
  expect(codes(broken)).toEqual(["vocabulary/unknown-field"]);
  const renamed = judge({ ...files, "edict.yaml": project.replace("service.yaml, ", ""), [path]: text }, { packs: [] });
  expect(codes(renamed)).toEqual(["engine/unnamed-documents", "waive/orphaned"]);
});

test("a waiver that covers nothing says what may be meant: the rule in full, and the path from the project's folder", () => {
  const near = (change: object): readonly string[] =>
    withWaivers(waiver("licensed", change))
      .problems.filter((it) => it.code === "waive/orphaned")
      .map((it) => it.message);
  expect(near({ rule: "licensed" })).toEqual([expect.stringContaining("did you mean `t.law.licensed`?")]);
  expect(near({ input: "dossiers/of/chat/service.yaml" })).toEqual([
    expect.stringContaining("did you mean `service.yaml`?"),
  ]);
});

test("a timeline lists the days on which waivers of its findings begin and end; those of nothing are in none", () => {
  const waivers = [
    versioned,
    waiver("licensed", { from: "2026-07-10", until: "2026-08-15" }),
    waiver("licensed", { from: "2026-07-20", input: "other.yaml" }),
    waiver("lisenced", { from: "2026-07-21" }),
  ];
  const host = hostWith({
    ...law("law", { id: "t.law", policy }),
    [path]: text,
    "waivers.yaml": waiversFile(...waivers),
  });
  const request = { ...nothing, ...asked, packs: ["/law"], now: startOfDay(dayOf("2026-06-30"), utc) };
  const shown = (firstDay?: string, lastDay?: string): string => {
    const { report, timeline, exitCode } = runTimeline({ ...request, inputs: [path], firstDay, lastDay }, host);
    const found = buildTimeline(report, timeline, exitCode);
    expect(schemaFaults("timeline-1", timelineJson(found))).toEqual([]);
    const said = timelineText(found, plain);
    return said.slice(said.indexOf("\n\n2026"));
  };
  const all = shown("2026-06-01", "2026-12-31");
  expect(all).toMatch(
    /A waiver changes no outcome, but [^]*\n2026-07-10 {2}waived from this day on: licensed\n2026-08-15 {2}no longer waived: versioned and licensed\n$/,
  );
  expect(shown("2026-06-01", "2026-08-14")).not.toContain("2026-08-15");
  expect(shown()).toContain("from 2026-06-30 to 2027-06-30");
  expect(shown("2026-07-15")).toContain("from 2026-07-15 to 2027-07-15");
  expect(shown("2026-07-15")).not.toContain("2026-07-10");
});

test("waivers count in no verdict: the rules say the same with them and without", () => {
  const verdictsOf = (report: Report): readonly string[] =>
    [...instancesOf(report)].map(([name, it]) => `${name} ${it.verdict}`);
  expect(verdictsOf(withWaivers(versioned, waiver("licensed")))).toEqual(
    verdictsOf(buildReport(run({ [path]: text }, { inputs: [path] }))),
  );
});
