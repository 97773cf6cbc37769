import { expect, test } from "vitest";
import { filesOf, readTree } from "../house/tree.ts";
import { faultsOfChinese } from "../kit/chinese.ts";
import { fencesOf } from "./fences.ts";
import { runBlock, type Said } from "./run-block.ts";

const all = filesOf(readTree(), "grammar/errors/", ".md").filter(([path]) => path.split("/").length === 4);
/** Before a release all of them, at every test each third one. */
const pages = all.filter((_, index) => process.env["EDICT_RUNS"] !== undefined || index % 3 === 0);

/** The codes of the errors that a block raises; warnings count where the page is about one. */
function raised(said: readonly Said[], code: string): readonly string[] {
  return said.filter((it) => it.severity === "error" || it.code === code).map((it) => it.code);
}

for (const [path, text] of pages) {
  const code = path.slice("grammar/errors/".length, -".md".length);
  const blocks = fencesOf(text).filter(({ words }) => words[1] === "fires" || words[1] === "silent");

  test(`${path} fires and is silent`, () => {
    expect(text.startsWith(`# \`${code}\`\n`)).toBe(true);
    expect(new Set(blocks.map(({ words }) => words[1]))).toEqual(new Set(["fires", "silent"]));
  });

  for (const fence of blocks) {
    const [language, mode] = fence.words;
    const beside = fence.words.flatMap((it) => (it.startsWith("+") ? [it.slice(1)] : []));
    test(`${path}:${fence.line} ${mode} as ${language}`, () => {
      const said = runBlock(fence);
      expect(said.flatMap(faultsOfChinese)).toEqual([]);
      expect(raised(said, code).toSorted()).toEqual(mode === "fires" ? [code, ...beside].toSorted() : []);
    });
  }
}

test("planted: a block that is said to fire, and does not", () => {
  const [fence] = fencesOf("```yaml fires\nname: Lumen\n```\n");
  expect(fence && raised(runBlock(fence), "base/duplicate-key")).toEqual([]);
});
