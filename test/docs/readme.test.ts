import { expect, test } from "vitest";
import { filesOf, readTree, treeOf, type Tree } from "../house/tree.ts";
import { bonesOf } from "./bones.ts";
import { fencesOf } from "./fences.ts";

const tree = readTree();
const readme = tree.get("README.md") ?? "";
const contributing = tree.get("CONTRIBUTING.md") ?? "";
const section = (text: string, title: string): string =>
  text.split(/^## /m).find((it) => it.startsWith(`${title}\n`)) ?? "";

/** Links of Markdown files that lead to nothing in this repository. */
function deadLinks(of: Tree): readonly string[] {
  return filesOf(of, "", ".md").flatMap(([page, text]) =>
    [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map((it) => it[1] ?? "")
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const path = new URL(link, `file:///${page}`).pathname.slice(1);
        return ![...of.keys()].some((it) => it === decodeURI(path) || it.startsWith(path.replace(/\/?$/, "/")));
      })
      .map((link) => `${page} -> ${link}`),
  );
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

test("the quick start is two commands, and no other page part asks for a shell", () => {
  const commands = ["npm ci && npx edict check examples/chat-service", "npm ci && npm test"];
  const shell = (text: string): readonly string[] =>
    fencesOf(text)
      .filter((it) => it.words[0] === "sh")
      .map((it) => it.text.trim());
  expect(shell(section(readme, "Quick start"))).toEqual(commands);
  expect(shell(readme)).toEqual(commands);
});

test("every script that CONTRIBUTING names is there", () => {
  const { scripts } = JSON.parse(tree.get("package.json") ?? "{}") as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const named = [...contributing.matchAll(/npm run ([\w:]+)/g)].map((it) => it[1] ?? "");
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((it) => !Object.hasOwn(scripts, it))).toEqual([]);
});

test("every folder at the top is explained, and every one explained is there", () => {
  const folders = new Set(
    [...tree.keys()].filter((it) => it.includes("/") && !it.startsWith(".")).map((it) => it.split("/")[0]),
  );
  const explained = [...section(contributing, "Where things are").matchAll(/^\| \[(\w+)\/\]/gm)].map((it) => it[1]);
  expect(explained.toSorted()).toEqual([...folders].toSorted());
});

test("the policy that the README shows stands in a pack, word for word", () => {
  const policies = filesOf(tree, "policies/", ".edict").map(([, text]) => squeezed(text));
  const shown = fencesOf(readme).filter((it) => it.words[0] === "edict");
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter(({ text }) => !policies.some((it) => it.includes(squeezed(text))))).toEqual([]);
});

test.each([
  "README.md",
  "policies/README.md",
  "examples/README.md",
  "grammar/ci.md",
  "grammar/commands.md",
  "grammar/editors.md",
  "grammar/formats.md",
  "grammar/inputs/detect.md",
  "grammar/inputs/foreign.md",
  "grammar/inputs/lines.md",
  "grammar/inspect.md",
  "grammar/install.md",
  "grammar/library.md",
  "grammar/module.md",
  "grammar/project.md",
  "grammar/serve.md",
  "grammar/sign-off.md",
  "grammar/versions/lock.md",
  "grammar/versions/receipts.md",
  "grammar/versions/timeline.md",
])("%s in Chinese has what it has in English, section by section", (page) => {
  expect(bonesOf(tree.get(page.replace(".md", ".zh-Hans.md")) ?? "")).toEqual(bonesOf(tree.get(page) ?? ""));
});

test("the law so far links to each official text in the row of its pack, and says which have none", () => {
  const manifests = [...tree].filter(([path]) => /^policies\/(?:cn|eu)\/.*\/pack\.yaml$/.test(path));
  expect(manifests.length).toBeGreaterThan(20);
  for (const [page, none] of [
    ["README.md", "none"],
    ["README.zh-Hans.md", "无"],
  ] as const) {
    const rows = (tree.get(`policies/${page}`) ?? "").split("\n").filter((it) => it.startsWith("| "));
    const wrong = manifests.filter(([path, text]) => {
      const [, address] = /^official_text: (\S+)$/m.exec(text) ?? [];
      const folder = path.slice("policies/".length, -"pack.yaml".length);
      const row = rows.find((it) => it.includes(`(${folder}CHANGELOG.md)`));
      return row === undefined || !(address === undefined ? row.endsWith(`| ${none} |`) : row.includes(`(${address})`));
    });
    expect(wrong.map(([path]) => path)).toEqual([]);
  }
});

test("the pages of commands name each verb of the help", () => {
  const [, help = ""] = /^Commands:\n([^]*?)\n\n/m.exec(tree.get("test/golden/help/en.txt") ?? "") ?? [];
  const verbs = Array.from(help.matchAll(/^ {2}([a-z]+) /gm), ([, it = ""]) => it);
  expect(verbs.length).toBeGreaterThan(15);
  const page = tree.get("grammar/commands.md") ?? "";
  expect(verbs.filter((it) => !page.includes(`\`edict ${it} `))).toEqual([]);
});

test("planted: a paragraph, a row and a flag that the other page has not", () => {
  const page = "# a\n\n## b\n\n- `c`\n\n| d |\n\n[e](f.md#g)\n\n```sh\nh\n```\n";
  expect(bonesOf(page)).toEqual(bonesOf(page.replace("[e]", "e [其他]").replace("#g", "")));
  for (const [word, other] of [
    ["`c`", "`d`"],
    ["| d |", ""],
    ["f.md", "g.md"],
    ["h\n", "i\n"],
    ["## b", "b"],
  ] as const)
    expect(bonesOf(page)).not.toEqual(bonesOf(page.replace(word, other)));
});

test("every link of a page leads somewhere", () => {
  expect(deadLinks(tree)).toEqual([]);
});

test("planted: a link to a page that is gone", () => {
  const fault = treeOf({
    "grammar/a.md": "[b](b.md) [c](../src/c.ts#x) [d](https://example.org) [e](../src/)",
    "src/c.ts": "",
  });
  expect(deadLinks(fault)).toEqual(["grammar/a.md -> b.md"]);
});

test("the README counts the companion instruments that are there, and the first audit the facts that it shows", () => {
  const first = "genai-interim-measures";
  const folders = new Set(filesOf(tree, "policies/cn/", "/pack.yaml").map(([path]) => path.split("/")[2] ?? ""));
  const companions = [...folders].filter((it) => it !== first).length;
  const counted = (page: string, pattern: RegExp): readonly number[] =>
    pattern
      .exec(tree.get(page) ?? "")
      ?.slice(1)
      .map(Number) ?? [];
  expect(counted("README.md", /\[(\d+) companion instruments\]/)).toEqual([companions]);
  expect(counted("README.zh-Hans.md", /\[(\d+)部相关规定\]/)).toEqual([companions]);
  for (const [page, falls, shown] of [
    ["grammar/start/audit.md", /from (\d+) facts to (\d+)/, /^\d+ of (\d+) facts/gm],
    ["grammar/start/audit.zh-Hans.md", /事实从(\d+)项减少到(\d+)项/, /^事实 \d+\/(\d+)/gm],
  ] as const) {
    const counts = [...(tree.get(page) ?? "").matchAll(shown)].map((it) => Number(it[1]));
    expect([page, counted(page, falls)]).toEqual([page, [Math.max(...counts), counts.at(-1)]]);
  }
});
