import { expect, test } from "vitest";
import { not, or, type Truth } from "../../../src/base/kleene.ts";

const truths: readonly Truth[] = ["false", "unknown", "true"];
const pairs = truths.flatMap((a) => truths.map((b) => [a, b] as const));

test("the tables: `or` is the greatest, `not` turns round", () => {
  const rank = (it: Truth) => truths.indexOf(it);
  expect(truths.map(not)).toEqual(["true", "unknown", "false"]);
  for (const [a, b] of pairs) expect([a, b, or([a, b])]).toEqual([a, b, truths[Math.max(rank(a), rank(b))]]);
});

test("of none and of many", () => {
  expect(or([])).toBe("false");
  for (const [a, b] of pairs) for (const c of truths) expect(or([a, b, c])).toBe(or([or([a, b]), c]));
});
