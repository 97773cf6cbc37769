import { Ajv2020 } from "ajv/dist/2020.js";
import stringWidth from "fast-string-width";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import type { CheckRequest } from "../../../src/engine/index.ts";
import { runNeeds } from "../../../src/engine/needs.ts";
import { buildNeeds, type NeedsReport } from "../../../src/report/model/needs-report.ts";
import { jsonText as needsJson } from "../../../src/report/render/json.ts";
import { needsSkeleton } from "../../../src/report/render/needs-skeleton.ts";
import { needsText } from "../../../src/report/render/needs.ts";
import { plainPaint } from "../../../src/report/view/format-options.ts";
import { law } from "../pack/laws.ts";
import { hostWith, nothing, runTiny, service } from "./tiny.ts";

const read = (name: string): object => JSON.parse(readFileSync(`grammar/schema/${name}.schema.json`, "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: true }).addSchema(read("report-1")).compile(read("needs-1"));

function faultsOf(json: string): readonly string[] {
  validate(JSON.parse(json));
  return (validate.errors ?? []).map((it) => `${it.instancePath} ${it.message}`);
}

function missing(files: Readonly<Record<string, string>>, changes: Partial<CheckRequest> = {}): NeedsReport {
  const run = runNeeds({ ...nothing, inputs: Object.keys(files), packs: ["/tiny"], ...changes }, hostWith(files));
  return buildNeeds(run.report, run.settledBy, run.exitCode);
}

const options = { width: 80, paint: plainPaint, locale: locales.en, quiet: false } as const;
const open = service.replace("performed: false", "performed: true").replace("  version: null\n", "");
const tiny = (text = open): NeedsReport => missing({ "service.yaml": text });
let kept: NeedsReport | undefined;
const example = (): NeedsReport => (kept ??= missing({}, { inputs: ["examples/chat-service"], packs: [] }));

for (const [name, make] of Object.entries({
  "the example": example,
  "a small pack": tiny,
  nothing: () => tiny("{}"),
})) {
  test(`what ${name} lacks fits the published schema`, () => {
    expect(faultsOf(needsJson(make()))).toEqual([]);
  });
}

test("planted: a field too many", () => {
  expect(faultsOf(JSON.stringify({ ...tiny(), extra: 1 }))).toHaveLength(1);
});

test("what alone settles most rules stands first, with the rules that wait for it", () => {
  const report = tiny();
  expect(report.missing.map((it) => [it.group, it.what, it.blocks.map((one) => one.rule)])).toEqual([
    ["attestation", "an attestation of `fair`", ["test.tiny.fair_too", "test.tiny.plain"]],
    ["fact", "`service.version`", ["test.tiny.versioned"]],
  ]);
  expect(report.missing.map((it) => it.settles)).toEqual(report.missing.map((it) => it.blocks));
  expect(report.missing[0]?.attestation).toEqual({
    standard: "test.tiny.fair",
    title: "The service is fair",
    judges: [
      { role: "counsel", valid_for: "1 year", evidence: ["document"] },
      { role: "officer", valid_for: "1 year", evidence: ["document"] },
    ],
    about: [{ subject: "chat", element: undefined, path: "service.yaml" }],
  });
  expect(report.open).toHaveLength(3);
});

/** A service of the public of which only these facts are stated, under the Measures. */
function bare(facts: string): NeedsReport {
  const text = `kind: service\nvocabulary: genai@1\nfacts_on: 2026-11-20\nservice: { id: s, ${facts} }\n`;
  return missing({ "service.yaml": text }, { packs: ["cn.genai_interim_measures"], asOf: "2026-11-20" });
}

const reached = "channels: [{ name: app, access: public, mainland: true }]";

test.each([
  ["nothing", "", ["launched_on", "generates_content", "ended_on", "channels"]],
  ["by which channels it is reached", reached, ["launched_on", "generates_content"]],
  ["both", `generates_content: true, ${reached}`, ["launched_on"]],
])("while it is open whether the law applies, only that is asked: %s is stated", (_, facts, asked) => {
  const report = bare(facts);
  const own = report.missing.filter((it) => it.group === "fact");
  expect(own.map((it) => it.what)).toEqual(asked.map((it) => `\`service.${it}\``));
  expect(report.scope_open).toEqual(report.open);
  expect(needsText(report, options).replaceAll(/\s+/g, " ")).toContain(
    `Of ${report.open.length} rules it is open whether the law applies`,
  );
});

test("a group is not asked beside its facts, unless it answers for more", () => {
  const report = bare(`generates_content: true, ${reached}, launched_on: 2026-01-01`);
  expect(report.scope_open).toEqual([]);
  const facts = report.missing.filter((it) => it.group === "fact").map((it) => it.what);
  expect(facts).toContain("`service.complaints.entry`");
  expect(facts).not.toContain("`service.complaints`");
  expect(facts).toContain("`service.transparency`");
});

test("what alone settles nothing stands below what settles one rule, though more wait for it", () => {
  const { missing: things } = example();
  const findings = things.findIndex((it) => it.what === "`response.findings`");
  expect(things[findings]?.blocks.length).toBeGreaterThan(3);
  expect(things[findings]?.settles).toEqual([]);
  const counts = things.map((it) => it.settles.length);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(counts[findings - 1]).toBe(1);
});

test("what has answers that nobody can list, such as a figure, settles what lacks nothing else", () => {
  const reading = example().missing.find((it) => it.reading?.name.endsWith("report_promptly"));
  expect(reading?.settles).toEqual(reading?.blocks);
});

test("a reading shows the law's words and its place", () => {
  const reading = example().missing.flatMap((it) => it.reading ?? []);
  expect(reading.map((it) => it.name)).toContain("cn.genai_interim_measures.report_promptly");
  expect(reading.find((it) => it.name.endsWith("report_promptly"))).toMatchObject({
    kind: "term",
    type: "duration",
    words: { hant: "及時" },
    cite: { key: "14.1" },
  });
});

test("for people: facts as questions, then what a person judges, what the law leaves open, and what is not given", () => {
  const text = needsText(tiny(), options);
  expect(text).toMatch(/Facts to state\n\n {2}`service\.version`: /);
  expect(text.indexOf("Facts to state")).toBeGreaterThan(text.indexOf("What a person has to judge"));
  expect(text).toContain('an attestation of `fair` of `chat`: "The service is fair"');
  expect(text).toMatch(/by {4}counsel or officer \(evidence: document; valid for 1 year\)/);
  expect(text).toMatch(/for {3}fair_too \(art\. 1\(1\)\), plain \(art\. 1\(1\)\)/);
  expect(text).toContain("Not examined: no incident is given");
  expect(text.replaceAll(/\s+/g, " ")).toContain(
    "2 things are missing for 3 rules. What alone settles most rules stands first.",
  );
  expect(text.split("\n").filter((it) => stringWidth(it) > 80)).toEqual([]);
});

test("what waits for more than one thing says which of its rules the answer alone would settle", () => {
  const text = needsText(example(), options).replaceAll(/\s+/g, " ");
  expect(text).toMatch(/`response\.findings`.*hold_back \(art\. 14\(1\)\) alone it settles no rule/);
});

test("where nothing was judged it says so, and not that nothing is missing", () => {
  const early = missing({ "service.yaml": service }, { lawOf: "2020-01-01" });
  expect(early.exit_code).toBe(5);
  const text = needsText(early, options);
  expect(text).toContain("Nothing was judged");
  expect(text).not.toContain("No rule is open");
});

test("questions stand in the reader's language", () => {
  const chinese = { ...options, locale: locales["zh-Hans"] } as const;
  expect(needsText(tiny(), chinese)).toMatch(/`service\.version`：.*\p{Script=Han}/u);
});

test("nothing missing is said to be nothing", () => {
  const signed = `${service.replace("version: null", 'version: "1"')}attestations:
  - { standard: test.tiny.fair, about: { subject: chat }, met: true, by: { name: Wei, role: officer }, on: 2026-01-01, evidence: [d] }
evidence:
  - { id: d, kind: document, collected_on: 2026-01-01, expires_on: null }
`;
  expect(needsText(tiny(signed), options)).toContain("No rule is open for want of anything.");
  expect(needsSkeleton(tiny(signed), options)).toBe("# Nothing is left for a person to judge or to read.\n");
});

const skeleton = needsSkeleton(tiny(), options);
const codes = (text: string): readonly string[] => {
  const { inputProblems, decision } = runTiny({ "service.yaml": text });
  return [...inputProblems.map((it) => it.code), ...(decision ? ["judged"] : [])];
};

test("the skeleton is YAML, and a document that takes it over unfilled is refused and not judged", () => {
  expect(readYaml({ path: "skeleton.yaml", text: skeleton }).diagnostics).toEqual([]);
  const found = codes(open + skeleton);
  expect(found).not.toContain("judged");
  expect(new Set(found)).toEqual(new Set(["vocabulary/wrong-type", "vocabulary/bad-format"]));
});

/** Each placeholder by itself, with all others filled in. */
const fillings: readonly (readonly [RegExp, string])[] = [
  [/met: TBD/g, "met: true"],
  [/name: TBD/g, "name: Lin Wei"],
  [/role: TBD/g, "role: counsel"],
  [/ on: TBD/g, " on: 2026-06-01"],
  [/collected_on: TBD/g, "collected_on: 2026-06-01"],
  [/expires_on: TBD/g, "expires_on: null"],
];
const filled = (but: number): string =>
  fillings.reduce((text, [find, put], at) => (at === but ? text : text.replaceAll(find, put)), open + skeleton);

for (const [at, [find]] of fillings.entries()) {
  test(`an attestation with only \`${find.source}\` left counts for nothing`, () => {
    expect(codes(filled(at))).not.toContain("judged");
  });
}

test("filled in, it decides", () => {
  const run = runTiny({ "service.yaml": filled(-1) });
  expect(run.inputProblems).toEqual([]);
  expect(run.decision?.rules.find((it) => it.rule === "test.tiny.plain")?.verdict).toBe("satisfied");
});

test("the profile's part of the skeleton is refused entry by entry until it is filled in", () => {
  const parts = needsSkeleton(example(), options).split("\n---\n");
  const profile = parts.find((it) => /^interpretations:/m.test(it)) ?? "";
  const said = (text: string): readonly string[] =>
    missing(
      { "profile.yaml": text },
      { inputs: ["examples/chat-service/service.yaml"], packs: [], profile: "profile.yaml" },
    ).problems.flatMap((it) => (it.code === "engine/facts-after-day" ? [] : [it.code]));
  expect(said(profile).length).toBeGreaterThan(0);
  const done = profile
    .replaceAll("value: TBD # a boolean", "value: true")
    .replaceAll(/value: TBD.*/g, "value: 24 hours")
    .replaceAll(/in: TBD.*/g, "in: true")
    .replaceAll(/ (on|from): TBD/g, " $1: 2026-01-01")
    .replaceAll("by: TBD", "by: Shen Lan")
    .replaceAll("because: TBD", "because: a day leaves room to check");
  expect(said(done)).toEqual([]);
  for (const line of ["by: Shen Lan", "because: a day leaves room to check", "from: 2026-01-01"]) {
    expect(said(done.replaceAll(line, line.replace(/: .*/, ": TBD")))).not.toEqual([]);
  }
});

test("what waits for its time is not missing, also beside what is", () => {
  const asked = (clauses: string): string => `rule asked: provider must "act" { on service ${clauses} }`;
  const files = {
    ...law("/o", {
      id: "t.o",
      policy: asked("require service.name is present pending while service.generates_content"),
    }),
    ...law("/p", { id: "t.p", policy: asked("require service.version is present") }),
    ...law("/c", {
      id: "t.c",
      needs: "{ t.o: ^1, t.p: ^1 }",
      policy: `rule both: provider must "act" { on service require complies with t.o require complies with t.p }`,
    }),
    "service.yaml": "service: { id: a, generates_content: true, name: null }\nfacts_on: 2026-11-01\n",
  };
  const { missing: found } = missing(files, { inputs: ["service.yaml"], packs: ["/c", "/o", "/p"] });
  expect(found.map((it) => [it.what, it.blocks.map((one) => one.rule)])).toEqual([
    ["`service.version`", ["t.c.both", "t.p.asked"]],
  ]);
});
