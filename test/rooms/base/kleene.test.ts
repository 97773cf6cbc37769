import { expect, test } from "vitest";
import { and, not, or } from "../../../src/base/kleene.ts";
import type { Truth } from "../../../src/base/kleene.ts";

const truths: readonly Truth[] = ["false", "unknown", "true"];
const pairs = truths.flatMap((a) => truths.map((b) => [a, b] as const));

test("the tables: `and` is the least, `or` the greatest, `not` turns round", () => {
  const rank = (it: Truth) => truths.indexOf(it);
  expect(truths.map(not)).toEqual(["true", "unknown", "false"]);
  for (const [a, b] of pairs) {
    expect([a, b, and([a, b])]).toEqual([a, b, truths[Math.min(rank(a), rank(b))]]);
    expect([a, b, or([a, b])]).toEqual([a, b, truths[Math.max(rank(a), rank(b))]]);
    expect(not(and([a, b]))).toBe(or([not(a), not(b)]));
  }
});

test("of none and of many", () => {
  expect([and([]), or([])]).toEqual(["true", "false"]);
  for (const [a, b] of pairs) {
    for (const c of truths) {
      expect(and([a, b, c])).toBe(and([a, and([b, c])]));
      expect(or([a, b, c])).toBe(or([or([a, b]), c]));
    }
  }
});
