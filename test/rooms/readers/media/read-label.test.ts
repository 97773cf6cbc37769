import { expect, test } from "vitest";
import { locales } from "../../../../src/base/locale.ts";
import { answerTo } from "../../../../src/readers/media/inspect-bytes.ts";
import { readLabel } from "../../../../src/readers/media/read-label.ts";
import { fields, right } from "./carriers.ts";

const read = (text: string, key: string | undefined = "AIGC") =>
  readLabel({ place: "PNG tEXt", offset: 8, key, value: { kind: "text", text }, instead: undefined });
const said = (text: string): readonly string[] => read(text).faults.map((it) => `${it.code}: ${locales.en.say(it)}`);
const withFields = (changed: object): string => JSON.stringify({ AIGC: { ...fields, ...changed } });
const helps = (text: string): readonly (string | undefined)[] => read(text).faults.map((it) => locales.en.help(it));

test("a right label, with escapes and blanks around it", () => {
  expect([read(right).aigc, said(right)]).toEqual([fields, []]);
  expect(said(`\n ${right.replace('"1"', '"\\u0031"')}\0\0`)).toEqual([]);
});

test("values that are no texts, are empty, or are not in the list", () => {
  expect(said(withFields({ Label: 1 }))).toEqual(["media/wrong-value: `Label` is not text"]);
  expect(helps(withFields({ Label: 1 }))).toEqual(['put it in quotes: "1"']);
  expect(said(withFields({ Label: "true" }))).toEqual(["media/wrong-value: `Label` is `true` and not `1`, `2` or `3`"]);
  expect(said(withFields({ ProduceID: null }))).toEqual(["media/wrong-value: `ProduceID` is not text"]);
  expect(said(withFields({ ContentPropagator: " " }))).toEqual(["media/wrong-value: `ContentPropagator` is empty"]);
  expect(said(withFields({ ReservedCode2: "" }))).toEqual([]);
  expect(read(withFields({ Label: 1 })).aigc).toEqual({ ...fields, Label: undefined });
});

test("missing fields and fields that annex E has not", () => {
  const { ReservedCode2: _, ProduceID: __, ...rest } = fields;
  expect(said(JSON.stringify({ AIGC: { ...rest, Date: "2026-01-01" } }))).toEqual([
    "media/unknown-field: `Date` is not a field of a label",
    "media/missing-field: the label has no `ProduceID`",
    "media/missing-field: the label has no `ReservedCode2`",
  ]);
});

test("a name beside the right one is a near miss too", () => {
  expect(said(withFields({ label: "1" }))).toEqual(["media/near-miss: `label` is not read as a label's name"]);
});

test("a name that stands twice", () => {
  expect(said(right.replace('"Label"', '"Label":"2","Label"'))).toEqual([
    "media/repeated: the key `Label` stands here a second time in the label",
  ]);
  expect(said(`{"AIGC":{},${right.slice(1)}`)).toEqual([
    "media/repeated: the key `AIGC` stands here a second time in the label",
  ]);
});

test("what is no JSON, or JSON in a text, says what to write", () => {
  const html = right.replaceAll('"', "&quot;");
  expect([said(html)[0]?.split(":")[0], ...helps(html)]).toEqual([
    "media/not-json",
    'its quotes are escaped twice; write " once escaped, as the file format needs it',
  ]);
  expect(helps(JSON.stringify(right).slice(1, -1))).toEqual(["leave the backslashes out: the text is the JSON itself"]);
  expect(helps(right.replaceAll('"', "'"))).toEqual(['names and texts stand in straight double quotes (")']);
  for (const text of [JSON.stringify(right), JSON.stringify({ AIGC: JSON.stringify(fields) })]) {
    expect(helps(text)).toEqual(["write the object itself, without quotes around it and backslashes in it"]);
  }
  for (const text of ["", "[]", "7", "{}", '{"AIGC": []}', '{"a": 1}']) {
    expect([text, read(text).faults.map((it) => it.code)]).toEqual([text, ["media/not-json"]]);
  }
});

test("keys that JavaScript has opinions on are ordinary names", () => {
  expect(said(withFields({ constructor: "a" }))).toEqual([
    "media/unknown-field: `constructor` is not a field of a label",
  ]);
  expect(said(right.replace('"Label"', '"__proto__":"a","Label"'))).toEqual([
    "media/not-json: the label is not the JSON object of annex E: `__proto__` cannot be a key",
  ]);
});

test("characters that annex E does not list are remarked and no fault", () => {
  const { faults } = read(
    withFields({ ContentProducer: "甲公司", ProduceID: "a b", PropagateID: "a\\b", ReservedCode1: 'a"b' }),
  );
  expect(faults.map((it) => [it.severity, answerTo(it), locales.en.say(it)])).toEqual([
    ["warning", undefined, "`ContentProducer` holds `甲`"],
    ["warning", undefined, "`ProduceID` holds a blank"],
    ["warning", undefined, "`PropagateID` holds a backslash"],
  ]);
});

test("a label that is longer than any is not read", () => {
  expect(read(withFields({ ReservedCode1: "a".repeat(70_000) })).faults.map((it) => it.code)).toEqual([
    "media/broken-label",
  ]);
  expect(read("[".repeat(60_000)).faults.map((it) => it.code)).toEqual(["media/not-json"]);
});
