import type { Diagnostic } from "../base/diagnostic.ts";
import { groupBy } from "../base/group-by.ts";
import { overlayHost, type Host } from "../base/host.ts";
import type { CheckedPack } from "../language/check/checked-pack.ts";
import { parse } from "../language/parse/parse.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { compilePacks, type CompileEnvironment } from "../pack/compile-packs.ts";
import { packBench, type PackBench } from "./pack-bench.ts";

/** Policies while people write them: texts that are open in an editor stand in the place of files. */
export interface Desk {
  /** Puts the text of an open file; undefined: the editor closed it. */
  readonly put: (path: string, text: string | undefined) => void;
  /** Files that were saved, or changed beside the editor: packs that may read them are opened anew. */
  readonly changed: (paths: readonly string[]) => void;
  /** The files of the machine, and over them what is open. */
  readonly host: () => Host;
  /** Checks the whole pack of a policy; until then only what has changed is checked. */
  readonly settle: (path: string) => void;
  /** What is wrong, by file, in the pack of a policy and in what it cannot be opened for; policies without a mistake are there too. */
  readonly problems: (path: string) => ReadonlyMap<string, readonly Diagnostic[]>;
  /** A policy in its pack; undefined: the pack cannot be opened, or the file is no policy of it. */
  readonly open: (path: string) => OpenPolicy | undefined;
  /** All packs that are known: those that are open here, and those that a build has compiled. */
  readonly packs: () => readonly CheckedPack[];
}

/** A policy as its text is now, and what is known of it. */
export interface OpenPolicy {
  readonly file: Ast.File;
  readonly checked: CheckedPack;
  readonly bench: PackBench;
}

/** A policy's pack, those that it needs as it was checked against them, and others that are known. */
export const packsAround = (
  { checked, bench }: Pick<OpenPolicy, "checked" | "bench">,
  packs: readonly CheckedPack[],
): readonly CheckedPack[] => [checked, ...[...bench.opened.context.needs.values()].flat(), ...packs];

interface Folder {
  readonly bench: PackBench | undefined;
  /** Why it could not be opened. */
  readonly diagnostics: readonly Diagnostic[];
}

/** `beside`: packs of the project, which may need each other. */
export function openDesk(disk: Host, found: CompileEnvironment, beside: readonly string[] = []): Desk {
  const texts = new Map<string, string>();
  const folders = new Map<string, Folder>();
  const lastBench = new Map<string, PackBench>();
  /** Where something was opened or has changed: what a build compiled of them is not looked at. */
  const touched = new Set<string>();
  const host = (): Host => overlayHost(disk, Object.fromEntries(texts));
  const folderOf = (path: string): string => disk.resolve(path, "..");
  const openFolder = (folder: string): Folder => {
    const before = folders.get(folder);
    if (before) return before;
    const neighbours = beside.filter((it) => disk.resolve(it) !== folder);
    const compiled: CompileEnvironment["compiled"] = (it) =>
      it === folder || touched.has(it) ? undefined : found.compiled(it);
    const { opened, diagnostics } = compilePacks(host(), [disk.relative(folder) || ".", ...neighbours], {
      ...found,
      compiled,
    });
    const own = opened.get(folder);
    // While something that a pack needs is broken, it is checked against what that was before.
    const bench = own ? packBench(own) : lastBench.get(folder);
    if (bench) lastBench.set(folder, bench);
    if (!own) for (const [path, text] of texts) if (folderOf(path) === folder) bench?.put(disk.relative(path), text);
    const made = { bench, diagnostics: own ? [] : diagnostics };
    folders.set(folder, made);
    return made;
  };
  const isPolicy = (path: string): boolean => path.endsWith(".edict");
  const benchOf = (path: string): PackBench | undefined => {
    const folder = folderOf(path);
    return isPolicy(path) && host().isFile(`${folder}/pack.yaml`) ? openFolder(folder).bench : undefined;
  };
  const put = (path: string, text: string | undefined): void => {
    const absolute = disk.resolve(path);
    const before = texts.get(absolute);
    if (text === undefined) texts.delete(absolute);
    else texts.set(absolute, text);
    const now = text ?? disk.readText(absolute);
    touched.add(folderOf(path));
    if (isPolicy(path)) folders.get(folderOf(path))?.bench?.put(disk.relative(absolute), now);
    else if (before !== text && isReadByPacks(path)) folders.clear();
  };
  /** Whether a file is one of a pack beside its policies, which do not read its cases. */
  const isReadByPacks = (path: string): boolean =>
    /[\\/]cases[\\/]/.test(path)
      ? false
      : [folderOf(path), disk.resolve(path, "../..")].some((it) => disk.isFile(`${it}/pack.yaml`));
  return {
    put,
    changed: (paths) => {
      for (const path of paths) {
        touched.add(folderOf(path));
        // What is open here is known to its own pack already, and to no other.
        const own = isPolicy(path) && texts.has(disk.resolve(path)) ? folderOf(path) : undefined;
        if (own === undefined && !isPolicy(path) && !isReadByPacks(path)) continue;
        for (const it of folders.keys()) if (it !== own) folders.delete(it);
      }
    },
    host,
    settle: (path) => void benchOf(path)?.settle(),
    problems: (path) => {
      const relative = disk.relative(disk.resolve(path));
      const checked = benchOf(path)?.check();
      const policies = new Set([relative, ...(checked?.value.files ?? []).map((it) => it.source.path)]);
      const text = checked ? undefined : host().readText(path);
      const ofPolicies =
        checked?.diagnostics ?? (text === undefined ? [] : parse({ path: relative, text }).diagnostics);
      // Policies are known as they are now.
      const inTheWay = (folders.get(folderOf(path))?.diagnostics ?? []).filter(
        (it) => !policies.has(it.place.source.path),
      );
      const byFile = groupBy([...ofPolicies, ...inTheWay], (it) => it.place.source.path);
      return new Map([...[...policies].map((it) => [it, []] as const), ...byFile]);
    },
    open: (path) => {
      const bench = benchOf(path);
      const file = bench?.file(disk.relative(disk.resolve(path)));
      return bench && file && { bench, file, checked: bench.check().value };
    },
    packs: () => {
      for (const it of touched) if (disk.isFile(`${it}/pack.yaml`)) openFolder(it);
      const open = [...folders.values()].flatMap((it) => it.bench?.check().value ?? []);
      const prebuilt = [...found.shipped.values()]
        .flat()
        .map((it) => disk.resolve(it))
        .filter((it) => !folders.has(it) && !touched.has(it))
        .flatMap((it) => found.compiled(it)?.compiled()?.sound ?? []);
      return [...open, ...prebuilt];
    },
  };
}
