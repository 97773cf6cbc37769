import { expect, test } from "vitest";
import { topologicalOrder } from "../../../../src/language/lower/lower.ts";

const graph = (edges: Readonly<Record<string, string>>) => (it: string) => [...(edges[it] ?? "")];

test("each comes once, after all that it names", () => {
  expect(topologicalOrder(["a", "b"], graph({ a: "cd", c: "d", b: "a" }))).toEqual(["d", "c", "a", "b"]);
  expect(topologicalOrder(["b", "a"], graph({ a: "cd", d: "c", b: "a" }))).toEqual(["c", "d", "a", "b"]);
  expect(topologicalOrder(["a"], graph({ a: "bb" }))).toEqual(["b", "a"]);
});

test("a cycle is a bug of the checker's, and not an endless loop", () => {
  for (const edges of [{ a: "a" }, { a: "b", b: "a" }, { a: "bc", b: "c", c: "b" }])
    expect(() => topologicalOrder(["a"], graph(edges))).toThrow("has no cycle");
});

test("chains may be long", () => {
  const order = topologicalOrder([0], (it) => (it < 100_000 ? [it + 1] : []));
  expect([order.length, order[0]]).toEqual([100_001, 100_000]);
});
