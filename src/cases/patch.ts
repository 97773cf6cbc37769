import type { Span } from "../base/text.ts";
import { fieldOf, type DataNode, type RecordEntry, type RecordNode } from "../base/document.ts";

/** A step of a path: `service.models[0].licence` has four. */
type Step = string | number;

/**
 * The steps of a path; undefined if it is none.
 *
 * @example
 * pathSteps("service.models[0].licence") // ["service", "models", 0, "licence"]
 */
export function pathSteps(path: string): readonly Step[] | undefined {
  if (!/^[^.[\]]+(\[\d+\]|\.[^.[\]]+)*$/.test(path)) return undefined;
  return [...path.matchAll(stepPattern)].map((it) => (it[1] === undefined ? it[0] : Number(it[1])));
}

/**
 * Where each step of a path stands that is written from an offset on.
 *
 * @example
 * stepSpans("service.models[0]", 10) // [{ start: 10, end: 17 }, { start: 18, end: 24 }, { start: 24, end: 27 }]
 */
export const stepSpans = (path: string, start: number): readonly Span[] =>
  [...path.matchAll(stepPattern)].map((it) => ({ start: start + it.index, end: start + it.index + it[0].length }));

const stepPattern = /\[(\d+)\]|[^.[\]]+/g;

/** The value to which steps lead; undefined where there is none. */
export function nodeAt(node: DataNode | undefined, steps: readonly Step[]): DataNode | undefined {
  return steps.reduce((at, step) => {
    if (typeof step === "number") return at?.kind === "list" ? at.items[step] : undefined;
    return fieldOf(at, step);
  }, node);
}

/**
 * The document with one value set (or, with `undefined`, removed); records on the way are made,
 * elements of lists must be there. Undefined if the path leads nowhere. `spans`: where each step is written, for keys
 * that are new.
 *
 * @example
 * const document = fromPlain({ service: { models: ["a", "b"] } });
 * toPlain(patch(document, ["service", "models", 0], undefined)).service.models // ["b"]
 * patch(document, ["service", "models", 2], fromPlain("c")) // undefined
 */
export function patch(
  node: DataNode,
  steps: readonly Step[],
  value: DataNode | undefined,
  spans: readonly Span[] = [],
): DataNode | undefined {
  const [step, ...rest] = steps;
  const [keySpan = node.span, ...inner] = spans;
  if (step === undefined) return value;
  if (typeof step === "number") {
    const old = node.kind === "list" ? node.items[step] : undefined;
    if (node.kind !== "list" || !old) return undefined;
    const next = patch(old, rest, value, inner);
    if (rest.length > 0 && !next) return undefined;
    return { ...node, items: node.items.flatMap((it, index) => (index !== step ? [it] : next ? [next] : [])) };
  }
  if (node.kind !== "record") return undefined;
  const old = node.entries.get(step);
  if (!old && value === undefined) return undefined;
  const below: DataNode = old?.value ?? { kind: "record", entries: new Map(), span: node.span };
  const next = patch(below, rest, value, inner);
  if (rest.length > 0 && !next) return undefined;
  return withEntry(node, step, next && { keySpan: old?.keySpan ?? keySpan, value: next });
}

function withEntry(node: RecordNode, name: string, entry: RecordEntry | undefined): RecordNode {
  const entries = new Map(node.entries);
  if (entry) entries.set(name, entry);
  else entries.delete(name);
  return { ...node, entries };
}
