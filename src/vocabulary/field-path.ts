import { listWords } from "./schema-words.ts";
import type { Field, RecordType, Type } from "./type.ts";

/**
 * The field of that name; own fields only.
 *
 * @example
 * fieldOf({ kind: "record", fields: new Map() }, "constructor") // undefined
 */
export function fieldOf(type: RecordType, name: string): Field | undefined {
  return type.fields.get(name);
}

/**
 * What a type holds, in words for people.
 *
 * @example
 * describeType({ kind: "boolean" }) // "yes or no"
 * describeType({ kind: "enum", members: ["own", "fine_tuned"] }) // "one of own, fine_tuned"
 * describeType({ kind: "list", element: { kind: "date" }, key: undefined }) // "a list, each a date"
 */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "boolean":
      return "yes or no";
    case "number":
      return "a number";
    case "string":
      return "text";
    case "date":
      return "a date";
    case "datetime":
      return "a date with time";
    case "duration":
      return "a duration";
    case "document":
      return "the id of a piece of evidence";
    case "enum":
      return `one of ${listWords(type.members)}`;
    case "list":
      return type.element.kind === "record" ? "a list" : `a list, each ${describeType(type.element)}`;
    case "record":
      return "a group of fields";
  }
}

/**
 * Where below a type a field of that name is, the nearest to the top: `models[]` or `provider`; the type itself is `""`.
 *
 * @example
 * const name = { type: { kind: "string" }, required: false, nullable: true, event: false, title: undefined, ask: undefined };
 * const models = { ...name, type: { kind: "list", element: { kind: "record", fields: new Map([["licence", name]]) }, key: "name" } };
 * parentOfField({ kind: "record", fields: new Map([["models", models]]) }, "licence") // "models[]"
 */
export function parentOfField(type: RecordType, name: string): string | undefined {
  let level: readonly { readonly path: string; readonly type: RecordType }[] = [{ path: "", type }];
  while (level.length > 0) {
    const found = level.find((it) => it.type.fields.has(name));
    if (found) return found.path;
    level = level.flatMap((it) =>
      [...it.type.fields].flatMap(([key, field]) => {
        const path = it.path === "" ? key : `${it.path}.${key}`;
        if (field.type.kind === "record") return [{ path, type: field.type }];
        const element = field.type.kind === "list" ? field.type.element : undefined;
        return element?.kind === "record" ? [{ path: `${path}[]`, type: element }] : [];
      }),
    );
  }
  return undefined;
}
