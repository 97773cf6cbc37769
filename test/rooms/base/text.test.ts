import { expect, test } from "vitest";
import { lineText } from "../../../src/base/text.ts";
import { callsOf } from "../../kit/growth.ts";

test("a line is told without its line break, whatever that is, and without reading it", () => {
  const source = { path: "a", text: "ab\r\n\r\nc\rd\n\ne" };
  expect([1, 2, 3, 4, 5, 6, 7].map((it) => lineText(source, it))).toEqual(["ab", "", "c", "d", "", "e", ""]);
  const long = { path: "a", text: `${"x".repeat(100_000)}\n${"y".repeat(100_000)}` };
  lineText(long, 1);
  expect(callsOf("charAt", () => lineText(long, 1))).toBeLessThan(4);
  expect(lineText(long, 1)).toHaveLength(100_000);
});
