import { expect, test } from "vitest";
import { runTests } from "../../../src/engine/test-packs.ts";
import { law } from "../pack/laws.ts";
import { hostWith } from "../report/tiny.ts";

const policy = `
standard allowed for each model in service.models "The model may be used" { judged by counsel valid for 12 months }
rule lawful: provider must "use what it may use" { on service for each it in service.models require allowed is met for it }`;

const signed = (standard: string, element: string): string =>
  `{ standard: ${standard}, about: { subject: lumen, element: ${element} }, met: true, by: { name: Li Na, role: counsel }, on: 2026-10-01, evidence: [] }`;

const base = `kind: service
vocabulary: genai@1
facts_on: 2026-11-01
service: { id: lumen, models: [{ name: m1 }, { name: m2 }] }
attestations:
  - ${signed("t.c.allowed", "m1")}
  - ${signed("t.c.allowed", "m2")}
`;

/** What is wrong with a case that sets something: codes and lines of its own file. */
function mistakesOf(set: string, verdict = "satisfied"): readonly (readonly [string, string, number])[] {
  const cases = `- case: it\n  why: It must.\n  as_of: 2026-11-20\n  base: lumen\n  set:\n    ${set}\n  expect: { lawful: ${verdict} }\n`;
  const files = { ...law("c", { id: "t.c", policy }), "c/cases/bases/lumen.yaml": base, "c/cases/a.yaml": cases };
  const { packs, problems } = runTests(["c"], "policies", hostWith(files));
  expect(problems).toEqual([]);
  const [result] = packs.flatMap((it) => it.results);
  expect(result?.wrong).toEqual([]);
  return (result?.problems ?? []).map(({ code, place: { source, span } }) => {
    return [code, source.path, source.text.slice(0, span.start).split("\n").length];
  });
}

test("what a case signs by a name that nothing has is a mistake, as it is for a check", () => {
  const other = (standard: string, element: string): string => `attestations: [${signed(standard, element)}]`;
  expect(mistakesOf(other("t.c.alowed", "m1"))).toEqual([["engine/unknown-standard", "c/cases/a.yaml", 6]]);
  expect(mistakesOf(other("t.c.allowed", "m3"))).toEqual([["engine/unknown-element", "c/cases/a.yaml", 6]]);
});

test("a signature of the base on what a case takes away is left alone", () => {
  expect(mistakesOf("service.models: [{ name: m1 }]")).toEqual([]);
});

test("a mistake in what a case sets stands at its line of the case", () => {
  expect(mistakesOf("service.launchd_on: 2026-01-01")).toEqual([["vocabulary/unknown-field", "c/cases/a.yaml", 6]]);
  expect(mistakesOf("service.models: maybe", "undetermined")).toEqual([["vocabulary/wrong-type", "c/cases/a.yaml", 6]]);
});
