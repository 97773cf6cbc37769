import { expect, test } from "vitest";
import { filesOf, readTree } from "../house/tree.ts";
import { faultsOfBilingual } from "./bilingual.ts";
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

test("every paragraph of a page stands in English and, right after it, in Chinese", () => {
  const read = filesOf(readTree(), "grammar/errors/", ".md");
  expect(read.length).toBe(pages.length + 1);
  expect(read.flatMap(([path, text]) => faultsOfBilingual(text).map((it) => `${path}: ${it}`))).toEqual([]);
});

const inBoth =
  "# `a/b`\n\nThe [list](a.md) of `b` is empty.\n\n`b` 的[列表](a.md)为空。\n\n```yaml fires\nb: []\n```\n";

test.each([
  ["nothing", inBoth, []],
  ["code over the end of a line", inBoth.replaceAll("`b`", "`b c`").replace("b c", "b\nc"), []],
  [
    "Chinese that is missing",
    inBoth.replace("`b` 的[列表](a.md)为空。", ""),
    ["no Chinese: The [list](a.md) of `b` is empty."],
  ],
  ["Chinese that stands alone", `${inBoth}\n到此为止。\n\n无。\n`, ["no English: 到此为止。", "no English: 无。"]],
  ["a name that is lost", inBoth.replace("`b` 的", "它的"), ["without `b`"]],
  ["a link elsewhere", inBoth.replace("](a.md)为", "](c.md)为"), ["without (a.md)"]],
  ["a narrow comma", inBoth.replace("为空", "为空,无"), ["narrow sign: 空,"]],
  ["no space", inBoth.replace("`b` 的", "`b`的"), ["no space: `的"]],
  ["an English word", inBoth.replace("为空", "为 empty"), ["English: empty"]],
  ["Traditional characters", inBoth.replace("为空", "為空"), ["Traditional: 為"]],
])("planted: %s", (_, text, faults) => {
  expect(faultsOfBilingual(text)).toEqual(faults);
});

testBlocks("fires");

test("planted: a block that is said to fire, and does not", () => {
  const [fence] = fencesOf("```yaml fires\nname: Lumen\n```\n");
  expect(fence && raised(runBlock(fence), "base/duplicate-key")).toEqual([]);
});
