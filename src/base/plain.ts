import type { DataNode } from "./data.ts";
import { exact, isExact } from "./exact.ts";
import { invariant } from "./invariant.ts";
import type { Span } from "./text.ts";

/**
 * Plain JavaScript for a schema validator: records are objects without a prototype, numbers are JavaScript
 * numbers (rounded where they must be). What an alias repeats is one object.
 *
 * @example
 * toPlain({ kind: "list", items: [], span: { start: 0, end: 2 } }) // []
 */
export function toPlain(node: DataNode): unknown {
  return plainOf(node, new Map());
}

function plainOf(node: DataNode, done: Map<DataNode, unknown>): unknown {
  if (node.kind === "scalar") return isExact(node.value) ? node.value.valueOf() : node.value;
  const known = done.get(node);
  if (known !== undefined) return known;
  const plain = node.kind === "list" ? node.items.map((item) => plainOf(item, done)) : plainRecord(node.entries, done);
  done.set(node, plain);
  return plain;
}

function plainRecord(entries: Extract<DataNode, { kind: "record" }>["entries"], done: Map<DataNode, unknown>): unknown {
  const record = Object.create(null) as Record<string, unknown>;
  for (const [key, entry] of entries) record[key] = plainOf(entry.value, done);
  return record;
}

const nowhere: Span = { start: 0, end: 0 };

/**
 * A plain value as a document without places.
 *
 * @example
 * toPlain(fromPlain(["a", null, 2])) // ["a", null, 2]
 */
export function fromPlain(value: unknown): DataNode {
  if (Array.isArray(value)) return { kind: "list", items: value.map(fromPlain), span: nowhere };
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(
      ([key, it]) => [key, { keySpan: nowhere, value: fromPlain(it) }] as const,
    );
    return { kind: "record", entries: new Map(entries), span: nowhere };
  }
  const scalar = typeof value === "number" ? exact(value) : value;
  const isScalar = scalar === null || typeof scalar === "string" || typeof scalar === "boolean" || isExact(scalar);
  invariant(isScalar, `a document has no ${typeof value}`);
  return { kind: "scalar", value: scalar, span: nowhere };
}
