import { parseInstant } from "../../../src/base/instant.ts";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import type { CheckRequest } from "../../../src/engine/check/check-request.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import { law } from "../pack/laws.ts";
import { hostWith, nothing } from "../report/tiny.ts";

const now = parseInstant("2026-11-20T12:00:00+08:00");
if (now === undefined) throw new Error("the day exists");
const usual: CheckRequest = { ...nothing, now };

const run = (files: Readonly<Record<string, string>>, request: Partial<CheckRequest>): ReportRun =>
  runCheck({ ...usual, ...request }, hostWith(files));
const codes = (it: ReportRun): readonly string[] => [
  ...it.troubles.map((one) => one.code),
  ...it.policyProblems.map((one) => one.code),
  ...it.inputProblems.map((one) => one.code),
];

const service = (body: string): string =>
  `kind: service\nvocabulary: genai@1\nfacts_on: 2026-11-01\nservice: { id: lumen, ${body} }\n`;
const foreign = service("generates_content: false, models: [{ name: m }]");
const incident = `kind: incident
vocabulary: genai@1
incident: { id: i, kind: outage, illegal: false, discovered_at: "2026-11-02T10:00:00+08:00", content_id: null }
`;

test("nothing applies: exit 0, and the word says so", () => {
  const it = run({ "a.yaml": foreign }, { inputs: ["a.yaml"] });
  expect([it.exitCode, it.decision?.word]).toEqual([0, "nothing applies"]);
});

test("undetermined is 2, and 0 only if allowed", () => {
  const files = { "a.yaml": service("name: Lumen") };
  expect(run(files, { inputs: ["a.yaml"] }).exitCode).toBe(2);
  expect(run(files, { inputs: ["a.yaml"], allowUndetermined: true }).exitCode).toBe(0);
});

test("facts that contradict each other are not allowed with what is undetermined", () => {
  for (const facts of ["name: Lumen", "models: []"]) {
    const files = { "a.yaml": service(`${facts}, generates_content: false, modalities: [text, image]`) };
    const it = run(files, { inputs: ["a.yaml"], allowUndetermined: true });
    expect(it.decision?.contradicted).toHaveLength(1);
    expect(it.exitCode).toBe(2);
    const { lead, sentence } = buildReport(it);
    for (const told of [lead, sentence])
      expect(told).toContain("What is allowed does not cover facts that contradict each other.");
    expect(buildReport(it, locales["zh-Hans"]).lead).toContain("允许的范围不包括互相矛盾的事实。");
  }
});

test("a document of a later day is not judged, and a run that leaves one out does not exit with 0", () => {
  const later = incident.replace("2026-11-02", "2026-11-21");
  const files = { "a.yaml": foreign, "b.yaml": later };
  for (const allowUndetermined of [false, true]) {
    const it = run(files, { inputs: ["a.yaml", "b.yaml"], allowUndetermined });
    expect([it.exitCode, it.decision?.word]).toEqual([2, "nothing applies"]);
    const { lead } = buildReport(it);
    expect(lead).toContain("1 of 2 documents lies after 2026-11-20 and was not judged.");
    expect(lead.includes("What is allowed does not cover documents that were not judged.")).toBe(allowUndetermined);
  }
  expect(run(files, { inputs: ["b.yaml"] }).exitCode).toBe(5);
  expect(run(files, { inputs: ["a.yaml", "b.yaml"], asOf: "2026-11-21" }).exitCode).toBe(0);
});

test("before the law: 5; a mistake in the input ranks above it", () => {
  expect(run({ "a.yaml": foreign }, { inputs: ["a.yaml"], asOf: "2023-08-14" }).exitCode).toBe(5);
  const wrong = run(
    { "a.yaml": foreign, "b.yaml": service("nmae: Lumen") },
    { inputs: ["a.yaml", "b.yaml"], asOf: "2023-08-14" },
  );
  expect([wrong.exitCode, codes(wrong)]).toEqual([4, ["vocabulary/unknown-field", "engine/facts-after-day"]]);
  expect(wrong.decision?.word).toBe("nothing in force");
});

test("a file named twice is judged once", () => {
  const it = run({ "in/a.yaml": foreign, "in/b.yaml": incident }, { inputs: ["in", "in/a.yaml"] });
  expect([it.inputs.length, codes(it)]).toEqual([2, []]);
});

test("a pack in a folder of documents is passed over as a whole, and said so", () => {
  const files = {
    "in/a.yaml": foreign,
    "in/b.yaml": incident,
    ...law("in/law", { id: "t.c" }),
    "in/law/cases/bases/chat.yaml": foreign,
  };
  const it = run(files, { inputs: ["in"], packs: ["in/law"] });
  expect([it.inputs.length, codes(it)]).toEqual([2, []]);
  expect(it.skipped.map(({ path, why }) => [path, locales.en.say(why)])).toEqual([
    ["in/law", "a pack of law: the documents in it are its cases"],
  ]);
  expect(run(files, { inputs: ["in/law/cases/bases"] }).inputs.length).toBe(1);
});

test("the only service is that of all others; of several one must be named", () => {
  const several = { "a.yaml": foreign, "b.yaml": foreign.replace("lumen", "other"), "c.yaml": incident };
  const it = run(several, { inputs: ["a.yaml", "b.yaml", "c.yaml"] });
  expect([it.exitCode, codes(it), it.decision]).toEqual([4, ["engine/several-services"], undefined]);
  expect(run(several, { inputs: ["a.yaml", "b.yaml", "c.yaml"], service: "a.yaml" }).exitCode).toBe(0);
});

test("a service given by --service is read and not judged", () => {
  const it = run({ "a.yaml": foreign, "c.yaml": incident }, { inputs: ["c.yaml"], service: "a.yaml" });
  expect(it.decision?.rules.filter((one) => one.notExamined === "service").length).toBeGreaterThan(5);
  expect(it.decision?.rules.filter((one) => one.verdict === "not_applicable").length).toBeGreaterThan(5);
});

const project = "packs: [cn.genai_interim_measures]\ninputs: ['*.yaml']\nservice: a.yaml\nas_of: 2026-11-20\n";

test("a project names packs, inputs, service and day; flags win", () => {
  const files = {
    "p/edict.yaml": project.replace("'*.yaml'", "a.yaml, c.yaml"),
    "p/a.yaml": foreign,
    "p/c.yaml": incident,
  };
  const it = run(files, { inputs: ["p"] });
  expect([it.exitCode, it.inputs.length, it.options.service]).toEqual([0, 2, "p/a.yaml"]);
  expect(run(files, { inputs: ["p"], asOf: "2023-08-14" }).exitCode).toBe(5);
});

test("an edict.yaml that is not text is a mistake and not a folder without a project", () => {
  const files = { "p/edict.yaml": project, "p/a.yaml": foreign };
  const blind = hostWith(files);
  const host = {
    ...blind,
    readText: (path: string) => (path.endsWith("edict.yaml") ? undefined : blind.readText(path)),
  };
  const it = runCheck({ ...usual, inputs: ["p"] }, host);
  expect([it.exitCode, codes(it), it.decision]).toEqual([4, ["pack/unreadable-file"], undefined]);
});

test.each([
  ["log/a.jsonl", ["log"], undefined],
  ["log/a.jsonl", ["log/a.jsonl"], undefined],
  ["log/a.ndjson", ["log"], undefined],
  ["log/a.txt", ["log/a.txt"], "openai-chat"],
] as const)("lines that are too many to keep are refused, in a folder too: %s of %j", (path, inputs, from) => {
  const it = run({ [path]: "{}\n".repeat(5_400_000), "log/b.yaml": foreign }, { inputs, from });
  expect([it.exitCode, codes(it)]).toEqual([4, ["engine/large-lines"]]);
});

test("documents of which not all can be kept are refused before any is judged", () => {
  const host = (memory: number | undefined) => ({
    ...hostWith({ "log/a.yaml": foreign, "log/b.yaml": foreign }),
    memory,
  });
  const with2 = (memory: number | undefined) => runCheck({ ...usual, inputs: ["log"] }, host(memory));
  const small = with2(200_000);
  expect([small.exitCode, small.decision, small.troubles.map(locales.en.say)]).toEqual([
    4,
    undefined,
    ["2 documents and all that is said of them take some 1 MB, more than this process may keep"],
  ]);
  expect([with2(300_000), with2(undefined)].map((it) => it.decision?.word)).toEqual([
    "nothing applies",
    "nothing applies",
  ]);
});

const interpretation = (term: string, value: string): string =>
  `interpretations: [{ term: ${term}, value: ${value}, by: Lin Wei, on: 2026-01-05, from: 2026-01-05, until: null, because: no figure }]\n`;

test.each([
  ["cn.genai_interim_measures.promptly", "24 hours", []],
  ["cn.genai_interim_measures.promtly", "24 hours", ["pack/unknown-term"]],
  ["cn.genai_interim_measures.promptly", "soon", ["pack/unfit-value"]],
])("a profile that reads %s as %s: %j", (term, value, expected) => {
  const files = { "a.yaml": foreign, "profile.yaml": interpretation(term, value) };
  const it = run(files, { inputs: ["a.yaml"], profile: "profile.yaml" });
  expect(codes(it)).toEqual(expected);
  expect(it.decision === undefined).toBe(expected.length > 0);
});

test("what a profile says of a shipped pack that the run leaves out is left alone", () => {
  const files = { "a.yaml": foreign, "profile.yaml": interpretation("cn.genai_interim_measures.promptly", "24 hours") };
  const packs = ["cn.algorithm_recommendation"];
  expect(codes(run(files, { inputs: ["a.yaml"], profile: "profile.yaml", packs }))).toEqual([]);
});

test("a placeholder names nothing: two data sets called TBD are not attested by one signature", () => {
  const body = `launched_on: 2026-01-05, generates_content: true, models: [{ name: m, origin: own }],
  channels: [{ name: site, access: public, mainland: true }],
  training: { performed: true, datasets: [{ name: TBD, source: { record: null } }] }`;
  const attested = `attestations:
  - { standard: cn.genai_interim_measures.lawful_source, about: { subject: lumen, element: TBD }, met: true,
      by: { name: Lin Wei, role: legal_counsel }, on: 2026-10-01, evidence: [e] }
evidence: [{ id: e, kind: document, collected_on: 2026-10-01, expires_on: null }]
`;
  const it = run({ "a.yaml": service(body) + attested }, { inputs: ["a.yaml"] });
  const rule = it.decision?.rules.find((one) => one.rule.endsWith(".lawful_data"));
  expect(rule?.verdict).toBe("undetermined");
});

const signed = (element: string): string => `attestations:
  - { standard: cn.genai_interim_measures.lawful_source, about: { subject: lumen, element: ${element} }, met: true,
      by: { name: Lin Wei, role: legal_counsel }, on: 2026-10-01, evidence: [] }
`;

test("an attestation in one document may be about an element of another", () => {
  const files = { "a.yaml": service("training: { performed: true, datasets: [{ name: books }] }") };
  const asked = (element: string): readonly string[] =>
    codes(run({ ...files, "c.yaml": incident + signed(element) }, { inputs: ["a.yaml", "c.yaml"] }));
  expect(asked("books")).toEqual([]);
  expect(asked("bokos")).toEqual(["engine/unknown-element"]);
});

test("each attestation without an element is told, a subject that is not there once", () => {
  const about = (subject: string): string =>
    `  - { standard: cn.genai_interim_measures.lawful_source, about: { subject: ${subject} }, met: true,
      by: { name: Lin Wei, role: legal_counsel }, on: 2026-10-01, evidence: [] }\n`;
  const asked = (subject: string): readonly string[] =>
    codes(
      run(
        { "a.yaml": `${service("name: Lumen")}attestations:\n${about(subject)}${about(subject)}` },
        { inputs: ["a.yaml"] },
      ),
    );
  expect(asked("lumen")).toEqual(["engine/missing-element", "engine/missing-element"]);
  expect(asked("lumin").filter((it) => it === "engine/unknown-subject")).toHaveLength(1);
});
