import type { FileDigests, PinnedPack } from "./pins.ts";

/** What packs are judged by beside their own files, with the digest of its meaning and of its files. */
export interface PinnedLibrary {
  readonly calendar: PinnedPart;
  readonly vocabulary: PinnedPart;
  /** How words of other systems' files are ours. */
  readonly mapping: PinnedPart;
}

export interface PinnedPart {
  readonly id: string;
  /** Of its content, whatever its layout. */
  readonly digest: string;
  readonly files: FileDigests;
}

export interface Pins {
  /** The version of the engine. */
  readonly engine: string;
  readonly library: PinnedLibrary;
  readonly packs: readonly PinnedPack[];
}

/** Something that is not what it was. `was` and `is`: versions or digests; undefined: it was not there, or is not there any more. */
export interface PinDifference {
  readonly part: "engine" | keyof PinnedLibrary | "pack";
  /** Of the pack, the calendar …; of the engine `edict`. */
  readonly id: string;
  /** Undefined: all of it. */
  readonly file: string | undefined;
  readonly was: string | undefined;
  readonly is: string | undefined;
  /** Whether the digest of what it means is what it was. */
  readonly sameMeaning: boolean;
  /** Index into the packs of what was pinned. */
  readonly at: number | undefined;
}

/** All that differs between what was pinned and what is there, file by file. */
export function comparePins(was: Pins, is: Pins): readonly PinDifference[] {
  const engine = { part: "engine", id: "edict", file: undefined, sameMeaning: false, at: undefined } as const;
  const parts = (["calendar", "vocabulary", "mapping"] as const).flatMap((part) => {
    const [before, after] = [was.library[part], is.library[part]];
    const own = { part, id: after.id, sameMeaning: before.digest === after.digest, at: undefined } as const;
    return differing(before.files, after.files).map((it) => ({ ...own, ...it }));
  });
  return [
    ...(was.engine === is.engine ? [] : [{ ...engine, was: was.engine, is: is.engine }]),
    ...parts,
    ...pairsOf(was.packs, is.packs).flatMap(comparePacks),
  ];
}

interface Pair {
  readonly before: PinnedPack | undefined;
  readonly after: PinnedPack | undefined;
  readonly at: number | undefined;
}

/** Packs of one id and first day; one whose `pack.yaml` says others now is known by its folder. */
function pairsOf(was: readonly PinnedPack[], is: readonly PinnedPack[]): readonly Pair[] {
  const keyOf = (it: PinnedPack): string => `${it.id} ${it.in_force}`;
  const known = new Set(was.map(keyOf));
  const pairs = was.map((before, at): Pair => {
    const isMoved = (it: PinnedPack): boolean =>
      !known.has(keyOf(it)) && it.shipped === before.shipped && it.folder === before.folder;
    return { before, after: is.find((it) => keyOf(it) === keyOf(before)) ?? is.find(isMoved), at };
  });
  const paired = new Set(pairs.map((it) => it.after));
  const others = is.filter((it) => !paired.has(it));
  return [...pairs, ...others.map((after) => ({ before: undefined, after, at: undefined }))];
}

function comparePacks({ before, after, at }: Pair): readonly PinDifference[] {
  const sameMeaning = before?.digest === after?.digest;
  const own = { part: "pack", id: before?.id ?? after?.id ?? "", sameMeaning, at } as const;
  if (!before || !after) return [{ ...own, file: undefined, was: before?.version, is: after?.version }];
  const versions =
    before.version === after.version ? [] : [{ ...own, file: undefined, was: before.version, is: after.version }];
  return [...versions, ...differing(before.files, after.files).map((it) => ({ ...own, ...it }))];
}

/** Files that are others, are new or are gone, in the order of their paths. */
function differing(
  was: FileDigests,
  is: FileDigests,
): readonly { readonly file: string; readonly was: string | undefined; readonly is: string | undefined }[] {
  const files = [...new Set([...Object.keys(was), ...Object.keys(is)])].toSorted();
  return files.map((file) => ({ file, was: was[file], is: is[file] })).filter((it) => it.was !== it.is);
}
