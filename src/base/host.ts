import { readFileSync, readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { basename, dirname, join, posix, relative, resolve, sep } from "node:path";
import { getHeapStatistics } from "node:v8";

/** The one door to files. Paths may be relative to the host's working folder. */
export interface Host {
  /** The same files, where it is noted what is read: what only looks whether something is told is no input of a run. */
  readonly unnoted?: Host | undefined;
  /** The same files as `unnoted`, where a run that watches asks what it is to be made again for. */
  readonly watched?: Host | undefined;
  /** Notes as read what was looked at unnoted, and is an input after all. */
  readonly note?: ((path: string) => void) | undefined;
  /** The text of a UTF-8 file without its byte order mark; undefined if it cannot be read or is not UTF-8. */
  readonly readText: (path: string) => string | undefined;
  /** The bytes of a file; undefined if it cannot be read or is no plain file. Larger ones are not opened. */
  readonly readBytes: (path: string, most: number) => Uint8Array | "too-large" | undefined;
  readonly isFile: (path: string) => boolean;
  readonly isFolder: (path: string) => boolean;
  /** The names in a folder, sorted by code unit, without links to other folders; none if it cannot be listed. */
  readonly list: (folder: string) => readonly string[];
  /** All that stands in a folder, sorted by name; undefined if it cannot be listed. */
  readonly entries: (folder: string) => readonly FolderEntry[] | undefined;
  /** The absolute path of the parts joined. */
  readonly resolve: (...parts: readonly string[]) => string;
  /** The absolute path with its links followed, as far as it is there. */
  readonly real: (path: string) => string;
  /** The same for all names of one file, as of hard links, or where a file system knows no capitals; undefined where there is none. */
  readonly fileId?: ((path: string) => string | undefined) | undefined;
  /** The path from the working folder, with forward slashes. */
  readonly relative: (path: string) => string;
  /** How many bytes its programs may keep; undefined: nobody knows. */
  readonly memory?: number | undefined;
  /** Whether the text of a path was written from a value in memory. */
  readonly isValue?: (path: string) => boolean;
}

/** A name in a folder, and what it names. */
export interface FolderEntry {
  readonly name: string;
  /** A link is what it leads to, but for one to a folder, which may lead in circles; `lost` if it leads nowhere. */
  readonly kind: "file" | "folder" | "linked-folder" | "lost" | "other";
}

/** The files of this machine; relative paths start at `cwd`. */
export function nodeHost(cwd: string): Host {
  const absolute = (...parts: readonly string[]): string => resolve(cwd, ...parts);
  const stat = (path: string): ReturnType<typeof statSync> => statSync(absolute(path), { throwIfNoEntry: false });
  const entries: Host["entries"] = (folder) =>
    attempt(() => readdirSync(absolute(folder), { withFileTypes: true }))
      ?.map((it) => ({ name: it.name, kind: kindOf(it) }))
      .toSorted((a, b) => byCodeUnit(a.name, b.name));
  return {
    // Nothing is read that is no plain file: a pipe would never end.
    readText: (path) =>
      attempt(() => (stat(path)?.isFile() === true ? decode(readFileSync(absolute(path))) : undefined)),
    readBytes: (path, most) =>
      attempt(() => {
        const known = stat(path);
        if (known?.isFile() !== true) return undefined;
        return known.size > most ? "too-large" : readFileSync(absolute(path));
      }),
    isFile: (path) => attempt(() => stat(path)?.isFile()) ?? false,
    isFolder: (path) => attempt(() => stat(path)?.isDirectory()) ?? false,
    list: (folder) => (entries(folder) ?? []).filter((it) => it.kind !== "linked-folder").map((it) => it.name),
    entries,
    resolve: absolute,
    real: (path) => realPath(absolute(path)),
    fileId: (path) =>
      attempt(() => {
        const known = statSync(absolute(path), { bigint: true });
        return known.isFile() ? `${known.dev} ${known.ino}` : undefined;
      }),
    relative: (path) => relative(absolute(), absolute(path)).replaceAll(sep, "/"),
    memory: getHeapStatistics().heap_size_limit,
  };
}

/**
 * A host whose files are these texts and bytes, for tests; its working folder is `/`.
 *
 * @example
 * memoryHost({ "policies/pack.yaml": "id: a" }).list("policies") // ["pack.yaml"]
 */
export function memoryHost(files: Readonly<Record<string, string | Uint8Array>>): Host {
  const absolute = (...parts: readonly string[]): string => posix.resolve("/", ...parts);
  const texts = new Map(Object.entries(files).map(([path, text]) => [absolute(path), text]));
  let folders: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  const inside = (folder: string): ReadonlySet<string> | undefined => {
    folders ??= foldersOf(texts.keys());
    return folders.get(absolute(folder));
  };
  const entries = (folder: string): readonly FolderEntry[] =>
    [...(inside(folder) ?? [])].toSorted(byCodeUnit).map((name) => ({
      name,
      kind: texts.has(absolute(folder, name)) ? "file" : "folder",
    }));
  return {
    readText: (path) => {
      const found = texts.get(absolute(path));
      return typeof found === "string" ? found.replace(/^\uFEFF/, "") : found && attempt(() => decode(found));
    },
    readBytes: (path, most) => {
      const found = texts.get(absolute(path));
      const bytes = typeof found === "string" ? new TextEncoder().encode(found) : found;
      return bytes && bytes.length > most ? "too-large" : bytes;
    },
    isFile: (path) => texts.has(absolute(path)),
    isFolder: (path) => inside(path) !== undefined,
    list: (folder) => entries(folder).map((it) => it.name),
    entries,
    resolve: absolute,
    real: absolute,
    relative: (path) => posix.relative("/", absolute(path)),
  };
}

/** The folders of absolute paths, each with the names in it. */
function foldersOf(paths: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  const add = (path: string): void => {
    if (path === dirname(path)) return;
    const [folder, name] = [dirname(path), basename(path)];
    const names = folders.get(folder);
    if (names !== undefined) return void names.add(name);
    folders.set(folder, new Set([name]));
    add(folder);
  };
  for (const it of paths) add(it);
  return folders;
}

/** A host that notes which files were read, by the paths that were asked for. */
export function recordingHost(host: Host): { readonly host: Host; readonly read: ReadonlySet<string> } {
  const read = new Set<string>();
  const note = (path: string): void => {
    read.add(path);
    host.note?.(path);
  };
  const noted = <T>(path: string, found: T): T => {
    if (found !== undefined) read.add(path);
    return found;
  };
  return {
    host: {
      ...host,
      readText: (path) => noted(path, host.readText(path)),
      readBytes: (path, most) => noted(path, host.readBytes(path, most)),
      unnoted: host.unnoted ?? host,
      note,
    },
    read,
  };
}

function realPath(path: string): string {
  const folder = dirname(path);
  return attempt(() => realpathSync(path)) ?? (folder === path ? path : join(realPath(folder), basename(path)));
}

/**
 * Whether a path from a folder stays in it, links followed, and out of what git keeps there: what a file of a folder names, and
 * what its links lead to, may be nowhere else.
 *
 * @example
 * staysIn(memoryHost({}), "/a", "b.yaml") // true
 * staysIn(memoryHost({}), "/a", "../c.yaml") // false
 * staysIn(memoryHost({}), "/a", ".git/config") // false
 * staysIn(memoryHost({}), "/a", ".GIT/config") // false
 */
export function staysIn(host: Host, folder: string, path: string): boolean {
  return isBelow(host.real(folder), host.real(host.resolve(folder, path)));
}

/** Whether a real path is that of a folder or of something in it that git does not keep for itself. */
function isBelow(top: string, path: string): boolean {
  const rest = path.slice(top.length);
  const isInside = path.startsWith(top) && (rest === "" || /[\\/]$/.test(top) || /^[\\/]/.test(rest));
  return isInside && !/(^|[\\/])\.git([\\/]|$)/i.test(rest);
}

/**
 * A host for what lies in a folder: what leads out of it cannot be read.
 *
 * @example
 * confinedHost(memoryHost({ "/a/b.yaml": "b: 1", "/c.yaml": "c: 1" }), "/a").readText("/c.yaml") // undefined
 */
export function confinedHost(host: Host, folder: string): Host {
  const top = host.real(folder);
  const isIn = (path: string): boolean => isBelow(top, host.real(path));
  return {
    ...host,
    readText: (path) => (isIn(path) ? host.readText(path) : undefined),
    readBytes: (path, most) => (isIn(path) ? host.readBytes(path, most) : undefined),
    unnoted: host.unnoted && confinedHost(host.unnoted, folder),
    watched: host.watched && confinedHost(host.watched, folder),
  };
}

/**
 * A host on which nothing is but what lies in these folders, links followed: what leads out of them is not there.
 *
 * @example
 * const host = fencedHost(memoryHost({ "/a/b.yaml": "b: 1", "/c.yaml": "c: 1" }), ["/a"]);
 * [host.isFile("/a/b.yaml"), host.isFile("/c.yaml"), host.list("/")] // [true, false, []]
 */
export function fencedHost(host: Host, folders: readonly string[]): Host {
  const tops = folders.map((it) => host.real(it));
  const isIn = (path: string): boolean => tops.some((it) => isBelow(it, host.real(path)));
  return {
    ...host,
    readText: (path) => (isIn(path) ? host.readText(path) : undefined),
    readBytes: (path, most) => (isIn(path) ? host.readBytes(path, most) : undefined),
    isFile: (path) => isIn(path) && host.isFile(path),
    isFolder: (path) => isIn(path) && host.isFolder(path),
    list: (folder) => (isIn(folder) ? host.list(folder) : []),
    entries: (folder) => (isIn(folder) ? host.entries(folder) : undefined),
    unnoted: host.unnoted && fencedHost(host.unnoted, folders),
  };
}

function kindOf(entry: Dirent): FolderEntry["kind"] {
  const isLink = entry.isSymbolicLink();
  const it = isLink ? attempt(() => statSync(`${entry.parentPath}/${entry.name}`)) : entry;
  if (it === undefined) return "lost";
  if (it.isDirectory()) return isLink ? "linked-folder" : "folder";
  return it.isFile() ? "file" : "other";
}

/** A byte order mark at the start is dropped by the decoder. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** What the file system refuses is not there. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** What the folder is called in which Edict is installed. */
export const installedFolder = "edict:";

/**
 * A host to which a folder has a name of its own, so that paths below it are the same on every machine.
 *
 * @example
 * const host = mountFolder(memoryHost({ "/opt/edict/policies/a.yaml": "a: 1" }), "edict:", "/opt/edict");
 * host.readText("edict:/policies/a.yaml") // "a: 1"
 * host.relative(host.resolve("edict:/policies", "a.yaml")) // "edict:/policies/a.yaml"
 */
export function mountFolder(host: Host, name: string, folder: string): Host {
  const real = (path: string): string => {
    const near = host.relative(path);
    return near === name || near.startsWith(`${name}/`) ? folder + near.slice(name.length) : path;
  };
  return {
    ...host,
    readText: (path) => host.readText(real(path)),
    readBytes: (path, most) => host.readBytes(real(path), most),
    isFile: (path) => host.isFile(real(path)),
    isFolder: (path) => host.isFolder(real(path)),
    list: (path) => host.list(real(path)),
    entries: (path) => host.entries(real(path)),
    real: (path) => host.real(real(path)),
    fileId: (path) => host.fileId?.(real(path)),
    unnoted: host.unnoted && mountFolder(host.unnoted, name, folder),
  };
}

/**
 * A host with more files, or others in their place: texts by path, a byte order mark at their start dropped. They are read by
 * their names; no folder lists them. `values`: those whose text was written from a value in memory.
 *
 * @example
 * const host = overlayHost(memoryHost({ "a.yaml": "a: 1" }), { "b.yaml": "b: 2" });
 * [host.readText("a.yaml"), host.readText("./b.yaml"), host.list(".")] // ["a: 1", "b: 2", ["a.yaml"]]
 */
export function overlayHost(host: Host, texts: Readonly<Record<string, string>>, values: readonly string[] = []): Host {
  const areValues = new Set(values.map((it) => host.resolve(it)));
  const byPath = new Map(Object.entries(texts).map(([path, text]) => [host.resolve(path), text] as const));
  const textOf = (path: string): string | undefined => byPath.get(host.resolve(path));
  return {
    ...host,
    readText: (path) => textOf(path)?.replace(/^\uFEFF/, "") ?? host.readText(path),
    readBytes: (path, most) => {
      const text = textOf(path);
      if (text === undefined) return host.readBytes(path, most);
      const bytes = new TextEncoder().encode(text);
      return bytes.length > most ? "too-large" : bytes;
    },
    isFile: (path) => textOf(path) !== undefined || host.isFile(path),
    isFolder: (path) => textOf(path) === undefined && host.isFolder(path),
    isValue: (path) => areValues.has(host.resolve(path)) || host.isValue?.(path) === true,
    unnoted: host.unnoted && overlayHost(host.unnoted, texts, values),
  };
}

/**
 * A host with more files, or others in their place, as if they had been written: folders list them too.
 *
 * @example
 * const host = draftedHost(memoryHost({ "/a/b.yaml": "b: 1" }), { "/a/c/d.yaml": "d: 1" });
 * [host.list("/a"), host.isFolder("/a/c"), host.readText("/a/c/d.yaml")] // [["b.yaml", "c"], true, "d: 1"]
 */
export function draftedHost(host: Host, texts: Readonly<Record<string, string>>): Host {
  const over = overlayHost(host, texts);
  const folders = foldersOf(Object.keys(texts).map((it) => host.resolve(it)));
  const added = (folder: string): readonly string[] => [...(folders.get(host.resolve(folder)) ?? [])];
  const isDraft = (path: string): boolean => folders.has(host.resolve(path));
  return {
    ...over,
    isFolder: (path) => isDraft(path) || over.isFolder(path),
    list: (folder) => [...new Set([...host.list(folder), ...added(folder)])].toSorted(byCodeUnit),
    entries: (folder) => {
      const known = host.entries(folder) ?? (host.isFolder(folder) ? undefined : []);
      if (known === undefined) return undefined;
      const names = new Set(known.map((it) => it.name));
      const drafts = added(folder)
        .filter((name) => !names.has(name))
        .map((name): FolderEntry => ({ name, kind: isDraft(host.resolve(folder, name)) ? "folder" : "file" }));
      return [...known, ...drafts].toSorted((a, b) => byCodeUnit(a.name, b.name));
    },
  };
}
