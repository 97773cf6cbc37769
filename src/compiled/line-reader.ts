import { parsePlainJson } from "../base/plain-json.ts";
import { isPlaceholder, mayBePlaceholder } from "../vocabulary/is-placeholder.ts";
import type { Type } from "../vocabulary/type.ts";
import { emitReader } from "./emit-reader.ts";
import { evaluated } from "./evaluated.ts";
import type { Document } from "./judging.ts";
import type { Reads } from "./reads.ts";
import type { Fixture } from "./verdict-residuals.ts";

/** Reads a line of JSON in UTF-8, from `start` up to `end`; undefined: it is not plainly a document of the subject. */
export type LineReader = (bytes: Uint8Array, start: number, end: number) => Document | undefined;

/** What a reader of lines has to know. */
export interface Reading {
  readonly subject: string;
  /** What rules read. */
  readonly reads: Reads;
  /** Fields below which all texts are read by somebody else. */
  readonly wanted: readonly string[];
  readonly longestList: number;
}

/**
 * Generates code that reads documents of a subject out of bytes. It builds what rules read, and of all else what shows that it is in
 * order: a document for `judgeRead` and for the shape, not one to show.
 */
export function compileLineReader({ vocabulary: loaded }: Fixture, reading: Reading): LineReader {
  const { subject, reads, wanted, longestList } = reading;
  const { vocabulary } = loaded;
  const carried = vocabulary.subjects.get(subject)?.carries ?? [];
  const code = emitReader({
    vocabulary: loaded,
    subject,
    carried,
    reads: reads.subjects,
    wanted: new Set([...wanted, ...[subject, ...carried].flatMap((it) => namesIn(vocabulary.subjects.get(it)?.type))]),
    longestList,
  });
  return evaluated<(h: ReaderRuntime) => LineReader>(code)(readerRuntime());
}

/** The names of the fields of a type that are held against others; days are read whatever is asked. */
function namesIn(type: Type | undefined): readonly string[] {
  if (type?.kind === "list") return namesIn(type.element);
  if (type?.kind !== "record") return [];
  const paths = (type.contradictions ?? []).flatMap(({ facts }) =>
    facts.flatMap((it) => ("than" in it.state ? [it, it.state.than] : [it])),
  );
  const names = paths.flatMap(({ steps }) => steps.map((it) => it.name));
  return [...names, ...[...type.fields.values()].flatMap((it) => namesIn(it.type))];
}

/** A text with the bytes that JSON writes for it, quotes among them; `fours`: four at a time, as long as there are four. */
interface Token {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly fours: Int32Array;
}

/** What generated code asks of the engine where it reads bytes. */
interface ReaderRuntime {
  readonly tokens: (words: readonly string[]) => readonly Token[];
  readonly viewOf: (bytes: Uint8Array) => DataView;
  readonly isHex: (byte: number) => boolean;
  readonly utf8: (bytes: Uint8Array, start: number, end: number) => string;
  /** For two bytes: 1 where a text that begins with them is surely no placeholder. */
  readonly surelySays: Uint8Array;
  readonly says: (text: string) => boolean;
  readonly plain: (text: string) => unknown;
  /** What stands for a text that nobody reads. */
  readonly unread: string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Made when a log is read: its table takes some milliseconds. */
const readerRuntime = (): ReaderRuntime => ({
  tokens: (words) => words.map(tokenOf),
  viewOf,
  isHex: (byte) => (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102),
  utf8: (bytes, start, end) => decoder.decode(bytes.subarray(start, end)),
  surelySays: Uint8Array.from({ length: 1 << 14 }, (_, at) => (surelySays(at >> 7, at & 127) ? 1 : 0)),
  says: (text) => !(mayBePlaceholder(text) && isPlaceholder(text)),
  plain: parsePlainJson,
  unread: "words",
});

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function tokenOf(text: string): Token {
  const bytes = encoder.encode(JSON.stringify(text));
  const view = viewOf(bytes);
  const fours = Int32Array.from({ length: bytes.length >> 2 }, (_, at) => view.getInt32(at * 4, true));
  return { text, bytes, fours };
}

/** Quotes end a text, and with an escape another character begins. */
function surelySays(first: number, second: number): boolean {
  const ends = '"\\';
  const [one, other] = [String.fromCharCode(first), String.fromCharCode(second)];
  return !ends.includes(one) && !mayBePlaceholder(ends.includes(other) ? one : one + other);
}
