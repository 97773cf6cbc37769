import { expect, test } from "vitest";
import { fromPlain, toPlain } from "../../../src/base/document.ts";
import { writeYaml } from "../../../src/base/write-yaml.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";

const [wide, wider] = ["x".repeat(73), "x".repeat(74)];

test.each<readonly [value: unknown, text: string]>([
  ["x", "x"],
  [{}, "{}"],
  [[], "[]"],
  [{ a: {}, b: [] }, "a: {}\nb: []"],
  [["a", 1.5, true, null], "- a\n- 1.5\n- true\n- null"],
  [{ a: [1, { b: 2 }] }, "a: [1, { b: 2 }]"],
  [{ a: wide + wide, b: [] }, `a: ${wide}${wide}\nb: []`],
  // A value of 80 characters fits its line.
  [{ a: { b: wide } }, `a: { b: ${wide} }`],
  [{ a: { b: wider } }, `a:\n  b: ${wider}`],
  [[{ b: wide, a: 1 }], `- b: ${wide}\n  a: 1`],
  [[[wider, wider]], `- - ${wider}\n  - ${wider}`],
  [{ a: [{ b: wider, c: [wider] }, "d"] }, `a:\n  - b: ${wider}\n    c: [${wider}]\n  - d`],
])("a value is written in one line where it is short, and is read back: %j", (value, text) => {
  expect(writeYaml(fromPlain(value))).toBe(`${text}\n`);
  expect(readYaml({ path: "a.yaml", text }).documents.map((it) => toPlain(it.root))).toEqual([value]);
});

test.each([
  ["plain", ["a", "法", "a b", "a:b", "2026-01-01", "a.b", "a-b", "a+b", "a bc", "onto", "city", "v1", "_a"]],
  [
    "quoted",
    [
      "",
      " a",
      "a ",
      "a  b",
      "a: b",
      "a #b",
      "-a",
      "yes",
      "No",
      "ON",
      "off",
      "y",
      "N",
      "true",
      "Null",
      "12",
      "1e3",
      "a\nb",
      "[a",
      "+1",
    ],
  ],
])("a text is %s so that it is read as a text", (how, texts) => {
  for (const it of texts) {
    const written = writeYaml(fromPlain({ key: it }));
    expect(written).toBe(`key: ${how === "plain" ? it : JSON.stringify(it)}\n`);
    expect(readYaml({ path: "a.yaml", text: written }).documents.map((one) => toPlain(one.root))).toEqual([
      { key: it },
    ]);
  }
});

test("a key is a word of the documents' own, and is quoted only where it would be read as something else", () => {
  const value = { on: 1, no: 2, "1": 3, null: 4, "a b": 5, "a: b": 6 };
  const text = '"1": 3\non: 1\nno: 2\n"null": 4\na b: 5\n"a: b": 6\n';
  expect(writeYaml(fromPlain(value))).toBe(text);
  expect(readYaml({ path: "a.yaml", text }).documents.map((it) => toPlain(it.root))).toEqual([value]);
});
