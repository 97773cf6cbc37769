import { expect, test } from "vitest";
import { invariant } from "../../../src/base/invariant.ts";
import { nodeAt, toPlain } from "../../../src/base/plain.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";

const source = { path: "a.yaml", text: 'a/b: {"~1": [x, {"": 5}]}\nconstructor: &c [1]\nagain: *c\nn: 0.1' };
const root = readYaml(source).documents[0]?.root;
invariant(root, "the text is YAML");

const at = (pointer: string) => {
  const { node, keySpan, nearest } = nodeAt(root, pointer);
  const key = keySpan && source.text.slice(keySpan.start, keySpan.end);
  return [node && toPlain(node), key, nearest === root ? "root" : toPlain(nearest)];
};

test("a JSON pointer leads to a node and its key, or to the nearest node", () => {
  expect(nodeAt(root, "")).toEqual({ node: root, keySpan: undefined, nearest: root });
  expect(at("/a~1b/~01/0")).toEqual(["x", undefined, "x"]);
  expect(at("/a~1b/~01/1/")).toEqual([5, '""', 5]);
  expect(at("/a~1b/~01")).toEqual([["x", { "": 5 }], '"~1"', ["x", { "": 5 }]]);
  expect(at("/a~1b/none/deeper")).toEqual([undefined, undefined, { "~1": ["x", { "": 5 }] }]);
  expect(at("/constructor/0")).toEqual([1, undefined, 1]);
  for (const pointer of ["/toString", "/n/x", "/constructor/01", "/constructor/-", "/constructor/1"]) {
    expect(at(pointer)[0]).toBeUndefined();
  }
});

test("plain values have own keys only; what an alias repeats is one object", () => {
  const plain = toPlain(root) as Record<string, unknown>;
  expect(plain).toEqual({ "a/b": { "~1": ["x", { "": 5 }] }, constructor: [1], again: [1], n: 0.1 });
  expect(Object.getPrototypeOf(plain)).toBeNull();
  expect(plain["again"]).toBe(plain["constructor"]);
});
