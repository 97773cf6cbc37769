import type { DataDocument, DataNode, RecordNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { textOf } from "../base/fields.ts";
import type { Place, SourceText } from "../base/text.ts";
import { keywordProblems, missingSchema, schemaKeyword, schemaName } from "./diagnostics.ts";

/** A schema or a part of one, in the file that holds it. */
export interface Schema {
  readonly file: string;
  readonly source: SourceText;
  readonly node: RecordNode;
}

/** The schema files of a vocabulary by `$id`, and what was found wrong in them. */
export interface Library {
  readonly files: ReadonlyMap<string, Schema>;
  readonly report: (diagnostic: Diagnostic) => void;
}

/**
 * The schemas of some documents by their `$id`.
 *
 * @example
 * createLibrary([], () => {}).files.size // 0
 */
export function createLibrary(documents: readonly DataDocument[], report: (diagnostic: Diagnostic) => void): Library {
  const files = new Map<string, Schema>();
  for (const { source, root } of documents) {
    const file = root.kind === "record" ? textOf(root.entries.get("$id")?.value) : undefined;
    if (root.kind === "record" && file !== undefined) files.set(file, { file, source, node: root });
    else
      report(
        schemaKeyword.at(
          { source, span: { start: 0, end: 0 } },
          { keyword: "$id", problem: keywordProblems.missing() },
        ),
      );
  }
  return { files, report };
}

/** The schema file of that name; reported if it is missing. */
export function schemaFile(library: Library, name: string, asked: Place): Schema | undefined {
  const found = library.files.get(name);
  if (!found) library.report(missingSchema.at(asked, { name }));
  return found;
}

/**
 * The schema that a `$ref` leads to, through further ones if need be: `definitions.schema.yaml#/$defs/risk`,
 * `#/$defs/risk` or `service.schema.yaml`. The schema itself if it has none; undefined, and reported, if it leads nowhere.
 */
export function followReference(library: Library, schema: Schema): Schema | undefined {
  let at = schema;
  for (let steps = 0; steps < 100; steps++) {
    const entry = at.node.entries.get("$ref");
    if (!entry) return at;
    const name = textOf(entry.value) ?? "";
    const [file = "", pointer = ""] = name.split("#");
    const start = file === "" ? library.files.get(at.file) : library.files.get(file);
    let node: DataNode | undefined = start?.node;
    for (const key of pointer.split("/").slice(1))
      node = node?.kind === "record" ? node.entries.get(key)?.value : undefined;
    if (!start || node?.kind !== "record") {
      library.report(schemaName.at(placeOf(at, "$ref"), { keyword: "$ref", name }));
      return undefined;
    }
    at = { ...start, node };
  }
  library.report(schemaKeyword.at(placeOf(at, "$ref"), { keyword: "$ref", problem: keywordProblems.circular() }));
  return undefined;
}

/** The place of a keyword in a schema, or of the schema's start. */
export function placeOf(schema: Schema, keyword: string): Place {
  const { source, node } = schema;
  return { source, span: node.entries.get(keyword)?.value.span ?? { start: node.span.start, end: node.span.start } };
}

/** The part of a schema that a keyword holds. */
export function partOf(schema: Schema, keyword: string): Schema | undefined {
  const node = schema.node.entries.get(keyword)?.value;
  return node?.kind === "record" ? { ...schema, node } : undefined;
}

export function textAt(schema: Schema, keyword: string): string | undefined {
  return textOf(schema.node.entries.get(keyword)?.value);
}

export function isTrueAt(schema: Schema, keyword: string): boolean {
  const node = schema.node.entries.get(keyword)?.value;
  return node?.kind === "scalar" && node.value === true;
}
