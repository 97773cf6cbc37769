import { expect, test } from "vitest";
import { fieldOf, itemsOf, textOf } from "../../../src/base/document.ts";
import { locales } from "../../../src/base/locale.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../../src/engine/library.ts";
import { runTests } from "../../../src/engine/test-packs.ts";
import { ruleOf } from "../../../src/evaluate/program.ts";
import { canHaveVerdict } from "../../../src/evaluate/verdict.ts";
import { repository } from "../../kit/repository.ts";

const host = repository;
const run = runTests([], "policies", host);
const draft = "policies/cn/genai-interim-measures/draft-2023-04-11";
const library = openLibrary(host, "policies");
if (isDiagnostic(library)) throw new Error(locales.en.say(library));

test("every case of every shipped pack holds", () => {
  const wrong = run.packs.flatMap((pack) =>
    pack.results.flatMap((it) => [
      ...it.wrong.map(
        ({ expected, got }) => `${pack.pack}, ${it.case.name}: ${expected.rule} is ${got}, not ${expected.verdict}`,
      ),
      ...it.problems.map((problem) => `${pack.pack}, ${it.case.name}: ${locales.en.say(problem)}`),
    ]),
  );
  expect(wrong).toEqual([]);
  expect(run.problems).toEqual([]);
  expect([...new Set(run.packs.map((it) => it.pack))]).toEqual([...library.packs.keys()]);
  expect(run.packs.flatMap((it) => it.results).length).toBeGreaterThan(200);
});

test("every rule is shown with every verdict that it can have, and the others have a reason", () => {
  expect(run.packs.flatMap((it) => it.missing)).toEqual([]);
});

test("every rule of the draft is shown not to be in force", () => {
  const { packs, problems, exitCode } = runTests([draft], "policies", host);
  expect([exitCode, problems, packs.flatMap((it) => it.missing)]).toEqual([0, [], []]);
  const said = new Set(packs.flatMap((it) => it.results.flatMap((one) => one.case.expect.map((its) => its.verdict))));
  expect([...said].toSorted()).toEqual(["does_not_apply", "not_in_force"]);
});

test("the form of a rule allows every verdict that a shipped case shows", () => {
  const { packs } = loadNamedPacks(host, library, [...library.packs.keys()], "alone");
  const shown = run.packs.flatMap((it) => it.results.flatMap((one) => one.case.expect));
  const refused = packs.flatMap(({ program }) =>
    program.graph.rules.flatMap((id) => {
      const { name } = ruleOf(program, id).rule;
      return shown.filter((it) => it.rule === name && !canHaveVerdict(program, id, it.verdict));
    }),
  );
  expect(shown.some((it) => it.verdict === "pending")).toBe(true);
  expect(refused.map((it) => `${it.rule}: ${it.verdict}`)).toEqual([]);
});

test("every base document is used by a case", () => {
  const { packs } = loadNamedPacks(host, library, [...library.packs.keys(), draft]);
  expect(packs.flatMap((it) => unusedBases(`${it.folder}/cases`))).toEqual([]);
});

function unusedBases(folder: string): readonly string[] {
  const files = host.list(folder).filter((it) => it.endsWith(".yaml"));
  const documents = files.flatMap(
    (name) => readYaml({ path: name, text: host.readText(`${folder}/${name}`) ?? "" }).documents,
  );
  const used = documents.flatMap((it) => itemsOf(it.root)).map((it) => textOf(fieldOf(it, "base")));
  return host.list(`${folder}/bases`).filter((it) => !used.includes(it.replace(/\.yaml$/, "")));
}
