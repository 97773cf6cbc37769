import type { RecordType } from "./type.ts";

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
