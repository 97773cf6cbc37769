import { expect, test } from "vitest";
import { compileVerdicts } from "../../../src/compiled/compile-verdicts.ts";
import { compileLineReader, type Reading } from "../../../src/compiled/line-reader.ts";
import type { ReadFact } from "../../../src/compiled/reads.ts";
import { emptyWords } from "../../../src/vocabulary/is-placeholder.ts";
import { schemaOf } from "../../../src/vocabulary/json-schema.ts";
import type { LoadedVocabulary } from "../../../src/vocabulary/read-vocabulary.ts";
import type { Type } from "../../../src/vocabulary/type.ts";
import { fixtureOf, garages } from "./garage.ts";

const encoder = new TextEncoder();

/** What stands for a text that nobody reads. */
const unread = "words";

type Read = (line: string) => unknown;

const nothing: Reading["reads"] = { subjects: new Map(), factsOn: false };

/** Reads lines that stand between others; what is read has no fields but those that the line has. */
function reading(more: Partial<Reading> = {}, vocabulary: LoadedVocabulary = garages): Read {
  const usual: Reading = { subject: "visit", reads: nothing, wanted: [], longestList: 3 };
  const read = compileLineReader(fixtureOf([], { vocabulary }), { ...usual, ...more });
  return (line) => {
    const [before, bytes] = ['{"visit":{"id":"x"}}\n', encoder.encode(line)].map((it) =>
      typeof it === "string" ? encoder.encode(it) : it,
    );
    const [first, all] = [before?.length ?? 0, Uint8Array.from([...(before ?? []), ...(bytes ?? []), 10, 125, 125])];
    const found = read(all, first, first + (bytes?.length ?? 0));
    return found === undefined ? undefined : JSON.parse(JSON.stringify(found));
  };
}

/** Of one field of a visit what is read; undefined: the line is left. */
const fieldOf =
  (read: Read, field: string) =>
  (text: string): unknown => {
    const found = read(`{"visit":{"id":"v",${JSON.stringify(field)}:${text}}}`);
    return found === undefined ? undefined : (found as { visit: Record<string, unknown> }).visit[field];
  };

const long = (length: number): string => JSON.stringify("y".repeat(length));

/** By field, texts of JSON with what is read of them: the same value, another, or nothing. */
const fields: readonly (readonly [
  field: string,
  read: readonly string[],
  told: readonly string[],
  left: readonly string[],
])[] = [
  [
    "paid",
    ["true", "false"],
    [],
    ["null", "tru", "trua", "frue", "fals", "falsy", "true1", "1", '"true"', "TRUE", "{}", ""],
  ],
  ["gift", ["true", "null"], [], ["1"]],
  ["lit", ["true", "null"], [], ["nul", "nule", "nall", "none", "nulll"]],
  [
    "price",
    ["1", "9.5", "0", "-1", "-0.25", "123456789012345", "-123456789012345", "0.0000000000001", "1.50"],
    [],
    [
      "1234567890123456",
      "1e3",
      "1E3",
      "01",
      "00",
      "-",
      "-01",
      "+1",
      ".5",
      "1.",
      "1.a",
      "1,5",
      "1 2",
      "0x1",
      "NaN",
      "null",
      "0.12345678901234",
      '"1"',
      "1.2.3",
    ],
  ],
  ["weight", ["1", "null"], [], ["nulla"]],
  ["wheels", ["4", "4.0", "-4"], [], ["four"]],
  ["counted", ["4"], [], ["null"]],
  ["colour", ['"red"', '"blue"'], [], ['"green"', '"re"', '"redd"', "red", "null", '"r\\u0065d"', '""']],
  ["tint", ['"dark"', "null"], [], ['"light"', "1"]],
  ["mood", ['"calm"'], [], ["null", '"busy"']],
  ["wordless", [], [], ["1", '"1"', '""', "null"]],
  [
    "remark",
    [],
    ['"a"', long(41), '"無限"', '"\\u0041"', '"Todoist"', '"a\\"b"', '"\\\\"'],
    ['"TBD"', '"\\u0054BD"', '"T\\u0042D"', '""', '" "', '"-"', '"a', "a", "null", "1", '"\\x"', '"\t"', "[]"],
  ],
  ["heard", [], ['"a"', '"TBD"', '""', '"\\n"', long(50)], ['"a', "null", '"\u0001"', '"\\"', "1"]],
  // Of somebody's words it is asked whether they are blank, and of what has a format which it is.
  ["quoted", ['"a"', '" "', '""', '"\uFEFFa"', '"\uFEFF"', '"\\u0041\\n"', long(40), long(41)], [], ["null", "1"]],
  ["digest", ['"TBD"', '"0"', '""'], [], ["null", "0"]],
  ["came_on", ['"2026-06-01"', '"soon"'], [], ["null", "20260601"]],
  ["paid_on", ['"2026-06-01"'], [], ["null"]],
  ["limited", [], [], ["2", "3"]],
  ["grade", [], [], ["1", "2"]],
  // What names an element, or may not stand twice, is read.
  [
    "tags",
    ["[]", '["a"]', '["a","b","TBD"]', '[ "a" ,\t"b" ]', "[ ]"],
    [],
    ['["a","b","c","d"]', "[1]", '["a",]', '[,"a"]', '["a"', '["a" "b"]', '["a"}', "[", "null", '"a"', "{}"],
  ],
  [
    "riders",
    ["[]", '[{"job":"TBD"}]', '[{"name":"a","seat":1},{"name":"TBD","seat":2}]'],
    [],
    ['[{"name":"a","name":"b"}]', '[{"x":1}]', "[null]"],
  ],
  [
    "box",
    ["{}", "{ }", '{"locked":true}', '{ "words" : [ "one" ] , "locked" : false }'],
    [],
    [
      "null",
      "[]",
      '{"lock":true}',
      '{"locked":true,}',
      '{,"locked":true}',
      '{"locked" true}',
      '{"locked":true "words":[]}',
      '{"locked":true',
      '{"locked":true]',
      '{"locked":true,"locked":true}',
      '{"words":["three"]}',
      "{",
      "{locked:true}",
      '{"label":"TBD"}',
    ],
  ],
  ["crate", ["{}", "null"], [], ["[]"]],
  [
    "extra",
    ["{}", '{"a":[1,"a",null,{"b":true}],"c":"TBD"}', '{"a": "}\\"{[" }', '{"é":\t1}'],
    [],
    [
      "null",
      "[]",
      '"a"',
      "{",
      '{"a":1]',
      '{"a":1,"a":2}',
      '{"a":NaN}',
      '{"a":"',
      '{"a":"\u0001"}',
      '{\n"a":1}',
      '{"__proto__":1}',
      '{"a":12345678901234567}',
      `${'{"a":'.repeat(65)}1${"}".repeat(65)}`,
    ],
  ],
  ["codes", ['["a","TBD"]'], [], ["[1]"]],
  ["guests", ['[{"name":"a","meal":"TBD"}]'], [], ['[{"job":"a"}]']],
  ["crew", ['[{"nick":"TBD","full":"a"}]', '[{"guests":[{"name":"a","meal":"TBD"}]}]'], [], ['[{"job":"TBD"}]']],
  ["constructor", ["true"], [], ["null"]],
  ["valueOf", ["{}", '{"toString":"a"}'], [], ['{"valueOf":"a"}', "null"]],
];

test.each(fields)(
  "of `%s` is read what JSON says, told what nobody reads, and left what may be something else",
  (field, read, told, left) => {
    const of = fieldOf(reading(), field);
    expect(read.map((it) => [it, of(it)])).toEqual(read.map((it) => [it, JSON.parse(it)]));
    expect(told.map((it) => [it, of(it)])).toEqual(told.map((it) => [it, unread]));
    expect(left.map((it) => [it, of(it)])).toEqual(left.map((it) => [it, undefined]));
  },
);

test("texts below what nobody reads are told, each by itself", () => {
  const read = reading();
  expect(fieldOf(read, "notes")('["a","b"]')).toEqual([unread, unread]);
  expect(fieldOf(read, "notes")('["a","TBD"]')).toBe(undefined);
  expect(fieldOf(read, "crew")('[{"name":"a","job":"b","heard":"TBD"}]')).toEqual([
    { name: "a", job: unread, heard: unread },
  ]);
  expect(fieldOf(read, "box")('{"label":"a","inner":{"label":"b","mark":"c"}}')).toEqual({
    label: unread,
    inner: { label: unread, mark: unread },
  });
});

test("what is held against another fact is read, on whichever side and in whichever group", () => {
  const of = (field: string): unknown => fieldOf(reading(), field)('"TBD"');
  expect([of("id"), of("owner"), of("said"), of("heard"), of("remark")]).toEqual([
    undefined,
    "TBD",
    "TBD",
    unread,
    undefined,
  ]);
  expect(reading()('{"visit":{"id":"TBD"},"car":{"plate":"TBD"}}')).toEqual({
    visit: { id: "TBD" },
    car: { plate: "TBD" },
  });
});

test("what somebody else reads is read wherever it stands, and below it", () => {
  const read = reading({ wanted: ["label", "notes", "job"] });
  expect(fieldOf(read, "box")('{"label":"a","inner":{"label":"b","mark":"c"}}')).toEqual({
    label: "a",
    inner: { label: "b", mark: unread },
  });
  expect(fieldOf(read, "notes")('["a","TBD"]')).toEqual(["a", "TBD"]);
  expect(fieldOf(read, "crew")('[{"job":"TBD"}]')).toEqual([{ job: "TBD" }]);
  expect(fieldOf(read, "remark")('"a"')).toEqual(unread);
  expect(fieldOf(reading({ wanted: ["box"] }), "box")('{"label":"a","inner":{"mark":"TBD"}}')).toEqual({
    label: "a",
    inner: { mark: "TBD" },
  });
});

const text: Type = { kind: "string" };
const fact = (more: Partial<ReadFact> = {}): ReadFact => {
  return { type: text, whole: false, words: new Set(), fields: new Map(), element: undefined, ...more };
};

test("what rules read is read: all of a text, or which of some words it is, in groups and lists too", () => {
  const inner = fact({ fields: new Map([["mark", fact({ words: new Set(["c"]) })]]) });
  const visit = fact({
    fields: new Map([
      ["remark", fact({ whole: true })],
      ["heard", fact({ words: new Set(["a"]) })],
      ["notes", fact({ element: fact({ whole: true }) })],
      ["crew", fact({ element: fact({ fields: new Map([["job", fact({ whole: true })]]) }) })],
      ["box", fact({ fields: new Map([["inner", inner]]) })],
    ]),
  });
  const read = reading({ reads: { subjects: new Map([["visit", visit]]), factsOn: false } });
  expect([fieldOf(read, "remark")('"TBD"'), fieldOf(read, "heard")('"b"')]).toEqual(["TBD", "b"]);
  expect(fieldOf(read, "notes")('["a","b"]')).toEqual(["a", "b"]);
  expect(fieldOf(read, "crew")('[{"job":"b"}]')).toEqual([{ job: "b" }]);
  expect(fieldOf(read, "box")('{"label":"a","inner":{"label":"b","mark":"d"}}')).toEqual({
    label: unread,
    inner: { label: unread, mark: "d" },
  });
});

test.each<readonly [line: string, taken: boolean]>([
  ['{"visit":{"id":"v"}}', true],
  [' \t{ "visit" : { "id" : "v" } } \t', true],
  ['{"kind":"visit","vocabulary":"garage@1","facts_on":"2026-06-01","car":{"plate":"p"},"visit":{"id":"v"}}', true],
  ['{"visit":{"id":"v"},"car":{"plate":"p"},"facts_on":"2026-06-01","vocabulary":"garage@1","kind":"visit"}', true],
  ['{"visit":{}}', true],
  ['{"visit":{"paid":true,"id":"v","at":"2026-06-01T00:00:00Z"}}', true],
  ['{"car":{"plate":"p"}}', false],
  ['{"visit":null}', false],
  ['{"visit":[]}', false],
  ["{}", false],
  ["", false],
  ["[]", false],
  ["null", false],
  ['{"visit":{"id":"v"}}}', false],
  ['{"visit":{"id":"v"}}x', false],
  ['{"visit":{"id":"v"}', false],
  ['{"visit":{"id":"v"', false],
  ['{"visit":{"id":"v"}},', false],
  ['{"visit":{"id":"v"},}', false],
  ['\n{"visit":{"id":"v"}}', false],
  ['{"visit":{"id":"v"}}\n', false],
  ['\uFEFF{"visit":{"id":"v"}}', false],
  ['{"visit":{"id":"v"},"visit":{"id":"v"}}', false],
  ['{"visit":{"id":"v","id":"v"}}', false],
  ['{"visit":{"id":"v"},"kind":"car"}', false],
  ['{"visit":{"id":"v"},"kind":null}', false],
  ['{"visit":{"id":"v"},"vocabulary":"genai@1"}', false],
  ['{"visit":{"id":"v"},"facts_on":20260601}', false],
  ['{"visit":{"id":"v"},"garage":{"id":"g"}}', false],
  ['{"visit":{"id":"v"},"attestations":[]}', false],
  ['{"visit":{"id":"v"},"__proto__":{}}', false],
  ['{"visit":{"id":"v","__proto__":{}}}', false],
  ['{"visit":{"id":"v","toString":{}}}', false],
  ['{"visit":{"i\\u0064":"v"}}', false],
])("of the line %s is read what JSON.parse reads, or nothing", (line, taken) => {
  expect(reading()(line)).toEqual(taken ? JSON.parse(line) : undefined);
});

test("a name that sets no field is no key of any line", () => {
  const file = garages.fileOf("visit");
  const written = schemaOf(garages.schemas.get(file));
  const properties = JSON.parse('{"id":{"type":"string"},"__proto__":{"type":"boolean"},"last":{"type":"boolean"}}');
  const schemas = new Map([...garages.schemas, [file, { ...written, properties }]]);
  const read = reading({}, { ...garages, schemas });
  expect(read('{"visit":{"id":"v","last":true}}')).toEqual({ visit: { id: "v", last: true } });
  expect(read('{"visit":{"id":"v","__proto__":true}}')).toBe(undefined);
});

test("what no schema says is left", () => {
  const file = garages.fileOf("visit");
  const written = schemaOf(garages.schemas.get(file));
  const saying = (paid: object) => {
    const schema = { ...written, properties: { id: { type: "string" }, paid } };
    return fieldOf(reading({}, { ...garages, schemas: new Map([...garages.schemas, [file, schema]]) }), "paid");
  };
  const values = ["true", "null", '"a"', "1", "[]", "{}"];
  const taken = (paid: object): readonly string[] => {
    const of = saying(paid);
    return values.filter((it) => of(it) !== undefined);
  };
  expect([taken({ type: "boolean" }), taken({ type: "null" }), taken({ type: "object" })]).toEqual([
    ["true"],
    ["null"],
    ["{}"],
  ]);
  for (const it of [{}, { type: "symbol" }, { type: ["boolean", "string"] }, { type: "boolean", enum: [true] }])
    expect([it, taken(it)]).toEqual([it, []]);
});

test("texts of every length are read, a second time too, and others of the same length beside them", () => {
  const of = fieldOf(reading(), "quoted");
  const texts = Array.from({ length: 45 }, (_, length) => ["x", "y", "é"].map((it) => it.repeat(length))).flat();
  const more = Array.from({ length: 45 }, (_, at) => `${"x".repeat(at)}a${"x".repeat(45 - at)}`.slice(3, 40));
  const all = [...texts, ...more, ...texts, ...more];
  expect(all.map((it) => of(JSON.stringify(it)))).toEqual(all);
});

test("an escape has four digits of the base of sixteen, and no other mark than JSON has", () => {
  const of = fieldOf(reading(), "quoted");
  const marks = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
  const isJson = (text: string): boolean => {
    try {
      return typeof JSON.parse(text) === "string";
    } catch {
      return false;
    }
  };
  for (const around of [(it: string) => `"\\u00${it}a"`, (it: string) => `"\\${it}"`, (it: string) => `"${it}"`]) {
    const texts = marks.map(around);
    expect(texts.map((it) => [it, of(it)])).toEqual(texts.map((it) => [it, isJson(it) ? JSON.parse(it) : undefined]));
  }
});

test("a text is read to its end wherever in it a mark stands, and as far as the bytes go", () => {
  const of = fieldOf(reading(), "quoted");
  const marks = [
    '\\"',
    "\\\\",
    "\\u0041",
    "\\n",
    "é",
    "字",
    "🚗",
    "\u007f",
    "\u0080",
    "\ud7ff",
    "\u0001",
    "\t",
    "\u001f",
    "!",
    "#",
    "[",
    "]",
  ];
  const counts = Array.from({ length: 10 }, (_, count) => count);
  const texts = marks.flatMap((mark) =>
    counts.flatMap((before) => counts.map((behind) => `"${"a".repeat(before)}${mark}${"b".repeat(behind)}"`)),
  );
  const parsed = (text: string): unknown => (/[\0-\u001f]/.test(text) ? undefined : JSON.parse(text));
  expect(texts.map((it) => [it, of(it)])).toEqual(texts.map((it) => [it, parsed(it)]));

  const read = compileLineReader(fixtureOf([]), { subject: "visit", reads: nothing, wanted: [], longestList: 3 });
  for (const length of counts) {
    const line = encoder.encode(`{"visit":{"id":"v","quoted":"${"a".repeat(length)}"}}`);
    for (let end = 1; end < line.length; end++)
      expect([end, read(line.slice(0, end), 0, end)]).toEqual([end, undefined]);
    expect(read(line, 0, line.length)).toMatchObject({ visit: { quoted: "a".repeat(length) } });
    // Not at the beginning of the buffer that holds them.
    const within = new Uint8Array(line.length + 3).subarray(3);
    within.set(line);
    expect(read(within, 0, within.length)).toMatchObject({ visit: { quoted: "a".repeat(length) } });
  }
});

test("no placeholder is told as a text that says something, however it is written", () => {
  const of = fieldOf(reading(), "remark");
  const empty = [...emptyWords].filter((it) => !it.includes("\\"));
  const written = empty.flatMap((it) => {
    const escaped = Array.from(it, (letter, at) =>
      at < 2 ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}` : letter,
    );
    return [JSON.stringify(it), JSON.stringify(it.toUpperCase()), `" ${it}"`, `"${escaped.join("")}"`];
  });
  expect(written.filter((it) => of(it) !== undefined)).toEqual([]);
  const says = ["No 1", "Not so", "t", "x", "xx", "1", "無限", "暫停", "é", "Nil desperandum", 'n"a', "n\\a"];
  expect(says.filter((it) => of(JSON.stringify(it)) !== unread)).toEqual([]);
});

test("INVARIANT (read as parsed): what is read is judged as what JSON.parse reads", () => {
  const compiled = compileVerdicts(fixtureOf([]), "visit");
  const read = compileLineReader(fixtureOf([]), { subject: "visit", reads: nothing, wanted: [], longestList: 3 });
  const out = new Uint8Array(compiled?.bytes ?? 0);
  const lines = fields.flatMap(([field, ...texts]) => {
    const at = field === "at" ? "" : `,"at":"2026-06-01T00:00:00Z"`;
    return texts.flat().map((it) => `{"visit":{"id":"v"${at},${JSON.stringify(field)}:${it}}}`);
  });
  let taken = 0;
  for (const line of lines) {
    const bytes = encoder.encode(line);
    const document = read(bytes, 0, bytes.length);
    if (document === undefined) continue;
    taken++;
    expect([line, compiled?.judgeRead(document, out)]).toEqual([line, compiled?.judge(JSON.parse(line), out)]);
  }
  expect(taken).toBeGreaterThan(60);
});
