import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Texts of the repository by path, with `/`. Every house check is a function of a tree, so that a fault can be planted in one. */
export type Tree = ReadonlyMap<string, string>;

const skipped = new Set([".git", ".faults", ".mutants", "node_modules", "dist", "coverage", "out"]);

export function readTree(): Tree {
  const tree = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder === "" ? "." : folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (skipped.has(entry.name)) continue;
      if (entry.isDirectory()) visit(path);
      if (entry.isFile()) tree.set(path, readFileSync(path, "utf8"));
    }
  };
  visit("");
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The files under a folder that end as given. */
export function filesOf(tree: Tree, folder: string, end = ""): readonly (readonly [path: string, text: string])[] {
  return [...tree].filter(([path]) => path.startsWith(folder) && path.endsWith(end));
}

/** The same tree with files added or replaced. */
export function planted(tree: Tree, files: Readonly<Record<string, string>>): Tree {
  return new Map([...tree, ...Object.entries(files)]);
}

/** A tree of the given files alone. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(files));
}

const parsed = new Map<string, ts.SourceFile>();
/** A TypeScript file as the compiler reads it, each text once. */
export function sourceFileOf(file: string, text: string): ts.SourceFile {
  const key = `${file}\0${text}`;
  const source = parsed.get(key) ?? ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  parsed.set(key, source);
  return source;
}

/** `src/language/parse/lexer.ts` lies in the room `language`. */
export function roomOf(path: string): string {
  return path.split("/")[1] ?? "";
}
