import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldOf, textOf } from "../../../../src/base/document.ts";
import { readJson } from "../../../../src/base/json-document.ts";
import { readYaml } from "../../../../src/base/yaml-document.ts";
import { detectPersonalData } from "../../../../src/readers/detect/detect.ts";
import { spansInSource } from "../../../../src/readers/detect/scan-input.ts";
import { callsOf, expectInProportion } from "../../../kit/growth.ts";

/** For each detection in the value of `text`: what the file has at its place. */
function placesIn(path: "a.yaml" | "a.json", file: string): readonly (string | undefined)[] {
  const read = path === "a.json" ? readJson : readYaml;
  const node = fieldOf(read({ path, text: file }).documents[0]?.root, "text");
  const value = textOf(node);
  if (!node || value === undefined) return ["no text"];
  const written = file.slice(node.span.start, node.span.end);
  const spans = detectPersonalData(value).map((it) => it.span);
  return spansInSource(written, value, spans).map((it) => it && written.slice(it.start, it.end));
}

const rows: readonly (readonly [file: string, ...places: readonly string[]])[] = [
  ["text: 请拨 13800000000 或 a@b.cn", "13800000000", "a@b.cn"],
  ["text: 请拨\n  138 0000\n  0000 吧", "138 0000\n  0000"],
  ["text: '他说：''拨 13800000000''。'", "13800000000"],
  ['text: "\\u62e8\\t\\"13800000000\\""', "13800000000"],
  ['text: "1\\x338 0000\\U00000030000\\_"', "1\\x338 0000\\U00000030000"],
  ['text: "拨\\\n  13800\\\n  000000"', "13800\\\n  000000"],
  ["text: |\n  第一行\n\n    拨 13800000000\n  E12345678\n", "13800000000", "E12345678"],
  ["text: >-  # a note\n  一 二\n  拨 13800000000\n\n  好\n", "13800000000"],
  ["text: |+2\n    a@b.cn\n\n", "a@b.cn"],
  ["text: !!str 拨 13800000000", "13800000000"],
  ["text: &it 拨 13800000000 # a@b.cn", "13800000000"],
  ["other: &it 拨 13800000000\ntext: *it", "13800000000"],
  ["\ufefftext: 拨 13800000000\r\n", "13800000000"],
  ["text: |\r\n  一\r\n  拨 13800000000\r\n", "13800000000"],
];

test.each(rows)("%j: the place of a number is where it is written", (file, ...places) => {
  expect(placesIn("a.yaml", file)).toEqual(places);
});

const words = fc
  .array(
    fc.constantFrom(
      "电话",
      "“",
      '"',
      "'",
      "\\",
      "\n",
      " ",
      "\t",
      "\u200b",
      "😀",
      "1３800000000",
      "，",
      "E12345678",
      "/",
      ":",
      "#",
    ),
    {
      maxLength: 12,
    },
  )
  .map((it) => it.join(""));

const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

test("in JSON, whatever is escaped, a place holds what the number was written with", () => {
  fc.assert(
    fc.property(words, fc.infiniteStream(fc.boolean()), (text, coin) => {
      const literal = text
        .split("")
        .map((it) => (coin.next().value === true ? escape(it) : JSON.stringify(it).slice(1, -1)));
      const places = placesIn("a.json", `{"text": "${literal.join("")}"}`);
      const expected = detectPersonalData(text).map(({ span }) => text.slice(span.start, span.end));
      expect(places.map((it) => JSON.parse(`"${it}"`) as unknown)).toEqual(expected);
    }),
  );
});

test("in a YAML block, whatever the indentation, a place holds the number", () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 6 }), (text, indentation) => {
      const lines = `号：${text}`.replaceAll("\t", " ").split("\n");
      const value = lines.join("\n");
      const file = `text: |-\n${lines.map((it) => " ".repeat(indentation) + it).join("\n")}`;
      const expected = detectPersonalData(value).map(({ span }) => value.slice(span.start, span.end));
      expect(placesIn("a.yaml", file)).toEqual(expected);
    }),
  );
});

test("a value that the file does not hold has no place", () => {
  const spans = [{ start: 0, end: 1 }];
  expect(spansInSource('"abc"', "abd", spans)).toEqual([undefined]);
  expect(spansInSource('"abc"', "ab", spans)).toEqual([undefined]);
  expect(spansInSource("abc", "abcd", spans)).toEqual([undefined]);
});

test("stretches that touch, and one of blanks alone, have each their own place", () => {
  const spans = [
    { start: 0, end: 1 },
    { start: 1, end: 3 },
    { start: 3, end: 4 },
    { start: 4, end: 5 },
  ];
  expect(spansInSource('"\\u0061bc d"', "abc d", spans)).toEqual([
    { start: 1, end: 7 },
    { start: 7, end: 9 },
    undefined,
    { start: 10, end: 11 },
  ]);
});

test("a text is read once, however much is found in it", () => {
  const text = (numbers: number): string => Array.from({ length: numbers }, () => "13800000000").join(" ");
  expectInProportion((size) => callsOf("charAt", () => placesIn("a.json", JSON.stringify({ text: text(size) }))));
});
