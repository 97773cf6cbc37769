import { Ajv2020 } from "ajv/dist/2020.js";
import stringWidth from "fast-string-width";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locales, type Locale } from "../../../src/base/locale.ts";
import { runExplain, type ExplainRequest } from "../../../src/engine/explain.ts";
import type { DisplayValue } from "../../../src/evaluate/decision.ts";
import { buildExplanation } from "../../../src/report/model/build-explanation.ts";
import type { ExplainedInstance, ExplanationReport } from "../../../src/report/model/explanation-report.ts";
import { explanationText, explanationJson } from "../../../src/report/render/explanation.ts";
import { plainPaint } from "../../../src/report/view/format-options.ts";
import { hostWith, nothing, policy, service } from "./tiny.ts";

const read = (name: string): object => JSON.parse(readFileSync(`grammar/schema/${name}.schema.json`, "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: true })
  .addSchema(read("report-1"))
  .compile(read("explanation-1"));

function faultsOf(json: string): readonly string[] {
  validate(JSON.parse(json));
  return (validate.errors ?? []).map((it) => `${it.instancePath} ${it.message}`);
}

function explained(
  files: Readonly<Record<string, string>>,
  rule: string | undefined,
  changes: Partial<ExplainRequest> = {},
): ExplanationReport<DisplayValue> {
  const request = { ...nothing, inputs: Object.keys(files), packs: ["/tiny"], rule, ...changes };
  const run = runExplain(request, hostWith(files));
  return buildExplanation(run.report, run.asked, run.rules, run.exitCode);
}

const tiny = (rule?: string, text = service): ExplanationReport<DisplayValue> =>
  explained({ "service.yaml": text }, rule);
const kept = new Map<string | undefined, ExplanationReport<DisplayValue>>();
function example(rule?: string): ExplanationReport<DisplayValue> {
  const known = kept.get(rule) ?? explained({}, rule, { inputs: ["examples/chat-service"], packs: [] });
  kept.set(rule, known);
  return known;
}
const plain = { width: 80, paint: plainPaint, locale: locales.en, quiet: false };
const shown = (it: ExplanationReport<DisplayValue>, locale: Locale = locales.en): string =>
  explanationText(it, { ...plain, locale });

function only(it: ExplanationReport<DisplayValue>): ExplainedInstance<DisplayValue> {
  const [rule] = it.rules;
  const [instance] = rule?.instances ?? [];
  if (!instance) throw new Error("one instance is explained");
  return instance;
}

const reports: Readonly<Record<string, () => ExplanationReport<DisplayValue>>> = {
  "the example": () => example(),
  "a rule of the example": () => example("lawful_base_model"),
  "a small pack": () => tiny(),
  "a rule that was not examined": () => tiny("report"),
  "an unknown rule": () => tiny("nosuchrule"),
  "a bad document": () => tiny(undefined, service.replace("version", "versoin")),
};

for (const [name, make] of Object.entries(reports)) {
  test(`the explanation of ${name} fits the published schema`, () => {
    expect(faultsOf(explanationJson(make()))).toEqual([]);
  });
}

test("planted: a field too many, and a reason of no kind", () => {
  const report = tiny("versioned");
  expect(faultsOf(JSON.stringify({ ...report, extra: 1 }))).toHaveLength(1);
  expect(faultsOf(explanationJson(report).replace('"kind": "clause"', '"kind": "hunch"'))).toHaveLength(1);
});

test("a breach: the broken requirement with its fact, what it rests on, and what was tried and mends it", () => {
  const it = only(tiny("versioned"));
  expect(it.rests_on?.facts.map((one) => [one.path, one.shown, one.at.line])).toEqual([["service.version", "null", 7]]);
  expect(it.reasons.map((one) => [one.kind, one.result, one.text])).toEqual([
    ["clause", "false", "require service.version is present"],
  ]);
  expect(it.repairs[0]?.ways).toEqual([{ changes: ["`service.version` stated"], verdict: "satisfied" }]);
});

test("a rule that does not apply: the gate that is shut, by the one fact that shuts it", () => {
  const it = only(tiny("trained"));
  expect(it.gate?.kind).toBe("when");
  expect(it.reasons.map((one) => [one.kind, one.result])).toEqual([["when", "false"]]);
  expect(it.rests_on?.facts.map((one) => one.path)).toEqual(["service.training.performed"]);
});

test("what is open: each missing thing with what its answers would do", () => {
  const it = only(tiny("plain"));
  expect(it.rests_on).toBeUndefined();
  expect(it.questions.map((one) => [one.kind, one.answers])).toEqual([
    [
      "attestation",
      [
        { answer: "met", verdict: "satisfied" },
        { answer: "not met", verdict: "violated" },
      ],
    ],
  ]);
  const missing = only(tiny("trained", service.replace("  training: { performed: false }\n", "")));
  expect(missing.questions[0]?.answers).toEqual([
    { answer: "true", verdict: "violated" },
    { answer: "false", verdict: "not_applicable" },
  ]);
});

test("facts that are older than a deadline: done in time, or still not done", () => {
  const old = service.replace("facts_on: 2026-06-30", "facts_on: 2026-06-10").replace("2026-06-25", "2026-06-01");
  const it = only(explained({ "service.yaml": old }, "end", { asOf: "2026-08-01" }));
  expect(it.questions[0]?.kind).toBe("stale-facts");
  expect(it.questions[0]?.answers.map((one) => one.verdict)).toEqual(["satisfied", "violated"]);
});

test("a deadline that was missed: the day by which it would have been kept", () => {
  const late = service.replace("facts_on: 2026-06-30", "facts_on: 2026-07-30").replace("2026-06-25", "2026-06-01");
  const it = only(explained({ "service.yaml": late }, "end", { asOf: "2026-07-30" }));
  expect(it.verdict).toBe("violated");
  const past = "(overdue since then, so only if it was done in time)";
  expect(it.repairs[0]?.ways).toEqual([
    { changes: [`\`service.ended_on\` no later than 2026-06-15 ${past}`], verdict: "satisfied" },
  ]);
});

test("a moment that is due by a day: any moment of the day", () => {
  const incident = `kind: incident
vocabulary: genai@1
facts_on: 2026-06-30
incident: { id: i, kind: content, discovered_at: 2026-06-01T08:00:00+08:00, reported_at: 2026-06-20T08:00:00+08:00 }
`;
  const asked = (due: string) => {
    const files = {
      "service.yaml": service,
      "incident.yaml": incident,
      "tiny/tiny.edict": policy.replace("24 hours", due),
    };
    return only(explained(files, "report", { inputs: ["service.yaml", "incident.yaml"] })).repairs[0]?.ways;
  };
  const past = "(overdue since then, so only if it was done in time)";
  const by = (day: string) => [
    { changes: [`\`incident.reported_at\` no later than ${day} ${past}`], verdict: "satisfied" },
  ];
  expect(asked("5 days")).toEqual(by("2026-06-06"));
  expect(asked("24 hours")).toEqual(by("2026-06-02T08:00:00+08:00"));
});

const profile = (entries: string): Readonly<Record<string, string>> => ({ "profile.yaml": entries });
const signed = "by: Wei, because: so it is, from: 2026-01-01, until: null";

test("an assumption is among what a breach rests on, and without it the rule is open", () => {
  const unstated = service.replace("  training: { performed: false }\n", "");
  const assumed = {
    "service.yaml": unstated,
    ...profile(`assumptions: [{ fact: service.training.performed, value: true, ${signed} }]\n`),
  };
  const report = explained(assumed, "trained", { inputs: ["service.yaml"], profile: "profile.yaml" });
  const it = only(report);
  expect(it.verdict).toBe("violated");
  expect(it.rests_on?.facts).toEqual([]);
  expect(it.rests_on?.assumptions.map((one) => [one.path, one.at.path])).toEqual([
    ["service.training.performed", "profile.yaml"],
  ]);
  expect(faultsOf(explanationJson(report))).toEqual([]);
  expect(shown(report).replaceAll(/\s+/g, " ")).toContain(
    "It rests on 1 assumption: if it were missing, the rule would be open.",
  );
  expect(only(explained({ "service.yaml": unstated }, "trained")).verdict).toBe("undetermined");
});

test("a reading of the law is among what a clear outcome rests on; without it the same is open", () => {
  const readings = example("no_prohibited_content").rules.flatMap((it) =>
    it.instances.flatMap((one) => one.rests_on?.interpretations.map((reading) => reading.term) ?? []),
  );
  expect(readings).toContain("cn.genai_interim_measures.held_back_counts");
});

test("where the law of the day was not in force it says so, and not that nothing is violated", () => {
  const early = explained({ "service.yaml": service }, undefined, { lawOf: "2020-01-01" });
  expect(early.exit_code).toBe(5);
  expect(shown(early)).toContain("Nothing was judged: no rule was in force on 2020-01-01");
  expect(shown(early)).not.toContain("Nothing is violated");
});

test("what mends one requirement may leave the rule open for another", () => {
  const it = only(tiny("fair_too"));
  expect(it.repairs.map((one) => [one.name, one.ways.map((way) => way.verdict)])).toEqual([
    ["known", ["undetermined"]],
  ]);
});

test("the example shows a breach to the last fact, with the law's words and its places", () => {
  const text = shown(example("lawful_base_model"));
  expect(text).toContain("「使用具有合法來源的數據和基礎模型」");
  expect(text).toContain("Why it is violated by the law of 2026-11-20");
  expect(text).toMatch(/scope {3}art\. 2\(1\): policy applies where/);
  expect(text).toMatch(/serves_mainland_public is met: "/);
  expect(text).toMatch(/broken {2}require documented: model\.licence is present or model\.filing_number is/);
  expect(text).toMatch(/service\.models\[2\]\.licence is null\s+examples\/chat-service\/service\.yaml:\d+:\d+/);
  expect(text).toMatch(/It rests on \d+ facts: if any of them were missing, the rule\s+would be open\./);
  expect(text).toMatch(
    /with `service\.models\[2\]\.licence` stated.*\n(.*\n)* +or with `service\.models\[2\]\.filing_number` stated: this\s+holds/,
  );
});

test("what several rules share of their scope is told once", () => {
  const text = shown(example());
  expect(text.match(/policy applies where bound/g)?.length).toBeLessThan(text.match(/as above/g)?.length ?? 0);
  expect(text).toContain("Not explained here: ");
});

test("lines fit 80 cells in both scripts, but for a place alone on its line", () => {
  for (const locale of [locales.en, locales["zh-Hans"]]) {
    const wide = shown(example(), locale)
      .split("\n")
      .filter((it) => stringWidth(it) > 80 && !/^ *((policy|规则) +)?\S+$/.test(it));
    expect(wide).toEqual([]);
  }
  expect(shown(example("lawful_base_model"), locales["zh-Hans"])).toContain("“使用具有合法来源的数据和基础模型”");
});

test("the worst instances of a rule are explained, three at most, and the others told on a line each", () => {
  const named = (it: string, version: string): string =>
    service.replace("version: null", `version: ${version}`).replace(/id: \w+/, `id: ${it}`);
  const many = (broken: number): Readonly<Record<string, string>> =>
    Object.fromEntries(
      ["a", "b", "c", "d", "e"].map((it, at) => [`${it}.yaml`, named(it, at < broken ? "null" : '"1"')]),
    );
  const reasons = (text: string): number => text.split("\n").filter((it) => /^ {2}Why/.test(it)).length;
  const one = shown(explained(many(1), "versioned"));
  expect(one.match(/^ {2}satisfied {2}.*$/gm)).toHaveLength(4);
  expect(one).toContain("The others in full: --full");
  const all = explanationText(explained(many(1), "versioned"), { ...plain, full: true });
  expect(all).not.toContain("--full");
  expect(all.length).toBeGreaterThan(one.length);
  const four = shown(explained(many(4), "versioned"));
  expect(four.match(/^ {2}violated {2}\w\.yaml.*$/gm)).toHaveLength(1);
  expect(reasons(four)).toBe(3 * reasons(one));
  expect(reasons(one)).toBe(1);
});

test("rules of several laws stand under their titles, in the language of the reader", () => {
  const both = example("art. 4");
  const laws = (locale: Locale): readonly string[] =>
    shown(both, locale)
      .split("\n")
      .filter((it) => /^[《A-Z]/.test(it));
  expect(laws(locales.en).length).toBeGreaterThan(1);
  expect(laws(locales["zh-Hans"]).every((it) => it.startsWith("《"))).toBe(true);
  expect(shown(example("lawful_base_model"), locales["zh-Hans"])).not.toMatch(/^《/m);
});
