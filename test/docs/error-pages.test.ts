import { expect, test } from "vitest";
import { filesOf, readTree } from "../house/tree.ts";
import { fencesOf, type Fence } from "./fences.ts";
import { runBlock } from "./run-block.ts";

const pages = filesOf(readTree(), "grammar/errors/", ".md").filter(([path]) => path.split("/").length === 4);

/** The codes of the errors that a block raises; warnings count where the page is about one. */
function raised(fence: Fence, code: string): readonly string[] {
  return runBlock(fence)
    .filter((it) => it.severity === "error" || it.code === code)
    .map((it) => it.code);
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
      expect(raised(fence, code).toSorted()).toEqual(mode === "fires" ? [code, ...beside].toSorted() : []);
    });
  }
}

test("planted: a block that is said to fire, and does not", () => {
  const [fence] = fencesOf("```yaml fires\nname: Lumen\n```\n");
  expect(fence && raised(fence, "base/duplicate-key")).toEqual([]);
});
