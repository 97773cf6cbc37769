import type { Host } from "../base/host.ts";

/** The texts below a folder as a revision of its repository has them, by their paths in it; undefined: there is no such. */
export type ReadRevision = (revision: string, folder: string) => Readonly<Record<string, string>> | undefined;

/**
 * A host that also has these texts, below a folder that is not there.
 *
 * @example
 * withFolder(memoryHost({}), "HEAD:law", { "pack.yaml": "id: a" }).list("HEAD:law") // ["pack.yaml"]
 */
export function withFolder(host: Host, folder: string, texts: Readonly<Record<string, string>>): Host {
  const top = host.resolve(folder);
  const all = new Map(Object.entries(texts).map(([path, text]) => [host.resolve(folder, path), text]));
  const namesIn = (path: string): readonly string[] => {
    const start = `${host.resolve(path)}/`;
    const below = [...all.keys()].filter((it) => it.startsWith(start));
    return [...new Set(below.map((it) => it.slice(start.length).split("/")[0] ?? ""))].toSorted();
  };
  const isInside = (path: string): boolean => `${host.resolve(path)}/`.startsWith(`${top}/`);
  return {
    ...host,
    readText: (path) => (isInside(path) ? all.get(host.resolve(path))?.replace(/^\uFEFF/, "") : host.readText(path)),
    isFile: (path) => (isInside(path) ? all.has(host.resolve(path)) : host.isFile(path)),
    isFolder: (path) => (isInside(path) ? namesIn(path).length > 0 : host.isFolder(path)),
    list: (path) => (isInside(path) ? namesIn(path) : host.list(path)),
  };
}

/**
 * A revision and a folder, as `git show` takes them; undefined for anything else.
 *
 * @example
 * revisionIn("v1.2:policies/law") // { revision: "v1.2", folder: "policies/law" }
 * revisionIn("cn.law@2025-01-01") // undefined
 */
export function revisionIn(name: string): { readonly revision: string; readonly folder: string } | undefined {
  const colon = name.indexOf(":");
  const [revision, folder] = [name.slice(0, colon), name.slice(colon + 1)];
  // A dash would be taken for an option.
  return colon > 0 && folder !== "" && !revision.startsWith("-") ? { revision, folder } : undefined;
}
