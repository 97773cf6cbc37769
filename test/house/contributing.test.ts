import { expect, test } from "vitest";
import { fencesOf } from "../docs/fences.ts";
import { additions, filesThatName } from "./additions.ts";
import { planted, readTree, type Tree } from "./tree.ts";

const path = "CONTRIBUTING.md";
const tree = readTree();
const page = tree.get(path) ?? "";

/** The page with the lists of files as they are now. What is said of a file stays with it. */
function withLists(of: Tree): string {
  return (of.get(path) ?? "").replaceAll(
    /(<!-- files: (\w+) -->\n)([^]*?)(<!-- end of files -->)/g,
    (_, begin: string, kind: string, list: string, end: string) => {
      const addition = additions.find((it) => it.kind === kind);
      const said = new Map(Array.from(list.matchAll(/^- `(.+?)`(.*)$/gm), ([, file, words]) => [file, words]));
      const files = addition === undefined ? [] : filesThatName(addition, of);
      return [begin, ...files.map((file) => `- \`${file}\`${said.get(file) ?? ""}\n`), end].join("");
    },
  );
}

test("the lists of files are those in which the examples are named", async () => {
  await expect(withLists(tree)).toMatchFileSnapshot(`../../${path}`);
});

test("planted: a file that names an example, and one that no longer does", () => {
  const [verb, diagnostic] = ["src/cli/new.ts", "src/language/parse/lexer.ts"];
  expect(page).toContain(`\n- \`${diagnostic}\``);
  const other = withLists(planted(tree, { [verb]: "export const coverage = 1;", [diagnostic]: "// unknown-sign" }));
  expect(other).toContain(`\n- \`${verb}\`\n`);
  expect(other).not.toContain(`\n- \`${diagnostic}\``);
});

test("what can be added has one list each, and no list is empty", () => {
  const lists = Array.from(page.matchAll(/<!-- files: (\w+) -->\n([^]*?)<!-- end/g), ([, kind, list]) => [kind, list]);
  expect(lists.map(([kind]) => kind)).toEqual(additions.map((it) => it.kind));
  expect(lists.filter(([, list]) => list === "")).toEqual([]);
});

test("from a clone to green it is five lines, and every script, file and folder that the page names is there", () => {
  const [first] = fencesOf(page);
  expect(first?.text.trim().split("\n")).toHaveLength(5);
  const { scripts } = JSON.parse(tree.get("package.json") ?? "{}") as { readonly scripts: object };
  const named = Array.from(page.matchAll(/npm run ([\w:]+)/g), (it) => it[1] ?? "");
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((it) => !Object.hasOwn(scripts, it))).toEqual([]);
  const paths = Array.from(page.matchAll(/`((?:src|test|grammar|tools)\/[\w./-]*)`/g), (it) => it[1] ?? "");
  expect(paths.filter((it) => !tree.has(it) && ![...tree.keys()].some((file) => file.startsWith(it)))).toEqual([]);
});

test("every word of the glossary is used in the code or in the reference", () => {
  const [, glossary = ""] = page.split("## Glossary");
  const rows = Array.from(glossary.split("\n## ")[0]?.matchAll(/^\| ([^|]+) \|/gm) ?? [], (it) => it[1] ?? "");
  const words = rows.slice(2).flatMap((it) => it.split(", "));
  expect(words.length).toBeGreaterThan(30);
  const texts = [...tree]
    .filter(([file]) => /^(src|test|grammar\/reference)\//.test(file))
    .map(([, text]) => text.toLowerCase());
  const stem = (word: string): string => word.replace(/^law of the tests$/, "laws").replace(/y$/, "");
  expect(words.filter((it) => !texts.some((text) => text.includes(stem(it))))).toEqual([]);
});
