import { besideReference, isNullable, schemaAt } from "../compiled/acceptance.ts";
import { schemaOf, type JsonSchema } from "../vocabulary/json-schema.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import type { Contradiction, Type } from "../vocabulary/type.ts";

/** What may stand at a place of a document that is plainly in order. */
export type Shape =
  | { readonly kind: "boolean" }
  | { readonly kind: "number"; readonly whole: boolean; readonly least?: number; readonly most?: number }
  | { readonly kind: "word"; readonly members: readonly string[] }
  /** `event`: not after the day up to which facts are known. */
  | { readonly kind: "date" | "moment"; readonly event: boolean }
  /** `verbatim`: words that are nobody's fact, so that none of them stands for one; `filled`: something has to stand in it. */
  | { readonly kind: "text"; readonly verbatim: boolean; readonly filled: boolean }
  | { readonly kind: "list"; readonly items: Shape; readonly unique: boolean; readonly key: string | undefined }
  | RecordShape
  /** The provider's own data. */
  | { readonly kind: "free" }
  /** Whatever stands there, the reference has to look. */
  | { readonly kind: "left" };

export interface RecordShape {
  readonly kind: "record";
  readonly fields: ReadonlyMap<string, FieldShape>;
  readonly contradictions: readonly Contradiction[];
}

export interface FieldShape {
  readonly shape: Shape;
  readonly nullable: boolean;
  readonly required: boolean;
}

/** What may stand in a record, by its schema and its type. */
export function recordShape(vocabulary: LoadedVocabulary, schema: JsonSchema, type: Type | undefined): RecordShape {
  const record = type?.kind === "record" ? type : undefined;
  const required = new Set([schema["required"]].flat());
  const fields = Object.entries(schemaOf(schema["properties"])).map(([name, it]) => {
    const { shape, nullable } = valueShape(vocabulary, schemaOf(it), record?.fields.get(name)?.type, false);
    return [name, { shape, nullable, required: required.has(name) }] as const;
  });
  return { kind: "record", fields: new Map(fields), contradictions: record?.contradictions ?? [] };
}

const left = { shape: { kind: "left" }, nullable: false } as const;

function valueShape(
  vocabulary: LoadedVocabulary,
  schema: JsonSchema,
  type: Type | undefined,
  event: boolean,
): Omit<FieldShape, "required"> {
  const isEvent = event || schema["x-event"] === true;
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    if (Object.keys(schema).some((it) => !besideReference.test(it))) return left;
    return valueShape(vocabulary, schemaAt(vocabulary, reference), type, isEvent);
  }
  const types = [schema["type"]].flat();
  const [kind, ...others] = types.filter((it) => it !== "null");
  if (others.length > 0) return left;
  if (kind !== "string" && schema["enum"] !== undefined) return left;
  return { shape: shapeOfKind(vocabulary, kind, schema, type, isEvent), nullable: isNullable(schema) };
}

function shapeOfKind(
  vocabulary: LoadedVocabulary,
  kind: unknown,
  schema: JsonSchema,
  type: Type | undefined,
  event: boolean,
): Shape {
  switch (kind) {
    case "boolean":
      return { kind: "boolean" };
    case "number":
    case "integer": {
      const { minimum: least, maximum: most } = schema;
      return {
        kind: "number",
        whole: kind === "integer",
        ...(typeof least === "number" ? { least } : {}),
        ...(typeof most === "number" ? { most } : {}),
      };
    }
    case "string":
      return textShape(schema, event);
    case "array": {
      const [element, key] = type?.kind === "list" ? [type.element, type.key] : [];
      const items = valueShape(vocabulary, schemaOf(schema["items"]), element, event);
      return { kind: "list", items: items.shape, unique: schema["uniqueItems"] === true, key };
    }
    case "object":
      return schema["additionalProperties"] === true ? { kind: "free" } : recordShape(vocabulary, schema, type);
    default:
      return { kind: "left" };
  }
}

function textShape(schema: JsonSchema, event: boolean): Shape {
  const members = schema["enum"];
  if (Array.isArray(members)) return { kind: "word", members: members.filter((it) => typeof it === "string") };
  const { format } = schema;
  if (format === "date") return { kind: "date", event };
  if (format === "date-time") return { kind: "moment", event };
  if (format !== undefined || schema["x-document"] === true) return { kind: "left" };
  return { kind: "text", verbatim: schema["x-verbatim"] === true, filled: schema["pattern"] !== undefined };
}
