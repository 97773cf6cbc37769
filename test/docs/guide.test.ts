import { expect, test } from "vitest";
import { filesOf as treeFiles, readTree } from "../house/tree.ts";
import { fencesOf } from "./fences.ts";
import { ground, transcriptOn } from "./reference-section.ts";

const pages = treeFiles(readTree(), "grammar/guide/", ".md");

test.each(pages)("%s: whoever follows it from the first step to the last sees what it shows", (_, text) => {
  const files = { ...ground };
  const fences = fencesOf(text);
  const shown = fences.flatMap((fence) => {
    const [kind, path = ""] = fence.words;
    if (kind === "console") return [{ line: fence.line, is: fence.text, printed: transcriptOn(files, fence) }];
    files[path] = fence.text;
    return [];
  });
  expect(fences.filter((it) => it.words[0] !== "console" && it.words.length !== 2)).toEqual([]);
  for (const { line, is, printed } of shown) expect([line, is]).toEqual([line, printed]);
  expect(shown.length).toBeGreaterThan(5);
});
