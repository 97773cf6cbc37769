import { parse } from "@humanwhocodes/momoa";
import type { Diagnostic } from "./diagnostic.ts";
import { duplicateKey, jsonSyntax, refusedKey, tooDeep, documentTooLarge } from "./diagnostics.ts";
import { isTooLarge, documentLimits, type DataNode, type RecordEntry, type ParsedDocuments } from "./document.ts";
import { isExact, type Exact } from "./exact-number.ts";
import { invariant } from "./invariant.ts";
import { readNumber, type LongNumbers } from "./scalar.ts";
import { jsonControlCharacter, jsonProblem } from "./syntax-problems.ts";
import type { SourceText, Span } from "./text.ts";

/**
 * Reads the one document of a JSON text (RFC 8259). Never throws. Refused: more than 10 MB or 200 levels,
 * a key given twice, and numbers that would be rounded.
 *
 * @example
 * readJson({ path: "a.json", text: '{"a": 1, "a": 2}' }).diagnostics.map((it) => it.code) // ["base/duplicate-key"]
 */
export function readJson(source: SourceText, long: LongNumbers = "refused"): ParsedDocuments {
  const start = source.text.startsWith("\uFEFF") ? 1 : 0;
  return readStretch(source, { start, end: source.text.length }, "file", long);
}

/**
 * Reads a text with one JSON document a line. Blank lines are skipped, a broken line is reported and the others kept.
 * A line is at most 10 MB. It ends at LF: a carriage return between tokens is a blank of JSON, here as in `.json`.
 *
 * @example
 * readJsonLines({ path: "a.jsonl", text: '{"a": 1}\n\n{"a": 2}' }).documents.length // 2
 */
export function readJsonLines(anySource: SourceText, long: LongNumbers = "refused"): ParsedDocuments {
  const source: SourceText = anySource.ends === "lf" ? anySource : { ...anySource, ends: "lf" };
  const lines = lineSpans(source).map(({ start, end }) => ({
    start: start === 0 && source.text.startsWith("\uFEFF") ? 1 : start,
    end,
  }));
  return readJsonStretches(source, lines, long);
}

/**
 * The lines of a text that are not empty, without their ends. It looks for the ends: a pattern that runs over a line of
 * 50 MB may overflow the stack.
 *
 * @example
 * lineSpans({ path: "a", text: "ab\r\n\nc\rd" }) // [{ start: 0, end: 2 }, { start: 5, end: 6 }, { start: 7, end: 8 }]
 * lineSpans({ path: "a", text: "ab\r\n\nc\rd", ends: "lf" }) // [{ start: 0, end: 2 }, { start: 5, end: 8 }]
 */
export function lineSpans({ text, ends: kind }: SourceText): readonly Span[] {
  const pattern = kind === "lf" ? /\r?\n/g : /[\r\n]/g;
  const ends = Array.from(text.matchAll(pattern), (it) => ({ start: it.index, end: it.index + it[0].length }));
  return [...ends, { start: text.length, end: text.length }].flatMap(({ start: end }, index) => {
    const start = ends[index - 1]?.end ?? 0;
    return end > start ? [{ start, end }] : [];
  });
}

/**
 * Reads stretches of a text, each with one JSON document of at most 10 MB. Blank ones are skipped, a broken one is
 * reported and the others kept.
 *
 * @example
 * const log = { path: "a.log", text: 'data: {"a": 1}' };
 * readJsonStretches(log, [{ start: 6, end: 14 }], "refused").documents[0]?.root.span // { start: 6, end: 14 }
 */
export function readJsonStretches(source: SourceText, spans: readonly Span[], long: LongNumbers): ParsedDocuments {
  const readings = spans
    .filter(({ start, end }) => source.text.slice(start, end).trim() !== "")
    .map((span) => readStretch(source, span, "line", long));
  return {
    documents: readings.flatMap((reading) => reading.documents),
    diagnostics: readings.flatMap((reading) => reading.diagnostics),
  };
}

/** INVARIANT (clean documents): a document that has an error is reported and not handed on. */
function readStretch(
  source: SourceText,
  { start, end }: Span,
  what: "file" | "line",
  long: LongNumbers,
): ParsedDocuments {
  const text = source.text.slice(start, end);
  const refuse = (slip: Diagnostic): ParsedDocuments => ({ documents: [], diagnostics: [slip] });
  if (isTooLarge(text)) return refuse(documentTooLarge.at({ source, span: { start, end } }, { what }));
  const diagnostics: Diagnostic[] = [];
  let stoppedAt = 0;
  const root = readValidJson(text, start, {
    stopped: (at) => {
      stoppedAt = at;
    },
    number: (digits, at) => {
      const value = readNumber(digits, { source, span: { start: at, end: at + digits.length } }, long);
      if (isExact(value)) return value;
      diagnostics.push(value);
      return digits;
    },
    wrongKey: (key, span) => {
      const kind = key === "__proto__" ? refusedKey : duplicateKey;
      diagnostics.push(kind.at({ source, span }, { key }));
    },
  });
  if (root) return { documents: diagnostics.length > 0 ? [] : [{ source, root }], diagnostics };
  const stop = stopOf(text);
  if (stop) {
    const at = start + stop.offset;
    const place = { source, span: { start: at, end: at + 1 } };
    return refuse(stop.isDeep ? tooDeep.at(place, {}) : jsonSyntax.at(place, jsonControlCharacter()));
  }
  const { offset, problem, remedy } = jsonProblem(text, isCutOff(text, stoppedAt) ? text.length : brokenAt(text));
  const at = start + offset;
  return refuse(jsonSyntax.at({ source, span: { start: at, end: Math.min(at + 1, end) } }, { problem, remedy }));
}

/** Whether nothing before its end is wrong; a backslash at the end is told as one. */
const isCutOff = (text: string, stoppedAt: number): boolean =>
  stoppedAt <= text.length && ["true", "false", "null"].some((it) => it.startsWith(text.slice(stoppedAt)));

interface Stop {
  readonly offset: number;
  readonly isDeep: boolean;
}

/** Where the parser should not go: it would recurse too deeply, or let control characters pass. */
function stopOf(text: string): Stop | undefined {
  let depth = 0;
  let isInText = false;
  for (let offset = 0; offset < text.length; offset++) {
    const mark = text[offset] ?? "";
    if (mark === '"') isInText = !isInText;
    else if (isInText && mark < " ") return { offset, isDeep: false };
    else if (isInText && mark === "\\") offset++;
    else if (!isInText && (mark === "[" || mark === "{")) depth++;
    else if (!isInText && (mark === "]" || mark === "}")) depth--;
    if (depth > documentLimits.depth) return { offset, isDeep: true };
  }
  return undefined;
}

/** Where a text stops being JSON, as a parser tells that keeps count of offsets. */
function brokenAt(text: string): number {
  try {
    parse(text);
  } catch (error) {
    invariant(error instanceof Error, "the JSON parser throws errors");
    if ("offset" in error && typeof error.offset === "number") return Math.min(error.offset, text.length);
  }
  return text.length;
}

/** Thrown within this file only: the text is no JSON. */
const invalid = new Error("unsound");

const blank = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
/** The stretch of a text that stands for itself. */
const plain = /[^"\\\u0000-\u001f]*/y;

/** What becomes of a number; undefined refuses the text. And what is told of a key that is refused, or stands twice. */
interface JsonReader {
  readonly number: (text: string, at: number) => Exact | string | undefined;
  readonly wrongKey: (key: string, span: Span) => void;
  /** Is told where it stops being JSON. */
  readonly stopped?: (at: number) => void;
}

/**
 * The value of a JSON text; undefined if it is none, or is nested too deeply. `start`: where the text stands in its file.
 *
 * @example
 * readValidJson('{"a": 1', 0, { number: exact, wrongKey: () => {} }) // undefined
 * readValidJson("[true]", 7, { number: exact, wrongKey: () => {} }).span // { start: 7, end: 13 }
 */
export function readValidJson(text: string, start: number, reader: JsonReader): DataNode | undefined {
  let at = 0;
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) throw invalid;
    at += found.length;
    return found;
  };
  /** Goes past a mark, and the blanks behind it. */
  const pass = (mark: string): void => {
    if (text[at] !== mark) throw invalid;
    at += 1;
    match(blank);
  };
  const spanFrom = (from: number) => ({ start: start + from, end: start + at });

  const readText = (): string => {
    const from = at;
    at += 1;
    for (;;) {
      match(plain);
      const mark = text[at];
      if (mark === '"') break;
      if (mark !== "\\") throw invalid;
      at += 2;
    }
    at += 1;
    const inside = text.slice(from + 1, at - 1);
    return inside.includes("\\") ? unescaped(text.slice(from, at)) : inside;
  };
  const readValue = (depth: number): DataNode => {
    const from = at;
    switch (text[at]) {
      case "{":
        return readRecord(depth + 1);
      case "[":
        return readList(depth + 1);
      case '"':
        return { kind: "scalar", value: readText(), span: spanFrom(from) };
      case "t":
      case "f":
      case "n": {
        const found = match(word);
        return { kind: "scalar", value: found === "null" ? null : found === "true", span: spanFrom(from) };
      }
      default: {
        const value = reader.number(match(number), start + from);
        if (value === undefined) throw invalid;
        return { kind: "scalar", value, span: spanFrom(from) };
      }
    }
  };
  const readList = (depth: number): DataNode => {
    if (depth > documentLimits.depth) throw invalid;
    const from = at;
    const items: DataNode[] = [];
    pass("[");
    while (text[at] !== "]") {
      if (items.length > 0) pass(",");
      items.push(readValue(depth));
      match(blank);
    }
    at += 1;
    return { kind: "list", items, span: spanFrom(from) };
  };
  const readRecord = (depth: number): DataNode => {
    if (depth > documentLimits.depth) throw invalid;
    const from = at;
    const entries = new Map<string, RecordEntry>();
    pass("{");
    while (text[at] !== "}") {
      if (entries.size > 0) pass(",");
      const keyFrom = at;
      if (text[at] !== '"') throw invalid;
      const key = readText();
      const keySpan = spanFrom(keyFrom);
      if (key === "__proto__" || entries.has(key)) reader.wrongKey(key, keySpan);
      match(blank);
      pass(":");
      entries.set(key, { keySpan, value: readValue(depth) });
      match(blank);
    }
    at += 1;
    return { kind: "record", entries, span: spanFrom(from) };
  };

  try {
    match(blank);
    const root = readValue(0);
    match(blank);
    return at === text.length ? root : undefined;
  } catch (error) {
    if (error !== invalid) throw error;
    reader.stopped?.(at);
    return undefined;
  }
}

/** What a text in quotation marks says. */
function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw invalid;
  }
}
