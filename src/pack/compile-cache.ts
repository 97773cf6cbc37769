import { fromBinary, toBinary } from "../base/binary.ts";
import { sha256 } from "../base/digest.ts";
import type { Host } from "../base/host.ts";
import type { SourceText } from "../base/text.ts";
import type { CompiledVersion, CompileEnvironment } from "./compile-packs.ts";
import { isOwnCalendar } from "./read-manifest.ts";
import type { Version } from "./read-pack.ts";
import { unreadPolicies } from "./unread-files.ts";

/** What a build keeps of the packs in its library, so that a run need not compile them again. */
interface CompileCache {
  /** Of the engine that compiled them, and of the vocabulary and the calendar that they were compiled against. */
  readonly made: string;
  /** The library's folder, as paths of sources begin. */
  readonly library: string;
  readonly versions: readonly { readonly compiled: CompiledVersion; readonly contents: string }[];
  /** Every text that something above has a place in. */
  readonly sources: readonly SourceText[];
}

/** Writes compiled packs of a library for runs of the same engine. */
export function writeCompileCache(
  host: Host,
  library: string,
  compiled: readonly CompiledVersion[],
  made: string,
): Uint8Array {
  const versions = compiled.map((it) => ({ compiled: it, contents: contentsOf(host, it.version) }));
  const kept: CompileCache = { made, library: host.relative(library), versions, sources: sourcesIn(versions) };
  return toBinary(kept);
}

// INVARIANT (same files): what was compiled before stands for the files that it was compiled from, the engine, the
//   vocabulary and the calendar of that day, and for no others, so that a file that is edited is compiled afresh.
/**
 * What `writeCompileCache` wrote, by the absolute path of the folder, as far as the folder's files are the same today; none
 * of another engine.
 */
export function readCompileCache(
  host: Host,
  library: string,
  bytes: Uint8Array,
  made: string,
): ReadonlyMap<string, CompiledVersion> {
  const kept = keptAt(host, library, bytes);
  if (kept?.made !== made) return new Map();
  const same = kept.versions.filter(({ compiled, contents }) => contentsOf(host, compiled.version) === contents);
  return new Map(same.map(({ compiled }) => [host.resolve(compiled.version.folder), compiled]));
}

/** Packs that are compiled once while their texts change. */
export interface KeptPacks {
  /** Those whose files are on a host what they were compiled from, by the absolute path of the folder. */
  readonly of: (host: Host) => ReadonlyMap<string, CompiledVersion>;
  /** All of them, for who knows which files have changed. */
  readonly all: () => ReadonlyMap<string, CompiledVersion>;
  readonly keep: CompileEnvironment["keep"];
}

/** Keeps what is compiled. `before`: what a build has compiled of the files of `disk`, where nothing has changed yet. */
export function keptPacks(before: CompileEnvironment["compiled"], disk: Host): KeptPacks {
  const made = new Map<string, { readonly compiled: CompiledVersion; readonly contents: string }>();
  const keep: CompileEnvironment["keep"] = (host, compiled) =>
    void made.set(host.resolve(compiled.version.folder), { compiled, contents: contentsOf(host, compiled.version) });
  let isStarted = false;
  const kept = (): typeof made => {
    if (!isStarted) for (const it of before().values()) keep(disk, it);
    isStarted = true;
    return made;
  };
  const compiledOf = (some: Iterable<readonly [string, { readonly compiled: CompiledVersion }]>) =>
    new Map(Array.from(some, ([folder, it]) => [folder, it.compiled]));
  return {
    keep,
    all: () => compiledOf(kept()),
    of: (host) => compiledOf([...kept()].filter(([, it]) => contentsOf(host, it.compiled.version) === it.contents)),
  };
}

/** What was read of bytes before, by where the library stands: whoever opens it again need not read them again. */
const readBefore = new WeakMap<Uint8Array, Map<string, CompileCache | undefined>>();

/** What bytes hold, its paths as they are seen from where the library stands today; undefined: something else. */
function keptAt(host: Host, library: string, bytes: Uint8Array): CompileCache | undefined {
  const before = readBefore.get(bytes) ?? new Map<string, CompileCache | undefined>();
  readBefore.set(bytes, before);
  const place = `${library}\0${host.relative(library)}`;
  if (before.has(place)) return before.get(place);
  const found = fromBinary(bytes);
  const kept = isCompileCache(found) ? found : undefined;
  before.set(place, kept);
  const moved = (path: string): string => `${library}${path.slice(kept?.library.length)}`;
  for (const it of kept?.sources ?? []) Object.assign(it, { path: host.relative(moved(it.path)) });
  for (const { compiled } of kept?.versions ?? [])
    Object.assign(compiled.version, { folder: moved(compiled.version.folder) });
  return kept;
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

/** The texts that places of a value are in, each once. */
function sourcesIn(value: unknown): readonly SourceText[] {
  const met = new Set<unknown>();
  const visit = (it: unknown): readonly SourceText[] => {
    if (typeof it !== "object" || it === null || met.has(it)) return [];
    met.add(it);
    if (it instanceof Map) return [...it].flatMap(visit);
    const own = isSource(it) ? [it] : [];
    return [...own, ...Object.values(it).flatMap(visit)];
  };
  return visit(value);
}

const isSource = (it: object): it is SourceText =>
  "path" in it && "text" in it && Object.keys(it).length === 2 && typeof it.text === "string";
