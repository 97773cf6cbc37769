import {
  numberOf,
  textOf,
  type DataNode,
  type RecordEntry,
  type ListNode,
  type RecordNode,
  type ScalarNode,
} from "../../base/document.ts";
import { formatInstant, instantOfEpoch, utc } from "../../base/instant.ts";
import type { Span } from "../../base/text.ts";

// INVARIANT (copied or computed): a value of a translated document is a node of the foreign file, or one that is made
//   from such a node and stands at its place. So every position leads into the foreign file.

/** Fields of a record to be; undefined: the foreign file does not say. */
export type NodeFields = Readonly<Record<string, DataNode | undefined>>;

/**
 * A record at the place of a foreign value.
 *
 * @example
 * toPlain(recordAt({ start: 0, end: 9 }, { id: fromPlain("r-1"), model: undefined })) // { __proto__: null, id: "r-1" }
 */
export function recordAt(span: Span, fields: NodeFields): RecordNode {
  const entries = new Map<string, RecordEntry>();
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
export function nonBlankText(node: DataNode | undefined): DataNode | undefined {
  return (textOf(node) ?? "").trim() === "" ? undefined : node;
}

/** The node if it says something: neither missing nor null. */
export function nonNull(node: DataNode | undefined): DataNode | undefined {
  return node?.kind === "scalar" && node.value === null ? undefined : node;
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
  const texts = pieces.map((it) => textOf(it) ?? "");
  const span = { start: Math.min(first.span.start, last.span.start), end: Math.max(first.span.end, last.span.end) };
  return valueAt(span, texts.join(between));
}

/** The last second of the year 9999. */
export const lastSecond = 253_402_300_799;

/**
 * The moment so many seconds after 1970 began, at the place of the number; undefined if it is no such number.
 *
 * @example
 * toPlain(momentOfSeconds(fromPlain(1793500000))!) // "2026-11-01T02:26:40Z"
 * momentOfSeconds(fromPlain(1793500000000)) // undefined
 */
export function momentOfSeconds(node: DataNode): DataNode | undefined {
  const seconds = numberOf(node)?.valueOf() ?? 0;
  return seconds > 0 && seconds <= lastSecond ? momentAt(node, Math.floor(seconds * 1000)) : undefined;
}

/**
 * The moment so many nanoseconds after 1970 began, as OTLP writes it: a number in quotes. What is below a millisecond is
 * dropped.
 *
 * @example
 * toPlain(momentOfNanoseconds(fromPlain("1793500000250000000"))!) // "2026-11-01T02:26:40.250Z"
 */
export function momentOfNanoseconds(node: DataNode): DataNode | undefined {
  const text = numberOf(node)?.toFraction() ?? textOf(node) ?? "";
  if (!/^[1-9]\d{0,21}$/.test(text)) return undefined;
  const ms = Number(BigInt(text) / 1_000_000n);
  return ms <= lastSecond * 1000 ? momentAt(node, ms) : undefined;
}

function momentAt(node: DataNode, ms: number): DataNode {
  return valueAt(node.span, formatInstant(instantOfEpoch(ms), utc));
}
