import { partWords, PRESENT } from "../../../src/vocabulary/part.ts";
import type { Type } from "../../../src/vocabulary/type.ts";

type Schema = Readonly<Record<string, unknown>>;

const kinds: Readonly<Record<string, Type["kind"]>> = {
  array: "list",
  object: "record",
  boolean: "boolean",
  number: "number",
  integer: "number",
  string: "string",
};

/** The kind of facts that a schema describes. */
function kindOf(schema: Schema): Type["kind"] {
  const names = [schema["type"]].flat().filter((it) => it !== "null");
  const { format } = schema;
  if (schema["x-document"] === true) return "document";
  if (format === "date" || format === "duration") return format;
  return format === "date-time" ? "datetime" : (kinds[String(names[0])] ?? "record");
}

/** The words by which an editor lets a fact be known in part; none where it has to be exact. */
export function wordsFor(schema: Schema): readonly string[] {
  const fields = schema["properties"];
  const hasOwn = typeof fields === "object" && fields !== null && PRESENT in fields;
  const canBeAbsent = [schema["type"]].flat().includes("null") && !hasOwn;
  return partWords(kindOf(schema)).filter((it) => it !== PRESENT || canBeAbsent);
}

/** A fact's schema with what may stand in its place. A list, which stands at the pointer `at`, is written once. */
export function orInPart(words: readonly string[], found: Schema, own: Schema, at: string): Schema {
  const { title, description, ...value } = own;
  const kind = kindOf(found);
  const end = kind === "list" ? { $ref: at } : withoutNull(value);
  const properties = Object.fromEntries(words.map((it) => [it, it === PRESENT ? { const: true } : end]));
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    if: { type: "object", ...(kind === "record" ? { required: [PRESENT] } : {}) },
    then: { properties, additionalProperties: false, minProperties: 1 },
    else: value,
  };
}

function withoutNull(schema: Schema): Schema {
  const types = [schema["type"]].flat().filter((it) => it !== "null");
  return { ...schema, type: types[0] };
}
