import { basename, dirname } from "node:path";
import { expect } from "vitest";
import { memoryHost, nodeHost, type Host } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { isDiagnostic, loadNamedPacks, openLibrary, type ShippedLibrary } from "../../../src/engine/library.ts";
import type { Pack } from "../../../src/pack/pack.ts";
import { prepared as made } from "../../kit/repository.ts";

export const disk = nodeHost(".");
export const prepared = made["dist/packs.bin"];
export const law = "policies/cn/labelling-measures/2025-09-01";

/** The shipped library with prepared packs, below a folder that is not where it was built. */
export function libraryWith(
  bytes: Uint8Array,
  edited: Readonly<Record<string, string>> = {},
  at = "/opt/edict",
): readonly [Host, ShippedLibrary] {
  const inside = (path: string): string => path.replace(/^\/?(?:opt|srv)\/edict\//, "");
  const added = (folder: string): readonly string[] =>
    Object.keys(edited).flatMap((it) => (dirname(it) === inside(folder) && !disk.isFile(it) ? [basename(it)] : []));
  const host: Host = {
    ...disk,
    readText: (path) => edited[inside(path)] ?? disk.readText(inside(path)),
    readBytes: (path, most) => (path.endsWith("packs.bin") ? bytes : disk.readBytes(inside(path), most)),
    isFile: (path) => inside(path) in edited || disk.isFile(inside(path)),
    isFolder: (path) => disk.isFolder(inside(path)),
    list: (path) => [...disk.list(inside(path)), ...added(path)],
    entries: (path) => [
      ...(disk.entries(inside(path)) ?? []),
      ...added(path).map((name) => ({ name, kind: "file" as const })),
    ],
    resolve: memoryHost({}).resolve,
    real: memoryHost({}).real,
    relative: memoryHost({}).relative,
  };
  const library = openLibrary(host, `${at}/policies`);
  invariant(!isDiagnostic(library), "the shipped library opens");
  return [host, library];
}

const all = (library: ShippedLibrary): readonly string[] => [...library.packs.keys()];

/** The folders of which packs are taken as they were prepared. */
export const preparedIn = ([host, { packs, compiled }]: readonly [Host, ShippedLibrary]): readonly string[] =>
  Array.from(packs.values())
    .flat()
    .map((it) => host.resolve(it))
    .filter((it) => compiled(it)?.compiled() !== undefined);

export function packsOf(
  [host, library]: readonly [Host, ShippedLibrary],
  judged: "together" | "alone",
): readonly Pack[] {
  const { packs, problems } = loadNamedPacks(host, library, all(library), judged);
  expect(problems).toEqual([]);
  return packs;
}
