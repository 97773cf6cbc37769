import { parseInstant } from "../../../src/base/instant.ts";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import type { CheckRequest } from "../../../src/engine/check/check-request.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { runCompile } from "../../../src/engine/compile.ts";
import { runDoc } from "../../../src/engine/doc.ts";
import { runTests } from "../../../src/engine/test-packs.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import { complies, law, named } from "../pack/laws.ts";
import { hostWith, nothing } from "../report/tiny.ts";

const now = parseInstant("2026-11-20T12:00:00+08:00");
if (now === undefined) throw new Error("the day exists");
const usual: CheckRequest = { ...nothing, now, inputs: ["service.yaml"] };

const run = (files: Readonly<Record<string, string>>, request: Partial<CheckRequest>): ReportRun =>
  runCheck({ ...usual, ...request }, hostWith(files));
const codes = (it: ReportRun): readonly string[] => [
  ...it.troubles.map((one) => one.code),
  ...it.policyProblems.map((one) => one.code),
  ...it.inputProblems.map((one) => one.code),
];
const verdicts = (it: ReportRun): Readonly<Record<string, string>> =>
  Object.fromEntries(it.decision?.rules.map((one) => [one.rule, one.verdict]) ?? []);

const service = (body: string): string =>
  `kind: service\nvocabulary: genai@1\nfacts_on: 2026-11-01\nservice: { id: lumen, ${body} }\n`;
const signed = "by: Lin Wei, on: 2026-01-05, from: 2026-01-05, until: null, because: decided by the board";
const wantsName = `rule titled: provider must "have a name" { on service require service.name is present }`;

const needing = law("a", { id: "t.a", needs: "{ t.b: ^1 }", policy: complies("t.b") });

test("a pack that is only needed is judged through the other, and reported apart", () => {
  const files = { ...needing, ...law("policies/t/b/1", { id: "t.b", policy: wantsName }) };
  const it = run({ ...files, "service.yaml": service("name: null") }, { packs: ["a"] });
  expect([codes(it), verdicts(it), it.exitCode]).toEqual([[], { "t.a.also": "violated" }, 1]);
  expect([it.packs, it.needed].map((all) => all.map((one) => one.manifest.id))).toEqual([["t.a"], ["t.b"]]);
  const both = run({ ...files, "service.yaml": service("name: null") }, { packs: ["a", "t.b"] });
  expect(verdicts(both)).toEqual({ "t.a.also": "violated", "t.b.titled": "violated" });
});

test("of two texts the day of the law picks one", () => {
  const texts = {
    ...law("policies/t/c/1", { id: "t.c", inForce: "{ from: 2023-08-15, until: 2025-01-01 }" }),
    ...law("policies/t/c/2", { id: "t.c", inForce: "{ from: 2025-01-01 }", policy: wantsName }),
    "service.yaml": service("name: null"),
  };
  expect(verdicts(run(texts, { packs: ["t.c"] }))).toEqual({ "t.c.titled": "violated" });
  expect(verdicts(run(texts, { packs: ["t.c"], lawOf: "2024-12-31" }))).toEqual({ "t.c.named": "satisfied" });
  expect(runCompile("t.c", "policies", hostWith(texts)).troubles.map((it) => it.code)).toEqual([
    "engine/several-texts",
  ]);
  expect(runCompile("policies/t/c/2", "policies", hostWith(texts)).exitCode).toBe(0);
});

test("of two texts the reading guide shows that of a day, and of two drafts none", () => {
  const page = (files: Readonly<Record<string, string>>, asOf: string): readonly unknown[] => {
    const it = runDoc({ pack: "t.c", locale: locales.en, asOf, now, library: "policies" }, hostWith(files));
    return [it.page?.includes("have a name"), it.troubles.map((one) => one.code)];
  };
  const texts = (first: string, second: string): Readonly<Record<string, string>> => ({
    ...law("policies/t/c/1", { id: "t.c", inForce: first }),
    ...law("policies/t/c/2", { id: "t.c", inForce: second, policy: wantsName }),
  });
  const amended = texts("{ from: 2023-08-15, until: 2025-01-01 }", "{ from: 2025-01-01 }");
  expect(page(amended, "2024-12-31")).toEqual([false, []]);
  expect(page(amended, "2025-01-01")).toEqual([true, []]);
  expect(page(texts("never", "never"), "2025-01-01")).toEqual([undefined, ["engine/several-texts"]]);
});

const besideDraft = {
  ...law("policies/t/c/1", { id: "t.c" }),
  ...law("policies/t/c/draft", { id: "t.c", inForce: "never", policy: wantsName }),
  "service.yaml": service("name: null"),
};

test.each([
  ["by id", ["t.c"], { "t.c.named": "satisfied" }],
  ["by folder", ["policies/t/c/draft"], { "t.c.titled": "not_in_force" }],
  ["by both: the law judges", ["t.c", "policies/t/c/draft"], { "t.c.named": "satisfied" }],
  ["by both, the folder first", ["policies/t/c/draft", "t.c"], { "t.c.named": "satisfied" }],
])("a draft beside a law, named %s", (_, packs, expected) => {
  const it = run(besideDraft, { packs });
  expect([codes(it), verdicts(it)]).toEqual([[], expected]);
});

test("a draft beside a law is not what its id needs, compiles or tests", () => {
  const it = run(
    { ...besideDraft, ...law("a", { id: "t.a", needs: "{ t.c: ^1 }", policy: complies("t.c") }) },
    { packs: ["a"] },
  );
  expect([codes(it), it.needed.map((one) => one.folder)]).toEqual([[], ["policies/t/c/1"]]);
  expect(runCompile("t.c", "policies", hostWith(besideDraft)).pack?.folder).toBe("policies/t/c/1");
  expect(runTests(["t.c"], "policies", hostWith(besideDraft)).packs.map((one) => one.pack)).toEqual(["t.c"]);
});

test("a draft that stands alone is what its id means", () => {
  const files = {
    ...law("policies/t/c/draft", { id: "t.c", inForce: "never", policy: wantsName }),
    "service.yaml": service("name: null"),
  };
  expect(verdicts(run(files, { packs: ["t.c"] }))).toEqual({ "t.c.titled": "not_in_force" });
});

test("a broken draft is told of, and leaves the pack broken", () => {
  const broken = { ...besideDraft, "policies/t/c/draft/pack.yaml": "id: t.c\n" };
  expect(run(broken, { packs: ["t.c"] }).exitCode).toBe(3);
});

test.each([
  ["t.c@^1", [], 0],
  ["t.c@^2", ["engine/version-out-of-range"], 64],
  ["t.d@^2", ["engine/unknown-pack"], 64],
])("%s: %j", (name, expected, exit) => {
  const it = run({ ...law("policies/t/c/1", { id: "t.c" }), "service.yaml": service("name: L") }, { packs: [name] });
  expect([codes(it), it.exitCode]).toEqual([expected, exit]);
});

const advice = law("g", { id: "t.g", rank: "guidance", policy: `${named} ${wantsName}` });
const adopt = (what: string): string => `adopt: [{ ${what}, ${signed} }]\n`;

test("advice that nobody adopts does not count; adopted it does", () => {
  const files = { ...advice, "service.yaml": service("name: null") };
  const it = run(files, { packs: ["g"] });
  expect([it.decision?.rules.map((one) => one.inRollUp), verdicts(it)["t.g.titled"]]).toEqual([
    [false, false],
    "violated",
  ]);
  expect([it.decision?.word, it.exitCode]).toEqual(["nothing examined", 5]);
  const adopted = run({ ...files, "profile.yaml": adopt("pack: t.g") }, { packs: ["g"], profile: "profile.yaml" });
  expect([codes(adopted), adopted.exitCode]).toEqual([[], 1]);
  const other = { ...files, "profile.yaml": adopt("rule: t.g.named") };
  expect(run(other, { packs: ["g"], profile: "profile.yaml" }).exitCode).toBe(0);
});

test("a warning in a profile does not stop a run", () => {
  const files = { ...law("c", { id: "t.c" }), "service.yaml": service("name: L"), "profile.yaml": adopt("pack: t.c") };
  const it = run(files, { packs: ["c"], profile: "profile.yaml" });
  expect([codes(it), it.exitCode]).toEqual([["pack/binds-anyway"], 0]);
});

const assume = (value: string, from = "2026-01-05"): string =>
  `assumptions: [{ fact: service.name, value: ${value}, by: Lin Wei, from: ${from}, until: null, because: the contract says so }]\n`;

test.each([
  ["generates_content: true", assume("Lumen"), [], "satisfied"],
  ["generates_content: true", assume("Lumen", "2027-01-05"), [], "undetermined"],
  ["name: Lumen", assume("Lumen"), [], "satisfied"],
  ["name: Lux", assume("Lumen"), ["pack/contradicted-assumption"], undefined],
  ["name: null", assume("Lumen"), ["pack/contradicted-assumption"], undefined],
  ["name: Lux", assume("Lumen", "2027-01-05"), [], "satisfied"],
])("%s where %s: %j", (body, profile, expected, verdict) => {
  const files = {
    ...law("c", { id: "t.c", policy: wantsName }),
    "service.yaml": service(body),
    "profile.yaml": profile,
  };
  const it = run(files, { packs: ["c"], profile: "profile.yaml" });
  expect([codes(it), verdicts(it)["t.c.titled"]]).toEqual([expected, verdict]);
  expect(it.exitCode === 4).toBe(expected.length > 0);
});

test("null above an assumed fact contradicts it, for all below null is absent", () => {
  const told = (body: string, from?: string): readonly string[] => {
    const assumed = assume("true", from).replace("service.name", "service.audience.registered_users");
    const files = { ...law("c", { id: "t.c" }), "service.yaml": service(body), "profile.yaml": assumed };
    return codes(run(files, { packs: ["c"], profile: "profile.yaml" }));
  };
  expect(told("audience: null")).toEqual(["pack/contradicted-assumption"]);
  expect(told("audience: null", "2027-01-05")).toEqual([]);
  expect(told("audience: {}")).toEqual([]);
});

test("a contradiction names both places", () => {
  const files = { ...law("c", { id: "t.c" }), "service.yaml": service("name: Lux"), "profile.yaml": assume("Lumen") };
  const [it] = run(files, { packs: ["c"], profile: "profile.yaml" }).inputProblems;
  expect([it?.place.source.path, it && locales.en.say(it)]).toEqual([
    "service.yaml",
    "`service.name` is `Lux` here, and the profile assumes `Lumen` (profile.yaml:1:15)",
  ]);
});

test("an assumption holds for the service that is given beside the inputs, too", () => {
  const files = { ...law("c", { id: "t.c" }), "service.yaml": service("name: L"), "own.yaml": service("name: Lux") };
  const profile = { "profile.yaml": assume("L") };
  const it = run({ ...files, ...profile }, { packs: ["c"], profile: "profile.yaml", service: "own.yaml" });
  expect([codes(it), it.inputProblems[0]?.place.source.path]).toEqual([["pack/contradicted-assumption"], "own.yaml"]);
});

const fair = `standard fair "It is fair" { judged by counsel valid for 12 months evidence [document] }
  rule r: provider must "be fair" { on service require fair is met }`;

test("an attestation may be of a standard of a needed pack", () => {
  const files = { ...needing, ...law("policies/t/b/1", { id: "t.b", policy: fair }) };
  const attested = (standard: string): string => `${service("name: L")}attestations:
  - { standard: ${standard}, about: { subject: lumen }, met: true, by: { name: Lin Wei, role: counsel }, on: 2026-10-01, evidence: [e] }
evidence: [{ id: e, kind: document, collected_on: 2026-10-01, expires_on: null }]\n`;
  const it = run({ ...files, "service.yaml": attested("t.b.fair") }, { packs: ["a"] });
  expect([codes(it), verdicts(it)]).toEqual([[], { "t.a.also": "satisfied" }]);
  const misspelt = run({ ...files, "service.yaml": attested("t.b.fiar") }, { packs: ["a"] });
  expect(codes(misspelt)).toEqual(["engine/unknown-standard"]);
});

test("the JSON of a pack names what it needs, by version and digest", () => {
  const it = runCompile("a", "policies", hostWith({ ...needing, ...law("policies/t/b/1", { id: "t.b" }) }));
  const { needs } = it.json as { readonly needs: readonly { readonly id: string; readonly digest: string }[] };
  expect(needs.map(({ id }) => id)).toEqual(["t.b"]);
  expect(needs[0]?.digest).toBe(it.needed[0]?.digest);
});

const notes = `rule told: provider may "say its name" { on service when service.name is present }
  exemption silent from named when service.generates_content ${named}`;
const caseFile = (expected: string): string =>
  `- { case: c, why: it is so, as_of: 2026-11-20, base: b, expect: { ${expected} } }\n`;
const tested = (expected: string, body = "name: L"): ReturnType<typeof runTests> => {
  const files = { "n/cases/bases/b.yaml": service(body), "n/cases/n.yaml": caseFile(expected) };
  return runTests(["n"], "policies", hostWith({ ...law("n", { id: "t.n", policy: notes }), ...files }));
};

test("a case says of a note whether it applies, and of a duty that it is exempt", () => {
  const wrong = (it: ReturnType<typeof runTests>): readonly string[] =>
    it.packs.flatMap((one) => one.results.flatMap((two) => two.wrong.map((three) => three.got)));
  const it = tested("told: applies, named: exempt", "name: L, generates_content: true");
  expect([it.problems, wrong(it), it.exitCode]).toEqual([[], [], 0]);
  expect(wrong(tested("told: does_not_apply"))).toEqual(["applies"]);
  expect(wrong(tested("told: applies", "name: null"))).toEqual(["does_not_apply"]);
  expect(wrong(tested("told: applies", "generates_content: true"))).toEqual(["may_apply"]);
  expect(it.packs[0]?.missing).toEqual([
    { rule: "t.n.told", verdict: "does_not_apply" },
    ...["satisfied", "violated", "undetermined"].map((verdict) => ({ rule: "t.n.named", verdict })),
  ]);
});

test("a case runs with what its pack needs, and expects nothing of those rules", () => {
  const needed = law("policies/t/b/1", { id: "t.b", policy: wantsName });
  const files = { "a/cases/bases/b.yaml": service("name: null"), "a/cases/a.yaml": caseFile("also: violated") };
  expect(runTests(["a"], "policies", hostWith({ ...needing, ...needed, ...files })).exitCode).toBe(0);
  const other = { ...files, "a/cases/a.yaml": caseFile("t.b.titled: violated") };
  const it = runTests(["a"], "policies", hostWith({ ...needing, ...needed, ...other }));
  expect([it.problems.map((one) => one.code), it.exitCode]).toEqual([["cases/no-rule"], 3]);
});
