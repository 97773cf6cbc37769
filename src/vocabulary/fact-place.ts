import { placeAtStart, type Place } from "../base/text.ts";
import type { VocabularyFiles } from "./read-vocabulary.ts";
import { createSchemaLibrary, resolveReference, schemaKey, subschemaAt, type Schema } from "./schema-type.ts";

/**
 * Where schemas declare a fact, through lists too: at the key of its field; a subject where its schema begins.
 *
 * @example
 * factPlace([], { subject: "service", fields: ["models", "origin"] }) // undefined
 */
export function factPlace(
  all: readonly VocabularyFiles[],
  { subject, fields }: { readonly subject: string; readonly fields: readonly string[] },
): Place | undefined {
  const folders = all.map(({ header, schemas }) => ({ folder: header.id, documents: schemas }));
  const library = createSchemaLibrary(folders, () => undefined);
  const below = (schema: Schema, [field = "", ...rest]: readonly string[]): Place | undefined => {
    const group = groupOf(schema);
    const entry = group && subschemaAt(group, "properties")?.node.entries.get(field);
    if (!group || !entry) return undefined;
    if (rest.length === 0) return { source: group.source, span: entry.keySpan };
    return entry.value.kind === "record" ? below({ ...group, node: entry.value }, rest) : undefined;
  };
  const groupOf = (schema: Schema): Schema | undefined => {
    const found = resolveReference(library, schema);
    const items = found && subschemaAt(found, "items");
    return items ? groupOf(items) : found;
  };
  const schemas = all.flatMap(({ header }) =>
    header.subjects.flatMap((it) =>
      it.name === subject ? (library.files.get(schemaKey(header.id, it.schema)) ?? []) : [],
    ),
  );
  const [own] = schemas;
  if (fields.length === 0) return own && placeAtStart(own.source);
  return schemas.map((it) => below(it, fields)).find((it) => it !== undefined);
}
