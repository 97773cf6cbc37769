import { schemaOf, textsIn, type JsonSchema } from "../vocabulary/json-schema.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import { isNullable, schemaAt } from "./acceptance.ts";

/**
 * What code takes of the facts of a subject, as a type of TypeScript; `required`: fields that have to be there, beside those
 * of the schema.
 */
export function factTypes(vocabulary: LoadedVocabulary, subject: string, required: readonly string[]): string {
  const typeOf = (given: JsonSchema, indent: string, needed: readonly unknown[] = []): string => {
    const reference = given["$ref"];
    if (typeof reference === "string") return typeOf(schemaAt(vocabulary, reference), indent, needed);
    const [kind] = [given["type"]].flat().filter((it) => it !== "null");
    return [kindOf(kind, given, indent, needed), ...(isNullable(given) ? ["null"] : [])].join(" | ");
  };
  const kindOf = (kind: unknown, schema: JsonSchema, indent: string, needed: readonly unknown[]): string => {
    switch (kind) {
      case "boolean":
        return "boolean";
      case "number":
      case "integer":
        return "number";
      case "string": {
        const members = schema["enum"];
        if (Array.isArray(members))
          return (
            textsIn(members)
              .map((it) => JSON.stringify(it))
              .join(" | ") || "never"
          );
        return schema["x-document"] === true ? "never" : "string";
      }
      case "array":
        return `readonly (${typeOf(schemaOf(schema["items"]), indent)})[]`;
      default: {
        if (schema["additionalProperties"] === true) return "{ readonly [name: string]: unknown }";
        const all = new Set([...[schema["required"]].flat(), ...needed]);
        const fields = Object.entries(schemaOf(schema["properties"])).map(([name, it]) => {
          const type = typeOf(schemaOf(it), `${indent}  `);
          const isNeeded = all.has(name);
          return `${indent}  readonly ${JSON.stringify(name)}${isNeeded ? "" : "?"}: ${type}${isNeeded ? "" : " | undefined"};\n`;
        });
        return `{\n${fields.join("")}${indent}}`;
      }
    }
  };
  return typeOf(schemaAt(vocabulary, vocabulary.fileOf(subject)), "  ", required);
}
