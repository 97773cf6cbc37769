import { openBinary, toBinary } from "../base/binary.ts";
import { sha256 } from "../base/digest.ts";
import type { Host } from "../base/host.ts";
import type { SourceText } from "../base/text.ts";
import type { CheckedPack } from "../language/check/checked-pack.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { KeptVocabulary } from "../vocabulary/read-vocabulary.ts";
import type { CompiledBefore, CompiledVersion, CompileEnvironment } from "./compile-packs.ts";
import { isOwnCalendar } from "./read-manifest.ts";
import { readVersion, type Version } from "./read-pack.ts";
import { unreadPolicies } from "./unread-files.ts";

/** What was written where a library stood then. */
interface Placed {
  /** The library's folder, as paths of sources begin. */
  readonly library: string;
  /** Every text that it has a place in and nothing before it. */
  readonly sources: readonly SourceText[];
}

/** What a build keeps of the vocabulary and the packs in its library, so that a run need not read and compile them again. */
interface CompileCache extends Placed {
  /** Of the engine that compiled them, and of the vocabulary and the calendar that they were compiled against. */
  readonly made: string;
  readonly vocabulary: KeptVocabulary;
  readonly versions: readonly Pick<CompiledBefore, "version" | "contents">[];
  /** What several packs count by. */
  readonly calendars: readonly CompiledVersion["calendar"][];
}

interface KeptPack extends Placed {
  readonly compiled: CompiledVersion;
}

/** What was kept, for the folder in which the library stands now. */
export interface KeptLibrary {
  readonly vocabulary: KeptVocabulary;
  /** By the absolute path of the folder: of the files that there were then. */
  readonly packs: ReadonlyMap<string, CompiledBefore>;
}

/** What a build has made of a library. */
export interface MadeLibrary extends Pick<CompileCache, "made" | "vocabulary"> {
  readonly compiled: readonly CompiledVersion[];
  /** Of all its packs, drafts too. */
  readonly folders: readonly string[];
}

/** Writes a vocabulary and compiled packs of a library for runs of the same engine. */
export function writeCompileCache(host: Host, folder: string, { folders, compiled, ...more }: MadeLibrary): Uint8Array {
  const readAgain = folders.map((it) => readVersion(host, it));
  // Who takes a pack from here does not hear what is said of its manifest.
  const sound = readAgain.flatMap((it) => (it?.version && it.diagnostics.length === 0 ? [it.version] : []));
  const [soundIn, compiledIn] = [sound, compiled.map((it) => it.version)].map(
    (all) => new Set(all.map((it) => it.folder)),
  );
  const all = compiled.filter(({ version }) => soundIn?.has(version.folder));
  const drafts = sound.filter((it) => !compiledIn?.has(it.folder));
  const versions = [...all.map((it) => it.version), ...drafts].map((version) => {
    return { version, contents: contentsOf(host, version) };
  });
  const library = host.relative(folder);
  const sourcesIn = sourceFinder();
  const first = { ...more, library, versions, calendars: [...new Set(all.map((it) => it.calendar))] };
  const kept: CompileCache = { ...first, sources: sourcesIn(first) };
  const packs = all.map((it): KeptPack => ({ compiled: it, library, sources: sourcesIn(it) }));
  return toBinary([kept, ...packs], writtenIn);
}

/** Of a pack what only matters to who reads or compiles its policies: a third of it and more, which a verdict has no use for. */
function writtenIn(it: object): readonly string[] {
  if ("declarations" in it && "comments" in it) return ofFiles;
  return "readable" in it && "meanings" in it ? ofPacks : [];
}

const ofFiles: readonly (keyof Ast.File)[] = ["declarations", "comments"];
const ofPacks: readonly (keyof CheckedPack)[] = [
  "files",
  "meanings",
  "types",
  "rules",
  "definitions",
  "terms",
  "parameters",
  "openLists",
  "exemptions",
  "named",
  "readable",
];

// INVARIANT (same files): what was compiled before stands for the files that it was compiled from, the engine, the
//   vocabulary and the calendar of that day, and for no others, so that a file that is edited is compiled afresh.
/** What `writeCompileCache` wrote; undefined if another engine did. What is kept of a pack is read when it is asked for. */
export function readCompileCache(
  host: Host,
  library: string,
  bytes: Uint8Array,
  made: string,
): KeptLibrary | undefined {
  const kept = keptAt(host, library, bytes);
  return kept?.made === made ? kept : undefined;
}

/** Packs that are compiled once while their texts change. */
export interface KeptPacks {
  /** Those whose files are on a host what they were compiled from. */
  readonly of: (host: Host) => CompileEnvironment["compiled"];
  /** All of them, for who knows which files have changed. */
  readonly all: CompileEnvironment["compiled"];
  readonly keep: CompileEnvironment["keep"];
}

/** Keeps what is compiled. `before`: what a build has compiled. */
export function keptPacks(before: CompileEnvironment["compiled"]): KeptPacks {
  const made = new Map<string, CompiledBefore>();
  const keep: CompileEnvironment["keep"] = (host, compiled) => {
    const { version } = compiled;
    made.set(host.resolve(version.folder), { version, contents: contentsOf(host, version), compiled: () => compiled });
  };
  const all: KeptPacks["all"] = (folder) => made.get(folder) ?? before(folder);
  return { keep, all, of: (host) => (folder) => ifSame(host, all(folder)) };
}

/** What was compiled, if the files of its folder are on a host what they were then. */
export function ifSame(host: Host, before: CompiledBefore | undefined): CompiledBefore | undefined {
  return before && contentsOf(host, before.version) === before.contents ? before : undefined;
}

type KeptAt = KeptLibrary & Pick<CompileCache, "made">;

/** What was read of bytes before, by where the library stands: whoever opens it again need not read them again. */
const readBefore = new WeakMap<Uint8Array, Map<string, KeptAt | undefined>>();

/** What bytes hold, its paths as they are seen from where the library stands today; undefined: something else. */
function keptAt(host: Host, library: string, bytes: Uint8Array): KeptAt | undefined {
  const before = readBefore.get(bytes) ?? new Map<string, KeptAt | undefined>();
  readBefore.set(bytes, before);
  const place = `${library}\0${host.relative(library)}`;
  if (!before.has(place)) before.set(place, openedAt(host, library, bytes));
  return before.get(place);
}

function openedAt(host: Host, library: string, bytes: Uint8Array): KeptAt | undefined {
  const moved = (path: string, before: string): string => `${library}${path.slice(before.length)}`;
  const place = (value: unknown): void => {
    const { library: before, sources } = value as Placed;
    for (const it of sources) Object.assign(it, { path: host.relative(moved(it.path, before)) });
  };
  const [first, ...others] = openBinary(bytes, place) ?? [];
  const kept = first && triedTo(first);
  if (!isCompileCache(kept)) return undefined;
  const compiledAt = (at: number): CompiledVersion | undefined => {
    const open = others[at];
    return open && (triedTo(open) as KeptPack | undefined)?.compiled;
  };
  const packs = kept.versions.map(({ version, contents }, at): readonly [string, CompiledBefore] => {
    Object.assign(version, { folder: moved(version.folder, kept.library) });
    return [host.resolve(version.folder), { version, contents, compiled: () => compiledAt(at) }];
  });
  return { made: kept.made, vocabulary: kept.vocabulary, packs: new Map(packs) };
}

/** What is kept, or nothing where its bytes are others now. */
function triedTo(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function isCompileCache(value: unknown): value is CompileCache {
  return typeof value === "object" && value !== null && "made" in value;
}

/**
 * The digest of all files of a folder that a compilation may read or tell of: those beside `pack.yaml`, its calendar, its
 * vocabulary, those beside the law's text, and policies in folders.
 */
function contentsOf(host: Host, { folder, manifest }: Version): string {
  const beside = manifest.text?.file.replace(/[^/]*$/, "") ?? "";
  const names = [
    ...host.list(folder),
    ...(isOwnCalendar(manifest.calendar) ? [manifest.calendar.slice(2)] : []),
    ...(beside === "" ? [] : host.list(`${folder}/${beside}`).map((it) => beside + it)),
    ...host.list(`${folder}/vocabulary`).map((it) => `vocabulary/${it}`),
  ];
  const files = names.filter((it) => !it.endsWith(".md")).map((it) => [it, host.readText(`${folder}/${it}`)]);
  return sha256(JSON.stringify([files, unreadPolicies(host, folder)]));
}

/** Finds the texts that places of values are in, each once. */
function sourceFinder(): (value: unknown) => readonly SourceText[] {
  const met = new Set<unknown>();
  const visit = (it: unknown): readonly SourceText[] => {
    if (typeof it !== "object" || it === null || met.has(it)) return [];
    met.add(it);
    if (it instanceof Map) return [...it].flatMap(visit);
    const own = isSource(it) ? [it] : [];
    return [...own, ...Object.values(it).flatMap(visit)];
  };
  return visit;
}

const isSource = (it: object): it is SourceText =>
  "path" in it && "text" in it && Object.keys(it).length === 2 && typeof it.text === "string";
