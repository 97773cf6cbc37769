import { expect, test } from "vitest";
import { memoryHost, nodeHost, type Host } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { isDiagnostic, loadPacks, openLibrary, preparePacks, type Library } from "../../../src/engine/library.ts";
import type { Pack } from "../../../src/pack/pack.ts";

const disk = nodeHost(".");
const prepared = preparePacks(disk, "policies");
const law = "policies/cn/labelling-measures/2025-09-01";

/** The shipped library with prepared packs, below a folder that is not where it was built. */
function libraryWith(bytes: Uint8Array, edited: Readonly<Record<string, string>> = {}): readonly [Host, Library] {
  const inside = (path: string): string => path.replace(/^\/?opt\/edict\//, "");
  const host: Host = {
    ...disk,
    readText: (path) => edited[inside(path)] ?? disk.readText(inside(path)),
    readBytes: (path, most) => (path.endsWith("packs.bin") ? bytes : disk.readBytes(inside(path), most)),
    isFile: (path) => disk.isFile(inside(path)),
    isFolder: (path) => disk.isFolder(inside(path)),
    list: (path) => disk.list(inside(path)),
    resolve: memoryHost({}).resolve,
    relative: memoryHost({}).relative,
  };
  const library = openLibrary(host, "/opt/edict/policies");
  invariant(!isDiagnostic(library), "the shipped library opens");
  return [host, library];
}

const all = (library: Library): readonly string[] => [...library.packs.keys()];

function packsOf([host, library]: readonly [Host, Library], judged: "together" | "alone"): readonly Pack[] {
  const { packs, problems } = loadPacks(host, library, all(library), judged);
  expect(problems).toEqual([]);
  return packs;
}

test.each(["together", "alone"] as const)("packs that a build prepared are what their files say: %s", (judged) => {
  const fresh = libraryWith(new Uint8Array());
  const kept = libraryWith(prepared);
  expect(fresh[1].compiled().size).toBe(0);
  expect(kept[1].compiled().size).toBe(packsOf(fresh, judged).length);
  expect(packsOf(kept, judged)).toStrictEqual(packsOf(fresh, judged));
});

test("every shipped law names the two later instruments that no pack encodes, and whom they bind", () => {
  const packs = packsOf(libraryWith(prepared), "alone");
  const others = (it: Pack): readonly string[] => it.manifest.notCovered.map((one) => `${one.id}: ${one.binds}`);
  expect(packs.length).toBeGreaterThan(10);
  for (const pack of packs)
    expect([pack.manifest.id, others(pack)]).toEqual([
      pack.manifest.id,
      expect.arrayContaining([
        expect.stringMatching(/^cn\.anthropomorphic_measures: providers of services that simulate a natural person/),
        expect.stringMatching(/^cn\.minors_information_classes: algorithm and generative AI services/),
      ]),
    ]);
});

test("a pack whose files were edited, and what needs it, are compiled afresh; the others are not", () => {
  const file = `${law}/article-05.edict`;
  const text = disk.readText(file);
  invariant(text !== undefined, "the file is there");
  const [host, library] = libraryWith(prepared, { [file]: `${text}\n// edited\n` });
  const before = library.compiled();
  expect(before.has(host.resolve(`/opt/edict/${law}`))).toBe(false);
  const isPrepared = ({ checked }: Pack): boolean => [...before.values()].some((it) => it.sound === checked);
  const packs = packsOf([host, library], "together");
  const afresh = packs.filter((it) => !isPrepared(it));
  const needing = packs.filter(({ manifest }) => manifest.needs.some((it) => it.id === "cn.labelling_measures"));
  expect(needing.length).toBeGreaterThan(0);
  expect(afresh.map((it) => it.manifest.id)).toEqual(
    expect.arrayContaining(["cn.labelling_measures", ...needing.map((it) => it.manifest.id)]),
  );
  expect(afresh.length).toBeLessThan(packs.length);
});

test("what another engine prepared, and what is no such file, is left alone", () => {
  const sources = new TextEncoder().encode("sources ");
  const at = prepared.findIndex((_, start) => sources.every((byte, offset) => prepared[start + offset] === byte));
  const other = prepared.with(at, 83);
  expect(at).toBeGreaterThan(0);
  for (const bytes of [other, prepared.slice(0, 1000), new Uint8Array([1, 2, 3])])
    expect(libraryWith(bytes)[1].compiled().size).toBe(0);
});
