import fc from "fast-check";
import { expect, test } from "vitest";
import { toPlain } from "../../../src/base/document.ts";
import { readJson } from "../../../src/base/json-document.ts";
import { parsePlainJson } from "../../../src/base/plain-json.ts";

const numbers = [
  "0",
  "-0",
  "7",
  "1e2",
  "12e3",
  "1E1",
  "0.05",
  "5e-3",
  "0.0001",
  "1.50",
  "12345678901234567890",
  "15e299",
];
const number = fc.oneof(fc.constantFrom(...numbers), fc.double({ noNaN: true }).map(String));
const word = fc.oneof(fc.constantFrom("a", "b", "__proto__", "constructor", ""), fc.string({ maxLength: 4 }));
const text = word.map((it) => JSON.stringify(it));
const blank = fc.constantFrom("", "", "", " ", "\r", "\t");

/** JSON as people and programs write it: keys may stand twice, numbers be long. */
const { json } = fc.letrec<{ json: string; list: string; record: string; entry: string }>((tie) => ({
  json: fc.oneof({ maxDepth: 4 }, text, number, fc.constantFrom("true", "false", "null"), tie("list"), tie("record")),
  list: fc.tuple(fc.array(tie("json"), { maxLength: 3 }), blank).map(([all, space]) => `[${all.join(`,${space}`)}]`),
  entry: fc.tuple(text, blank, tie("json")).map(([key, space, value]) => `${key}:${space}${value}`),
  record: fc.array(tie("entry"), { maxLength: 3 }).map((all) => `{${all.join()}}`),
}));

const runs = Number(process.env["EDICT_RUNS"] ?? 1000);

test("of a text that is taken JSON.parse hides nothing that the engine would refuse", () => {
  const seen = { taken: 0, left: 0 };
  fc.assert(
    fc.property(json, fc.constantFrom("", "\uFEFF", " ", "}"), (it, before) => {
      const written = before + it;
      const value = parsePlainJson(written);
      seen[value === undefined ? "left" : "taken"]++;
      if (value === undefined) return;
      const { documents, diagnostics } = readJson({ path: "a.json", text: written });
      expect(diagnostics).toEqual([]);
      expect(JSON.stringify(documents.map((one) => toPlain(one.root)))).toBe(JSON.stringify([value]));
    }),
    { numRuns: runs * 4 },
  );
  expect(Math.min(seen.taken, seen.left)).toBeGreaterThan(runs / 2);
});

test("what a text hides is never taken, whatever is written shorter beside it", () => {
  const hidden = [
    '{"a":1,"a":1}',
    '{"a":1e3,"a":1}',
    '{"k":12e3,"a":[],"a":2}',
    '{"a":{"__proto__":1}}',
    "[0.1000000000000000055]",
  ];
  expect(hidden.map(parsePlainJson)).toEqual(hidden.map(() => undefined));
  expect(parsePlainJson(`${"[".repeat(201)}${"]".repeat(201)}`)).toBe(undefined);
  expect(['{"a": "\\u0061"}', '{"a":1200}', "[]", "{}", "0"].map(parsePlainJson)).toEqual([
    { a: "a" },
    { a: 1200 },
    [],
    {},
    0,
  ]);
});

test("a number that can be written shorter than it is shown makes no room for a key that stands twice", () => {
  for (const short of ["1e3", "-1e3", "12e3", "1e-3", "5e14", "1e15", "12345e21", "1e21", "1e999"]) {
    const room = 10 * (String(Number(short)).length - short.length);
    const key = JSON.stringify("k".repeat(room - 5));
    const text = `[${`${short},`.repeat(10)}{${key}:1,${key}:2}]`;
    expect(JSON.parse(text)).toHaveLength(11);
    expect([short, parsePlainJson(text)]).toEqual([short, undefined]);
  }
});

test("what hides nothing is taken: values of every kind, blanks, escapes, and numbers of up to 15 digits", () => {
  const kinds = '"a",true,false,null,[],{},{"k":[0]},0.01,-0.5,999,12345678,123456789012345';
  const nested = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;
  const taken = [
    `[1e2,${kinds}]`,
    `[1e2, ${kinds.replace("true", "true ")}]`.replace("1e2", "1"),
    '[ 123456789012345,"\\"]","\\\\"]',
    "[123456789012345 ]",
    " 5",
    `"${"a".repeat(999_998)}"`,
    nested(200, "[", "]").replace("1", "1e2"),
    ` ${nested(200, "[", "]")}`,
    nested(200, '{"k":', "}"),
    ` ${nested(200, '{"k":', "}")}`,
  ];
  expect(taken.map(parsePlainJson)).toEqual(taken.map((it) => JSON.parse(it)));
  const left = [
    `"${"a".repeat(999_999)}"`,
    nested(201, '{"k":', "}"),
    ` ${nested(201, '{"k":', "}")}`,
    ` ${nested(201, "[", "]")}`,
    "[0.30000000000000003]",
    "[ 1234567890123456]",
    "[ 1234567890.1234567890]",
    '"',
    "[1,",
  ];
  expect(left.map(parsePlainJson)).toEqual(left.map(() => undefined));
});
