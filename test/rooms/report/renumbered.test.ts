import fc from "fast-check";
import { expect, test } from "vitest";
import { renumbered } from "../../../src/report/render/json.ts";

/** The same by a pattern. */
const byPattern = (lines: string, numberOf: (local: number) => number): string =>
  lines.replaceAll(
    /"(input|index)":(\d+)/g,
    (_, key: string, number: string) => `"${key}":${numberOf(Number(number))}`,
  );

const parts = fc.array(
  fc.constantFrom('"input":', '"index":', '"input"', "12", "7", "0", '"', "{", "}", ",", "\n", '"path":"a"', "-", ":"),
  { maxLength: 20 },
);

test("numbers of documents are found behind their keys, and nothing else is changed", () => {
  const seen = { changed: 0, same: 0 };
  fc.assert(
    fc.property(parts, (all) => {
      const text = all.join("");
      const told = renumbered(text, (it) => it * 10 + 1);
      expect(told).toBe(byPattern(text, (it) => it * 10 + 1));
      seen[told === text ? "same" : "changed"]++;
    }),
    { numRuns: 500, endOnFailure: true },
  );
  expect(Math.min(seen.changed, seen.same)).toBeGreaterThan(30);
});

test("each number is asked for once, in the order of the text", () => {
  let next = 5;
  expect(renumbered('{"index":0,"input":0}\n{"input":0,"index":3}', () => next++)).toBe(
    '{"index":5,"input":6}\n{"input":7,"index":8}',
  );
});
