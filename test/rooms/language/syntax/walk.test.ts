import { expect, test } from "vitest";
import { parse } from "../../../../src/language/parse/parse.ts";
import { children, declarationsOf, depthOf, expressionsOf, walk } from "../../../../src/language/syntax/walk.ts";

const file = (text: string) => parse({ path: "a.edict", text }).value;

test("walk names every expression once, parents first, in the order of the text", () => {
  const [define] = file(
    "define a means all of { b in [1, c]; not d is empty; s is met; any x in xs satisfies -x == 2 days; " +
      "count(x in y where z) > sum(v for w in u) * 3; if e then f else g }",
  ).declarations;
  const [value] = define ? expressionsOf(define) : [];
  const nodes = value ? [...walk(value)] : [];
  expect(nodes.map((it) => it.kind).join(" ")).toBe(
    "connective compare path list literal path not test path met path quantifier path compare negate path duration " +
      "compare measure path path arithmetic sum path path literal if path path path",
  );
  for (const node of nodes) {
    for (const child of children(node)) {
      expect(child.span.start >= node.span.start && child.span.end <= node.span.end).toBe(true);
    }
  }
});

test("the depth of an expression counts itself", () => {
  const [flat, deep] = file("define a means b define c means not (d and (e or f))").declarations;
  expect(flat && expressionsOf(flat).map(depthOf)).toEqual([1]);
  expect(deep && expressionsOf(deep).map(depthOf)).toEqual([4]);
});

test("declarations come with the units around them, outer first", () => {
  const found = [...declarationsOf(file('article 2 { paragraph 1 { quote "a" } quote "b" } quote "c"'))];
  expect(found.map(({ declaration, units }) => [declaration.kind, ...units.map((it) => it.level)].join(" "))).toEqual([
    "unit",
    "unit article",
    "quote article paragraph",
    "quote article",
    "quote",
  ]);
});
