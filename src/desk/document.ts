import type { Span } from "../base/text.ts";
import type { Field, RecordType, Type, Vocabulary } from "../vocabulary/type.ts";
import type { Named } from "./mentions.ts";

/** What documents are written with: subjects, and what else stands at the top. */
export interface DocumentWords {
  readonly vocabulary: Pick<Vocabulary, "subjects">;
  readonly envelope: RecordType;
}

/** What can be written at a place of a document in YAML. */
export interface DocumentCompletion {
  readonly text: string;
  readonly span: Span;
  readonly field: Field | undefined;
}

interface Line {
  readonly start: number;
  /** Where its key stands on it, behind the dash of an element of a list too. */
  readonly indent: number;
  readonly key: string | undefined;
  /** Where the key stands, and what follows its colon. */
  readonly keySpan: Span;
  readonly valueStart: number | undefined;
}

const linePattern = /^(?<blank> *)(?<dash>(?:- +)*)(?<key>[\p{L}_][\p{L}\p{M}\p{Nd}_]*)?(?<colon> *:)?/u;

/** A line as its indentation and key tell; half-written documents have no tree. */
function readLine(text: string, start: number): Line {
  const { blank = "", dash = "", key, colon } = linePattern.exec(text.slice(start))?.groups ?? {};
  const keyStart = start + blank.length + dash.length;
  const keyEnd = keyStart + (key?.length ?? 0);
  return {
    start,
    indent: blank.length + dash.length,
    key: colon === undefined ? undefined : key,
    keySpan: { start: keyStart, end: keyEnd },
    valueStart: colon === undefined ? undefined : keyEnd + colon.length,
  };
}

/** The line of an offset, and the keys around it, outer first. */
function lineAt(text: string, offset: number): { readonly line: Line; readonly around: readonly string[] } {
  const startOf = (at: number): number => text.lastIndexOf("\n", at - 1) + 1;
  const line = readLine(text, startOf(offset));
  const around: string[] = [];
  let { indent } = line;
  for (let at = line.start; at > 0 && indent > 0;) {
    at = startOf(at - 1);
    const above = readLine(text, at);
    if (above.key === undefined || above.indent >= indent) continue;
    around.unshift(above.key);
    ({ indent } = above);
  }
  return { line, around };
}

/** The group in which keys stand below others, through lists. */
function groupAt({ vocabulary, envelope }: DocumentWords, keys: readonly string[]): RecordType | undefined {
  const [first, ...rest] = keys;
  if (first === undefined) return undefined;
  let type: Type | undefined = vocabulary.subjects.get(first)?.type ?? envelope.fields.get(first)?.type;
  for (const key of rest) type = groupOf(type)?.fields.get(key)?.type;
  return groupOf(type);
}

const groupOf = (type: Type | undefined): RecordType | undefined =>
  type?.kind === "list" ? groupOf(type.element) : type?.kind === "record" ? type : undefined;

const elementOf = (type: Type): Type => (type.kind === "list" ? elementOf(type.element) : type);

/** The fact whose key stands at an offset of a document in YAML, with where it stands. */
export function factAt(
  text: string,
  offset: number,
  words: DocumentWords,
):
  | { readonly named: Extract<Named, { kind: "fact" }>; readonly field: Field | undefined; readonly span: Span }
  | undefined {
  const { line, around } = lineAt(text, offset);
  if (line.key === undefined || offset < line.keySpan.start || offset > line.keySpan.end) return undefined;
  const keys = [...around, line.key];
  const [subject = "", ...fields] = keys;
  if (!words.vocabulary.subjects.has(subject)) return undefined;
  const field = groupAt(words, around)?.fields.get(line.key);
  return { named: { kind: "fact", subject, fields }, field, span: line.keySpan };
}

/** Keys that fit at an offset of a document in YAML, or behind one its values. */
export function completeDocument(text: string, offset: number, words: DocumentWords): readonly DocumentCompletion[] {
  const { line, around } = lineAt(text, offset);
  if (/#/.test(text.slice(line.start, offset))) return [];
  const { vocabulary, envelope } = words;
  const end = offset + (/^[\p{L}\p{M}\p{Nd}_]+/u.exec(text.slice(offset))?.[0].length ?? 0);
  if (line.valueStart !== undefined && offset > line.valueStart - 1 && line.key !== undefined) {
    const field = groupAt(words, around)?.fields.get(line.key);
    const written = /[\p{L}\p{M}\p{Nd}_]*$/u.exec(text.slice(line.valueStart, offset))?.[0].length ?? 0;
    return valuesOf(field).map((it) => ({ text: it, span: { start: offset - written, end }, field: undefined }));
  }
  const span = { start: Math.min(line.keySpan.start, offset), end: Math.max(offset, line.keySpan.end) };
  const list = around.length > 0 ? groupAt(words, around.slice(0, -1))?.fields.get(around.at(-1) ?? "") : undefined;
  const group = around.length === 0 ? undefined : groupAt(words, around);
  if (around.length > 0 && !group) return valuesOf(list).map((it) => ({ text: it, span, field: undefined }));
  const fields = group ? [...group.fields] : [...envelope.fields];
  const subjects = group ? [] : [...vocabulary.subjects.keys()].map((it) => ({ text: it, span, field: undefined }));
  return [...subjects, ...fields.map(([name, field]) => ({ text: name, span, field }))];
}

/** The values that a field takes, where they are few. */
function valuesOf(field: Field | undefined): readonly string[] {
  if (!field) return [];
  const type = elementOf(field.type);
  const values = type.kind === "enum" ? type.members : type.kind === "boolean" ? ["true", "false"] : [];
  return [...values, ...(field.nullable ? ["null"] : [])];
}
