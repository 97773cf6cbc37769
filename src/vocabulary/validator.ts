import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { invariant } from "../base/invariant.ts";
import { message, type Value } from "../base/message.ts";
import { expectedBy, keywords, listedBy, type Expected } from "./schema-words.ts";
import { formats } from "./format.ts";

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
  | (Where & { readonly kind: "bad-form"; readonly format: string | undefined; readonly expected: Value })
  | (Where & { readonly kind: "blank"; readonly nullable: boolean })
  | (Where & { readonly kind: "too-few" })
  | (Where & { readonly kind: "repeated"; readonly index: number })
  | (Where & { readonly kind: "out-of-range"; readonly bound: "least" | "most"; readonly limit: number });

/** All mismatches of a plain value with the schema of that `$id`. */
export type Validate = (schema: string, value: unknown) => readonly Mismatch[];

/**
 * Compiles a schema when it is first asked for: a run that has no incident never pays for its schema.
 *
 * @example
 * createValidator(new Map([["a", { $id: "a", type: "boolean" }]]))("a", 1) // [{ kind: "wrong-type", pointer: "", expected: expectedBy({ type: "boolean" }) }]
 */
export function createValidator(schemas: ReadonlyMap<string, object>): Validate {
  // INVARIANT (no coercion): what a document says is never changed, completed or dropped to make it fit.
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    validateSchema: false,
    meta: false,
    ownProperties: true,
    verbose: true,
    code: { optimize: false },
    messages: false,
    logger: false,
  });
  ajv.addVocabulary([...keywords.own]);
  for (const [name, format] of formats) ajv.addFormat(name, format.holds);
  for (const [name, schema] of schemas) ajv.addSchema(schema, name);
  return (name, value) => {
    const validate = ajv.getSchema(name);
    invariant(validate, `no schema ${name}`);
    return validate(value) === true ? [] : distinct((validate.errors ?? []).flatMap(toMismatch));
  };
}

function toMismatch(error: ErrorObject): readonly Mismatch[] {
  const pointer = error.instancePath;
  const schema: unknown = error.parentSchema;
  const told = (name: string): unknown => error.params[name];
  switch (error.keyword) {
    case "additionalProperties":
      return [{ kind: "unknown-key", pointer, key: String(told("additionalProperty")), known: propertiesOf(schema) }];
    case "required": {
      const key = String(told("missingProperty"));
      return [{ kind: "missing-key", pointer, key, nullable: isNullable(schema, key) }];
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
        : [{ kind: "bad-form", pointer, format: undefined, expected: matching({ pattern: String(told("pattern")) }) }];
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
  en: "written as {pattern}",
  zh: "符合 `{pattern}` 的文本",
});

const blankAt = (pointer: string, schema: unknown): Mismatch => ({
  kind: "blank",
  pointer,
  nullable: admitsNull(schema),
});

function propertiesOf(schema: unknown): readonly string[] {
  return Object.keys(memberOf(schema, "properties") ?? {});
}

function isNullable(schema: unknown, key: string): boolean {
  return admitsNull(memberOf(memberOf(schema, "properties"), key));
}

function admitsNull(schema: unknown): boolean {
  const type: unknown = memberOf(schema, "type");
  return Array.isArray(type) && type.includes("null");
}

function memberOf(value: unknown, key: string): object | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  const member: unknown = Object.entries(value).find(([it]) => it === key)?.[1];
  return typeof member === "object" && member !== null ? member : undefined;
}

/** One mismatch for a value: of its type before anything else. */
function distinct(mismatches: readonly Mismatch[]): readonly Mismatch[] {
  const wrong = new Set(mismatches.flatMap((it) => (it.kind === "wrong-type" ? [it.pointer] : [])));
  const seen = new Set<string>();
  return mismatches.filter((it) => {
    if (it.kind === "unknown-key" || it.kind === "missing-key") return true;
    if (seen.has(it.pointer) || (it.kind !== "wrong-type" && wrong.has(it.pointer))) return false;
    seen.add(it.pointer);
    return true;
  });
}
