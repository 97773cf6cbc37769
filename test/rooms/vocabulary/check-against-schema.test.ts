import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { checkAgainstSchema, mismatchDiagnostics, schemasOf } from "../../../src/vocabulary/check-against-schema.ts";
import { createValidator, expectedBy } from "../../../src/vocabulary/compile-schema.ts";
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

/** All that a person is told of a value: what is wrong, what helps, and what a fix would put there. */
const advised = (schema: object, text: string): readonly string[] =>
  checkAgainstSchema(document(`v: ${text}`), { type: "object", properties: { v: schema } }).map((it) =>
    [
      locales.en.say(it).replace("`v` ", ""),
      ...[locales.en.help(it) ?? []].flat().map((help) => `[${help}]`),
      ...(it.fix?.edits ?? []).map((edit) => `→ ${edit.text}`),
    ].join(" "),
  );

test.each<readonly [schema: object, text: string, told: string]>([
  [{ maximum: 1 }, "2", "is 2 and must be at most 1 [shares are decimals: 96 % is 0.96]"],
  [{ maximum: 5 }, "6", "is 6 and must be at most 5"],
  [{ minimum: 1 }, "0", "is 0 and must be at least 1"],
  [{ type: "string" }, "4.2", 'must be text, not a number [put it in quotes] → "4.2"'],
  [{ type: "string" }, "true", 'must be text, not true [put it in quotes] → "true"'],
  [{ type: "string" }, "null", "must be text, not null [leave it out if it is not known]"],
  [{ type: "string" }, "[a]", "must be text, not a list"],
  [{ type: "string" }, "{ a: b }", "must be text, not a group of fields"],
  [{ type: ["string", "null"] }, "5", 'must be text, not a number [put it in quotes] → "5"'],
  [{ type: ["string", "number"] }, "true", "must be text or a number, not true"],
  [{ type: "number" }, "true", "must be a number, not true"],
  [{ type: "boolean" }, "ON", "must be true or false, not text [write `true`]"],
  [{ type: "boolean" }, "off", "must be true or false, not text [write `false`]"],
  [{ type: "boolean" }, "once", "must be true or false, not text"],
  [{ type: "boolean" }, "upon", "must be true or false, not text"],
  [{ type: "boolean" }, "perhaps", "must be true or false, not text"],
])("of %j, where %s stands, a remedy is told only where it helps", (schema, text, sentence) => {
  expect(advised(schema, text)).toEqual([sentence]);
});

test("what people write in another form is mended into that of documents, each form by itself", () => {
  const mended = (format: string, text: string) =>
    checkAgainstSchema(document(text), { format }).map((it) => it.fix?.edits.map((edit) => edit.text));
  expect(mended("date", "2026/3/1")).toEqual([["2026-03-01"]]);
  expect(mended("date", "'2026年3月1日'")).toEqual([["'2026-03-01'"]]);
  expect(mended("duration", "24小時")).toEqual([["24 hours"]]);
  for (const [format, text] of [
    ["date", "24小時"],
    ["duration", "2026/3/1"],
    ["date-time", "2026/3/1"],
    ["date", "2026/2/30"],
    ["date-time", "24小時"],
    ["uscc", "24小時"],
  ] as const)
    expect(mended(format, text)).toEqual([undefined]);
  const its = { type: "string", enum: ["its"] };
  expect(advised(its, "it's")).toEqual(["cannot be `it's`; did you mean `its`? [it is one of `its`] → its"]);
});

test("a day and a moment that are written as they should be and do not exist are told as that, and nothing else is", () => {
  const codes = (format: string, texts: readonly string[]): readonly (string | undefined)[] =>
    texts.map((it) => checkAgainstSchema(document(`"${it}"`), { format })[0]?.code.replace("vocabulary/", ""));
  const none = (many: readonly string[], code: string) => many.map(() => code);
  const days = ["2026-02-30", "2026-13-01"];
  const others = ["on 2026-02-30", "2026-02-30 or so", "2026-2-30", "soon"];
  expect(codes("date", days)).toEqual(none(days, "no-such-day"));
  expect(codes("date", others)).toEqual(none(others, "bad-format"));
  const moments = [
    "2026-02-30T10:20:30+08:00",
    "2026-02-30T10:20:30-05:30",
    "2026-11-01T25:20:30Z",
    "2026-02-30t10:20:30z",
    "2026-02-30T10:20:30.5Z",
    "2026-02-30T10:20:30.125+08:00",
  ];
  const otherMoments = [
    ...days,
    "2026-02-30T10:20:30",
    "at 2026-02-30T10:20:30Z",
    "2026-02-30T10:20:30Z or so",
    "2026-02-30T10:20:30+8:00",
    "2026-02-30T10:20Z",
  ];
  expect(codes("date-time", moments)).toEqual(none(moments, "no-such-day"));
  expect(codes("date-time", otherMoments)).toEqual(none(otherMoments, "bad-format"));
  for (const format of ["duration", "uscc"])
    expect(codes(format, [...days, ...moments])).toEqual(none([...days, ...moments], "bad-format"));
});

test("a value is shown in one line, and cut short if that is long", () => {
  const only = { enum: ["a"] };
  const shown = (text: string) =>
    told(only, text).map((it) => it.replace("cannot be ", "").replaceAll("`", "").replace(/;.*/, ""));
  expect(shown('"two  words\\n\\nor more"')).toEqual(["two words or more"]);
  expect(shown("b".repeat(60))).toEqual(["b".repeat(60)]);
  expect(shown("b".repeat(61))).toEqual([`${"b".repeat(60)}…`]);
  expect(shown(`${"b".repeat(59)}😀b`)).toEqual([`${"b".repeat(59)}…`]);
  expect([shown("[b]"), shown("{ b: c }")]).toEqual([["a list"], ["a group of fields"]]);
});

test("a key that is misspelt is not told as missing too, whatever other keys are unknown", () => {
  const schema = { type: "object", properties: { rule: {} }, required: ["rule"], additionalProperties: false };
  expect(told(schema, "{ rul: 1, mascot: 2 }")).toEqual([
    "has no field `rul`; did you mean `rule`?",
    "has no field `mascot`",
  ]);
  expect(told(schema, "{ mascot: 2 }").toSorted()).toEqual(["has no field `mascot`", "needs `rule`"]);
});

test("a value is found below a key that has the marks of pointers in it", () => {
  const text = "{ a/b: 1, c~d: 2, e~1f: 3 }";
  const found = checkAgainstSchema(document(text), { type: "object", additionalProperties: { type: "string" } });
  expect(found.map(({ place }) => text.slice(place.span.start, place.span.end))).toEqual(["1", "2", "3"]);
  expect(found.map((it) => locales.en.say(it).replace(/ must.*/, ""))).toEqual(["`a/b`", "`c~d`", "`e~1f`"]);
});

test("a field counts as there only if the document has it, though every object has one of that name", () => {
  expect(told({ type: "object", required: ["constructor"] }, "{}")).toEqual(["needs `constructor`"]);
  const validate = createValidator(schemasOf({ type: "object", required: ["constructor"] }));
  expect(validate("document", {}).map((it) => it.kind)).toEqual(["missing-key"]);
});

test("a list that may repeat itself may", () => {
  expect(told({ type: "array", uniqueItems: false }, "[a, a]")).toEqual([]);
});

test("a schema with a keyword that nobody knows is refused, and not passed over", () => {
  expect(() => checkAgainstSchema(document("a"), { type: "string", patern: "^b" })).toThrow("patern");
});

test("what asks for something narrower than a type names none", () => {
  const narrow = [{ enum: ["a", "b"] }, { const: "a" }, { format: "date" }, { "x-document": true }];
  expect(narrow.map((it) => expectedBy({ type: "string", ...it }).types)).toEqual(narrow.map(() => []));
  expect(expectedBy({ type: ["string", "null"] }).types).toEqual(["string"]);
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
