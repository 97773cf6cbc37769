import { formatDay } from "../base/civil-date.ts";
import { sha256 } from "../base/digest.ts";
import { recordingHost, type Host } from "../base/host.ts";
import type { Pack } from "./pack.ts";
import { readOwnVocabulary, readPackFiles, readVersion } from "./read-pack.ts";

/** The SHA-256 of the bytes of files, by their path from a folder. */
type FileDigests = Readonly<Record<string, string>>;

/** A pack as it was when something was judged by it. */
interface PinnedPack {
  readonly id: string;
  readonly version: string;
  /** Where it lies: in the library of what is shipped, or from the working folder. */
  readonly folder: string;
  readonly shipped: boolean;
  /** The first day of its law, which tells versions of one id apart; `never`: a draft. */
  readonly in_force: string;
  /** Of its meaning, text, calendar and vocabulary. */
  readonly digest: string;
  /** Of the law's text, or of the outline that stands for it. */
  readonly text: string;
  /** All files that a compilation reads, and no other: cases and changelogs decide nothing. */
  readonly files: FileDigests;
}

/** A pack with the bytes of all that is read of its folder. */
export function pinPack(host: Host, library: string, { folder, manifest, digest, text }: Pack): PinnedPack {
  const { id, inForce } = manifest;
  return {
    id,
    version: manifest.version,
    ...whereIs(host, library, folder),
    in_force: inForce === "never" ? inForce : formatDay(inForce.from),
    digest,
    text: text.digest,
    files: digestFiles(host, folder, filesRead(host, folder)),
  };
}

/** A pinned pack that does not compile any more: the files that were read of it, and those that are now, as they are now. */
export function repinFiles(host: Host, library: string, pinned: PinnedPack): PinnedPack {
  const folder = pinned.shipped ? `${library}/${pinned.folder}` : pinned.folder;
  const there = Object.keys(pinned.files).map((it) => `${folder}/${it}`);
  const paths = new Set([...there.filter((it) => host.isFile(it)), ...filesRead(host, folder)]);
  return { ...pinned, digest: "", files: digestFiles(host, folder, paths) };
}

/** The files of a pack's folder that a compilation reads, sound or not; only `pack.yaml` where that is broken. */
function filesRead(host: Host, folder: string): ReadonlySet<string> {
  const noting = recordingHost(host);
  const version = readVersion(noting.host, folder)?.version;
  if (version) readPackFiles(noting.host, version);
  if (version) readOwnVocabulary(noting.host, version);
  return noting.read;
}

function whereIs(host: Host, library: string, folder: string): Pick<PinnedPack, "folder" | "shipped"> {
  const [root, whole] = [`${host.resolve(library)}/`, host.resolve(folder)].map((it) => it.replaceAll("\\", "/"));
  if (root !== undefined && whole?.startsWith(root) === true)
    return { folder: whole.slice(root.length), shipped: true };
  return { folder: host.relative(folder), shipped: false };
}

/** Digests of files below a folder, in the order of their paths. */
export function digestFiles(host: Host, folder: string, paths: Iterable<string>): FileDigests {
  const from = host.resolve(folder).replaceAll("\\", "/").length + 1;
  const named = [...paths].map((it) => [host.resolve(it).replaceAll("\\", "/").slice(from), it] as const);
  const inOrder = named.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(inOrder.map(([name, path]) => [name, digestFile(host, path) ?? ""]));
}

/** The SHA-256 of a file's bytes; undefined if it cannot be read. */
export function digestFile(host: Host, path: string): string | undefined {
  const bytes = host.readBytes(path, Infinity);
  return bytes === undefined || bytes === "too-large" ? undefined : sha256(bytes);
}

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
