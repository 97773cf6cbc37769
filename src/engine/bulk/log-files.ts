import picomatch from "picomatch";
import type { FolderEntry, Host } from "../../base/host.ts";

const signs = /[*?[\]{}()!]/;

/**
 * The files of a log as it is named: a pattern stands for all that it matches, and a folder that is called as a table for the
 * tables in it, as Spark and others write them. What is named otherwise, or stands for nothing, is as it was named. A folder in which
 * a pattern looks and that cannot be listed is among them, so that whoever reads them says so.
 *
 * @example
 * logFiles(["logs/*.jsonl"], memoryHost({ "logs/a.jsonl": "", "logs/b.txt": "" })) // ["logs/a.jsonl"]
 */
export function logFiles(named: readonly string[], host: Host): readonly string[] {
  return named.flatMap((it) => {
    if (host.isFile(it)) return [it];
    const found = host.isFolder(it) || !signs.test(it) ? [it] : matching(it, host);
    return found.length === 0 ? [it] : found.flatMap((one) => tablesIn(one, host) ?? [one]);
  });
}

/** Whether a folder is called as a table. */
export const isTableFolder = (path: string, host: Host): boolean => /\.parquet\/*$/i.test(path) && host.isFolder(path);

/** Folders within such a folder: their names are columns of the table, or it is not written to its end. */
export const dividesTable = (path: string, host: Host): boolean =>
  (host.entries(path) ?? []).some((it) => it.kind.endsWith("folder"));

/** Undefined: a path is no folder of tables, or some of its rows are elsewhere. */
function tablesIn(path: string, host: Host): readonly string[] | undefined {
  if (!isTableFolder(path, host) || dividesTable(path, host)) return undefined;
  const folder = path.replace(/\/+$/, "");
  // What begins so is about the table: `_SUCCESS`, checksums.
  const names = (host.entries(path) ?? []).map((it) => it.name).filter((it) => !/^[._]/.test(it));
  return names.length === 0 ? undefined : names.map((it) => `${folder}/${it}`);
}

/** What stands where a pattern says, links that lead nowhere too, and before it folders in which nobody can look. */
function matching(pattern: string, host: Host): readonly string[] {
  const parts = pattern.split("/");
  const isAbsolute = parts[0] === "";
  const below = (base: string, name: string): string => (base === "" && !isAbsolute ? name : `${base}/${name}`);
  const unlisted = new Set<string>();
  const listed = (base: string): readonly FolderEntry[] => {
    const folder = base === "" ? (isAbsolute ? "/" : ".") : base;
    const entries = host.entries(folder);
    if (entries === undefined && host.isFolder(folder)) unlisted.add(folder);
    return entries ?? [];
  };
  const allFolders = (base: string): readonly string[] => [
    base,
    ...listed(base).flatMap((it) => (it.kind === "folder" ? allFolders(below(base, it.name)) : [])),
  ];
  let found: readonly string[] = [""];
  for (const [at, part] of parts.entries()) {
    if (at === 0 && isAbsolute) continue;
    const isLast = at === parts.length - 1;
    const matches = picomatch(part);
    found = found.flatMap((base) => {
      if (!signs.test(part)) return [below(base, part)];
      if (part === "**" && !isLast) return allFolders(base);
      return listed(base)
        .filter((it) => matches(it.name) && (isLast || it.kind.endsWith("folder")))
        .map((it) => below(base, it.name));
    });
  }
  const isThere = (it: string): boolean => host.isFile(it) || host.isFolder(it);
  return [...unlisted, ...(signs.test(parts.at(-1) ?? "") ? found : found.filter(isThere))];
}
