import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Files = Readonly<Record<string, string>>;

/** The files of a shipped pack, by their paths in its folder. */
export function packFiles(folder: string): Files {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name));
  return Object.fromEntries(files.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

/** The same files at other paths, or with another text. */
export function mapFiles(files: Files, change: (path: string, text: string) => readonly [string, string]): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => change(path, text)));
}

export const isPolicy = (path: string): boolean => path.endsWith(".edict");
