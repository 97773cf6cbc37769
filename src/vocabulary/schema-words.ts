import { listOf, messages, type Value } from "../base/message.ts";
import { formats } from "./format.ts";

/** Keywords of JSON Schema that vocabularies use. */
export const keywords = {
  plain: ["$schema", "$id", "$ref", "$defs", "title", "description", "type", "properties", "required"],
  limits: ["additionalProperties", "items", "enum", "format", "pattern", "minimum", "maximum", "uniqueItems"],
  own: [
    "x-ask",
    "x-zh",
    "x-members",
    "x-key",
    "x-day",
    "x-event",
    "x-cites",
    "x-document",
    "x-verbatim",
    "x-reads",
    "x-carries",
    "x-facts-on",
  ],
} as const;

const MEMBERS_SHOWN = 12;

/** The types of JSON Schema, in words that tell how a value of each is written. */
export const types = messages("vocabulary/type", {
  object: { en: "a group of fields", zh: "一組字段" },
  array: { en: "a list", zh: "列表" },
  string: { en: "text", zh: "文本" },
  number: { en: "a number", zh: "數字" },
  integer: { en: "a whole number", zh: "整數" },
  boolean: { en: "true or false", zh: "真或假（`true` 或者 `false`）" },
  null: { en: "null", zh: "`null`" },
});

const expectations = messages("vocabulary/expected", {
  oneOf: {
    en: "one of {words}{more, plural, =0 {} other { and # more}}",
    zh: "以下之一：{words}{more, plural, =0 {} other { 等，另有 # 個}}",
  },
  word: { en: "{word}", zh: "`{word}`" },
  either: { en: "{first} or {second}", zh: "{first} 或者 {second}" },
  evidence: { en: "the id of a piece of evidence", zh: "一項證據的 id" },
});

/** What a plain schema asks for. */
export interface Expected {
  /** In words that tell how to write it. */
  readonly said: Value;
  /** The types that it names, if it asks for nothing narrower. */
  readonly types: readonly string[];
}

/**
 * What a plain schema asks for.
 *
 * @example
 * expectedBy({ type: ["string", "null"], format: "date" }).said.code // "vocabulary/format/date"
 * expectedBy({ enum: ["own", "fine_tuned"] }).said.code // "vocabulary/expected/oneOf"
 * expectedBy({ type: "integer" }) // { said: { code: "vocabulary/type/integer", params: {} }, types: ["integer"] }
 */
export function expectedBy(schema: unknown): Expected {
  const members = listedBy(schema);
  if (members.length > 0) return { said: oneOf(members), types: [] };
  const own = Object.entries(typeof schema === "object" && schema !== null ? schema : {});
  const valueOf = (key: string): unknown => own.find(([it]) => it === key)?.[1];
  const format = formats.get(String(valueOf("format")));
  if (format) return { said: format.written, types: [] };
  if (valueOf("x-document") === true) return { said: expectations.evidence(), types: [] };
  const all = [valueOf("type")].flat().flatMap((it) => (isType(it) ? [it] : []));
  const named = all.length === 1 ? all : all.filter((it) => it !== "null");
  const said = named.map((it) => types[it]()).reduce((first, second) => expectations.either({ first, second }));
  return { said, types: named };
}

const isType = (name: unknown): name is keyof typeof types => typeof name === "string" && Object.hasOwn(types, name);

/** Some words in a row, cut short if there are many. */
function oneOf(members: readonly string[]): Value {
  if (members.length === 1) return `\`${members[0]}\``;
  const words = listOf(members.slice(0, MEMBERS_SHOWN).map((word) => expectations.word({ word })));
  return expectations.oneOf({ words, more: Math.max(0, members.length - MEMBERS_SHOWN) });
}

/**
 * The words that a plain schema allows; none if it lists none.
 *
 * @example
 * listedBy({ const: "none" }) // ["none"]
 * listedBy({ enum: ["consent", null] }) // ["consent"]
 */
export function listedBy(schema: unknown): readonly string[] {
  const own = Object.entries(typeof schema === "object" && schema !== null ? schema : {});
  return own.flatMap(([key, value]: [string, unknown]) =>
    key === "enum" || key === "const" ? [value].flat().flatMap((it) => (typeof it === "string" ? [it] : [])) : [],
  );
}
