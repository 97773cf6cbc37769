import { fieldOf, itemsOf, textOf, type DataNode, type RecordNode } from "../../base/document.ts";
import type { Place, Span } from "../../base/text.ts";
import type { Input } from "../../vocabulary/input.ts";
import { detectPersonalData, type Detection } from "./detect.ts";

/** A request or response whose words detectors have read. */
export interface ScannedSubject {
  readonly subject: "request" | "response";
  readonly root: RecordNode;
  readonly id: string | undefined;
  readonly place: Place;
  readonly texts: readonly ScannedText[];
  /** False if a message has no key `text`: what it says is not known. */
  readonly isWhole: boolean;
}

export interface ScannedText {
  /** `request.messages[0].text` */
  readonly path: string;
  /** Which message of a request, counted from 0. */
  readonly message: number | undefined;
  readonly length: number;
  readonly place: Place;
  readonly found: readonly PlacedDetection[];
}

/** What was found, with its place in the file: of the whole text where its own cannot be told. */
export interface PlacedDetection extends Detection {
  readonly place: Place;
}

/** Reads the words of the requests and responses that a document holds; one without words gives nothing. */
export function scanInput(input: Input): readonly ScannedSubject[] {
  return (["response", "request"] as const).flatMap((subject) => {
    const root = input.roots.get(subject);
    if (!root) return [];
    const nodes = wordsOf(subject, root);
    const texts = nodes.flatMap((it) => scanText(input, it) ?? []);
    const place = { source: input.source, span: root.span };
    const isWhole = nodes.every((it) => it.node !== undefined);
    return texts.length === 0 ? [] : [{ subject, root, id: textOf(fieldOf(root, "id")), place, texts, isWhole }];
  });
}

interface Words {
  readonly path: string;
  readonly message: number | undefined;
  readonly node: DataNode | undefined;
}

function wordsOf(subject: ScannedSubject["subject"], root: RecordNode): readonly Words[] {
  if (subject === "response") return [{ path: "response.text", message: undefined, node: fieldOf(root, "text") }];
  return itemsOf(fieldOf(root, "messages")).map((it, message) => ({
    path: `request.messages[${message}].text`,
    message,
    node: fieldOf(it, "text"),
  }));
}

function scanText({ source }: Input, { path, message, node }: Words): ScannedText | undefined {
  const text = textOf(node);
  if (!node || text === undefined) return undefined;
  const written = source.text.slice(node.span.start, node.span.end);
  const { start } = node.span;
  const detections = detectPersonalData(text);
  const inside = spansInSource(
    written,
    text,
    detections.map((it) => it.span),
  );
  const spans = inside.map((it) => (it ? { start: start + it.start, end: start + it.end } : node.span));
  const found = detections.map((it, index) => ({ ...it, place: { source, span: spans[index] ?? node.span } }));
  return { path, message, length: text.length, place: { source, span: node.span }, found };
}

/** A unit of a value that shows something, and where it is written. */
interface Unit extends Span {
  readonly shown: string;
}

/**
 * Where stretches of a text value, in order and without overlap, are written in its file. `written` is the stretch of the
 * file that holds the value: a JSON text, or a YAML word, quoted text or block. What is no blank stands there in the same
 * order, so that indentation and folding need not be undone. Undefined where the two do not agree. Reads both once.
 *
 * @example
 * spansInSource('"\\u7535话 1"', "电话 1", [{ start: 1, end: 4 }]) // [{ start: 7, end: 10 }]
 * spansInSource(">\n  a b\n  c\n", "a b c\n", [{ start: 4, end: 5 }]) // [{ start: 10, end: 11 }]
 */
export function spansInSource(written: string, value: string, spans: readonly Span[]): readonly (Span | undefined)[] {
  const units = unitsOf(written);
  const found: (Span | undefined)[] = spans.map(() => undefined);
  let next = 0;
  for (let at = 0; at < value.length; at++) {
    const shown = value.charAt(at);
    if (isBlank(shown)) continue;
    const { value: unit } = units.next();
    if (!unit || unit.shown !== shown) return spans.map(() => undefined);
    while ((spans[next]?.end ?? Infinity) <= at) next += 1;
    if (at >= (spans[next]?.start ?? Infinity))
      found[next] = { start: found[next]?.start ?? unit.start, end: unit.end };
  }
  return units.next().done === true ? found : spans.map(() => undefined);
}

const isBlank = (unit: string): boolean => /^[ \t\r\n]$/.test(unit);

/** The units of a value that are no blanks, as its file writes them. */
function* unitsOf(written: string): Generator<Unit, undefined> {
  const mark = written.charAt(0);
  if (mark === '"') return yield* quotedUnits(written);
  const isSingle = mark === "'";
  const isBlock = mark === "|" || mark === ">";
  const end = isSingle ? written.length - 1 : written.length;
  for (let at = isBlock ? written.search(/\n|$/) : isSingle ? 1 : 0; at < end; at++) {
    const shown = written.charAt(at);
    const size = isSingle && shown === "'" ? 2 : 1;
    if (!isBlank(shown)) yield { shown, start: at, end: at + size };
    at += size - 1;
  }
  return undefined;
}

/** Escapes of JSON and YAML that are one letter; of those that name a blank, no unit is told. */
const letters: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\u0007",
  b: "\b",
  t: "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\u001b",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
};

function* quotedUnits(written: string): Generator<Unit, undefined> {
  const part = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([^xuU]))|[^\\]/gy;
  part.lastIndex = 1;
  while (part.lastIndex < written.length - 1) {
    const found = part.exec(written);
    if (!found) return undefined;
    const [all, byte, unit, point, letter] = found;
    const code = byte ?? unit ?? point;
    const shown =
      code !== undefined ? characterOf(parseInt(code, 16)) : letter !== undefined ? (letters[letter] ?? letter) : all;
    for (const one of shown.split("")) {
      if (!isBlank(one)) yield { shown: one, start: found.index, end: found.index + all.length };
    }
  }
  return undefined;
}

const characterOf = (point: number): string => (point > 0x10ffff ? "" : String.fromCodePoint(point));
