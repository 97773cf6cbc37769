import type { Diagnostic } from "../base/diagnostic.ts";
import { canonicalJson, sha256 } from "../base/digest.ts";
import { fieldOf, refused, toPlain, type DataDocument, type Reading } from "../base/document.ts";
import { invariant } from "../base/invariant.ts";
import { formatPlace, placeAtStart, type Place } from "../base/text.ts";
import { createValidator, type Validate } from "./compile-schema.ts";
import { readContradictions } from "./contradictions.ts";
import {
  badSubjectName,
  keywordProblems,
  noFirstFact,
  noSuchDayField,
  saidByOwner,
  sameField,
  sameSubject,
  unknownSubject,
  wrongSupposition,
} from "./diagnostics.ts";
import { schemaKeywords } from "./schema-keywords.ts";
import {
  createSchemaLibrary,
  schemaFile,
  schemaKey,
  referredKey,
  keywordText,
  checkKeywords,
  readRecord,
  type Schema,
  type SchemaLibrary,
  type TypeReader,
} from "./schema-type.ts";
import {
  fieldAt,
  NOW,
  type Contradiction,
  type EnumType,
  type Field,
  type RecordType,
  type Subject,
  type Type,
  type Vocabulary,
} from "./type.ts";
import type { SubjectHeader, VocabularyHeader } from "./vocabulary-header.ts";

/** What a vocabulary says. */
interface VocabularyData {
  readonly vocabulary: Vocabulary;
  /** All that can stand at the top of a document, subjects included. */
  readonly envelope: RecordType;
  readonly verbatim: ReadonlySet<Field>;
  /** What is validated by, by the names of files. */
  readonly schemas: ReadonlyMap<string, object>;
  /** Which of them says the facts of each subject. */
  readonly files: ReadonlyMap<string, string>;
}

/** The same in a form that can be kept; schemas are JSON, as names that are keys of objects would be written in one way or another. */
export interface KeptVocabulary extends Omit<VocabularyData, "schemas"> {
  readonly schemas: string;
}

/** A vocabulary with what it takes to read documents that are written for it. */
export interface LoadedVocabulary extends VocabularyData {
  /** Which of its schemas says the facts of a subject; of `envelope`: all the rest of a document. */
  readonly fileOf: (name: string) => string;
  /** Validates by the name of a subject, or `envelope` for all the rest of a document. */
  readonly validate: Validate;
}

/** The files of a vocabulary: its `vocabulary.yaml`, and the schemas beside it. */
export interface VocabularyFiles {
  readonly header: VocabularyHeader;
  readonly schemas: readonly DataDocument[];
}

/** The folder of what stands in every document, whatever it is about. */
const DOCUMENT = "document";
const ENVELOPE = schemaKey(DOCUMENT, "envelope.schema.yaml");

/**
 * Reads vocabularies as one: `document` has the schemas of what stands in every document, beside the subjects. Subjects of
 * several vocabularies stand side by side; one that extends another's adds its facts to it. A schema that makes no sense is
 * reported, and then nothing is loaded.
 *
 * @example
 * readVocabularies([], []).diagnostics.map((it) => it.code) // ["vocabulary/missing-schema"]
 */
export function readVocabularies(
  document: readonly DataDocument[],
  all: readonly VocabularyFiles[],
): Reading<LoadedVocabulary | undefined> {
  const diagnostics: Diagnostic[] = [];
  const folders = all.map(({ header, schemas }) => ({ folder: header.id, documents: schemas }));
  const library = createSchemaLibrary([{ folder: DOCUMENT, documents: document }, ...folders], (it) =>
    diagnostics.push(it),
  );
  for (const file of library.files.values()) checkKeywords(library, file);
  const reader: TypeReader = { library, verbatim: new Set(), declaring: new Map(), naming: new Map() };
  const headers = all.map((it) => it.header);
  const top = schemaFile(library, ENVELOPE, headers[0]?.subjects[0]?.place ?? nowhere);
  if (!top) return refused(diagnostics);

  const envelope = readRecord(reader, top);
  const before = diagnostics.length;
  const written = subjectsOf(reader, headers, new Set(envelope.fields.keys()));
  // Of subjects that nobody can tell apart nothing more is said.
  if (diagnostics.length > before) return refused(diagnostics);
  for (const { main: name, mainPlace } of headers)
    if (name !== undefined && !written.has(name))
      diagnostics.push(unknownSubject.at(mainPlace, { name, id: undefined, named: false }));
  const mains = [...new Set(headers.flatMap((it) => it.main ?? []))];
  const mainOf = new Map(headers.map((it) => [it.id, it.main]));
  const subjects = new Map(
    [...written].map(([name, it]) => [name, toSubject(library, it, mainOf.get(it.id), written)] as const),
  );
  const typeOf = new Map([...written.values()].flatMap((it) => it.parts.map((part) => [part.type, it.type] as const)));
  for (const { schema, type, found } of reader.declaring.values())
    found.push(...readContradictions(library, schema, typeOf.get(type) ?? type, subjects));
  for (const { contradictions, parts } of written.values())
    contradictions.push(...parts.flatMap((it) => it.type.contradictions ?? []));
  for (const schema of reader.naming.values()) {
    const name = keywordText(schema, "x-names") ?? "";
    if (!subjects.has(name)) library.unknownName(schema, "x-names", name);
  }
  if (diagnostics.length > 0) return refused(diagnostics);

  const plain = new Map([...library.files].map(([file, schema]) => [file, plainOf(library, schema)] as const));
  const held = new Map(plain);
  const usual = evidenceKindOf(envelope);
  const kinds = [...new Set([...usual.members, ...headers.flatMap((it) => it.evidence)])];
  for (const [name, { parts }] of written)
    if (parts.length > 1)
      held.set(
        subjectKey(name),
        merged(
          name,
          parts.map(({ schema }) => plain.get(schema.file) ?? {}),
        ),
      );
  held.set(ENVELOPE, withSubjects(plain.get(ENVELOPE) ?? {}, [...subjects.keys()]));
  held.set(EVIDENCE, withKinds(plain.get(EVIDENCE) ?? {}, kinds));
  const files = [...written].map(([name, { parts }]): readonly [string, string] => {
    return [name, parts.length > 1 ? subjectKey(name) : (parts[0]?.schema.file ?? name)];
  });
  const meant = [...plain].map(([file, it]) => [file, meaningOf(it)]);
  const digest = sha256(canonicalJson([headers.map(headerMeaning), Object.fromEntries(meant)]));
  const value = loaded({
    vocabulary: {
      ids: headers.map((it) => it.id),
      mains,
      subjects,
      evidenceKind: { ...usual, members: kinds },
      roles: new Map(headers.toReversed().flatMap((it) => [...it.roles])),
      digest,
    },
    envelope: { ...envelope, fields: new Map([...envelope.fields, ...[...subjects].map(asField)]) },
    verbatim: reader.verbatim,
    schemas: held,
    files: new Map(files),
  });
  return { value, diagnostics };
}

/** What is kept of a vocabulary. */
export function keptVocabulary({ vocabulary, envelope, verbatim, schemas, files }: LoadedVocabulary): KeptVocabulary {
  return { vocabulary, envelope, verbatim, schemas: JSON.stringify([...schemas]), files };
}

/** A vocabulary that was kept, as it is read. */
export const openVocabulary = (kept: KeptVocabulary): LoadedVocabulary =>
  loaded({ ...kept, schemas: new Map(JSON.parse(kept.schemas) as readonly (readonly [string, object])[]) });

function loaded(data: VocabularyData): LoadedVocabulary {
  const validate = validatorOf(data.schemas);
  const fileOf = (name: string): string => (name === "envelope" ? ENVELOPE : (data.files.get(name) ?? name));
  return { ...data, fileOf, validate: (name, it) => validate(fileOf(name), it) };
}

const nowhere: Place = placeAtStart({ path: DOCUMENT, text: "" });
const EVIDENCE = schemaKey(DOCUMENT, "evidence.schema.yaml");
const subjectKey = (name: string): string => schemaKey("subject", name);

const asField = ([name, { type }]: readonly [string, Subject]): readonly [string, Field] => [
  name,
  { type, required: false, nullable: false, event: false, title: undefined, ask: undefined, names: undefined },
];

/** A subject with the schemas of its own vocabulary and of those that extend it. */
interface WrittenSubject {
  /** The id of its own vocabulary. */
  readonly id: string;
  readonly parts: readonly { readonly header: SubjectHeader; readonly schema: Schema; readonly type: RecordType }[];
  readonly type: RecordType;
  /** Of a subject with several parts: what all of them declare, once they are read. */
  readonly contradictions: Contradiction[];
}

function subjectsOf(
  reader: TypeReader,
  headers: readonly VocabularyHeader[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, WrittenSubject> {
  const { library } = reader;
  const owners = headers.flatMap(({ id, subjects }) =>
    subjects.flatMap((header) => (header.extends === undefined ? [{ id, header }] : [])),
  );
  const found = new Map<string, WrittenSubject>();
  for (const { id, subjects } of headers) {
    for (const header of subjects) {
      const owner = owners.find((it) => it.header.name === header.name && it.id === (header.extends ?? id));
      const first = owners.find((it) => it.header.name === header.name)?.header;
      if (!owner)
        library.report(
          unknownSubject.at(header.at("extends"), { name: header.name, id: header.extends ?? id, named: true }),
        );
      else if (header.extends === undefined && first && first !== header)
        library.report(sameSubject.at(header.place, { name: header.name, other: formatPlace(first.place) }));
      else checkName(library, header, taken);
    }
  }
  for (const { id, header } of owners) {
    if (found.has(header.name)) continue;
    const extending = headers.flatMap((it) =>
      it.subjects.flatMap((one) =>
        one.extends === id && one.name === header.name ? [{ id: it.id, header: one }] : [],
      ),
    );
    const parts = [{ id, header }, ...extending].flatMap((it) => {
      const schema = schemaFile(library, schemaKey(it.id, it.header.schema), it.header.at("schema"));
      if (!schema) return [];
      if (keywordText(schema, "type") !== "object") library.wrongKeyword(schema, "type", keywordProblems.subject());
      return [{ header: it.header, schema, type: readRecord(reader, schema) }];
    });
    const [own, ...more] = parts;
    if (!own) continue;
    const contradictions: Contradiction[] = [];
    const type = more.length === 0 ? own.type : joined(library, parts, contradictions);
    found.set(header.name, { id, parts, type, contradictions });
  }
  return found;
}

/** What a subject cannot be called, and what an extension cannot say of it. */
function checkName(library: SchemaLibrary, it: SubjectHeader, taken: ReadonlySet<string>): void {
  const { name, extends: id, day, needsFactsOn } = it;
  if (taken.has(name) || !/^[a-z][a-z0-9_]*$/.test(name))
    library.report(badSubjectName.at(it.place, { name, taken: taken.has(name) }));
  if (id === undefined) return;
  if (day !== undefined) library.report(saidByOwner.at(it.at("day"), { name, key: "day", id }));
  if (it.gate) library.report(saidByOwner.at(it.at("gate"), { name, key: "gate", id }));
  if (needsFactsOn) library.report(saidByOwner.at(it.at("facts_on"), { name, key: "facts_on", id }));
}

/** The facts of all parts side by side; one that two of them name is reported at both places. */
function joined(library: SchemaLibrary, parts: WrittenSubject["parts"], contradictions: Contradiction[]): RecordType {
  const fields = new Map<string, Field>();
  const first = new Map<string, Place>();
  for (const { schema, type } of parts) {
    for (const [name, field] of type.fields) {
      const place = fieldPlace(schema, name);
      const before = first.get(name);
      if (before) library.report(sameField.at(place, { name, other: formatPlace(before) }));
      first.set(name, before ?? place);
      if (!before) fields.set(name, field);
    }
  }
  return { kind: "record", fields, contradictions };
}

function fieldPlace({ source, node }: Schema, name: string): Place {
  const properties = fieldOf(node, "properties");
  const span = properties?.kind === "record" ? properties.entries.get(name)?.keySpan : undefined;
  return { source, span: span ?? node.span };
}

function toSubject(
  library: SchemaLibrary,
  { id, parts, type }: WrittenSubject,
  main: string | undefined,
  all: ReadonlyMap<string, unknown>,
): Subject {
  const headers = parts.map((it) => it.header);
  const [own] = headers;
  invariant(own, "a subject has a vocabulary of its own");
  const named = (key: "reads" | "carries"): readonly string[] =>
    headers.flatMap((it) =>
      it[key].filter(
        (name) => all.has(name) || library.report(unknownSubject.at(it.at(key), { name, id: undefined, named: false })),
      ),
    );
  const dayType = own.day === undefined ? undefined : type.fields.get(own.day)?.type.kind;
  if (own.day !== undefined && dayType !== "datetime" && dayType !== "date")
    library.report(noSuchDayField.at(own.at("day"), { name: own.name, field: own.day }));
  for (const { field, value, place } of own.gate ?? []) {
    const found = type.fields.get(field)?.type;
    if (!found || !canBeSupposed(found, value))
      library.report(wrongSupposition.at(place, { name: own.name, field, wanted: found ? supposable(found) : "none" }));
  }
  const first = headers.flatMap((it) => it.first);
  const [zh] = parts.flatMap((it) => keywordText(it.schema, "x-zh") ?? []);
  const en = own.name.replaceAll("_", " ");
  for (const { path, place } of first)
    if (!fieldAt(type, path)) library.report(noFirstFact.at(place, { name: own.name, path }));
  const reads = new Set([own.name, ...named("reads"), ...(main === undefined ? [] : [main])]);
  return {
    name: own.name,
    title: zh === undefined ? { en } : { en, zh },
    vocabulary: id,
    main,
    type,
    day: own.day,
    isPlanned: own.isPlanned,
    reads: [...reads],
    carries: named("carries"),
    needsFactsOn: own.needsFactsOn,
    gate: own.gate && new Map(own.gate.map(({ field, value }) => [field, value])),
    first: first.map((it) => it.path),
  };
}

/** What the gate can suppose of a fact: a word that it can be, yes or no, or the moment of the call. */
function supposable({ kind }: Type): "moment" | "boolean" | "member" | "never" {
  switch (kind) {
    case "date":
    case "datetime":
      return "moment";
    case "boolean":
      return "boolean";
    case "enum":
      return "member";
    default:
      return "never";
  }
}

function canBeSupposed(type: Type, value: string | boolean): boolean {
  if (type.kind === "enum") return typeof value === "string" && type.members.includes(value);
  return type.kind === "boolean" ? typeof value === "boolean" : supposable(type) === "moment" && value === NOW;
}

/** The schema of a subject to which several vocabularies give facts. */
function merged(name: string, parts: readonly object[]): object {
  const [own = {}] = parts;
  const members = parts.map((it): ReadonlyMap<string, unknown> => new Map(Object.entries(it)));
  const properties = members.flatMap((it) => Object.entries(plainSchema(it.get("properties"))));
  const required = members.flatMap((it): readonly unknown[] => [it.get("required") ?? []].flat());
  return { ...own, $id: subjectKey(name), properties: Object.fromEntries(properties), required };
}

/** Subjects have validators of their own, so that only those are compiled that a run needs. */
function withSubjects(envelope: object, names: readonly string[]): object {
  return mapEntries(envelope, (key, value) => {
    if (key !== "properties") return value;
    const { kind, ...others } = plainSchema(value) as { readonly kind?: unknown };
    const beside = Object.fromEntries(names.map((it) => [it, {}]));
    return { ...others, ...beside, kind: { ...plainSchema(kind), enum: names } };
  });
}

/** The kinds of evidence of all vocabularies. */
const withKinds = (schema: unknown, kinds: readonly string[]): object =>
  mapEntries(plainSchema(schema), (key, value) =>
    key === "kind"
      ? { ...plainSchema(value), enum: kinds }
      : key === "items" || key === "properties"
        ? withKinds(value, kinds)
        : value,
  );

/** A schema as validators take it: what it refers to is named in full, for no two files have one name then. */
function plainOf(library: SchemaLibrary, schema: Schema): object {
  const absolute = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(absolute);
    if (typeof value !== "object" || value === null) return value;
    return mapEntries(value, (key, it) =>
      key === "$ref" && typeof it === "string" ? referredKey(library, schema, it) : absolute(it),
    );
  };
  return { ...plainSchema(absolute(toPlain(schema.node))), $id: schema.file };
}

const headerMeaning = ({ id, main, subjects, evidence }: VocabularyHeader): unknown => ({
  id,
  main: main ?? null,
  evidence,
  subjects: subjects.map((it) => ({
    name: it.name,
    schema: it.schema,
    extends: it.extends ?? null,
    day: it.day ?? null,
    reads: it.reads,
    carries: it.carries,
    facts_on: it.needsFactsOn,
    planned: it.isPlanned,
    gate: it.gate ? Object.fromEntries(it.gate.map(({ field, value }) => [field, value])) : null,
  })),
});

/** The validator that was made last: whoever reads the same vocabulary again, as a watch does, takes it as it is. */
let last: { readonly schemas: string; readonly validate: Validate } | undefined;

function validatorOf(schemas: ReadonlyMap<string, object>): Validate {
  const text = JSON.stringify([...schemas]);
  if (last?.schemas !== text) last = { schemas: text, validate: createValidator(schemas) };
  return last.validate;
}

function evidenceKindOf(envelope: RecordType): EnumType {
  const list = envelope.fields.get("evidence")?.type;
  const record = list?.kind === "list" ? list.element : undefined;
  const kind = record?.kind === "record" ? record.fields.get("kind")?.type : undefined;
  return kind?.kind === "enum" ? kind : { kind: "enum", members: [] };
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
    if (key === "x-contradicts" && Array.isArray(value)) return value.map((it) => withoutWhy(plainSchema(it)));
    return key === "properties" || key === "$defs"
      ? mapEntries(plainSchema(value), (_, it) => meaningOf(it))
      : meaningOf(value);
  });
}

/** What contradicts and what settles it, without why. */
const withoutWhy = (it: object): object =>
  mapEntries(it, (key, value) => (key === "facts" || key === "settles" ? value : undefined));

function plainSchema(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function mapEntries(value: object, change: (key: string, value: unknown) => unknown): object {
  const changed = Object.entries(value).map(([key, it]): [string, unknown] => [key, change(key, it)]);
  return Object.fromEntries(changed.filter(([, it]) => it !== undefined));
}
