import { expect, test } from "vitest";
import { fieldOf, itemsOf, textOf } from "../../../src/base/document.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { locales } from "../../../src/base/locale.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import { patch } from "../../../src/cases/patch.ts";
import { readCases } from "../../../src/cases/read-cases.ts";
import { runOfCase } from "../../../src/cases/run-cases.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../../src/engine/library.ts";
import type { RuleResult } from "../../../src/evaluate/decision.ts";
import { evaluateRun } from "../../../src/evaluate/evaluate.ts";
import { repository as host } from "../../kit/repository.ts";

const library = openLibrary(host, "policies");
if (isDiagnostic(library)) throw new Error(locales.en.say(library));
const { vocabulary } = library;

const definitions = "policies/vocabulary/genai/1/definitions.schema.yaml";
const [schema] = readYaml({ path: definitions, text: host.readText(definitions) ?? "" }).documents;
const risks = itemsOf(fieldOf(fieldOf(fieldOf(schema?.root, "$defs"), "risk"), "enum")).map((it) => textOf(it) ?? "");
const of = (...groups: readonly string[]): readonly string[] => risks.filter((it) => groups.includes(it.slice(0, 2)));

const aspects = "system belief image culture customs ethnicity geography history heroes gender age occupation health";

/** What is said of the document of the first case that keeps its rules, with one thing taken out of it. */
function judge(id: string): (...taken: readonly (string | number)[]) => readonly RuleResult[] {
  invariant(!isDiagnostic(library), "the shipped library opens");
  const { packs, needed } = loadNamedPacks(host, library, [id], "alone");
  const [pack] = packs;
  invariant(pack, `${id} is shipped`);
  const kept = readCases(host, pack).cases.find((it) => it.expect.every((one) => one.verdict === "satisfied"));
  const [service] = kept?.documents ?? [];
  invariant(kept && service, "a case keeps the rules");
  return (...taken) => {
    const root = patch(service.root, ["service", ...taken], undefined);
    invariant(root, "the case tells of it");
    const { run } = runOfCase({ ...kept, documents: [{ ...service, root }] }, { pack, needed, vocabulary });
    invariant(run, "the service can be judged");
    return evaluateRun(run).decision.rules;
  };
}

test("the risks are 31: eight, nine, five, seven and two", () => {
  expect(["a1", "a2", "a3", "a4", "a5"].map((it) => of(it).length)).toEqual([8, 9, 5, 7, 2]);
  expect(risks).toHaveLength(31);
});

test("TC260-003 asks for keywords and questions on each risk that it names, and on each aspect", () => {
  const judged = judge("cn.tc260_003")("content_safety");
  const asked = (rule: string): readonly string[] =>
    (judged.find((it) => it.rule === `cn.tc260_003.${rule}`)?.instances ?? [])
      .flatMap((it) => it.elements.map((one) => one.replace(/^.* /, "")))
      .toSorted();
  for (const [rule, names] of [
    ["keywords_of_core_values", of("a1")],
    ["keywords_of_discrimination", of("a2")],
    ["generation_bank_of_banned_content", of("a1", "a2")],
    ["generation_bank_of_other_risks", of("a3", "a4", "a5")],
    ["refusal_bank_by_risk", of("a1", "a2")],
    ["answer_bank_by_aspect", aspects.split(" ")],
  ] as const)
    expect([rule, asked(rule)]).toEqual([rule, names.toSorted()]);
});

test("GB/T 45654 asks for annotation rules that cover each risk", () => {
  const judged = judge("cn.gb_t_45654");
  const asked = risks.filter((_, at) =>
    judged("annotation", "rules", "covers_risks", at).some(
      (it) => it.rule === "cn.gb_t_45654.safety_rules_cover_risks" && it.verdict === "violated",
    ),
  );
  expect(asked).toEqual(risks);
});
