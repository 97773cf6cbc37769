import type { Diagnostic } from "../base/diagnostic.ts";
import { canonicalJson, sha256 } from "../base/digest.ts";
import { fieldOf, refused, textsOf, toPlain, type DataDocument, type Reading } from "../base/document.ts";
import { placeAtStart } from "../base/text.ts";
import { createValidator, type Validate } from "./compile-schema.ts";
import { readContradictions } from "./contradictions.ts";
import { schemaKeywords } from "./schema-keywords.ts";
import {
  createSchemaLibrary,
  resolveReference,
  subschemaAt,
  schemaFile,
  keywordText,
  checkKeywords,
  readRecord,
  type Schema,
  type TypeReader,
} from "./schema-type.ts";
import type { Field, RecordType, Subject, Vocabulary } from "./type.ts";

/** A vocabulary with what it takes to read documents that are written for it. */
export interface LoadedVocabulary {
  readonly vocabulary: Vocabulary;
  /** All that can stand at the top of a document, subjects included. */
  readonly envelope: RecordType;
  readonly verbatim: ReadonlySet<Field>;
  /** What is validated by, by the names of files. */
  readonly schemas: ReadonlyMap<string, object>;
  /** Validates by the name of a subject, or `envelope` for all the rest of a document. */
  readonly validate: Validate;
}

const ENVELOPE = "envelope.schema.yaml";

/**
 * Reads the schemas of a vocabulary. `envelope.schema.yaml` says what a document holds; its properties whose schema
 * has `x-reads` are the subjects. A schema that makes no sense is reported, and then nothing is loaded.
 *
 * @example
 * readVocabulary("genai@1", []).diagnostics.map((it) => it.code) // ["vocabulary/missing-schema"]
 */
export function readVocabulary(id: string, documents: readonly DataDocument[]): Reading<LoadedVocabulary | undefined> {
  const diagnostics: Diagnostic[] = [];
  const library = createSchemaLibrary(documents, (it) => diagnostics.push(it));
  for (const file of library.files.values()) checkKeywords(library, file);
  const reader: TypeReader = { library, verbatim: new Set(), declaring: new Map(), naming: new Map() };
  const top = schemaFile(library, ENVELOPE, placeAtStart(documents[0]?.source ?? { path: id, text: "" }));
  if (!top) return refused(...diagnostics);

  const envelope = readRecord(reader, top);
  const schemas = subjectSchemas(reader, top);
  const subjects = new Map<string, Subject>();
  for (const [name, schema] of schemas) {
    const type = envelope.fields.get(name)?.type;
    if (type?.kind === "record") subjects.set(name, readSubject(reader, name, schema, type, [...schemas.keys()]));
  }
  for (const { schema, type, found } of reader.declaring.values())
    found.push(...readContradictions(library, schema, type, subjects));
  for (const schema of reader.naming.values()) {
    const name = keywordText(schema, "x-names") ?? "";
    if (!subjects.has(name)) library.unknownName(schema, "x-names", name);
  }
  if (diagnostics.length > 0) return refused(...diagnostics);

  const plain = new Map([...library.files].map(([file, schema]) => [file, plainSchema(toPlain(schema.node))] as const));
  const held = new Map([...plain].map(([file, it]) => [file, file === ENVELOPE ? withoutSubjects(it, subjects) : it]));
  const validate = validatorOf(held);
  const fileOf = (name: string): string => (name === "envelope" ? ENVELOPE : (schemas.get(name)?.file ?? name));
  const digest = sha256(canonicalJson([id, Object.fromEntries([...plain].map(([file, it]) => [file, meaningOf(it)]))]));
  const vocabulary: LoadedVocabulary = {
    vocabulary: { id, subjects, evidenceKinds: evidenceKindsOf(envelope), digest },
    envelope,
    verbatim: reader.verbatim,
    schemas: held,
    validate: (name, value) => validate(fileOf(name), value),
  };
  return { value: vocabulary, diagnostics };
}

/** The validator that was made last: whoever reads the same vocabulary again, as a watch does, takes it as it is. */
let last: { readonly schemas: string; readonly validate: Validate } | undefined;

function validatorOf(schemas: ReadonlyMap<string, object>): Validate {
  const text = JSON.stringify([...schemas]);
  if (last?.schemas !== text) last = { schemas: text, validate: createValidator(schemas) };
  return last.validate;
}

function evidenceKindsOf(envelope: RecordType): readonly string[] {
  const list = envelope.fields.get("evidence")?.type;
  const record = list?.kind === "list" ? list.element : undefined;
  const kind = record?.kind === "record" ? record.fields.get("kind")?.type : undefined;
  return kind?.kind === "enum" ? kind.members : [];
}

function subjectSchemas(reader: TypeReader, envelope: Schema): ReadonlyMap<string, Schema> {
  const found = new Map<string, Schema>();
  for (const [name, { value }] of subschemaAt(envelope, "properties")?.node.entries ?? []) {
    if (value.kind !== "record" || !value.entries.has("$ref")) continue;
    const schema = resolveReference(reader.library, { ...envelope, node: value });
    if (schema?.node.entries.has("x-reads")) found.set(name, schema);
  }
  return found;
}

function readSubject(
  { library }: TypeReader,
  name: string,
  schema: Schema,
  type: RecordType,
  all: readonly string[],
): Subject {
  const day = keywordText(schema, "x-day");
  const dayType = day === undefined ? undefined : type.fields.get(day)?.type.kind;
  if (day !== undefined && dayType !== "datetime" && dayType !== "date") {
    library.unknownName(schema, "x-day", day);
  }
  for (const keyword of ["x-reads", "x-carries"]) {
    for (const other of namesAt(schema, keyword)) {
      if (!all.includes(other)) library.unknownName(schema, keyword, other);
    }
  }
  const needsFactsOn = keywordText(schema, "x-facts-on") === "required";
  return { name, type, day, reads: namesAt(schema, "x-reads"), carries: namesAt(schema, "x-carries"), needsFactsOn };
}

function namesAt(schema: Schema, keyword: string): readonly string[] {
  return textsOf(fieldOf(schema.node, keyword));
}

/** Subjects have validators of their own, so that only those are compiled that a run needs. */
function withoutSubjects(envelope: object, subjects: ReadonlyMap<string, Subject>): object {
  return mapEntries(envelope, (key, value) =>
    key === "properties" ? mapEntries(plainSchema(value), (name, it) => (subjects.has(name) ? {} : it)) : value,
  );
}

const forPeople: ReadonlySet<string> = new Set(["title", "description", ...schemaKeywords.forPeople]);

/**
 * A schema without what is only said to people.
 * INVARIANT (words do not count): another wording of a question leaves a vocabulary's digest as it is.
 */
function meaningOf(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(meaningOf);
  if (typeof schema !== "object" || schema === null) return schema;
  return mapEntries(schema, (key, value) => {
    if (forPeople.has(key)) return undefined;
    if (key === "x-contradicts" && Array.isArray(value)) return value.map((it) => plainSchema(it)).map(factsOf);
    return key === "properties" || key === "$defs"
      ? mapEntries(plainSchema(value), (_, it) => meaningOf(it))
      : meaningOf(value);
  });
}

/** What contradicts, without why. */
const factsOf = (it: object): object => mapEntries(it, (key, value) => (key === "facts" ? value : undefined));

function plainSchema(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function mapEntries(value: object, change: (key: string, value: unknown) => unknown): object {
  const changed = Object.entries(value).map(([key, it]): [string, unknown] => [key, change(key, it)]);
  return Object.fromEntries(changed.filter(([, it]) => it !== undefined));
}
