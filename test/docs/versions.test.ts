import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fencesOf } from "./fences.ts";
import { transcript } from "./reference-section.ts";

/** Pages, and how many transcripts each has. */
const pages: readonly (readonly [string, number])[] = [
  ["grammar/sign-off.md", 3],
  ["grammar/sign-off.zh-Hans.md", 3],
  ["grammar/versions/timeline.md", 2],
  ["grammar/versions/timeline.zh-Hans.md", 2],
  ["grammar/versions/lock.md", 2],
  ["grammar/versions/lock.zh-Hans.md", 2],
  ["grammar/versions/receipts.md", 4],
  ["grammar/versions/receipts.zh-Hans.md", 4],
];

/** Digests change with the vocabulary and the calendar; a page shows some. */
const masked = (text: string): string => text.replaceAll(/\b[0-9a-f]{12}\b/g, "digest");

test.each(pages)("%s: its commands print what it shows", (path, count) => {
  const page = { heading: path, line: 1, fences: fencesOf(readFileSync(path, "utf8")) };
  const shown = page.fences.filter((it) => it.words[0] === "console");
  expect(shown.length).toBe(count);
  for (const it of shown) expect(masked(it.text)).toBe(masked(transcript(page, it)));
});
