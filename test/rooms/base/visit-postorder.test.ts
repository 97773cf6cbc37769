import { expect, test } from "vitest";
import { visitPostorder } from "../../../src/base/visit-postorder.ts";

const visit = (roots: string, ways: Readonly<Record<string, string>>) => {
  const [order, cycles, asked]: [string[], string[], string[]] = [[], [], []];
  visitPostorder(
    Array.from(roots),
    (it) => {
      asked.push(it);
      return ways[it] ?? "";
    },
    (it) => order.push(it),
    (way) => cycles.push(way.join("")),
  );
  expect(asked.toSorted()).toEqual(order.toSorted());
  return [order.join(""), cycles];
};

test.each<readonly [roots: string, ways: Readonly<Record<string, string>>, order: string, cycles: readonly string[]]>([
  ["", {}, "", []],
  ["ab", {}, "ab", []],
  ["aab", { a: "b" }, "ba", []],
  ["a", { a: "bc", b: "d", c: "d" }, "dbca", []],
  ["ba", { a: "b", b: "c" }, "cba", []],
  ["a", { a: "a" }, "a", ["aa"]],
  ["a", { a: "b", b: "c", c: "b" }, "cba", ["bcb"]],
  ["a", { a: "bc", b: "a", c: "ba" }, "bca", ["aba", "aca"]],
  ["c", { c: "aa", a: "b" }, "bac", []],
])(
  "from %s by %j each is visited once, after all that it leads to, and ways back are told",
  (roots, ways, order, cycles) => {
    expect(visit(roots, ways)).toEqual([order, cycles]);
  },
);
