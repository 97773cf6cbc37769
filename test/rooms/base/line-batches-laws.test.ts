import fc from "fast-check";
import { expect, test } from "vitest";
import { documentLimits } from "../../../src/base/document.ts";
import { batchLimits, type LineBatch } from "../../../src/base/line-batches.ts";
import { keptBatchesOf } from "../../kit/line-batches.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** The lines of a batch by themselves. */
const linesOf = ({ line, bytes, ends }: LineBatch) =>
  [...ends, bytes.length].map((end, at) => ({ line: line + at, bytes: bytes.subarray(ends[at - 1] ?? 0, end) }));

const long = "b".repeat(batchLimits.bytes / 2);
const part = fc.oneof({ weight: 30, arbitrary: fc.constantFrom("a", "甲🙂", "\n", "\r\n", "\r") }, fc.constant(long));
const text = fc.array(part, { maxLength: 200, size: "max" }).map((parts) => parts.join(""));

test("the batches of a text hang on nothing but its bytes, and are the text", () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 500, max: 100_000 }), (it, chunk) => {
      const bytes = bytesOf(it);
      const told = (batches: readonly LineBatch[]) => batches.map((one) => [one.line, textOf(one.bytes)]);
      const batches = told(keptBatchesOf(bytes, chunk));
      expect(batches).toEqual(told(keptBatchesOf(bytes, bytes.length + 1)));
      expect(batches.map(([, words]) => words).join("")).toBe(it);
    }),
    { numRuns: 20 },
  );
});

test("lines end at LF, and have the numbers of these", () => {
  fc.assert(
    fc.property(text, (it) => {
      const lines = it.split("\n").map((words) => words.replace(/\r+$/, ""));
      const found = keptBatchesOf(bytesOf(it), 1000).flatMap(linesOf);
      const told = found.map(({ line, bytes }) => [line, textOf(bytes).replace(/[\r\n]+$/, "")] as const);
      expect(told.filter(([, words]) => words !== "")).toEqual(
        lines.flatMap((words, at) => (words === "" ? [] : [[at + 1, words] as const])),
      );
    }),
    { numRuns: 20 },
  );
});

test("of a line that is too large no more is kept than shows it, and what came with its end", () => {
  const chunk = 1_000_000;
  const batches = keptBatchesOf(bytesOf(`a\n${"b".repeat(3 * documentLimits.bytes)}\nc\n`), chunk);
  const lines = batches.flatMap(linesOf).filter(({ bytes }) => bytes.length > 0);
  const long = lines[1]?.bytes.length ?? 0;
  expect(lines.map(({ line, bytes }) => [line, bytes.length])).toEqual([
    [1, 2],
    [2, long],
    [3, 2],
  ]);
  expect(long).toBeGreaterThan(documentLimits.bytes + 2);
  expect(long).toBeLessThan(documentLimits.bytes + 4 + chunk);
});
