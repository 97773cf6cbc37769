import { expect, test } from "vitest";
import { locales } from "../../src/base/locale.ts";
import { readCases } from "../../src/cases/read-cases.ts";
import { runOfCase } from "../../src/cases/run-cases.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../src/engine/library.ts";
import { namesOwnDetector } from "../../src/readers/detect/findings.ts";
import { prepared, repository } from "../kit/repository.ts";
import { plainDocument } from "./compiled-verdicts.ts";
import { lawsOfModules, runs, searchAll } from "./laws.ts";
import { product } from "./product.ts";
import { compareModule, openedModule } from "./standalone-verdicts.ts";

// A module takes its time to be made, and little of it can go wrong by chance.
test(`laws: ${lawsOfModules.map((it) => it.name).join("; ")}`, () => {
  expect(searchAll(lawsOfModules, product, Math.ceil(runs / 10))).toBeUndefined();
});

const library = openLibrary(repository, "policies");
if (isDiagnostic(library)) throw new Error(locales.en.say(library));

/** Of each shipped pack the documents of all cases, and what is fixed in the first, the middle and the last of them. */
const shipped = [...library.packs.keys()].map((id) => {
  const { packs, needed, vocabulary } = loadNamedPacks(repository, library, [id], "alone");
  const { mains } = vocabulary.vocabulary;
  const all = packs.flatMap((pack) =>
    readCases(repository, pack).cases.flatMap((it) => runOfCase(it, { pack, needed, vocabulary }).run ?? []),
  );
  const isJudged = (it: { readonly subject: string }): boolean => !mains.includes(it.subject);
  const documents = all.flatMap((it) => it.inputs.filter(isJudged).map(plainDocument));
  const asking = all.filter((it) => it.inputs.some(isJudged));
  const some = new Set([0, Math.floor(asking.length / 2), asking.length - 1]);
  const fixtures = asking
    .filter((_run, at) => some.has(at))
    .map((run) => ({ ...run, vocabulary, mayBeRefused: namesOwnDetector }));
  return { id, documents, fixtures };
});

test("a module judges the documents of shipped cases as generated code in memory does", () => {
  const found = shipped.flatMap(({ id, documents, fixtures }) =>
    fixtures.map((it) => ({ id, ...compareModule(product, it, documents) })),
  );
  expect(found.flatMap((it) => it.differences.map((one) => `${it.id}: ${one}`))).toEqual([]);
  expect(found.reduce((sum, it) => sum + it.judged, 0)).toBeGreaterThan(1000);
});

test("a module is made with the same bytes each time", () => {
  const [fixture] = shipped.find((it) => it.id === "eu.ai_act")?.fixtures ?? [];
  if (!fixture) throw new Error("the act has cases on answers");
  const made = [1, 2].map(() => product.standaloneModule(fixture, { madeFrom: {}, turnsOn: undefined }, "")?.code);
  expect(made[0]).toBe(made[1]);
  expect(made[0]?.length).toBeGreaterThan(1000);
});

test("planted: what makes code of a text does not run where modules are tried", () => {
  const texts = ['export const judge = new Function("return 1");', 'export const judge = eval("1");'];
  for (const it of texts) expect(() => openedModule(`${it}\nexport const decide = 1;\n`)).toThrow(/Code generation/);
  expect(prepared["dist/standalone.js"]).not.toMatch(/\brequire\b|\bimport\b|\bprocess\b/);
});
