import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { checkAgainstSchema, mismatchDiagnostics } from "../../../src/vocabulary/check-against-schema.ts";
import { document } from "./load.ts";

const folder = new URL("../../../grammar/schema/", import.meta.url);
const schemaOf = (name: string): object => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as object;

const said = (name: string, text: string): readonly string[] =>
  checkAgainstSchema(document(text), schemaOf(`${name}-1.schema.json`)).map(
    (it) => `${it.place.source.text.slice(it.place.span.start, it.place.span.end)} ← ${locales.en.say(it)}`,
  );

test("every published schema of a file that people write can be used", () => {
  const names = readdirSync(folder).filter((it) => /^(case|pack|profile|project)-/.test(it));
  expect(names).toHaveLength(4);
  for (const name of names)
    for (const text of ["[]", "{}", "[{ cannot: [] }, {}]"]) checkAgainstSchema(document(text), schemaOf(name));
});

test("a file that fits its schema is not spoken of", () => {
  expect(said("project", "packs: [a.b]\ninputs: ['*.yaml']\nallow: [undetermined]")).toEqual([]);
});

test("what does not fit is told in the same words as for inputs", () => {
  expect(said("project", "packs: []\ninput: [a]\nfail_on: hig\nas_of: 2026-02-30\nparty: ''")).toEqual(
    [
      "input ← this file has no field `input`; did you mean `inputs`?",
      "[] ← `packs` is empty and needs at least one entry",
      "'' ← `party` is blank",
      "2026-02-30 ← `as_of` is `2026-02-30`, which does not exist in the calendar",
      "hig ← `fail_on` cannot be `hig`; did you mean `high`?",
    ].toSorted(byFirst(["input", "[]", "''", "2026", "hig"])),
  );
});

test("branches, repetitions and fixed words", () => {
  expect(said("project", "packs: [a, b, a]\ninputs: [x]")).toEqual(["a ← `packs` lists `a` twice"]);
  expect(said("case", "- { cannot: [{ rule: r, verdict: pendin, because: x }] }")).toEqual([
    "pendin ← `[0].cannot[0].verdict` cannot be `pendin`; did you mean `pending`?",
  ]);
  expect(said("case", "- { case: a, why: b, as_of: 2026-01-01, base: c }")).toEqual([
    "{ case: a, why: b, as_of: 2026-01-01, base: c } ← `[0]` needs `expect`",
  ]);
});

test("a value of a wrong type is told as that alone, whatever else its schema says of it", () => {
  const codes = (schema: object, text: string): readonly string[] =>
    checkAgainstSchema(document(text), schema).map((it) => it.code.replace("vocabulary/", ""));
  const listed = { type: "array", minItems: 1, items: { type: "string" }, enum: [["a"]] };
  expect(codes(listed, "word")).toEqual(["wrong-type"]);
  expect(codes(listed, "[b]")).toEqual(["not-listed"]);
  expect(codes({ type: "object", properties: { a: listed, b: listed } }, "{ a: 1, b: [b] }")).toEqual([
    "wrong-type",
    "not-listed",
  ]);
});

const told = (schema: object, text: string): readonly string[] =>
  checkAgainstSchema(document(`v: ${text}`), { type: "object", properties: { v: schema } }).map((it) =>
    locales.en.say(it).replace("`v` ", ""),
  );

test.each<readonly [schema: object, text: string, said: string]>([
  [
    { type: "string", pattern: "^[a-z][a-z0-9_]*$" },
    "A",
    "must be a name in small letters, with figures and `_`, not `A`",
  ],
  [
    { type: "string", pattern: "^[a-z]{2,3}$" },
    "english",
    "must be the code of a language in two or three small letters, such as `en`, not `english`",
  ],
  [{ type: "string", pattern: "^a$" }, "b", "must be written as ^a$, not `b`"],
  [{ type: "string", pattern: "\\S" }, "' '", "is blank"],
  [{ type: "string", minLength: 1 }, "''", "is blank"],
  [{ type: "number", minimum: 1 }, "0", "is 0 and must be at least 1"],
  [{ type: "number", maximum: 5 }, "6", "is 6 and must be at most 5"],
  [{ const: "none" }, "any", "cannot be `any`"],
  [{ type: "array", minItems: 1 }, "[]", "is empty and needs at least one entry"],
  [{ type: "object", minProperties: 1 }, "{}", "is empty and needs at least one entry"],
  [{ type: "string", const: "none" }, "5", "must be `none`, not a number"],
  [{ type: "string", enum: ["a", "b"] }, "5", "must be one of a, b, not a number"],
  [
    { type: "string", enum: Array.from("abcdefghijklmn") },
    "5",
    "must be one of a, b, c, d, e, f, g, h, i, j, k, l and 2 more, not a number",
  ],
  [{ type: "string", "x-document": true }, "5", "must be the id of a piece of evidence, not a number"],
  [{ type: "string", "x-document": false }, "5", "must be text, not a number"],
  [{ type: "string", format: "date" }, "5", "must be a date, as in 2026-11-01, not a number"],
  [{ type: ["string", "number", "null"] }, "[]", "must be text or a number, not a list"],
  [{ type: "null" }, "a", "must be null, not text"],
  [{ type: "integer" }, "1.5", "must be a whole number, not 1.5"],
])("of %j, where %s stands, is told what it must be", (schema, text, sentence) => {
  expect(told(schema, text)).toEqual([sentence]);
});

test("of a value that is there twice the later one is marked", () => {
  const places = checkAgainstSchema(document("[a, b, a]"), { type: "array", uniqueItems: true }).map(
    (it) => it.place.span,
  );
  expect(places).toEqual([{ start: 7, end: 8 }]);
});

test("a key that is free but for its letters is told in those that it may have", () => {
  const free = (...patterns: readonly string[]) => ({
    type: "object",
    properties: { name: {} },
    ...(patterns.length === 0 ? {} : { patternProperties: Object.fromEntries(patterns.map((it) => [it, {}])) }),
    additionalProperties: false,
  });
  expect(told(free("^x-", "^[a-z_]+$"), "{ My-Key: 1, '5!': 2 }")).toEqual([
    "has no field `My-Key`; did you mean `my_key`?",
    "has no field `5!`",
  ]);
  expect(told(free("^\\p{Ll}+$"), "{ ÉT: 1 }")).toEqual(["has no field `ÉT`; did you mean `ét`?"]);
  expect(told(free(), "{ My-Key: 1, Name: 2 }")).toEqual([
    "has no field `My-Key`",
    "has no field `Name`; did you mean `name`?",
  ]);
});

/** Order is the schema's business: sorted as the lines begin. */
function byFirst(starts: readonly string[]): (a: string, b: string) => number {
  const rank = (line: string): number => starts.findIndex((it) => line.startsWith(it));
  return (a, b) => rank(a) - rank(b);
}

test("each record is looked at by itself, however many a list has", () => {
  const { source, root: node } = document(`[${"{},".repeat(1000)}]`);
  let looks = 0;
  const pointed = <T extends object>(at: number, it: T) => ({
    ...it,
    get pointer() {
      looks += 1;
      return `/${at}`;
    },
  });
  const mismatches = Array.from({ length: 1000 }, (_, at) => [
    pointed(at, { kind: "missing-key", key: "rule", nullable: false } as const),
    pointed(at, { kind: "unknown-key", key: at === 7 ? "rul" : "x", known: ["rule"] } as const),
  ]).flat();
  const part = { source, start: { path: "", node, keySpan: undefined }, elsewhere: () => undefined };
  expect(mismatchDiagnostics(part, mismatches)).toHaveLength(1999);
  expect(looks).toBeLessThan(10_000);
});
