import { expect, test } from "vitest";
import { byText } from "../../../src/base/by-text.ts";
import { lineText, offsetAt, positionAt, sharedEnds } from "../../../src/base/text.ts";
import { callsOf } from "../../kit/growth.ts";

test("a line is told without its line break, whatever that is, and without reading it", () => {
  const source = { path: "a", text: "ab\r\n\r\nc\rd\n\ne" };
  expect([1, 2, 3, 4, 5, 6, 7].map((it) => lineText(source, it))).toEqual(["ab", "", "c", "d", "", "e", ""]);
  const long = { path: "a", text: `${"x".repeat(100_000)}\n${"y".repeat(100_000)}` };
  lineText(long, 1);
  expect(callsOf("charAt", () => lineText(long, 1))).toBeLessThan(4);
  expect(lineText(long, 1)).toHaveLength(100_000);
});

test("every offset of a part of a file is that of its line and column, and what lies outside is moved to its end", () => {
  const source = { path: "a", text: "ab\r\n\nc", line: 7 };
  const offsets = Array.from({ length: source.text.length + 1 }, (_, at) => at);
  // Behind a line's last letter stands its line break.
  expect(offsets.map((it) => offsetAt(source, positionAt(source, it)))).toEqual([0, 1, 2, 2, 4, 5, 6]);
  const places = [
    { line: 6, column: 2 },
    { line: 7, column: 0 },
    { line: 7, column: 9 },
    { line: 8, column: 2 },
    { line: 10, column: 1 },
  ];
  expect(places.map((it) => offsetAt(source, it))).toEqual([0, 0, 2, 4, 6]);
  expect([positionAt(source, -1), positionAt(source, 99)]).toEqual([
    { line: 7, column: 1 },
    { line: 9, column: 2 },
  ]);
});

test.each([
  ["", "", 0, 0],
  ["", "a", 0, 0],
  ["ab", "ab", 2, 0],
  ["ab", "abc", 2, 0],
  ["bc", "abc", 0, 2],
  ["aXc", "aYYc", 1, 1],
  ["aba", "aba", 3, 0],
  ["ab", "ba", 0, 0],
])("%j and %j share %i where they begin and %i where they end", (one, other, start, end) => {
  expect([sharedEnds(one, other), sharedEnds(other, one)]).toEqual([
    { start, end },
    { start, end },
  ]);
});

test("texts are ordered by their code units, and equal ones are equal", () => {
  expect([byText("a", "b"), byText("b", "a"), byText("a", "a"), byText("Z", "a"), byText("🙂", "～")]).toEqual([
    -1, 1, 0, -1, -1,
  ]);
});
