import { expect, test } from "vitest";
import type { CheckRequest } from "../../../src/engine/index.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import type { Report } from "../../../src/report/model/report.ts";
import { jsonReport } from "../../../src/report/render/json.ts";
import { allRules } from "../../../src/report/view/findings.ts";
import { askedIn } from "../../../src/report/view/rule-lines.ts";
import { faultsOf } from "./faults.ts";
import { policy, runExample, runTiny, service } from "./tiny.ts";

const tiny = (text = service, changes: Partial<CheckRequest> = {}): Report =>
  buildReport(runTiny({ "service.yaml": text }, changes));
const rule = (report: Report, name: string): Report["packs"][number]["articles"][number]["rules"][number] | undefined =>
  report.packs.flatMap((it) => it.articles.flatMap((one) => one.rules)).find((it) => it.rule === `test.tiny.${name}`);

const runs: Readonly<Record<string, () => ReportRun>> = {
  "the example": () => runExample({}),
  "before the law": () => runExample({ packs: ["cn.genai_interim_measures"], asOf: "2023-08-14" }),
  "a fixed law": () => runExample({ lawOf: "2026-01-01", allowUndetermined: true, failOn: "critical" }),
  "no project": () => runExample({ inputs: ["examples/nowhere"] }),
  "a small pack": () => runTiny({ "service.yaml": service }),
  "another party": () => runTiny({ "service.yaml": service }, { party: "user" }),
  "a bad document": () => runTiny({ "service.yaml": service.replace("version", "versoin") }),
  "an unknown pack": () => runTiny({ "service.yaml": service }, { packs: ["test.none"] }),
};

for (const [name, run] of Object.entries(runs)) {
  test(`the report of ${name} fits the published schema`, () => {
    expect(faultsOf(buildReport(run()))).toEqual([]);
  });
}

test("planted: a report with a field too many and a verdict that is none does not fit", () => {
  const report = tiny();
  const more = { ...report, extra: 1, counts: { ...report.counts, compliant: 0 } };
  expect(faultsOf(more)).toHaveLength(2);
});

test("rules that bind the party are counted, the others apart", () => {
  const { counts, counts_of_others: others } = tiny();
  expect(counts).toEqual({
    violated: 2,
    undetermined: 1,
    pending: 1,
    satisfied: 0,
    exempt: 0,
    not_applicable: 1,
    not_in_force: 0,
    not_examined: 1,
  });
  expect(others).toMatchObject({ satisfied: 1, violated: 0 });
  expect(tiny(service, { party: "user" }).counts).toMatchObject({ satisfied: 1, violated: 0 });
});

test("a violated rule names its clause as the policy writes it, the facts with their lines, and what to do", () => {
  const found = rule(tiny(), "versioned");
  expect(found).toMatchObject({ verdict: "violated", remedy: "State the version.", severity: "high" });
  expect(found?.cite).toMatchObject({ key: "1.1", en: "art. 1(1)", hans: "第一条第一款" });
  const [instance] = found?.instances ?? [];
  expect(instance?.at).toMatchObject({ path: "service.yaml", line: 7, column: 3 });
  expect(instance?.clauses[0]).toMatchObject({ text: "require service.version is present", result: "false" });
  expect(instance?.facts[0]).toMatchObject({ path: "service.version", shown: "null", at: { line: 7 } });
});

test("a pack without text shows the caption of the nearest unit, and no words of a law", () => {
  const found = rule(tiny(), "versioned");
  expect(found?.words).toBeUndefined();
  expect(found?.caption).toEqual({ en: "Basics of the service", zh: "服务基本要求" });
});

test("what several rules lack is told once, with all of them", () => {
  const { needs } = tiny(service.replace("performed: false", "performed: true"));
  expect(needs).toHaveLength(1);
  expect(needs[0]).toMatchObject({
    kind: "attestation",
    of: ["chat"],
    rules: ["test.tiny.fair_too", "test.tiny.plain"],
  });
  expect(needs[0]?.help).toBe(
    '"The service is fair", signed by counsel or officer (evidence: document; valid for 1 year)',
  );
});

test("a missing fact comes with the question of the vocabulary", () => {
  const { needs } = tiny(service.replace("  version: null\n", "").replace("  generates_content: true\n", ""));
  const facts = needs.filter((it) => it.kind === "missing-fact");
  expect(facts.map((it) => it.what)).toEqual(["`service.generates_content`", "`service.version`"]);
  expect(facts.every((it) => it.ask?.en !== undefined && it.ask.zh !== "")).toBe(true);
});

test("an attestation that does not count says why", () => {
  const signed = `${service}attestations:
  - standard: test.tiny.fair
    about: { subject: chat }
    met: true
    by: { name: Wei, role: officer }
    on: 2024-01-01
    evidence: [opinion]
evidence:
  - { id: opinion, kind: document, collected_on: 2024-01-01, expires_on: null }
`;
  expect(tiny(signed).problems).toEqual([]);
  const [instance] = rule(tiny(signed), "plain")?.instances ?? [];
  expect(instance?.causes[0]?.refused[0]).toMatchObject({ by: "Wei", why: "expired", at: { line: 14 } });
  expect(instance?.causes[0]?.sentence).toContain("Wei's of 2024-01-01 counted until 2025-01-01 only");
});

test("what a pack makes no rule of is listed by article, with its reason", () => {
  const [pack] = tiny().packs;
  const passages = pack?.articles.flatMap((it) => it.not_encoded);
  expect(passages?.map((it) => [it.cite.key, it.text, it.words, it.because])).toEqual([
    ["1.2", "in good faith", undefined, "nothing shows it"],
    ["3.1", "the spirit of the age", undefined, "it is not written down"],
  ]);
  expect(pack?.articles.map((it) => [it.article, it.verdict])).toEqual([
    [1, "violated"],
    [2, "pending"],
    [3, undefined],
  ]);
  expect(tiny().sentence).toContain("Articles encoded: 1, 2, 3. Not encoded: 2 passages.");
});

test("the law's words stand beside what is not encoded, and the articles that no policy names are listed", () => {
  const [pack] = buildReport(runExample({ packs: ["cn.genai_interim_measures"] })).packs;
  const all = [...(pack?.articles_encoded ?? []), ...(pack?.articles_not_encoded ?? [])];
  expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
  const passages = pack?.articles.flatMap((it) => it.not_encoded) ?? [];
  expect(passages.filter((it) => it.words === undefined || it.because === "")).toEqual([]);
});

test("Chinese leaves out the number of a paragraph that is the only one of its article, where the text is held", () => {
  const rules = allRules(buildReport(runExample()));
  const cited = (name: string): unknown => {
    const cite = rules.find((it) => it.rule === `cn.genai_interim_measures.${name}`)?.cite;
    return [cite?.key, cite?.en, cite?.hans];
  };
  expect(["annotator_training", "respect_ip", "report_user"].map(cited)).toEqual([
    ["8.1", "art. 8(1)", "第八条"],
    ["4.1.3", "art. 4(1) item 3", "第四条第（三）项"],
    ["14.2", "art. 14(2)", "第十四条第二款"],
  ]);
  // An outline need not list all paragraphs.
  const asked = askedIn(rules.flatMap((it) => it.instances.flatMap((one) => one.clauses)));
  const [outlined] = asked.filter((it) => it.rule === "cn.deep_synthesis.conspicuous_label");
  expect(outlined?.cite.hans).toBe("第十七条第一款");
});

test("before the law, nothing is said of what the pack encodes", () => {
  const report = buildReport(runTiny({ "service.yaml": service }, { asOf: "2023-08-14" }));
  expect(report.sentence).not.toMatch(/ncoded/);
});

test("a finding that fails the run is said to", () => {
  const named = service.replace("name: 聊天", "name: TBD");
  const report = tiny(named, { failOn: "low" });
  expect(report.problems.map((it) => it.severity)).toEqual(["warning"]);
  expect(report.sentence).toContain("1 finding fails the run");
  expect(tiny(named).sentence).not.toContain("finding");
});

test("scope facts are told apart from those of the rule", () => {
  const report = buildReport(runExample({}));
  const violated = report.packs
    .flatMap((it) => it.articles.flatMap((one) => one.rules))
    .filter((it) => it.verdict === "violated");
  const facts = violated.flatMap((it) => it.instances.flatMap((one) => one.facts));
  expect(facts.some((it) => it.scope && it.path === "service.channels[0].mainland")).toBe(true);
  expect(facts.filter((it) => it.scope).every((it) => it.path.startsWith("service."))).toBe(true);
  expect(facts.some((it) => !it.scope)).toBe(true);
});

test("rules on what was left out are not examined for that reason", () => {
  const incident = `kind: incident
vocabulary: genai@1
incident: { id: i, kind: content, illegal: true, discovered_at: 2026-07-01T08:00:00+08:00 }
`;
  const report = buildReport(runTiny({ "service.yaml": service, "incident.yaml": incident }));
  expect(report.problems).toEqual([]);
  expect(report.left_out).toEqual([{ input: 0, day: "2026-07-01" }]);
  expect(report.not_examined).toEqual([{ subject: "incident", why: "left-out", rules: ["test.tiny.report"] }]);
});

test("rules on a service that stands beside what is judged are not examined for that reason", () => {
  const incident = `kind: incident
vocabulary: genai@1
incident: { id: i, kind: content, illegal: true, discovered_at: 2026-03-01T08:00:00+08:00 }
`;
  const files = { "service.yaml": service, "incident.yaml": incident };
  const beside = { inputs: ["incident.yaml"], service: "service.yaml" };
  const [own] = buildReport(runTiny(files, beside)).not_examined;
  expect([own?.subject, own?.why]).toEqual(["service", "beside"]);
  const [alone] = buildReport(runTiny(files, { inputs: ["incident.yaml"] })).not_examined;
  expect([alone?.subject, alone?.why]).toEqual(["service", "not-given"]);
});

test("what --fail-on lets pass is counted and said", () => {
  const report = tiny(service, { failOn: "critical" });
  expect(report.let_pass).toBe(2);
  expect(report.sentence).toContain("2 violated rules below `critical` are let pass");
});

test("the same run gives the same bytes", () => {
  expect(jsonReport(tiny())).toBe(jsonReport(tiny()));
});

test("of a document of which it is unknown whether the law covers it, the scope is named", () => {
  const law = policy.replace("paragraph 1 {", "paragraph 1 {\n    paragraph applies where service.training.performed");
  const openScopes = (performed: string) => {
    const files = { "service.yaml": service.replace("performed: false", performed), "tiny/tiny.edict": law };
    return rule(buildReport(runTiny(files)), "plain")?.instances.map((it) => it.open_scope);
  };
  expect(openScopes("")).toEqual([{ key: "1.1", en: "art. 1(1)", hant: "第一條第一款", hans: "第一条第一款" }]);
  expect(openScopes("performed: true")).toEqual([undefined]);
});

test("a rule says in plain words what it asks, and of each document what that came to", () => {
  const found = rule(tiny(service.replace("performed: false", "performed: true")), "fair_too");
  expect(found?.conditions.map((it) => [it.kind, it.text])).toEqual([["when", "when service.generates_content"]]);
  expect(found?.conditions[0]?.said).toMatch(/^“.+”: yes$/);
  expect(found?.requirements).toHaveLength(2);
  expect(found?.requirements).toContain("a person judges that “The service is fair”");
  expect(found?.instances[0]?.conditions).toEqual(["true"]);
  expect(found?.instances[0]?.clauses).toHaveLength(2);
});

test("papers stand with the day they end, their state on the day of judgement and the rules that rest on them", () => {
  const signed = `${service}attestations:
  - standard: test.tiny.fair
    about: { subject: chat }
    met: true
    by: { name: Wei, role: counsel }
    on: 2026-06-01
    evidence: [opinion]
evidence:
  - { id: opinion, kind: document, collected_on: 2026-06-01, expires_on: 2027-01-31 }
  - { id: old, kind: log, collected_on: 2025-06-01, expires_on: 2025-12-31 }
  - { id: future, kind: log, collected_on: 2099-01-01, expires_on: null }
`;
  const { evidence, packs } = tiny(signed);
  expect(evidence.map((it) => [it.id, it.state, it.expires_on, it.rules])).toEqual([
    ["opinion", "good", "2027-01-31", ["test.tiny.plain"]],
    ["old", "expired", "2025-12-31", []],
    ["future", "not-yet", undefined, []],
  ]);
  const [attestation] = packs
    .flatMap((it) => it.articles.flatMap((one) => one.rules))
    .flatMap((it) => it.instances.flatMap((one) => one.attestations));
  expect(attestation).toMatchObject({ title: "The service is fair", evidence: ["opinion"], until: "2027-06-01" });
});
