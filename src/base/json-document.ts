import { parse } from "@humanwhocodes/momoa";
import type { ObjectNode, ValueNode } from "@humanwhocodes/momoa";
import { duplicateKey, jsonSyntax, refusedKey, tooDeep, tooLarge } from "./diagnostics.ts";
import { isExact } from "./exact.ts";
import { invariant } from "./invariant.ts";
import { isTooLarge, limits } from "./limits.ts";
import { controlCharacter, jsonProblem, type JsonProblem } from "./json-problem.ts";
import { readNumber, type LongNumbers } from "./read-number.ts";
import { readSoundJson } from "./sound-json.ts";
import type { DataNode, Entry, RecordNode } from "./data.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Reading } from "./reading.ts";
import type { SourceText, Span } from "./text.ts";

/**
 * Reads the one document of a JSON text (RFC 8259). Never throws. Refused: more than 10 MB or 200 levels,
 * a key given twice, and numbers that would be rounded.
 *
 * @example
 * readJson({ path: "a.json", text: '{"a": 1, "a": 2}' }).diagnostics.map((it) => it.code) // ["base/duplicate-key"]
 */
export function readJson(source: SourceText, long: LongNumbers = "refused"): Reading {
  const start = source.text.startsWith("\uFEFF") ? 1 : 0;
  return readStretch(source, { start, end: source.text.length }, "file", long);
}

/**
 * Reads a text with one JSON document a line. Blank lines are skipped, a broken line is reported and the others kept.
 * A line is at most 10 MB.
 *
 * @example
 * readJsonLines({ path: "a.jsonl", text: '{"a": 1}\n\n{"a": 2}' }).documents.length // 2
 */
export function readJsonLines(source: SourceText, long: LongNumbers = "refused"): Reading {
  const lines = linesOf(source.text).map(({ start, end }) => ({
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
 * linesOf("ab\r\n\nc") // [{ start: 0, end: 2 }, { start: 5, end: 6 }]
 */
export function linesOf(text: string): readonly Span[] {
  const ends = Array.from(text.matchAll(/[\r\n]/g), (it) => it.index);
  return [...ends, text.length].flatMap((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1;
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
export function readJsonStretches(source: SourceText, spans: readonly Span[], long: LongNumbers): Reading {
  const readings = spans
    .filter(({ start, end }) => source.text.slice(start, end).trim() !== "")
    .map((span) => readStretch(source, span, "line", long));
  return {
    documents: readings.flatMap((reading) => reading.documents),
    diagnostics: readings.flatMap((reading) => reading.diagnostics),
  };
}

/** INVARIANT (clean documents): a document that has an error is reported and not handed on. */
function readStretch(source: SourceText, { start, end }: Span, what: "file" | "line", long: LongNumbers): Reading {
  const text = source.text.slice(start, end);
  const refuse = (slip: Diagnostic): Reading => ({ documents: [], diagnostics: [slip] });
  if (isTooLarge(text)) return refuse(tooLarge.at({ source, span: { start, end } }, { what }));
  const sound = readSoundJson(text, start, (digits, at) => {
    const value = readNumber(digits, { source, span: { start: at, end: at + digits.length } }, long);
    return isExact(value) ? value : undefined;
  });
  if (sound) return { documents: [{ source, root: sound }], diagnostics: [] };
  const stop = stopOf(text);
  if (stop) {
    const at = start + stop.offset;
    const place = { source, span: { start: at, end: at + 1 } };
    return refuse(stop.isDeep ? tooDeep.at(place, {}) : jsonSyntax.at(place, controlCharacter()));
  }
  const body = parseText(text);
  if (body.kind === "broken") {
    const { offset, problem, remedy } = body.problem;
    const at = start + offset;
    const span = { start: at, end: Math.min(at + 1, end) };
    return refuse(jsonSyntax.at({ source, span }, { problem, remedy }));
  }
  const diagnostics: Diagnostic[] = [];
  const root = readNode(body.value, { source, start, long, report: (slip) => diagnostics.push(slip) });
  return { documents: diagnostics.length > 0 ? [] : [{ source, root }], diagnostics };
}

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
    if (depth > limits.depth) return { offset, isDeep: true };
  }
  return undefined;
}

type Parsed =
  | { readonly kind: "value"; readonly value: ValueNode }
  | { readonly kind: "broken"; readonly problem: JsonProblem };

function parseText(text: string): Parsed {
  try {
    return { kind: "value", value: parse(text, { mode: "json", ranges: true }).body };
  } catch (error) {
    invariant(error instanceof Error, "the JSON parser throws errors");
    const isEnd = error.message.startsWith("Unexpected end");
    const told = "offset" in error && typeof error.offset === "number" ? error.offset : text.length;
    return { kind: "broken", problem: jsonProblem(text, isEnd ? text.length : Math.min(told, text.length)) };
  }
}

interface Walk {
  readonly source: SourceText;
  readonly start: number;
  readonly long: LongNumbers;
  readonly report: (slip: Diagnostic) => void;
}

function spanOf(node: { readonly range?: readonly number[] | undefined }, walk: Walk): Span {
  const [start = 0, end = start] = node.range ?? [];
  return { start: start + walk.start, end: end + walk.start };
}

function readNode(node: ValueNode, walk: Walk): DataNode {
  const span = spanOf(node, walk);
  switch (node.type) {
    case "Object":
      return readRecord(node, span, walk);
    case "Array":
      return { kind: "list", items: node.elements.map((element) => readNode(element.value, walk)), span };
    case "String":
    case "Boolean":
      return { kind: "scalar", value: node.value, span };
    case "Null":
      return { kind: "scalar", value: null, span };
    case "Number":
    case "NaN":
    case "Infinity": {
      const text = walk.source.text.slice(span.start, span.end);
      const number = readNumber(text, { source: walk.source, span }, walk.long);
      if (isExact(number)) return { kind: "scalar", value: number, span };
      walk.report(number);
      return { kind: "scalar", value: text, span };
    }
  }
}

function readRecord(node: ObjectNode, span: Span, walk: Walk): RecordNode {
  const entries = new Map<string, Entry>();
  for (const { name, value } of node.members) {
    const key = name.type === "String" ? name.value : name.name;
    const keySpan = spanOf(name, walk);
    const place = { source: walk.source, span: keySpan };
    if (key === "__proto__") walk.report(refusedKey.at(place, { key }));
    else if (entries.has(key)) walk.report(duplicateKey.at(place, { key }));
    const read = readNode(value, walk);
    if (!entries.has(key)) entries.set(key, { keySpan, value: read });
  }
  return { kind: "record", entries, span };
}
