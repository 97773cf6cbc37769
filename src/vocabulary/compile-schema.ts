import type { ErrorObject } from "ajv";
import { invariant } from "../base/invariant.ts";
import { message, listOf, messages, type MessageValue } from "../base/message.ts";
import { stringFormats } from "./format.ts";
import { openValidators, type PreparedValidators } from "./validators.ts";

interface Where {
  /** As in RFC 6901. */
  readonly pointer: string;
}

/** Where a document does not fit its schema, and what would. */
export type Mismatch =
  | (Where & { readonly kind: "unknown-key"; readonly key: string; readonly known: readonly string[] })
  | (Where & { readonly kind: "missing-key"; readonly key: string; readonly nullable: boolean })
  | (Where & { readonly kind: "wrong-type"; readonly expected: Expected })
  | (Where & { readonly kind: "not-listed"; readonly members: readonly string[] })
  | (Where & { readonly kind: "bad-form"; readonly format: string | undefined; readonly expected: MessageValue })
  | (Where & { readonly kind: "blank"; readonly nullable: boolean })
  | (Where & { readonly kind: "too-few" })
  | (Where & { readonly kind: "repeated"; readonly index: number })
  | (Where & { readonly kind: "out-of-range"; readonly bound: "least" | "most"; readonly limit: number });

/** All mismatches of a plain value with the schema of that `$id`. */
export type Validate = (schema: string, value: unknown) => readonly Mismatch[];

/**
 * Makes a validator when it is first asked for: a run that has no incident never pays for its schema.
 *
 * @example
 * createValidator(new Map([["a", { $id: "a", type: "boolean" }]]))("a", 1) // [{ kind: "wrong-type", pointer: "", expected: expectedBy({ type: "boolean" }) }]
 */
export function createValidator(schemas: ReadonlyMap<string, object>, prepared?: PreparedValidators): Validate {
  const validatorOf = openValidators(schemas, prepared);
  return (name, value) => distinct(validatorOf(name)(value).flatMap(toMismatch));
}

function toMismatch(error: ErrorObject): readonly Mismatch[] {
  const pointer = error.instancePath;
  const schema: unknown = error.parentSchema;
  const told = (name: string): unknown => error.params[name];
  switch (error.keyword) {
    case "additionalProperties": {
      const key = String(told("additionalProperty"));
      const free = Object.keys(memberOf(schema, "patternProperties") ?? {});
      const small = key.toLowerCase().replaceAll("-", "_");
      const able = [small].filter((it) => free.some((pattern) => new RegExp(pattern, "u").test(it)));
      const known = [...Object.keys(memberOf(schema, "properties") ?? {}), ...able];
      return [{ kind: "unknown-key", pointer, key, known }];
    }
    case "required": {
      const key = String(told("missingProperty"));
      return [
        { kind: "missing-key", pointer, key, nullable: admitsNull(memberOf(memberOf(schema, "properties"), key)) },
      ];
    }
    case "type":
      return [{ kind: "wrong-type", pointer, expected: expectedBy(schema) }];
    case "enum":
    case "const":
      return [{ kind: "not-listed", pointer, members: listedBy(schema) }];
    case "format":
      return [{ kind: "bad-form", pointer, format: String(told("format")), expected: expectedBy(schema).said }];
    case "pattern":
      return told("pattern") === "\\S"
        ? [blankAt(pointer, schema)]
        : [
            {
              kind: "bad-form",
              pointer,
              format: undefined,
              expected: matching({
                pattern: String(told("pattern")),
                known: knownPatterns.get(String(told("pattern"))) ?? "none",
              }),
            },
          ];
    case "minLength":
      return [blankAt(pointer, schema)];
    case "minItems":
    case "minProperties":
      return [{ kind: "too-few", pointer }];
    case "uniqueItems":
      return [{ kind: "repeated", pointer, index: Math.max(Number(told("i")), Number(told("j"))) }];
    case "minimum":
      return [{ kind: "out-of-range", pointer, bound: "least", limit: Number(told("limit")) }];
    case "maximum":
      return [{ kind: "out-of-range", pointer, bound: "most", limit: Number(told("limit")) }];
    case "if":
      return []; // what is wrong in the branch is reported by itself
    default:
      invariant(false, `no mismatch for the keyword ${error.keyword}`);
  }
}

const matching = message("vocabulary/expected/pattern", {
  en: "{known, select, name {a name in small letters, with figures and `_`} language {the code of a language in two or three small letters, such as `en`} other {written as {pattern}}}",
  zh: "{known, select, name {由小寫字母、數字和 `_` 組成的名稱} language {兩個或者三個小寫字母的語言代碼，例如 `en`} other {符合 `{pattern}` 的文本}}",
});
const knownPatterns = new Map([
  ["^[a-z][a-z0-9_]*$", "name"],
  ["^[a-z]{2,3}$", "language"],
]);

const blankAt = (pointer: string, schema: unknown): Mismatch => ({
  kind: "blank",
  pointer,
  nullable: admitsNull(schema),
});

function admitsNull(schema: unknown): boolean {
  const type = memberOf(schema, "type");
  return Array.isArray(type) && type.includes("null");
}

function memberOf(value: unknown, key: string): unknown {
  const own: readonly [string, unknown][] = Object.entries(typeof value === "object" && value !== null ? value : {});
  return own.find(([it]) => it === key)?.[1];
}

/** One mismatch for a value: of its type before anything else. */
function distinct(mismatches: readonly Mismatch[]): readonly Mismatch[] {
  const wrong = new Set(mismatches.filter((it) => it.kind === "wrong-type").map((it) => it.pointer));
  const seen = new Set<string>();
  return mismatches.filter((it) => {
    if (it.kind === "unknown-key" || it.kind === "missing-key") return true;
    if (seen.has(it.pointer) || (it.kind !== "wrong-type" && wrong.has(it.pointer))) return false;
    seen.add(it.pointer);
    return true;
  });
}

const MEMBERS_SHOWN = 12;

/** The types of JSON Schema, in words that tell how a value of each is written. */
export const typeMessages = messages("vocabulary/type", {
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
  readonly said: MessageValue;
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
  const format = stringFormats.get(String(memberOf(schema, "format")));
  if (format) return { said: format.written, types: [] };
  if (memberOf(schema, "x-document") === true) return { said: expectations.evidence(), types: [] };
  const all = [memberOf(schema, "type")].flat().flatMap((it) => (isType(it) ? [it] : []));
  const named = all.length === 1 ? all : all.filter((it) => it !== "null");
  const said = named.map((it) => typeMessages[it]()).reduce((first, second) => expectations.either({ first, second }));
  return { said, types: named };
}

const isType = (name: unknown): name is keyof typeof typeMessages =>
  typeof name === "string" && Object.hasOwn(typeMessages, name);

/** Some words in a row, cut short if there are many. */
function oneOf(members: readonly string[]): MessageValue {
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
  return ["enum", "const"].flatMap((key) => [memberOf(schema, key)].flat()).filter((it) => typeof it === "string");
}
