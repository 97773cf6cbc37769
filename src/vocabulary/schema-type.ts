import type { DataNode, RecordNode } from "../base/data.ts";
import { isExact } from "../base/exact.ts";
import { itemsOf, textOf, textsOf } from "../base/fields.ts";
import type { Message } from "../base/message.ts";
import { keywordProblems, schemaField, schemaKeyword, schemaName } from "./diagnostics.ts";
import { formats } from "./format.ts";
import { followReference, isTrueAt, partOf, placeOf, textAt, type Library, type Schema } from "./schema-library.ts";
import { keywords } from "./schema-words.ts";
import type { Field, RecordType, Type } from "./type.ts";

/** What the reading of schemas gathers beside types. */
export interface TypeReader {
  readonly library: Library;
  /** Fields that hold somebody else's words, as they are: they may be blank, and no word in them is a placeholder. */
  readonly verbatim: Set<Field>;
}

/**
 * The type that a schema describes, `$ref` followed. Undefined for a free record, which no rule reads, and for a
 * schema that makes no sense, which is reported.
 */
function readType(reader: TypeReader, schema: Schema, within: readonly RecordNode[] = []): Type | undefined {
  const { library } = reader;
  const found = followReference(library, schema);
  if (!found) return undefined;
  if (within.includes(found.node)) {
    library.report(schemaKeyword.at(placeOf(found, "type"), { keyword: "$ref", problem: keywordProblems.circular() }));
    return undefined;
  }
  const inside = [...within, found.node];
  switch (typeName(found)) {
    case "object":
      return isTrueAt(found, "additionalProperties") ? undefined : readRecord(reader, found, inside);
    case "array": {
      const items = partOf(found, "items");
      const element = items && readType(reader, items, inside);
      if (!element)
        library.report(
          schemaKeyword.at(placeOf(found, "items"), { keyword: "items", problem: keywordProblems.items() }),
        );
      return element && { kind: "list", element, key: keyOf(library, found, element) };
    }
    case "string":
      return stringType(library, found);
    case "number":
    case "integer":
      return { kind: "number" };
    case "boolean":
      return { kind: "boolean" };
    default:
      library.report(
        schemaKeyword.at(placeOf(found, "type"), {
          keyword: "type",
          problem: keywordProblems.type(),
        }),
      );
      return undefined;
  }
}

/** A whole schema's record; its fields can be read by rules. */
export function readRecord(reader: TypeReader, schema: Schema, within: readonly RecordNode[] = []): RecordType {
  const properties = partOf(schema, "properties");
  const required = textsOf(schema.node.entries.get("required")?.value);
  const fields = new Map<string, Field>();
  for (const [name, entry] of properties?.node.entries ?? []) {
    if (entry.value.kind !== "record") continue;
    const field = readField(reader, name, { ...schema, node: entry.value }, required.includes(name), within);
    if (field) fields.set(name, field);
  }
  for (const name of required) {
    if (properties?.node.entries.has(name)) continue;
    reader.library.report(schemaName.at(placeOf(schema, "required"), { keyword: "required", name }));
  }
  return { kind: "record", fields };
}

function readField(
  reader: TypeReader,
  name: string,
  schema: Schema,
  required: boolean,
  within: readonly RecordNode[],
): Field | undefined {
  const type = readType(reader, schema, within);
  const target = type && followReference(reader.library, schema);
  if (!type || !target) return undefined;
  const expected = suffixes.find((it) => it.suffix.test(name) && it.kind !== type.kind)?.kind;
  if (expected !== undefined) reader.library.report(schemaField.at(placeOf(schema, "type"), { field: name, expected }));
  const field: Field = {
    type,
    required,
    nullable: typeNames(target).includes("null"),
    event: isTrueAt(schema, "x-event"),
    title: textAt(schema, "title") ?? textAt(target, "title"),
    ask: askOf(schema) ?? askOf(target),
  };
  if (isTrueAt(target, "x-verbatim")) reader.verbatim.add(field);
  return field;
}

/** INVARIANT (suffixes): a field `…_on` is a date, a field `…_at` a date with time. */
const suffixes = [
  { suffix: /^(.*_)?on$/, kind: "date" },
  { suffix: /^(.*_)?at$/, kind: "datetime" },
] as const;

function stringType(library: Library, schema: Schema): Type | undefined {
  const list = schema.node.entries.get("enum");
  if (list) {
    const members = textsOf(list.value);
    for (const member of members) {
      if (/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(member)) continue;
      library.report(
        schemaKeyword.at(placeOf(schema, "enum"), {
          keyword: "enum",
          problem: keywordProblems.member({ member }),
        }),
      );
    }
    for (const [name, { keySpan }] of partOf(schema, "x-members")?.node.entries ?? []) {
      if (members.includes(name)) continue;
      library.report(schemaName.at({ source: schema.source, span: keySpan }, { keyword: "x-members", name }));
    }
    return { kind: "enum", members };
  }
  const format = textAt(schema, "format");
  if (format !== undefined && !formats.has(format)) {
    library.report(schemaName.at(placeOf(schema, "format"), { keyword: "format", name: format }));
  }
  if (isTrueAt(schema, "x-document")) return { kind: "document" };
  if (format === "date" || format === "duration") return { kind: format };
  return { kind: format === "date-time" ? "datetime" : "string" };
}

function keyOf(library: Library, schema: Schema, element: Type): string | undefined {
  const key = textAt(schema, "x-key");
  if (key === undefined || (element.kind === "record" && element.fields.has(key))) return key;
  library.report(schemaName.at(placeOf(schema, "x-key"), { keyword: "x-key", name: key }));
  return undefined;
}

function typeNames(schema: Schema): readonly string[] {
  const node = schema.node.entries.get("type")?.value;
  const one = textOf(node);
  const all = one === undefined ? textsOf(node) : [one];
  // A word without quotation marks may be none: `[string, null]`.
  return all.length < itemsOf(node).length ? [] : all;
}

function typeName(schema: Schema): string | undefined {
  const names = typeNames(schema).filter((it) => it !== "null");
  return names.length === 1 ? names[0] : undefined;
}

function askOf(schema: Schema): Field["ask"] {
  const ask = partOf(schema, "x-ask");
  const [en, zh] = [ask && textAt(ask, "en"), ask && textAt(ask, "zh")];
  return en === undefined || zh === undefined ? undefined : { en, zh };
}

const known: ReadonlySet<string> = new Set([...keywords.plain, ...keywords.limits, ...keywords.own]);

/** Keywords that take one kind of value only. */
const valueKinds = [
  { wanted: "group", isOne: isRecord, of: ["$defs", "properties", "items"] },
  { wanted: "list", isOne: (it: DataNode) => it.kind === "list", of: ["required"] },
  { wanted: "members", isOne: (it: DataNode) => itemsOf(it).length > 0, of: ["enum"] },
  { wanted: "number", isOne: isScalar(isExact), of: ["minimum", "maximum"] },
  { wanted: "boolean", isOne: isScalar((it) => typeof it === "boolean"), of: ["additionalProperties", "uniqueItems"] },
  { wanted: "text", isOne: isScalar((it) => typeof it === "string"), of: ["$ref", "format"] },
] as const;

/** Reports what is no keyword of vocabularies, and what a keyword cannot be, in all of a schema, referred to or not. */
export function checkKeywords(library: Library, schema: Schema): void {
  for (const [keyword, { keySpan, value }] of schema.node.entries) {
    const report = (problem: Message): void =>
      library.report(schemaKeyword.at({ source: schema.source, span: keySpan }, { keyword, problem }));
    if (!known.has(keyword)) report(keywordProblems.unused());
    const kind = valueKinds.find((it) => it.of.some((one) => one === keyword));
    if (kind?.isOne(value) === false) report(keywordProblems.value({ wanted: kind.wanted }));
    if (keyword === "pattern" && textOf(value) !== "\\S") report(keywordProblems.pattern({ pattern: "\\S" }));
  }
  for (const keyword of ["$defs", "properties"]) {
    for (const { value } of partOf(schema, keyword)?.node.entries.values() ?? [])
      if (isRecord(value)) checkKeywords(library, { ...schema, node: value });
  }
  const items = partOf(schema, "items");
  if (items) checkKeywords(library, items);
}

function isRecord(node: DataNode): node is RecordNode {
  return node.kind === "record";
}

function isScalar(isOne: (value: unknown) => boolean): (node: DataNode) => boolean {
  return (node) => node.kind === "scalar" && isOne(node.value);
}
