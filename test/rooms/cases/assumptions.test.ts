import { expect, test } from "vitest";
import { runTests } from "../../../src/engine/test-packs.ts";
import { law } from "../pack/laws.ts";
import { hostWith } from "../report/tiny.ts";

const policy = `rule titled: provider must "have a name" { on service require service.name is present }`;

const base = `kind: service
vocabulary: genai@1
facts_on: 2026-11-01
service: { id: lumen, generates_content: true }
`;

/** A case on a service that is called as the case says, and that the profile assumes to be called Lumen. */
const caseOn = (set: string, from = "2026-01-05"): string => `- case: the name is assumed
  why: The contract says it.
  as_of: 2026-11-20
  base: lumen
  set: { ${set} }
  profile:
    assumptions:
      - { fact: service.name, value: Lumen, by: Lin Wei, from: ${from}, until: null, because: the contract says so }
  expect: { titled: satisfied }
`;

function run(cases: string) {
  const files = { ...law("c", { id: "t.c", policy }), "c/cases/bases/lumen.yaml": base, "c/cases/name.yaml": cases };
  const { packs, problems, exitCode } = runTests(["c"], "policies", hostWith(files));
  expect(problems).toEqual([]);
  return { results: packs.flatMap((it) => it.results), exitCode };
}

test("a case whose documents say otherwise than its profile is refused, as a check would be", () => {
  const { results, exitCode } = run(caseOn("service.name: Lux"));
  expect(results.map((it) => it.problems.map((one) => [one.code, one.place.source.path]))).toEqual([
    [["pack/contradicted-assumption", "c/cases/name.yaml"]],
  ]);
  expect(exitCode).toBe(1);
});

test.each([
  ["the same", caseOn("service.name: Lumen")],
  ["nothing", caseOn("service.version: null")],
  ["another, before the assumption begins", caseOn("service.name: Lux", "2026-12-01")],
])("one whose documents say %s is judged", (_, cases) => {
  const { results, exitCode } = run(cases);
  expect(results.map((it) => [it.problems, it.wrong])).toEqual([[[], []]]);
  expect(exitCode).toBe(0);
});
