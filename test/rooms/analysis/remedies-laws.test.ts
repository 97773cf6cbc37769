import { expect, test } from "vitest";
import { explainInstance, type Explanation } from "../../../src/analysis/explain/explain.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { readCases } from "../../../src/cases/read-cases.ts";
import { runOfCase, type CaseContext } from "../../../src/cases/run-cases.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../../src/engine/library.ts";
import { evaluateRun } from "../../../src/evaluate/evaluate.ts";
import type * as Ast from "../../../src/language/syntax/ast.ts";
import type { Pack } from "../../../src/pack/pack.ts";
import { repository } from "../../kit/repository.ts";

const disk = repository;

interface Shipped {
  readonly world: CaseContext;
  readonly packs: readonly Pack[];
}

function shipped(id: string): Shipped {
  const library = openLibrary(disk, "policies");
  invariant(!isDiagnostic(library), "the shipped library opens");
  const { packs, needed } = loadNamedPacks(disk, library, [id], "alone");
  const [pack] = packs;
  invariant(pack, `${id} is shipped`);
  return {
    world: { pack, needed, vocabulary: library.vocabulary },
    packs: [...packs, ...needed],
  };
}

/** The duties of a pack: what can be violated. */
const dutiesOf = ({ checked }: Pack): readonly Ast.Rule[] =>
  checked.rules.map((it) => it.declaration).filter((it) => it.modal === "must" || it.modal === "must-not");

/** Whether each broken requirement has a change of facts that was tried and keeps it, and then nothing is broken. */
const isMended = ({ repairs }: Explanation): boolean =>
  repairs.length > 0 && repairs.every((it) => it.ways.some(({ verdict }) => verdict !== "violated"));

/** The rules that cases show violated, and whether one of these cases can be mended. */
function breachesOf({ world, packs }: Shipped): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const one of readCases(disk, world.pack).cases) {
    const broken = one.expect.filter((it) => it.verdict === "violated" && found.get(it.rule) !== true);
    const run = broken.length > 0 ? runOfCase(one, world).run : undefined;
    const decision = run && evaluateRun(run).decision;
    for (const { rule } of run ? broken : []) {
      const result = decision?.rules.find((it) => it.rule === rule);
      const instance = result?.instances.find((it) => it.verdict === "violated");
      const explanation = run && result && instance && explainInstance(run, packs, result, instance);
      if (explanation) found.set(rule, isMended(explanation));
    }
  }
  return found;
}

test.each([
  "cn.genai_interim_measures",
  "cn.algorithm_recommendation",
  "cn.deep_synthesis",
  "cn.data_security_law",
  "cn.pipl",
  "cn.network_data_regulation",
  "cn.tc260_003",
  "cn.gb_t_45654",
  "cn.gb_t_45652",
  "cn.gb_t_45674",
  "cn.security_assessment",
  "cn.cac_filing_notices",
  "policies/cn/cybersecurity-law/2017-06-01",
  "policies/cn/cybersecurity-law/2026-01-01",
  "cn.labelling_measures",
  "cn.gb_45438",
  "cn.anthropomorphic_measures",
  "cn.incident_reporting",
  "cn.minors_regulation",
  "cn.minors_information_classes",
  "cn.content_ecology",
  "cn.face_recognition",
  "cn.personal_information_audit",
])("%s: each duty has a remedy and is violated by a case that a change of facts mends", (id) => {
  const law = shipped(id);
  const breaches = breachesOf(law);
  const duties = dutiesOf(law.world.pack);
  const nameOf = (it: (typeof duties)[number]): string => `${law.world.pack.manifest.id}.${it.name.text}`;
  const names = duties.map(nameOf);
  expect(names.filter((it) => !breaches.has(it))).toEqual([]);
  expect(duties.filter((it) => !it.clauses.some((one) => one.kind === "remedy")).map(nameOf)).toEqual([]);
  expect(names.filter((it) => breaches.get(it) === false)).toEqual([]);
});
