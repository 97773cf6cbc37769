import { expect, test } from "vitest";
import { runTests, type TestRun } from "../../../src/engine/test-packs.ts";
import { law } from "../pack/laws.ts";
import { hostWith } from "../report/tiny.ts";

const base = "kind: service\nvocabulary: genai@1\nfacts_on: 2026-11-01\nservice: { id: lumen }\n";

/** A case that expects a verdict of a rule. */
const caseOn = (name: string, rule: string, verdict: string): string =>
  `- case: ${name}\n  why: It must.\n  as_of: 2026-11-20\n  base: lumen\n  expect: { ${rule}: ${verdict} }\n`;

function run(policy: string, cases: Readonly<Record<string, string>>): TestRun {
  const other = law("b", {
    id: "t.b",
    policy: `rule late: provider must "end" { on service require service.ended_on by service.launched_on + 3 days }`,
  });
  const files = {
    ...law("c", { id: "t.c", needs: "{ t.b: ^1 }", policy }),
    ...other,
    "c/cases/bases/lumen.yaml": base,
    ...Object.fromEntries(Object.entries(cases).map(([name, text]) => [`c/cases/${name}.yaml`, text])),
  };
  const all = runTests(["c", "b"], "policies", hostWith(files));
  return { ...all, packs: all.packs.filter((it) => it.pack === "t.c") };
}

const rule = (clauses: string): string => `rule r: provider must "act" { on service ${clauses} }`;
const named = "require service.name is present";

/** What is asked for of a rule of which one case shows that it is satisfied. */
function asked(policy: string): readonly string[] {
  const { packs } = run(policy, { one: caseOn("one", "r", "satisfied") });
  return packs.flatMap((it) => it.missing.map((one) => one.verdict));
}

test.each([
  ["no gate and no deadline", rule(named), []],
  ["`when`", rule(`when service.generates_content ${named}`), ["not_applicable"]],
  ["`unless`", rule(`unless service.generates_content ${named}`), ["not_applicable"]],
  ["`for each`", rule("for each m in service.models require m.name is present"), ["not_applicable"]],
  ["a scope", `policy applies where service.generates_content ${rule(named)}`, ["not_applicable"]],
  ["a deadline", rule("require service.ended_on by service.launched_on + 3 days"), ["pending"]],
  ["a rule that may wait, asked alone", rule("require complies with t.b"), ["pending", "not_applicable"]],
  ["a rule that may wait, asked beside another clause", rule(`require complies with t.b ${named}`), ["pending"]],
])("of a rule with %s only verdicts are asked for that it can have", (_, policy, others) => {
  expect(asked(policy)).toEqual(["violated", "undetermined", ...others]);
});

test("a reason why a rule cannot have a verdict that its form excludes is accepted", () => {
  const cannot = "- cannot:\n    - { rule: r, verdict: pending, because: it has no deadline }\n";
  const { problems, packs } = run(rule(named), { one: caseOn("one", "r", "satisfied") + cannot });
  const missing = ["violated", "undetermined"].map((verdict) => ({ rule: "t.c.r", verdict }));
  expect([problems, packs.flatMap((it) => it.missing)]).toEqual([[], missing]);
});

test("while cases have mistakes gaps are not known, and the other cases are judged", () => {
  const { packs, problems, exitCode } = run(rule(named), {
    one: caseOn("one", "r", "undetermined"),
    two: caseOn("two", "r", "pendin"),
  });
  expect(packs.map((it) => [it.isBroken, it.results.length, it.notRun, it.missing])).toEqual([[true, 1, 1, []]]);
  expect([problems.map((it) => it.code), exitCode]).toEqual([["vocabulary/not-listed"], 3]);
});

test("a case with a mistake is not run, and of those that are not run the number is known", () => {
  const table = (rows: string): string =>
    `- case: rows\n  why: It must.\n  as_of: 2026-11-20\n  base: lumen\n  table:\n${rows}`;
  const [sound, misspelt] = [caseOn("sound", "r", "undetermined"), caseOn("misspelt", "rr", "undetermined")];
  const pathless = caseOn("pathless", "r", "undetermined").replace(
    "  expect",
    '  set: { "service.models[7].name": m }\n  expect',
  );
  const baseless = caseOn("baseless", "r", "undetermined").replace("lumen", "lumn");
  for (const [cases, ran, notRun] of [
    [{ one: sound + misspelt }, ["sound"], 1],
    [{ one: misspelt, two: sound }, ["sound"], 1],
    [{ one: sound + pathless + baseless }, ["sound"], 2],
    [{ one: `${sound}  colour: red\n${misspelt}` }, [], 2],
    [{ one: table("    - [case, expect.r]\n    - [a, undetermined]\n    - [b, maybe]\n    - [c]\n") }, ["rows: a"], 2],
    [{ one: table("    - [case, expct.r.]\n    - [a, undetermined]\n    - [b, undetermined]\n") }, [], 2],
    [{ one: `${sound}]`, two: sound }, ["sound"], 0],
  ] as const) {
    const { packs, exitCode } = run(rule(named), cases);
    const [it] = packs.map((one) => [one.results.map(({ case: { name } }) => name), one.notRun]);
    expect([it, exitCode]).toEqual([[ran, notRun], 3]);
  }
});
