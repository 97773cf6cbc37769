import type { Diagnostic } from "../base/diagnostic.ts";
import {
  entriesOf,
  fieldOf,
  isTrue,
  itemsOf,
  textOf,
  textsOf,
  type DataNode,
  type RecordNode,
  type DataDocument,
} from "../base/document.ts";
import { isExact } from "../base/exact-number.ts";
import { namesOf, type BilingualText, type Message, type Translated } from "../base/message.ts";
import { placeAtStart, type Place, type SourceText } from "../base/text.ts";
import { factUses, schemaKeywords } from "./schema-keywords.ts";
import { keywordProblems, missingSchema, sameSchema, schemaField, schemaKeyword, schemaName } from "./diagnostics.ts";
import { stringFormats } from "./format.ts";
import type { Contradiction, Field, RecordType, Type } from "./type.ts";

/** What the reading of schemas gathers beside types. */
export interface TypeReader {
  readonly library: SchemaLibrary;
  /** Fields that hold somebody else's words, as they are: they may be blank, and no word in them is a placeholder. */
  readonly verbatim: Set<Field>;
  /** Groups that declare contradictions, which are read when all subjects are known. */
  readonly declaring: Map<RecordNode, Declaring>;
  /** Fields that name a subject by its id, by where they say so. */
  readonly naming: Map<RecordNode, Schema>;
}

interface Declaring {
  readonly schema: Schema;
  readonly type: RecordType;
  readonly found: Contradiction[];
}

/**
 * The type that a schema describes, `$ref` followed. Undefined for a free record, which no rule reads, and for a
 * schema that makes no sense, which is reported.
 */
function readType(reader: TypeReader, schema: Schema, within: readonly RecordNode[] = []): Type | undefined {
  const { library } = reader;
  const found = resolveReference(library, schema);
  if (!found) return undefined;
  if (within.includes(found.node)) {
    library.wrongKeyword(found, "$ref", keywordProblems.circular(), "type");
    return undefined;
  }
  const inside = [...within, found.node];
  switch (typeName(found)) {
    case "object":
      return isKeywordTrue(found, "additionalProperties") ? undefined : readRecord(reader, found, inside);
    case "array": {
      const items = subschemaAt(found, "items");
      const element = items && readType(reader, items, inside);
      if (!element) library.wrongKeyword(found, "items", keywordProblems.items());
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
      library.wrongKeyword(found, "type", keywordProblems.type());
      return undefined;
  }
}

/** A whole schema's record; its fields can be read by rules. */
export function readRecord(reader: TypeReader, schema: Schema, within: readonly RecordNode[] = []): RecordType {
  const properties = subschemaAt(schema, "properties");
  const required = textsOf(fieldOf(schema.node, "required"));
  const fields = new Map<string, Field>();
  for (const [name, entry] of properties?.node.entries ?? []) {
    if (entry.value.kind !== "record") continue;
    const field = readField(reader, name, { ...schema, node: entry.value }, required.includes(name), within);
    if (field) fields.set(name, field);
  }
  for (const name of required) {
    if (properties?.node.entries.has(name)) continue;
    reader.library.unknownName(schema, "required", name);
  }
  if (!schema.node.entries.has("x-contradicts")) return { kind: "record", fields };
  const found = reader.declaring.get(schema.node)?.found ?? [];
  const type: RecordType = { kind: "record", fields, contradictions: found };
  reader.declaring.set(schema.node, { schema, type, found });
  return type;
}

function readField(
  reader: TypeReader,
  name: string,
  schema: Schema,
  required: boolean,
  within: readonly RecordNode[],
): Field | undefined {
  const type = readType(reader, schema, within);
  const target = type && resolveReference(reader.library, schema);
  if (!type || !target) return undefined;
  const expected = suffixes.find((it) => it.suffix.test(name) && it.kind !== type.kind)?.kind;
  if (expected !== undefined)
    reader.library.report(schemaField.at(keywordPlace(schema, "type"), { field: name, expected }));
  const packs = [...new Set([schema, target].flatMap(packsCiting))];
  const field: Field = {
    type,
    required,
    nullable: typeNames(target).includes("null"),
    event: isKeywordTrue(schema, "x-event"),
    title: keywordText(schema, "title") ?? keywordText(target, "title"),
    ask: askOf(schema) ?? askOf(target),
    whose: keywordText(schema, "x-use") === "whose" ? titleOf(schema) : undefined,
    names: keywordText(schema, "x-names"),
    packs: packs.length === 0 ? undefined : packs,
  };
  if (field.names !== undefined) reader.naming.set(schema.node, schema);
  if (isKeywordTrue(target, "x-verbatim")) reader.verbatim.add(field);
  return field;
}

/** INVARIANT (suffixes): a field `…_on` is a date, a field `…_at` a date with time. */
const suffixes = [
  { suffix: /^(.*_)?on$/, kind: "date" },
  { suffix: /^(.*_)?at$/, kind: "datetime" },
] as const;

function stringType(library: SchemaLibrary, schema: Schema): Type | undefined {
  const list = fieldOf(schema.node, "enum");
  if (list) {
    const members = textsOf(list);
    for (const member of members) {
      if (isName(member)) continue;
      library.wrongKeyword(schema, "enum", keywordProblems.member({ member }));
    }
    const meanings = subschemaAt(schema, "x-members");
    for (const [name, { keySpan }] of meanings?.node.entries ?? []) {
      if (members.includes(name)) continue;
      library.report(schemaName.at({ source: schema.source, span: keySpan }, { keyword: "x-members", name }));
    }
    const words = members.flatMap((it) => {
      const said = meanings && wordsAt(meanings, it);
      return said ? [[it, said] as const] : [];
    });
    return words.length === 0 ? { kind: "enum", members } : { kind: "enum", members, words: new Map(words) };
  }
  const format = keywordText(schema, "format");
  if (format !== undefined && !stringFormats.has(format)) {
    library.unknownName(schema, "format", format);
  }
  if (isKeywordTrue(schema, "x-document")) return { kind: "document" };
  if (format === "date" || format === "duration") return { kind: format };
  return { kind: format === "date-time" ? "datetime" : "string" };
}

function keyOf(library: SchemaLibrary, schema: Schema, element: Type): string | undefined {
  const key = keywordText(schema, "x-key");
  if (key === undefined || (element.kind === "record" && element.fields.has(key))) return key;
  library.unknownName(schema, "x-key", key);
  return undefined;
}

function typeNames(schema: Schema): readonly string[] {
  const node = fieldOf(schema.node, "type");
  const one = textOf(node);
  const all = one === undefined ? textsOf(node) : [one];
  // A word without quotation marks may be none: `[string, null]`.
  return all.length < itemsOf(node).length ? [] : all;
}

function typeName(schema: Schema): string | undefined {
  const names = typeNames(schema).filter((it) => it !== "null");
  return names.length === 1 ? names[0] : undefined;
}

/** The packs of which a schema names provisions: `cn.pipl` of `cn.pipl 45`. */
const packsCiting = ({ node }: Schema): readonly string[] =>
  textsOf(fieldOf(node, "x-cites")).flatMap((it) => it.split(" ").slice(0, 1));

function titleOf(schema: Schema): Translated | undefined {
  const [en, zh] = [keywordText(schema, "title"), keywordText(schema, "x-zh")];
  return en === undefined ? undefined : zh === undefined ? { en } : { en, zh };
}

const askOf = (schema: Schema): Translated | undefined => wordsAt(schema, "x-ask");

/** The words under a keyword, in Chinese where somebody has written that. */
function wordsAt(schema: Schema, keyword: string): Translated | undefined {
  const said = subschemaAt(schema, keyword);
  const [en, zh] = said ? [keywordText(said, "en"), keywordText(said, "zh")] : [];
  return en === undefined ? undefined : zh === undefined ? { en } : { en, zh };
}

/** Words in both languages. */
export function bilingual(schema: Schema): BilingualText | undefined {
  const [en, zh] = [keywordText(schema, "en"), keywordText(schema, "zh")];
  return en === undefined || zh === undefined ? undefined : { en, zh };
}

const known: ReadonlySet<string> = new Set(Object.values(schemaKeywords).flat());

/** Whether rules can write a word as a name. */
const isName = (text: string): boolean => /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(text);

/** Keywords that take one kind of value only. */
const valueKinds = [
  { wanted: "group", isOne: isRecord, of: ["$defs", "properties", "items"] },
  { wanted: "list", isOne: (it: DataNode) => it.kind === "list", of: ["required", "x-contradicts"] },
  { wanted: "members", isOne: (it: DataNode) => itemsOf(it).length > 0, of: ["enum"] },
  { wanted: "number", isOne: isScalar(isExact), of: ["minimum", "maximum"] },
  { wanted: "boolean", isOne: isScalar((it) => typeof it === "boolean"), of: ["additionalProperties", "uniqueItems"] },
  { wanted: "text", isOne: isScalar((it) => typeof it === "string"), of: ["$ref", "format"] },
] as const;

/** Reports what is no keyword of vocabularies, and what a keyword cannot be, in all of a schema, referred to or not. */
export function checkKeywords(library: SchemaLibrary, schema: Schema): void {
  for (const [keyword, { keySpan, value }] of schema.node.entries) {
    const report = (problem: Message): void =>
      library.report(schemaKeyword.at({ source: schema.source, span: keySpan }, { keyword, problem }));
    if (!known.has(keyword)) report(keywordProblems.unused());
    const kind = valueKinds.find((it) => it.of.some((one) => one === keyword));
    if (kind?.isOne(value) === false) report(keywordProblems.value({ wanted: kind.wanted }));
    if (keyword === "x-ask" && !askOf(schema)) report(keywordProblems.question());
    const words = keyword === "x-ask" ? [value] : keyword === "x-members" ? entriesOf(value).map((it) => it.value) : [];
    const cut = words.flatMap(entriesOf).find((it) => it.key !== "en" && it.key !== "zh");
    if (cut && (keyword !== "x-ask" || askOf(schema))) report(keywordProblems.cut({ key: cut.key }));
    if (keyword === "x-use" && !factUses.some((it) => it === textOf(value)))
      report(keywordProblems.use({ uses: namesOf(factUses) }));
    if (keyword === "pattern" && textOf(value) !== "\\S") report(keywordProblems.pattern({ pattern: "\\S" }));
  }
  if (schema.node.entries.has("properties") && !isFalse(fieldOf(schema.node, "additionalProperties")))
    library.wrongKeyword(schema, "additionalProperties", keywordProblems.closed());
  for (const [member, { keySpan }] of subschemaAt(schema, "properties")?.node.entries ?? []) {
    const problem = keywordProblems.member({ member });
    // Editors write `$schema` into documents.
    if (!isName(member) && member !== "$schema")
      library.report(schemaKeyword.at({ source: schema.source, span: keySpan }, { keyword: "properties", problem }));
  }
  for (const keyword of ["$defs", "properties"]) {
    for (const [member, { keySpan, value }] of subschemaAt(schema, keyword)?.node.entries ?? []) {
      const problem = keywordProblems.described({ member });
      if (isRecord(value)) checkKeywords(library, { ...schema, node: value });
      else library.report(schemaKeyword.at({ source: schema.source, span: keySpan }, { keyword, problem }));
    }
  }
  const items = subschemaAt(schema, "items");
  if (items) checkKeywords(library, items);
}

const isFalse = (node: DataNode | undefined): boolean => node?.kind === "scalar" && node.value === false;

function isRecord(node: DataNode): node is RecordNode {
  return node.kind === "record";
}

function isScalar(isOne: (value: unknown) => boolean): (node: DataNode) => boolean {
  return (node) => node.kind === "scalar" && isOne(node.value);
}

/** A schema or a part of one, in the file that holds it. */
export interface Schema {
  readonly file: string;
  readonly source: SourceText;
  readonly node: RecordNode;
}

/** The schema files of a vocabulary by `$id`, and what was found wrong in them. */
export interface SchemaLibrary {
  readonly files: ReadonlyMap<string, Schema>;
  readonly report: (diagnostic: Diagnostic) => void;
  /** `at`: the keyword at whose place it is told, if it is another one. */
  readonly wrongKeyword: (schema: Schema, keyword: string, problem: Message, at?: string) => void;
  readonly unknownName: (schema: Schema, keyword: string, name: string) => void;
}

/**
 * What a schema file of a vocabulary is called among those of all.
 *
 * @example
 * schemaKey("genai@1", "service.schema.yaml") // "edict:/genai@1/service.schema.yaml"
 */
export const schemaKey = (folder: string, file: string): string => `edict:/${folder}/${file}`;

/** The schemas of a vocabulary, or of what stands in every document. */
interface SchemaFolder {
  readonly folder: string;
  readonly documents: readonly DataDocument[];
}

/**
 * The schemas of some folders by their `$id`.
 *
 * @example
 * createSchemaLibrary([], () => {}).files.size // 0
 */
export function createSchemaLibrary(
  folders: readonly SchemaFolder[],
  report: (diagnostic: Diagnostic) => void,
): SchemaLibrary {
  const files = new Map<string, Schema>();
  for (const { folder, documents } of folders) {
    for (const { source, root } of documents) {
      const name = textOf(fieldOf(root, "$id"));
      const file = schemaKey(folder, name ?? "");
      const before = files.get(file);
      if (name !== undefined && before)
        report(sameSchema.at({ source, span: root.span }, { name, other: before.source.path }));
      else if (root.kind === "record" && name !== undefined) files.set(file, { file, source, node: root });
      else report(schemaKeyword.at(placeAtStart(source), { keyword: "$id", problem: keywordProblems.missing() }));
    }
  }
  return {
    files,
    report,
    wrongKeyword: (schema, keyword, problem, at = keyword) =>
      report(schemaKeyword.at(keywordPlace(schema, at), { keyword, problem })),
    unknownName: (schema, keyword, name) => report(schemaName.at(keywordPlace(schema, keyword), { keyword, name })),
  };
}

/** The schema file of that name; reported if it is missing. */
export function schemaFile(library: SchemaLibrary, name: string, asked: Place): Schema | undefined {
  const found = library.files.get(name);
  if (!found) library.report(missingSchema.at(asked, { name: name.split("/").at(-1) ?? name }));
  return found;
}

/**
 * The schema that a `$ref` leads to, through further ones if need be: `definitions.schema.yaml#/$defs/risk`,
 * `#/$defs/risk` or `service.schema.yaml`. The schema itself if it has none; undefined, and reported, if it leads nowhere.
 */
export function resolveReference(library: SchemaLibrary, schema: Schema): Schema | undefined {
  let at = schema;
  for (let steps = 0; steps < 100; steps++) {
    const entry = at.node.entries.get("$ref");
    if (!entry) return at;
    const name = textOf(entry.value);
    // It has been told that this is no text.
    if (name === undefined) return undefined;
    const [key = "", pointer = ""] = referredKey(library, at, name).split("#");
    const start = library.files.get(key);
    let node: DataNode | undefined = start?.node;
    for (const key of pointer.split("/").slice(1)) node = fieldOf(node, key);
    if (!start || node?.kind !== "record") {
      library.unknownName(at, "$ref", name);
      return undefined;
    }
    at = { ...start, node };
  }
  library.wrongKeyword(at, "$ref", keywordProblems.circular());
  return undefined;
}

/**
 * What a `$ref` of a schema refers to, in full: a file beside it, or one of another vocabulary (`../genai@1/definitions.schema.yaml`).
 */
export function referredKey({ files }: Pick<SchemaLibrary, "files">, { file }: Schema, reference: string): string {
  const [name = "", pointer] = reference.split("#");
  const key =
    name === ""
      ? file
      : [name, file.slice(0, file.lastIndexOf("/") + 1) + name].map(plainPath).find((it) => files.has(it));
  return pointer === undefined ? (key ?? name) : `${key ?? name}#${pointer}`;
}

/** Without the folder before each `..`. */
const plainPath = (path: string): string => path.replace(/[^/]+\/\.\.\//, "");

/** The place of a keyword in a schema, or of the schema's start. */
function keywordPlace({ source, node }: Schema, keyword: string): Place {
  return { source, span: fieldOf(node, keyword)?.span ?? { start: node.span.start, end: node.span.start } };
}

/** The part of a schema that a keyword holds. */
export function subschemaAt(schema: Schema, keyword: string): Schema | undefined {
  const node = fieldOf(schema.node, keyword);
  return node?.kind === "record" ? { ...schema, node } : undefined;
}

export function keywordText({ node }: Schema, keyword: string): string | undefined {
  return textOf(fieldOf(node, keyword));
}

const isKeywordTrue = ({ node }: Schema, keyword: string): boolean => isTrue(fieldOf(node, keyword));
