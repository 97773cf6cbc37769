import lt from "semver/functions/lt.js";
import { expect, test } from "vitest";
import { readTree, treeOf, type Tree } from "../house/tree.ts";

const versionsIn = (changelog: string): readonly string[] =>
  [...changelog.matchAll(/^## (.+)$/gm)].map(([, version = ""]) => version);

/** Packs whose changelog does not begin with the version that `pack.yaml` says, or is not in order, or has an empty entry. */
function faults(tree: Tree): readonly string[] {
  const packs = [...tree].filter(([path]) => path.startsWith("policies/") && path.endsWith("/pack.yaml"));
  return packs.flatMap(([path, text]) => {
    const folder = path.slice(0, -"/pack.yaml".length);
    const version = /^version: (.+)$/m.exec(text)?.[1];
    const changelog = tree.get(`${folder}/CHANGELOG.md`) ?? "";
    const told = versionsIn(changelog);
    const isInOrder = told.every((it, at) => at === 0 || lt(it, told[at - 1] ?? it));
    const entries = changelog.split(/^## .+$/m).slice(1);
    return told[0] === version && isInOrder && entries.every((it) => it.trim() !== "") ? [] : [folder];
  });
}

test("the changelog of every shipped pack begins with its version", () => {
  expect(faults(readTree())).toEqual([]);
});

test("planted: no changelog, another version, a wrong order, an entry that says nothing", () => {
  const pack = (changelog: string | undefined): Tree =>
    new Map([
      ["policies/cn/a/1/pack.yaml", "id: cn.a\nversion: 1.1.0\n"],
      ...(changelog === undefined ? [] : [["policies/cn/a/1/CHANGELOG.md", changelog] as const]),
    ]);
  expect(faults(pack("## 1.1.0\n\n- b\n\n## 1.0.0\n\n- a\n"))).toEqual([]);
  for (const it of [undefined, "", "## 1.0.0\n\n- a\n", "## 1.1.0\n\n- b\n\n## 1.2.0\n\n- a\n", "## 1.1.0\n\n"])
    expect(faults(pack(it))).toEqual(["policies/cn/a/1"]);
});

const kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

/** What keeps the root's changelog from being one: `Unreleased` first, then versions with their days, newest first, by kind of change. */
function faultsOfRoot(tree: Tree): readonly string[] {
  const text = tree.get("CHANGELOG.md") ?? "";
  const [unreleased = "", ...released] = versionsIn(text);
  const versions = released.map((it) => /^\[(.+)\] - \d{4}-\d\d-\d\d$/.exec(it)?.[1] ?? it);
  const { version } = JSON.parse(tree.get("package.json") ?? "{}") as { readonly version?: string };
  const entries = text.split(/^## .+$/m).slice(2);
  return [
    ...(unreleased === "[Unreleased]" ? [] : ["it does not begin with `Unreleased`"]),
    ...(versions[0] === version ? [] : [`its newest version is not ${version}`]),
    ...versions.filter((it, at) => at > 0 && !lt(it, versions[at - 1] ?? it)).map((it) => `${it} is out of order`),
    ...entries.filter((it) => !/^- /m.test(it)).map((_, at) => `${versions[at]} says nothing`),
    ...Array.from(text.matchAll(/^### (.+)$/gm), (it) => it[1] ?? "").filter((it) => !kinds.includes(it)),
  ];
}

test("the changelog of the root begins with what is unreleased and the version of the package", () => {
  expect(faultsOfRoot(readTree())).toEqual([]);
});

test("planted: a root changelog without its first section, of another version, in a wrong order, of an unknown kind", () => {
  const faultsIn = (changelog: string): readonly string[] =>
    faultsOfRoot(treeOf({ "CHANGELOG.md": changelog, "package.json": '{ "version": "1.1.0" }' }));
  const entry = (version: string, kind = "Added"): string => `## [${version}] - 2026-01-02\n\n### ${kind}\n\n- a\n\n`;
  const head = "## [Unreleased]\n\n";
  expect(faultsIn(head + entry("1.1.0") + entry("1.0.0"))).toEqual([]);
  expect(faultsIn(entry("1.1.0"))).toContain("it does not begin with `Unreleased`");
  expect(faultsIn(head + entry("1.0.0"))).toEqual(["its newest version is not 1.1.0"]);
  expect(faultsIn(head + entry("1.1.0") + entry("1.2.0"))).toEqual(["1.2.0 is out of order"]);
  expect(faultsIn(head + entry("1.1.0").replace("- a", ""))).toEqual(["1.1.0 says nothing"]);
  expect(faultsIn(head + entry("1.1.0", "News"))).toEqual(["News"]);
});
