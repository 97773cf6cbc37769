import type { DataNode, RecordNode } from "../base/data.ts";
import { fieldOf, itemsOf, textOf } from "../base/fields.ts";
import type { Place, Span } from "../base/text.ts";
import type { Input } from "../vocabulary/input.ts";
import { detect, type Detection } from "./detect.ts";
import { spansInSource } from "./source-units.ts";

/** A request or response whose words detectors have read. */
export interface Scan {
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
  readonly found: readonly Placed[];
}

/** What was found, with its place in the file: of the whole text where its own cannot be told. */
export interface Placed extends Detection {
  readonly place: Place;
}

/** Reads the words of the requests and responses that a document holds; one without words gives nothing. */
export function scan(input: Input): readonly Scan[] {
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

function wordsOf(subject: Scan["subject"], root: RecordNode): readonly Words[] {
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
  const shifted = (span: Span): Span => ({ start: node.span.start + span.start, end: node.span.start + span.end });
  const detections = detect(text);
  const spans = spansInSource(
    written,
    text,
    detections.map((it) => it.span),
  );
  const found = detections.map((it, index) => {
    const inside = spans[index];
    return { ...it, place: { source, span: inside ? shifted(inside) : node.span } };
  });
  return { path, message, length: text.length, place: { source, span: node.span }, found };
}
