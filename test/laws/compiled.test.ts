import fc from "fast-check";
import { expect, test } from "vitest";
import { locales } from "../../src/base/locale.ts";
import { readCases } from "../../src/cases/read-cases.ts";
import { runOfCase } from "../../src/cases/run-cases.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../src/engine/library.ts";
import { conditionsApart } from "./conditions-apart.ts";
import { compareVerdicts, type Compared } from "./compiled-verdicts.ts";
import { repository } from "../kit/repository.ts";
import { comparedIn, conditionsIn } from "./law-of-compiled.ts";
import { comparedInLoops, comparedInMany } from "./law-of-lists.ts";
import { alikeIn } from "./law-of-shapes.ts";
import { lawsOfCode, runs, searchAll } from "./laws.ts";
import { product } from "./product.ts";
import { compiled } from "./run.ts";
import { packsOf, situations } from "./situation.ts";

test(`laws: ${lawsOfCode.map((it) => it.name).join("; ")}`, () => {
  expect(searchAll(lawsOfCode, product, runs)).toBeUndefined();
});

test("generated code reads lists as the reference does, whichever rules ask of them", () => {
  const found = comparedInLoops(product, runs * 5, 20_261_130);
  expect(found.map((it) => it.differences)).toEqual([[], []]);
  expect(Math.min(...found.map((it) => it.verdicts))).toBeGreaterThan(runs * 5);
});

test("generated code judges by many rules as the reference does, one by one and block by block", () => {
  const { differences, judged, verdicts } = comparedInMany(product, runs / 2, 20_261_130);
  expect(differences).toEqual([]);
  expect(judged).toBeGreaterThan(runs / 4);
  expect(verdicts).toBe(judged * 540);
});

test("of situations a fair part is judged by generated code", () => {
  const found = fc.sample(situations, { numRuns: 60, seed: 3 }).flatMap((it) => {
    return comparedIn(product, it, compiled(product, packsOf(it.plan)));
  });
  expect(sum(found, (it) => it.judged)).toBeGreaterThan(100);
  expect(sum(found, (it) => it.verdicts)).toBeGreaterThan(100);
});

test("of situations a fair part of the conditions is asked of generated code one by one", () => {
  const found = fc.sample(situations, { numRuns: 60, seed: 3 }).flatMap((it) => {
    return conditionsIn(product, it, compiled(product, packsOf(it.plan)));
  });
  expect(sum(found, (it) => it.verdicts)).toBeGreaterThan(300);
});

test("of situations many documents change without another shape", () => {
  const found = fc.sample(situations, { numRuns: 60, seed: 3 }).map((it) => {
    return alikeIn(product, it, compiled(product, packsOf(it.plan))).compared;
  });
  expect(found.reduce((sum, it) => sum + it, 0)).toBeGreaterThan(500);
});

const library = openLibrary(repository, "policies");
if (isDiagnostic(library)) throw new Error(locales.en.say(library));

const cases = [...library.packs.keys()].flatMap((id) => {
  const { packs, needed, vocabulary } = loadNamedPacks(repository, library, [id], "alone");
  return packs.flatMap((pack) =>
    readCases(repository, pack).cases.flatMap((it) => {
      const { run } = runOfCase(it, { pack, needed, vocabulary });
      return run ? [{ id, name: it.name, run, vocabulary }] : [];
    }),
  );
});

const found = cases.map(({ id, name, run, vocabulary }) => {
  return { id, name, ...compareVerdicts(product, { ...run, vocabulary }, run.inputs) };
});

test("generated code judges the documents of shipped cases as the reference does", () => {
  expect(found.flatMap((it) => it.differences.map((one) => `${it.id}, ${it.name}: ${one}`))).toEqual([]);
});

test("generated code says of each condition of shipped rules what the reference says, in their cases", () => {
  const compared = cases.map(({ id, name, run, vocabulary }) => {
    const programs = run.programs.map(conditionsApart);
    return { id, name, ...compareVerdicts(product, { ...run, programs, vocabulary }, run.inputs) };
  });
  expect(compared.flatMap((it) => it.differences.map((one) => `${it.id}, ${it.name}: ${one}`))).toEqual([]);
  expect(sum(compared, (it) => it.verdicts)).toBeGreaterThan(2 * sum(found, (it) => it.verdicts));
});

test("the answers and requests of shipped cases are judged by generated code, with every rule on them", () => {
  const packs = ["cn.gb_45438", "cn.labelling_measures", "cn.genai_interim_measures", "cn.deep_synthesis", "eu.ai_act"];
  const judged = packs.map((id) => found.filter((it) => it.id === id && it.judged > 0).length);
  expect(judged.every((it) => it > 40)).toBe(true);
  const islands = new Map(found.flatMap((it) => [...it.islands]));
  expect(islands).toEqual(
    new Map([
      ["cn.anthropomorphic_measures.comfort", "arithmetic"],
      ["cn.anthropomorphic_measures.intervene", "arithmetic"],
      ["cn.anthropomorphic_measures.stop_at_exit", "arithmetic"],
      ["cn.anthropomorphic_measures.tell_contact", "arithmetic"],
      ["cn.anthropomorphic_measures.time_reminder", "arithmetic"],
      ["cn.deep_synthesis.report_bad_information", "arithmetic"],
      ["cn.deep_synthesis.report_false_information", "arithmetic"],
      ["cn.genai_interim_measures.complaint_acceptance", "arithmetic"],
      ["cn.genai_interim_measures.complaint_answer", "arithmetic"],
      ["cn.genai_interim_measures.complaint_answer_as_published", "arithmetic"],
      ["cn.incident_reporting.report_crime", "arithmetic"],
      ["cn.labelling_measures.export_label", "a signature"],
      ["cn.labelling_measures.metadata_label", "a signature"],
      ["cn.minors_regulation.handle_request", "arithmetic"],
    ]),
  );
});

const sum = (all: readonly Compared[], of: (it: Compared) => number): number =>
  all.reduce((total, it) => total + of(it), 0);
