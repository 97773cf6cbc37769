import type { DataNode, Entry, ListNode, RecordNode, ScalarNode } from "../base/data.ts";
import type { Span } from "../base/text.ts";

// INVARIANT (copied or computed): a value of a translated document is a node of the foreign file, or one that is made
//   from such a node and stands at its place. So every position leads into the foreign file.

/** Fields of a record to be; undefined: the foreign file does not say. */
export type Fields = Readonly<Record<string, DataNode | undefined>>;

/**
 * A record at the place of a foreign value.
 *
 * @example
 * toPlain(recordAt({ start: 0, end: 9 }, { id: fromPlain("r-1"), model: undefined })) // { __proto__: null, id: "r-1" }
 */
export function recordAt(span: Span, fields: Fields): RecordNode {
  const entries = new Map<string, Entry>();
  for (const [key, value] of Object.entries(fields)) if (value) entries.set(key, { keySpan: value.span, value });
  return { kind: "record", entries, span };
}

export function listAt(span: Span, items: readonly DataNode[]): ListNode {
  return { kind: "list", items, span };
}

/** A value that is computed from a foreign one. */
export function valueAt(span: Span, value: ScalarNode["value"]): ScalarNode {
  return { kind: "scalar", value, span };
}

/** The node if it is a text that is not blank. */
export function wordsIn(node: DataNode | undefined): DataNode | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" && node.value.trim() !== "" ? node : undefined;
}

/** The node if it says something: neither missing nor null. */
export function givenIn(node: DataNode | undefined): DataNode | undefined {
  return node?.kind === "scalar" && node.value === null ? undefined : node;
}

export function isTrue(node: DataNode | undefined): boolean {
  return node?.kind === "scalar" && node.value === true;
}

/**
 * Texts as one: a single one stays the node it is, several are joined and stand from the first to the last.
 *
 * @example
 * const pieces = [{ ...fromPlain("a"), span: { start: 3, end: 6 } }, { ...fromPlain("b"), span: { start: 9, end: 12 } }];
 * joinedText(pieces, "\n") // { kind: "scalar", value: "a\nb", span: { start: 3, end: 12 } }
 * joinedText([], "") // undefined
 */
export function joinedText(pieces: readonly DataNode[], between: string): DataNode | undefined {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last || pieces.length === 1) return first;
  const texts = pieces.map((it) => (it.kind === "scalar" && typeof it.value === "string" ? it.value : ""));
  const span = { start: Math.min(first.span.start, last.span.start), end: Math.max(first.span.end, last.span.end) };
  return valueAt(span, texts.join(between));
}
