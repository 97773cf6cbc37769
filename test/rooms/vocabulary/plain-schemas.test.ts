import { expect, test } from "vitest";
import { followedIn, groupIn, schemaOf, textIn, textsIn } from "../../../src/vocabulary/json-schema.ts";
import { fieldAt, parentOfField, type Field, type RecordType, type Type } from "../../../src/vocabulary/type.ts";

test("what is no group of keywords counts as one without any, and only texts are texts", () => {
  expect([{ type: "string" }, [1], "a", null, undefined].map(schemaOf)).toEqual([{ type: "string" }, {}, {}, {}, {}]);
  expect([["a", 1, "b"], "a", undefined].map(textsIn)).toEqual([["a", "b"], [], []]);
  expect(["a", 1, null].map(textIn)).toEqual(["a", undefined, undefined]);
});

const name = { type: "string" };
const person = { properties: { name } };
const files = new Map<string, object>([
  ["a", { $defs: { person, all: { items: { $ref: "a#/$defs/person" } }, again: { $ref: "b#/$defs/other" } } }],
  ["b", { properties: {}, $defs: { other: { $ref: "a#/$defs/person" } } }],
]);

test("references are followed to where they end, in the file that holds it", () => {
  const from = (schema: object) => followedIn(files, { file: "a", schema: schemaOf(schema) });
  expect(from(name)).toEqual({ file: "a", schema: name });
  expect(from({ $ref: "b" })).toEqual({ file: "b", schema: files.get("b") });
  expect(from({ $ref: "a#/$defs/again" })).toEqual({ file: "a", schema: person });
  expect(from({ $ref: "b#/$defs/none/of/them" })).toEqual({ file: "b", schema: {} });
  expect(from({ $ref: "c#/x" })).toEqual({ file: "c", schema: {} });
});

test("a group is found itself, and as what a list holds", () => {
  const groups = [person, { items: person }, { $ref: "a#/$defs/all" }, { items: { $ref: "b" } }, name, { items: name }];
  expect(groups.map((it) => groupIn(files, { file: "a", schema: it }))).toEqual([
    { file: "a", schema: person },
    { file: "a", schema: person },
    { file: "a", schema: person },
    { file: "b", schema: files.get("b") },
    undefined,
    undefined,
  ]);
});

const fieldOf = (type: Type): Field => ({
  type,
  required: false,
  nullable: true,
  event: false,
  title: undefined,
  ask: undefined,
});
const groupOf = (fields: Readonly<Record<string, Type>>): RecordType => ({
  kind: "record",
  fields: new Map(Object.entries(fields).map(([key, type]) => [key, fieldOf(type)])),
});
const listOf = (element: Type): Type => ({ kind: "list", element, key: undefined });
const text: Type = { kind: "string" };
const flag: Type = { kind: "boolean" };
const service = groupOf({
  id: text,
  provider: groupOf({ code: text, seat: groupOf({ town: text }) }),
  models: listOf(groupOf({ code: flag, parts: listOf(listOf(groupOf({ size: text }))) })),
  tags: listOf(text),
});

test("a path leads through groups and lists to a field", () => {
  const kinds = ["id", "provider.seat.town", "models", "models.code", "models.parts.size"].map(
    (it) => fieldAt(service, it)?.type.kind,
  );
  expect(kinds).toEqual(["string", "string", "list", "boolean", "string"]);
  const none = ["", "town", "id.length", "tags.x", "provider.", "provider.none", "models.0"];
  expect(none.map((it) => fieldAt(service, it))).toEqual(none.map(() => undefined));
});

test("a field is looked for from the top, and told where it is nearest to that", () => {
  const names = ["id", "code", "town", "parts", "size", "none"];
  expect(names.map((it) => parentOfField(service, it))).toEqual([
    "",
    "provider",
    "provider.seat",
    "models[]",
    undefined,
    undefined,
  ]);
});
