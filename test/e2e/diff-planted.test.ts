import { expect, test } from "vitest";
import { diffPacks, type Difference } from "../../src/analysis/diff/diff-packs.ts";
import { changesMeaning } from "../../src/analysis/diff/diff-rules.ts";
import { makeSide } from "../../src/analysis/diff/side.ts";
import { parseDay } from "../../src/base/civil-date.ts";
import { invariant } from "../../src/base/invariant.ts";
import { readCases } from "../../src/cases/read-cases.ts";
import { withFolder } from "../../src/engine/diff-sides.ts";
import { isDiagnostic, loadWithOthers, openLibrary } from "../../src/engine/library.ts";
import { repository as host } from "../kit/repository.ts";
import { plantKinds, planted, plantsIn, type Plant, type PlantKind } from "../rooms/analysis/diff/plants.ts";
import { mapFiles, packFiles, type Files } from "./pack-files.ts";

const folders = [
  "policies/cn/genai-interim-measures/2023-08-15",
  "policies/cn/deep-synthesis/2023-01-10",
  "policies/cn/algorithm-recommendation/2022-03-01",
];
const asOf = parseDay("2026-11-01");
const opened = openLibrary(host, "policies");
invariant(asOf !== undefined && !isDiagnostic(opened), "the shipped library opens");
const library = opened;
const around = { asOf };

/** Enough for what one slip changes. */
const budget = 300;
/** What every rule reads costs a search for every rule: one of these is enough. */
const isOfAll = (folder: string, path: string): boolean => /genai.*\/article-02\.edict$/.test(`${folder}/${path}`);

const texts = folders.map((folder) => {
  const { packs, needed, vocabulary } = loadWithOthers(host, library, [folder], []);
  const [pack] = packs;
  invariant(pack, `${folder} compiles`);
  const side = makeSide("old", pack, needed, vocabulary, undefined);
  return { folder, files: packFiles(folder), side, cases: readCases(host, pack).cases };
});
type Text = (typeof texts)[number];

interface Slip {
  readonly of: Text;
  readonly plant: Plant;
}

const slips = texts.flatMap((of) =>
  Object.keys(of.files)
    .filter((it) => it.endsWith(".edict") && !isOfAll(of.folder, it))
    .flatMap((path) => plantsIn({ path, text: of.files[path] ?? "" }, of.side.pack.manifest.parties))
    .map((plant): Slip => ({ of, plant })),
);

/** What changes with another file in a pack; undefined where it does not compile. */
function changedBy(of: Text, files: Files): Difference | undefined {
  const name = `planted:${of.folder}`;
  const { packs, needed, vocabulary, problems } = loadWithOthers(
    withFolder(host, name, { ...of.files, ...files }),
    library,
    [name],
    [],
  );
  const [pack] = packs;
  if (!pack || problems.some((it) => it.severity === "error")) return undefined;
  const side = makeSide("new", pack, needed, vocabulary, undefined);
  return diffPacks({ old: of.side, new: side }, { old: of.cases, new: of.cases }, around, budget, undefined);
}

/** One of each kind, and sixty in all when `npm run ready` asks. */
const ofEachKind = process.env["EDICT_RUNS"] === undefined ? 1 : 5;

/** Places of one kind, the same distance from each other; what does not compile gives way to the next. */
function chosen(kind: PlantKind): readonly (Slip & { readonly found: Difference })[] {
  const all = slips.filter((it) => it.plant.kind === kind);
  const step = Math.max(1, Math.floor(all.length / ofEachKind));
  return Array.from({ length: Math.min(ofEachKind, all.length) }, (_, index) =>
    all.slice(index * step, (index + 1) * step),
  ).flatMap((stretch) => {
    for (const { of, plant } of stretch) {
      const found = changedBy(of, { [plant.path]: planted(of.files[plant.path] ?? "", plant) });
      if (found) return [{ of, plant, found }];
    }
    return [];
  });
}

/** What no document can show, by the words that go: each with the reason why nothing that is judged is another. */
const withoutWitness: Readonly<Record<string, string>> = {
  "article-07.edict: only if dataset.legal_basis is present":
    "the one rule that reads the standard requires `dataset.legal_basis is present` itself",
};

const wordsOf = ({ of, plant }: Slip): string =>
  `${plant.path}: ${of.files[plant.path]?.slice(plant.span.start, plant.span.end).replaceAll(/\s+/g, " ")}`;

let reported = 0;
let shown = 0;

/** Kinds for which the shipped policies have a place. */
const kinds = plantKinds.filter((kind) => slips.some((it) => it.plant.kind === kind));

test.each(kinds)("%s: reported, with a document that shows it where one can", (kind) => {
  const all = chosen(kind);
  expect(all.length).toBeGreaterThan(0);
  const silent = all.filter((it) => !it.found.changes.some(changesMeaning));
  const unshown = all.filter((it) => !it.found.changes.some((one) => one.witnesses.length > 0));
  expect(silent.map(wordsOf)).toEqual([]);
  expect(unshown.map(wordsOf).filter((it) => withoutWitness[it] === undefined)).toEqual([]);
  reported += all.length;
  shown += all.length - unshown.length;
});

test("the day of a whole law moved by one is told of the pack, once, and of no rule", () => {
  for (const of of texts) {
    // The text may say the day itself, and then the policy has it too.
    const day = /in_force: \{ from: (\d{4}-\d{2}-\d{2})/.exec(of.files["pack.yaml"] ?? "")?.[1] ?? "";
    const next = day.slice(0, 8) + String(Number(day.slice(8)) + 1).padStart(2, "0");
    const moved = mapFiles(of.files, (path, text) => [
      path,
      text
        .replaceAll(`policy in force from ${day}`, `policy in force from ${next}`)
        .replaceAll(`from: ${day}`, `from: ${next}`),
    ]);
    const found = changedBy(of, moved);
    // Rules with a first day of their own, the same as the law's, now begin before it.
    const begin = Object.values(of.files)
      .flatMap((it) => it.split(/\brule /).slice(1))
      .filter((it) => it.includes(`in force from ${day}`))
      .map((it) => /^\w+/.exec(it)?.[0]);
    const told = found?.changes
      .filter((it) => it.kind !== "unchanged")
      .flatMap((it) => it.rules.old.map((one) => one.name));
    expect(told?.filter((it) => !begin.some((name) => it.endsWith(name ?? "")))).toEqual([]);
    expect(found?.ofPack.map((it) => it.what)).toEqual(["in_force"]);
    expect(found?.bump?.level).toBe("minor");
    reported += 1;
  }
});

test("of each kind so many were planted, and nearly all of them were shown", () => {
  expect(reported).toBeGreaterThanOrEqual(kinds.length * ofEachKind);
  expect(shown).toBeGreaterThanOrEqual(kinds.length * ofEachKind - ofEachKind);
});

test.each(Object.keys(withoutWitness))("no document shows that this goes: %s", (words) => {
  const slip = slips.find((it) => wordsOf(it) === words);
  invariant(slip, "what is explained is in the policies");
  const { of, plant } = slip;
  const found = changedBy(of, { [plant.path]: planted(of.files[plant.path] ?? "", plant) });
  expect(found?.changes.flatMap((it) => it.witnesses)).toEqual([]);
});
