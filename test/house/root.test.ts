import { expect, test } from "vitest";
import { readTree, treeOf, type Tree } from "./tree.ts";

/** Files that people and tools look for in the root. Whatever else lies there was left behind by a run. */
const expected: ReadonlySet<string> = new Set([
  ".dockerignore",
  ".editorconfig",
  ".gitattributes",
  ".gitignore",
  ".npmrc",
  ".oxfmtrc.json",
  ".oxlintrc.json",
  ".pre-commit-hooks.yaml",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "Dockerfile",
  "LICENSE",
  "README.md",
  "README.zh-Hans.md",
  "SECURITY.md",
  "action.yml",
  "build.mjs",
  "declarations.mjs",
  "package-lock.json",
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
]);

const strayFiles = (tree: Tree): readonly string[] =>
  [...tree.keys()].filter((path) => !path.includes("/") && !expected.has(path));

test("the root holds nothing that a run left behind", () => {
  expect(strayFiles(readTree())).toEqual([]);
});

test("what a run leaves in the root is never ignored: the rules name folders and packed releases", () => {
  const rules = readTree().get(".gitignore")?.trim().split("\n") ?? [];
  expect(rules.filter((it) => !it.endsWith("/"))).toEqual(["*.tgz"]);
});

test("planted: a document in the root", () => {
  expect(strayFiles(treeOf({ "README.md": "", "2025-09-01.yaml": "", "examples/a.yaml": "" }))).toEqual([
    "2025-09-01.yaml",
  ]);
});

test("editors break lines where the formatter does", () => {
  const tree = readTree();
  const { printWidth } = JSON.parse(tree.get(".oxfmtrc.json") ?? "{}") as { readonly printWidth: number };
  const widths = tree.get(".editorconfig")?.matchAll(/^max_line_length = (\d+)$/gm) ?? [];
  expect([...widths].map(([, width]) => Number(width))).toEqual([printWidth]);
});
