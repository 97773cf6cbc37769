import { expect, test } from "vitest";
import { toPlain } from "../../../src/base/document.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";

const source = { path: "a.yaml", text: 'a/b: {"~1": [x, {"": 5}]}\nconstructor: &c [1]\nagain: *c\nn: 0.1' };
const root = readYaml(source).documents[0]?.root;
invariant(root, "the text is YAML");

test("plain values have own keys only; what an alias repeats is one object", () => {
  const plain = toPlain(root) as Record<string, unknown>;
  expect(plain).toEqual({ "a/b": { "~1": ["x", { "": 5 }] }, constructor: [1], again: [1], n: 0.1 });
  expect(Object.getPrototypeOf(plain)).toBeNull();
  expect(plain["again"]).toBe(plain["constructor"]);
});
