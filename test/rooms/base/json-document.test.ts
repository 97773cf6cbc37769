import { expect, test } from "vitest";
import { numberOf, toPlain } from "../../../src/base/document.ts";
import { exact } from "../../../src/base/exact-number.ts";
import { readJson, readJsonLines } from "../../../src/base/json-document.ts";
import { readDocument } from "../../../src/base/read-document.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import { leaves, slips } from "./reading.ts";

const read = (text: string) => readJson({ path: "a.json", text });
const readLines = (text: string) => readJsonLines({ path: "a.jsonl", text });

test("keys and values stand where they are written", () => {
  const source = { path: "a.json", text: '\uFEFF{"a": "甲🙂\\n", \r\n "b": [1, -0.05, null, true]}' };
  const root = readJson(source).documents[0]?.root;
  expect(root && leaves(source, root)).toEqual([
    '/a @ "a"',
    '/a = "甲🙂\\n" @ "甲🙂\\n"',
    '/b @ "b"',
    "/b/0 = 1 @ 1",
    "/b/1 = -0.05 @ -0.05",
    "/b/2 = null @ null",
    "/b/3 = true @ true",
  ]);
});

test("each mistake is one sentence at its place", () => {
  const said = (text: string) => slips(read(text)).map((it) => it.replace(/^a\.json:/, ""));
  expect(said('{"a": 1,\n "a": 2}')).toEqual(["2:2 base/duplicate-key: the key `a` stands here a second time"]);
  expect(said('{"a": 12345678901234567890}')).toEqual([
    "1:7 base/long-number: the number `12345678901234567890` has more than 15 significant digits",
  ]);
  expect(said('{"__proto__": 1}')).toEqual(["1:2 base/refused-key: `__proto__` cannot be a key"]);
  expect(said('{"a": NaN}')).toEqual(["1:7 base/json-syntax: `NaN` cannot stand here in JSON"]);
  expect(said("[1e999]")).toEqual([
    "1:2 base/number-out-of-range: the number `1e999` is too large or too near to zero",
  ]);
  expect(said("[1,]")).toEqual(["1:4 base/json-syntax: `]` cannot stand here in JSON"]);
  expect(said('{"a": 1')).toEqual(["1:8 base/json-syntax: the JSON text ends too early"]);
  expect(said("")).toEqual(["1:1 base/json-syntax: the JSON text ends too early"]);
  const whole = '{"a": [1, "b", true, false], "o": {"c": null}}';
  for (let length = 1; length < whole.length; length++)
    expect(said(whole.slice(0, length))).toEqual([expect.stringContaining("the JSON text ends too early")]);
  expect(said('"a\\')).toEqual(["1:3 base/json-syntax: `\\` cannot stand here in JSON"]);
  expect(said("{'a': 1}")).toEqual(["1:2 base/json-syntax: `'` cannot stand here in JSON"]);
  expect(said('"a\n"')).toEqual([
    "1:3 base/json-syntax: a line break, tab or other control character cannot stand in a text",
  ]);
  expect(said("// note\n1")).toEqual(["1:1 base/json-syntax: `/` cannot stand here in JSON"]);
});

test("what is wrong is marked from its first letter to its last", () => {
  const marked = (text: string) =>
    read(text).diagnostics.map(({ place: { source, span } }) => source.text.slice(span.start, span.end));
  expect(marked('{"a": 12345678901234567890}')).toEqual(["12345678901234567890"]);
  expect(marked('{"a": 1, "a": 2}')).toEqual(['"a"']);
  expect(marked('["a\tb"]')).toEqual(["\t"]);
  expect(marked("[1 2]")).toEqual(["2"]);
  expect(marked(`[${"[".repeat(200)}`)).toEqual(["["]);
  expect(read("[1").diagnostics.map((it) => it.place.span)).toEqual([{ start: 2, end: 2 }]);
});

test("numbers of other programs are rounded where that is asked for: to 15 digits, below 1 to 15 decimals", () => {
  const rounded = (text: string) => {
    const { documents, diagnostics } = readJson({ path: "a.json", text }, "rounded");
    return [documents.map((it) => toPlain(it.root)), diagnostics.map((it) => it.code)];
  };
  expect(rounded("[0.973128437995910641, 0.05, 12345678901234567890, 1.7e-130]")).toEqual([
    [[0.973128437995911, 0.05, 12_345_678_901_234_600_000, 0]],
    [],
  ]);
  // Below 1 by decimals, however many digits are left.
  expect(rounded("[0.0123456789012345678, 1.2345678901234567891e-20, 0.9999999999999999999]")).toEqual([
    [[0.012345678901235, 0, 1]],
    [],
  ]);
  expect(rounded("[1e999]")).toEqual([[], ["base/number-out-of-range"]]);
  expect(
    readYaml({ path: "a.yaml", text: "a: 0.973128437995910641" }, "rounded").documents.map((it) => toPlain(it.root)),
  ).toEqual([{ a: 0.973128437995911 }]);
  expect(slips(readYaml({ path: "a.yaml", text: "a: 0.973128437995910641" }))).toHaveLength(1);
});

test("a double is read as it is written, digit for digit", () => {
  const numbers = ["0.9971134662628174", "0.99711346626281738", "-12.345678901234567", "3.2e-24"];
  for (const text of numbers) {
    const read = [readJson({ path: "a.json", text }), readYaml({ path: "a.yaml", text })];
    const written = exact(text)?.toFraction();
    expect(read.map((it) => numberOf(it.documents[0]?.root)?.toFraction())).toEqual([written, written]);
  }
});

test("200 levels are read and 201 are not; brackets in texts do not count", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  expect(slips(read(nested(200)))).toEqual([]);
  expect(read(nested(201)).diagnostics.map((it) => it.code)).toEqual(["base/too-deep"]);
  expect(read("[".repeat(1_000_000)).diagnostics.map((it) => it.code)).toEqual(["base/too-deep"]);
  expect(read(`${"[".repeat(200)}x`).diagnostics.map((it) => it.code)).toEqual(["base/json-syntax"]);
  expect(read(`[${"[[]],".repeat(200)}x]`).diagnostics.map((it) => it.code)).toEqual(["base/json-syntax"]);
  expect(read(JSON.stringify(`${"[".repeat(300)}"\\`)).diagnostics).toEqual([]);
});

test("levels of lists and of groups are counted alike, and no bracket within a text is one", () => {
  const codes = (text: string) => read(text).diagnostics.map((it) => it.code);
  const lists = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  const groups = (depth: number) => `${'{"k":'.repeat(depth)}1${"}".repeat(depth)}`;
  for (const nested of [lists, groups])
    expect([codes(nested(200)), codes(nested(201))]).toEqual([[], ["base/too-deep"]]);
  const records = (depth: number) => `${'{"]} ": '.repeat(depth)}["\\"]"]${"}".repeat(depth)}`;
  expect([codes(records(199)), codes(records(200))]).toEqual([[], ["base/too-deep"]]);
  expect(codes(`${'["]} ", '.repeat(201)}0${"]".repeat(201)}`)).toEqual(["base/too-deep"]);
  expect(codes(`[${'{"a b": [0]}, '.repeat(201)}x]`)).toEqual(["base/json-syntax"]);
  expect(codes(`["\\"${"[".repeat(300)}", x]`)).toEqual(["base/json-syntax"]);
});

test("10 MB are refused", () => {
  expect(read(`"${"a".repeat(9_999_998)}"`).diagnostics).toEqual([]);
  expect(read(`"${"a".repeat(9_999_999)}"`).diagnostics.map((it) => it.code)).toEqual(["base/too-large"]);
});

test("one document a line: broken lines are reported at their place in the file, the others kept", () => {
  const reading = readLines('\uFEFF{"a": 1}\r\n\n  \n{"a" 2}\n{"a": 3, "a": 4}\n{"a": 5}');
  expect(reading.documents.map((it) => toPlain(it.root))).toEqual([{ a: 1 }, { a: 5 }]);
  expect(slips(reading)).toEqual([
    "a.jsonl:4:6 base/json-syntax: `2` cannot stand here in JSON",
    "a.jsonl:5:10 base/duplicate-key: the key `a` stands here a second time",
  ]);
  expect(reading.documents.at(-1)?.root.span.start).toBe(40);
  expect(slips(readLines(`${"[".repeat(201)}\n1`))).toHaveLength(1);
});

test("a carriage return by itself is a blank of JSON and ends no line", () => {
  const reading = readLines('{"a":\r1}\r\n{"a":\r\r2}\r\r\n\r\n{"a" \r3}\n{"a": 4}\r{"a": 5}\r');
  expect(reading.documents.map((it) => toPlain(it.root))).toEqual([{ a: 1 }, { a: 2 }]);
  expect(slips(reading)).toEqual([
    "a.jsonl:4:7 base/json-syntax: `3` cannot stand here in JSON",
    "a.jsonl:5:10 base/json-syntax: `{` cannot stand here in JSON",
  ]);
});

test("a line of more than 10 MB is refused, and the lines round it are read", () => {
  const reading = readLines(`1\n"${"a".repeat(9_999_999)}"\n2`);
  expect(reading.documents).toHaveLength(2);
  expect(slips(reading)).toEqual(["a.jsonl:2:1 base/too-large: this line is larger than 10 MB"]);
});

test("the name of a file says how it is read", () => {
  const count = (path: string, text: string) => readDocument({ path, text }).documents.length;
  expect(count("a.yaml", "a: 1\n---\na: 2")).toBe(2);
  expect(count("a.YML", "a: 1")).toBe(1);
  expect(count("dir.x/a.json", "[1]")).toBe(1);
  expect(count("a.json", "[1,\n2]")).toBe(1);
  expect(count("a.jsonl", "1\n2")).toBe(2);
  // A line of a log is JSON, whatever that is called.
  expect(readDocument({ path: "a.log", text: "1", line: 7 }).documents).toHaveLength(1);
  expect(count("a.ndjson", "1\n2")).toBe(2);
  expect(readDocument({ path: "a.toml", text: "" }).documents).toEqual([]);
  expect(slips(readDocument({ path: "a.toml", text: "" }))[0]).toMatch(
    /^a\.toml:1:1 base\/unknown-ending: .*`a\.toml`/,
  );
  expect(slips(readDocument({ path: "yaml", text: "" }))[0]).toContain("base/unknown-ending");
});
