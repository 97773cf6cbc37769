import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { documentsOf } from "./load.ts";
import {
  carHeader,
  carsWith,
  fieldIn,
  groupOf,
  loadedOf,
  readTogether,
  refusedFor,
  vocabularyFiles,
} from "./small-vocabulary.ts";

const field = (schema: string, more = "") =>
  fieldIn(loadedOf(carsWith(`id: { type: string }\nseen: ${schema}`, more)), "car", "seen");

test("the words of an enumeration are those that it says, in Chinese too where somebody has written that", () => {
  expect(
    field(
      "{ type: string, enum: [red, blue, green], x-members: { red: { en: red, zh: 紅 }, blue: { en: deep blue } } }",
    ).type,
  ).toEqual({
    kind: "enum",
    members: ["red", "blue", "green"],
    words: new Map([
      ["red", { en: "red", zh: "紅" }],
      ["blue", { en: "deep blue" }],
    ]),
  });
  expect(field("{ type: string, enum: [red, blue] }").type).toEqual({ kind: "enum", members: ["red", "blue"] });
});

test("a field has its own words, or those of what it refers to", () => {
  const shared =
    '$defs: { colour: { type: [string, "null"], title: Colour, x-cites: [cn.road 7, cn.car 4 1], x-ask: { en: "Which colour?" } } }\n';
  expect(field('{ $ref: "#/$defs/colour" }', shared)).toMatchObject({
    title: "Colour",
    ask: { en: "Which colour?" },
    nullable: true,
    packs: ["cn.road", "cn.car"],
  });
  expect(
    field(
      '{ $ref: "#/$defs/colour", title: Paint, x-cites: [cn.paint 2, cn.road 9], x-ask: { en: "Which paint?", zh: 什麼漆？ } }',
      shared,
    ),
  ).toMatchObject({
    title: "Paint",
    ask: { en: "Which paint?", zh: "什麼漆？" },
    packs: ["cn.paint", "cn.road", "cn.car"],
  });
});

test("what nobody says of a field is not there", () => {
  expect(field("{ type: string, title: Colour }")).toEqual({
    type: { kind: "string" },
    required: false,
    nullable: false,
    event: false,
    title: "Colour",
    ask: undefined,
    whose: undefined,
    names: undefined,
    packs: undefined,
  });
  expect(field("{ type: object, additionalProperties: false, properties: {} }").type).toEqual({
    kind: "record",
    fields: new Map(),
  });
});

test("a field that tells whose it is does so by its title", () => {
  const whose = (more: string) => field(`{ type: string, ${more} }`).whose;
  expect(whose("title: Keeper, x-zh: 保管人, x-use: whose")).toEqual({ en: "Keeper", zh: "保管人" });
  expect(whose("title: Keeper, x-use: whose")).toEqual({ en: "Keeper" });
  expect(whose("title: Keeper, x-zh: 保管人, x-use: name")).toBeUndefined();
  expect(whose("title: Keeper, x-zh: 保管人")).toBeUndefined();
});

const wrong = (schema: string, more = "", others = {}) =>
  refusedFor(carsWith(`id: { type: string }\nseen: ${schema}`, more, others));
const keyword = (name: string, problem: string): string => `the schema keyword \`${name}\` ${problem}`;
const noType = keyword(
  "type",
  "must be one of object, array, string, number, integer, boolean, with or without `null`",
);
const noElements = keyword("items", "must say what the elements are");
const notAName = (name: string): string =>
  `lists \`${name}\`, which is not a name: letters, figures and \`_\`, no figure first`;

test.each([
  ["a type that is none", "{ type: yesno }", [`yesno ⟶ ${noType}`]],
  ["two types at once", "{ type: [string, number] }", [`[string, number] ⟶ ${noType}`]],
  ["a null that is no word", "{ type: [string, null] }", [`[string, null] ⟶ ${noType}`]],
  ["a list of nothing", "{ type: array }", [` ⟶ ${noElements}`]],
  [
    "a list of what is none",
    "{ type: array, items: { type: yesno } }",
    [`yesno ⟶ ${noType}`, `{ type: yesno } ⟶ ${noElements}`],
  ],
  [
    "a required field that is none",
    "{ required: [doors], type: object }",
    [`[doors] ⟶ ${keyword("required", "names `doors`, which is not there")}`],
  ],
  [
    "words of which one is no name",
    "{ type: string, enum: [red, dark-red, 2red] }",
    [
      `[red, dark-red, 2red] ⟶ ${keyword("enum", notAName("dark-red"))}`,
      `[red, dark-red, 2red] ⟶ ${keyword("enum", notAName("2red"))}`,
    ],
  ],
  [
    "words for a member that is none",
    "{ type: string, enum: [red], x-members: { blue: { en: blue } } }",
    [`blue ⟶ ${keyword("x-members", "names `blue`, which is not there")}`],
  ],
  [
    "a format that nobody knows",
    "{ type: string, format: isbn }",
    [`isbn ⟶ ${keyword("format", "names `isbn`, which is not there")}`],
  ],
  [
    "a key that no element has",
    "{ type: array, x-key: nome, items: { type: object, additionalProperties: false, properties: { name: { type: string } } } }",
    [`nome ⟶ ${keyword("x-key", "names `nome`, which is not there")}`],
  ],
  [
    "the name of a subject that is none",
    "{ type: string, x-names: lorry }",
    [`lorry ⟶ ${keyword("x-names", "names `lorry`, which is not there")}`],
  ],
  [
    "a question with a comma that cuts it",
    "{ type: string, x-ask: { en: Is it, lit: now } }",
    [
      `x-ask ⟶ ${keyword("x-ask", "has no `lit`, only `en` and `zh`: words with a comma or a colon stand in quotation marks")}`,
    ],
  ],
  [
    "a question without English words, of which no more is said",
    "{ type: string, x-ask: { eng: Is it } }",
    [
      `x-ask ⟶ ${keyword("x-ask", "needs the question under `en`, in whatever language it is, as in `x-ask: { en: … }`")}`,
    ],
  ],
  [
    "a pattern of its own",
    "{ type: string, pattern: '[0-9]+' }",
    [`pattern ⟶ ${keyword("pattern", "can only be `\\S`: not blank")}`],
  ],
  [
    "a field whose name is none",
    "{ type: object, additionalProperties: false, properties: { top-speed: { type: number } } }",
    [`top-speed ⟶ ${keyword("properties", notAName("top-speed"))}`],
  ],
  [
    "a group that takes whatever comes",
    "{ type: object, additionalProperties: true, properties: { doors: { type: number } } }",
    [
      `true ⟶ ${keyword("additionalProperties", "must be `false` where there are `properties`: a misspelt name would be taken without a word")}`,
    ],
  ],
  [
    "elements that are no group of keywords",
    "{ type: array, items: string }",
    [`items ⟶ ${keyword("items", "must be a group of fields")}`, `string ⟶ ${noElements}`],
  ],
  ["no keywords for a field", "[a]", [`seen ⟶ ${keyword("properties", "needs a group of keywords for `seen`")}`]],
  ["a number for a field", "3", [`seen ⟶ ${keyword("properties", "needs a group of keywords for `seen`")}`]],
  ["a reference that is no text", "{ $ref: 3 }", [`$ref ⟶ ${keyword("$ref", "must be text")}`]],
  [
    "a reference to nothing",
    "{ $ref: '#/$defs/none' }",
    [`'#/$defs/none' ⟶ ${keyword("$ref", "names `#/$defs/none`, which is not there")}`],
  ],
])("a schema with %s says where", (_, schema, told) => {
  expect(wrong(schema)).toEqual(told);
});

test("what would hold itself is told", () => {
  const circular = keyword("$ref", "leads back to itself");
  expect(wrong('{ $ref: "#/$defs/one" }', '$defs: { one: { $ref: "#/$defs/one" } }\n')).toEqual([
    `"#/$defs/one" ⟶ ${circular}`,
  ]);
  const part =
    '$defs: { part: { type: object, additionalProperties: false, properties: { within: { $ref: "#/$defs/part" } } } }\n';
  expect(wrong('{ $ref: "#/$defs/part" }', part)).toEqual([`object ⟶ ${circular}`]);
});

test("a field whose name is that of a day or a moment is one", () => {
  const told = (fields: string) => refusedFor(carsWith(fields));
  expect(
    told("sold_on: { type: string, format: date-time }\non: { type: integer }\nsold_at: { type: boolean }"),
  ).toEqual([
    "string ⟶ the field `sold_on` must be a date, as its name ends in `on`",
    "integer ⟶ the field `on` must be a date, as its name ends in `on`",
    "boolean ⟶ the field `sold_at` must be a date with time, as its name ends in `at`",
  ]);
  loadedOf(carsWith("bacon: { type: string }\nseat: { type: string }\ncar_on: { type: string, format: date }"));
});

test("a schema without a name is told, and is not taken for one whose name is empty", () => {
  const cars = vocabularyFiles(carHeader, { "car.schema.yaml": groupOf("id: { type: string }") });
  const more = documentsOf(
    new Map([
      ["empty.schema.yaml", "$id: ''\ntype: string"],
      ["none.schema.yaml", "type: string"],
    ]),
  );
  const { value, diagnostics } = readTogether({ ...cars, schemas: [...cars.schemas, ...more] });
  expect(value).toBeUndefined();
  expect(diagnostics.map((it) => `${it.place.source.path}: ${locales.en.say(it)}`)).toEqual([
    "none.schema.yaml: the schema keyword `$id` is missing",
  ]);
});
