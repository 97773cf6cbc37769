import lt from "semver/functions/lt.js";
import { expect, test } from "vitest";
import { readTree, type Tree } from "../house/tree.ts";

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
