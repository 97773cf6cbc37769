import { expect, test } from "vitest";
import { pages, raised, testBlocks } from "./error-pages.ts";
import { fencesOf } from "./fences.ts";
import { runBlock } from "./run-block.ts";

test("every page has its code as title, shows what raises it and how it is avoided", () => {
  expect(pages.length).toBeGreaterThan(200);
  for (const { path, text, code, blocks } of pages) {
    expect([path, text.startsWith(`# \`${code}\`\n`)]).toEqual([path, true]);
    expect([path, new Set(blocks.map(({ words }) => words[1]))]).toEqual([path, new Set(["fires", "silent"])]);
  }
});

testBlocks("fires");

test("planted: a block that is said to fire, and does not", () => {
  const [fence] = fencesOf("```yaml fires\nname: Lumen\n```\n");
  expect(fence && raised(runBlock(fence), "base/duplicate-key")).toEqual([]);
});
