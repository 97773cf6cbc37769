import { expect, test } from "vitest";
import { slugOf } from "../../site/markdown.ts";
import { addressOf, siteOf, type SidebarItem } from "../../site/pages.ts";
import { planted, readTree, treeOf } from "../house/tree.ts";

const tree = readTree();
const site = siteOf(tree, undefined);
const pageAt = (path: string, of = site) => of.pages.find((it) => it.path === path);

const linksIn = (items: readonly SidebarItem[]): readonly string[] =>
  items.flatMap((it) => [...(it.link === undefined ? [] : [it.link]), ...linksIn(it.items ?? [])]);

test("every link leads to a page of the site, to a heading of it, or to a file", () => {
  expect(site.dead).toEqual([]);
  const [page = ""] = [...tree.keys()].filter((it) => it.startsWith("grammar/errors/base/"));
  const links = "[a](nowhere.md) [b](../../project.md#no-such-heading) [c](../../project.md#watching) [d](/law/x.html)";
  expect(siteOf(planted(tree, { [page]: `# a\n\n${links}\n` }), undefined).dead).toEqual([
    `${page} -> nowhere.md`,
    `${page} -> ../../project.md#no-such-heading`,
  ]);
});

test("every page of documentation is on the site, in both languages, and in a sidebar", () => {
  const documented = [...tree.keys()].filter((it) =>
    /^(grammar\/(?!vscode\/|README\.md$).*|policies\/.*(CHANGELOG|README)|examples\/.*README)\.md$/.test(it),
  );
  const wanted = documented.filter((it) => !it.endsWith(".zh-Hans.md"));
  expect(wanted.length).toBeGreaterThan(450);
  const sources = new Set(site.pages.map((it) => it.source.replace(".zh-Hans.md", ".md")));
  expect(wanted.filter((it) => !sources.has(it))).toEqual([]);
  for (const language of ["en", "zh"] as const) {
    const own = site.pages.filter((it) => it.path.startsWith("zh/") === (language === "zh"));
    const listed = new Set(Object.values(site.sidebars[language]).flatMap(linksIn));
    expect(own.map((it) => addressOf(it.path)).filter((it) => !listed.has(it))).toEqual([]);
    expect([...listed].filter((link) => !own.some((it) => addressOf(it.path) === link))).toEqual([]);
  }
});

test("a page in both languages is one of each; a page in English says so on the Chinese site", () => {
  const page = "errors/base/duplicate-key.md";
  const prose = (path: string): string => (pageAt(path)?.text ?? "").replaceAll(/```[^]*?```|`[^`]*`/g, "");
  expect(prose(page)).toMatch(/[a-z]{4,}/);
  expect(prose(page)).not.toMatch(/\p{Script=Han}/u);
  expect(prose(`zh/${page}`)).toMatch(/\p{Script=Han}/u);
  expect(prose(`zh/${page}`)).not.toMatch(/^[A-Za-z ]{30,}/m);
  expect(pageAt("zh/decisions/index.md")?.text).toContain("本页尚无中文译文");
  expect(pageAt("zh/start/audit.md")?.text).not.toContain("本页尚无中文译文");
});

test("links stay in the language of their page, where the page is told in it", () => {
  const two = treeOf({
    "grammar/project.md": "# Projects\n\n## A and B\n",
    "grammar/formats.md": "# Formats\n\n[projects](project.md#a-and-b), [code](../src/a.ts), [folder](../src/)\n",
    "src/a.ts": "",
  });
  const text = (repository: string | undefined, path: string): string | undefined =>
    siteOf(two, repository).pages.find((it) => it.path === path)?.text;
  expect(text(undefined, "formats.md")).toContain("[projects](/project#a-and-b), code, folder");
  expect(text(undefined, "zh/formats.md")).toContain("[projects](/zh/project#a-and-b)");
  expect(text("https://x.example/r", "formats.md")).toContain(
    "[code](https://x.example/r/blob/main/src/a.ts), [folder](https://x.example/r/tree/main/src/)",
  );
});

test("a heading of a page in English is found on the page in Chinese, in its place", () => {
  const links = (page: string): string => `# c\n\n[c](${page}#two-words)\n`;
  const of = (texts: Readonly<Record<string, string>>) =>
    siteOf(treeOf({ "grammar/project.md": "# a\n\n## One\n\n## Two words\n", ...texts }), undefined);
  const own = { "grammar/project.zh-Hans.md": "# 甲\n\n## 一\n\n## 二\n" };
  const { pages, dead } = of({ ...own, "grammar/formats.md": links("project.md") });
  expect(dead).toEqual([]);
  expect(pages.find((it) => it.path === "formats.md")?.text).toContain("(/project#two-words)");
  expect(pages.find((it) => it.path === "zh/formats.md")?.text).toContain(`(/zh/project#${encodeURIComponent("二")})`);
  for (const texts of [
    { ...own, "grammar/formats.md": links("project.zh-Hans.md") },
    { "grammar/project.zh-Hans.md": "# 甲\n\n## 二\n", "grammar/formats.md": links("project.md") },
  ])
    expect(of(texts).dead).toHaveLength(1);
});

/** What Vue would take for its own outside of code: tags, and double braces. */
const ofVue = (markdown: string): readonly string[] =>
  markdown.replaceAll(/^```[^]*?^```|(`+)[^`][^]*?\1/gm, "").match(/\{\{|<(?!br>)[a-z/!]/gi) ?? [];

test("no page holds what Vue would read as a template", () => {
  expect(site.pages.flatMap(({ path, text }) => (ofVue(text).length === 0 ? [] : [path]))).toEqual([]);
  expect(ofVue("`<FILE>` and ``{{`` a<br>b")).toEqual([]);
  expect(ofVue("a <FILE> is {{ name }}")).toEqual(["<F", "{{"]);
});

test("headings are named as GitHub names them", () => {
  const names = ["Questions and answers", "`--stream`: what it says", "In Chinese (简体)"].map(slugOf);
  expect(names).toEqual(["questions-and-answers", "--stream-what-it-says", "in-chinese-简体"]);
});
