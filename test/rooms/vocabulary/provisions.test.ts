import { expect, test } from "vitest";
import { fieldOf, itemsOf, textOf, type DataNode } from "../../../src/base/document.ts";
import { locales } from "../../../src/base/locale.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../../src/engine/library.ts";
import { isWithin, readLocatorKey } from "../../../src/statute/locator.ts";
import { readTree } from "../../house/tree.ts";
import { repository as host } from "../../kit/repository.ts";
import { documentsOf, genai, schemaTexts } from "./load.ts";
import { factsRead, provisionsOf, shippedReads } from "./provisions.ts";

const subjects = [...genai.vocabulary.subjects.keys()];
const tree = readTree();

/** All that `x-cites` names anywhere below a node. */
function citedBelow(node: DataNode): readonly string[] {
  if (node.kind === "scalar") return [];
  if (node.kind === "list") return node.items.flatMap(citedBelow);
  const own = itemsOf(fieldOf(node, "x-cites")).flatMap((it) => textOf(it) ?? []);
  return [...own, ...[...node.entries.values()].flatMap((it) => citedBelow(it.value))];
}

test("every provision that a field names is a unit of a shipped pack", () => {
  const library = openLibrary(host, "policies");
  if (isDiagnostic(library)) throw new Error(locales.en.say(library));
  const { packs, needed } = loadNamedPacks(host, library, [...library.packs.keys()]);
  const all = [...packs, ...needed];
  const isShipped = (cited: string): boolean => {
    const [id, key = ""] = cited.split(" ");
    const place = readLocatorKey(key);
    return (
      place !== undefined &&
      all.some(({ manifest, units }) => manifest.id === id && units.some((it) => isWithin(it.locator, place)))
    );
  };
  const cited = documentsOf(schemaTexts).flatMap((it) => citedBelow(it.root));
  expect(cited.length).toBeGreaterThan(50);
  expect([...new Set(cited)].filter((it) => !isShipped(it))).toEqual([]);
  expect(isShipped("cn.genai_interim_measures 25")).toBe(false);
});

test("every fact that a shipped policy reads names, itself or by a group around it, the article that reads it", () => {
  const reads = shippedReads(tree, subjects);
  const unknown = reads.filter((it) => provisionsOf(it.path) === undefined).map((it) => it.path);
  expect(unknown).toEqual([]);
  const uncited = reads
    .filter(({ path, provision }) => !provisionsOf(path)?.some((it) => `${it}.`.startsWith(`${provision}.`)))
    .map(({ path, provision }) => `${path} is read by ${provision}: add it to \`x-cites\``);
  expect([...new Set(uncited)].toSorted()).toEqual([]);
  expect(new Set(reads.map((it) => it.path)).size).toBeGreaterThan(80);
});

test("what a policy reads is found in its words, and not in comments or texts", () => {
  const text = `
    // service.name
    rule r: provider must "service.version" {
      for each model in service.models where model.origin != own
      require count(b in model.parts where b.size > 1) == 0 and request.user.age_band == adult
    }`;
  const found = factsRead("policies/cn/some-law/2023-08-15/article-07.edict", text, ["service", "request"]);
  expect(found.map((it) => `${it.path} ${it.provision}`)).toEqual([
    "service.models cn.some_law 7",
    "service.models.origin cn.some_law 7",
    "service.models.parts cn.some_law 7",
    "service.models.parts.size cn.some_law 7",
    "request.user.age_band cn.some_law 7",
  ]);
});
