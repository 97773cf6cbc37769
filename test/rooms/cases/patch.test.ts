import fc from "fast-check";
import { expect, test } from "vitest";
import { toPlain, type DataNode } from "../../../src/base/document.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import { patch, pathSteps } from "../../../src/cases/patch.ts";

function read(text: string): DataNode {
  const [document] = readYaml({ path: "a.yaml", text }).documents;
  if (!document) throw new Error("the text is a document");
  return document.root;
}

const changed = (text: string, path: string, value: string | undefined): unknown => {
  const root = patch(read(text), pathSteps(path) ?? [], value === undefined ? undefined : read(value));
  return root && toPlain(root);
};

test.each([
  ["a: { b: 1 }", "a.b", "2", { a: { b: 2 } }],
  ["a: { b: 1 }", "a.c.d", "2", { a: { b: 1, c: { d: 2 } } }],
  ["a: [1, 2]", "a[1]", "3", { a: [1, 3] }],
  ["a: [{ b: 1 }, { b: 2 }]", "a[0].b", undefined, { a: [{}, { b: 2 }] }],
  ["a: [1, 2]", "a[0]", undefined, { a: [2] }],
  ["a: [1]", "a[1]", "2", undefined],
  ["a: 1", "a.b", "2", undefined],
  ["a: 1", "b", undefined, undefined],
])("%s with %s: %s", (text, path, value, expected) => {
  expect(changed(text, path, value)).toEqual(expected);
});

test("a path has steps, or is none", () => {
  expect(pathSteps("a.b[2].c")).toEqual(["a", "b", 2, "c"]);
  for (const wrong of ["", ".a", "a.", "a[x]", "a[]", "[0]", "a..b"]) expect(pathSteps(wrong)).toBeUndefined();
});

test("a patch leaves the document it was made from alone", () => {
  const key = fc.constantFrom("a", "b", "c");
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 3 }), (steps) => {
      const root = read("a: { a: { b: 1 } }\nb: 2");
      const before = JSON.stringify(toPlain(root));
      patch(root, steps, read("9"));
      expect(JSON.stringify(toPlain(root))).toBe(before);
    }),
  );
});
