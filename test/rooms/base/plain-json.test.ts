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
