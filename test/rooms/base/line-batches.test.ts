import { expect, test } from "vitest";
import { documentLimits } from "../../../src/base/document.ts";
import { batchLimits, lineCutter, lineEnds, type LineBatch } from "../../../src/base/line-batches.ts";
import { keptBatchesOf } from "../../kit/line-batches.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (it: LineBatch): string => new TextDecoder().decode(it.bytes);
const shown = (all: readonly LineBatch[]) => all.map((it) => [it.line, it.isFirst, textOf(it)]);

/** The batches of a text that comes in pieces of so many bytes. */
function cut(text: string, size: number, isWhole = true): readonly LineBatch[] {
  const found = keptBatchesOf(bytes(text), size, isWhole);
  for (const it of found) expect(it.ends).toEqual(lineEnds(it.bytes));
  return found;
}

test.each([1, 3, 1000])("lines are one batch up to a number of them, in pieces of %d bytes", (size) => {
  const lines = (from: number, count: number): string =>
    Array.from({ length: count }, (_, at) => `${from + at}\n`).join("");
  const most = batchLimits.lines;
  expect(shown(cut(lines(1, most), size))).toEqual([[1, true, lines(1, most)]]);
  expect(shown(cut(lines(1, 2 * most + 1), size))).toEqual([
    [1, true, lines(1, most)],
    [most + 1, false, lines(most + 1, most)],
    [2 * most + 1, false, lines(2 * most + 1, 1)],
  ]);
  // What does not end goes with the lines before it.
  expect(shown(cut(`${lines(1, most)}open`, size))).toEqual([[1, true, `${lines(1, most)}open`]]);
  expect(shown(cut("a\nb", size))).toEqual([[1, true, "a\nb"]]);
});

test("a batch ends before a line that would make it too large, and a long line is one by itself", () => {
  const half = `${"a".repeat(batchLimits.bytes / 2 - 1)}\n`;
  const long = `${"b".repeat(batchLimits.bytes)}\n`;
  expect(shown(cut(`${half}${half}`, 50_000))).toEqual([[1, true, `${half}${half}`]]);
  expect(shown(cut(`${half}${half}c\n`, 50_000))).toEqual([
    [1, true, `${half}${half}`],
    [3, false, "c\n"],
  ]);
  expect(shown(cut(`${long}c\n`, 50_000))).toEqual([
    [1, true, long],
    [2, false, "c\n"],
  ]);
  expect(shown(cut(`${half}${half}${half}${half}`, 500_000))).toEqual([
    [1, true, `${half}${half}`],
    [3, false, `${half}${half}`],
  ]);
  expect(shown(cut(`a\n${long}c\n`, 50_000))).toEqual([
    [1, true, "a\n"],
    [2, false, long],
    [3, false, "c\n"],
  ]);
});

test("what is a part of a file does not begin with its first line; of nothing there is no batch", () => {
  expect(shown(cut("a\n", 9, false))).toEqual([[1, false, "a\n"]]);
  expect(cut("", 9)).toEqual([]);
});

test("of a line over the limit of a document so much is kept that it is seen to be too large", () => {
  const cutter = lineCutter();
  const piece = new Uint8Array(documentLimits.bytes).fill(97);
  expect([...cutter.add(piece), ...cutter.add(piece), ...cutter.add(piece)]).toEqual([]);
  const [only] = cutter.end();
  expect([only?.isFirst, only?.bytes.length]).toEqual([true, documentLimits.bytes + 4]);
});

test("lines end behind each line feed, and by nothing else", () => {
  expect(lineEnds(bytes("a\r\nb\rc\n\nd"))).toEqual([3, 7, 8]);
  expect([lineEnds(bytes("")), lineEnds(bytes("\na"))]).toEqual([[], [1]]);
});
