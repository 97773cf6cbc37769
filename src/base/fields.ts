import { parseDay, type Day } from "./civil-date.ts";
import type { DataNode } from "./data.ts";
import type { Span } from "./text.ts";

// Reading documents that a schema has already checked: what is not of the expected form is undefined.

/**
 * The value of a record's own key.
 *
 * @example
 * textOf(fieldOf(fromPlain({ name: "Lumen" }), "name")) // "Lumen"
 * fieldOf(fromPlain({}), "constructor") // undefined
 */
export function fieldOf(node: DataNode | undefined, name: string): DataNode | undefined {
  return node?.kind === "record" ? node.entries.get(name)?.value : undefined;
}

export function textOf(node: DataNode | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

/**
 * The day that a text names.
 *
 * @example
 * dayOf(fromPlain("1970-01-02")) // 1
 * dayOf(fromPlain("tomorrow")) // undefined
 */
export function dayOf(node: DataNode | undefined): Day | undefined {
  const text = textOf(node);
  return text === undefined ? undefined : parseDay(text);
}

export function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === "list" ? node.items : [];
}

/**
 * The texts in a list; what is no text is left out.
 *
 * @example
 * textsOf(fromPlain(["a", 1, "b"])) // ["a", "b"]
 */
export function textsOf(node: DataNode | undefined): readonly string[] {
  return itemsOf(node).flatMap((it) => textOf(it) ?? []);
}

/** Keys with their places, in the order of the document. */
export function entriesOf(
  node: DataNode | undefined,
): readonly { readonly key: string; readonly keySpan: Span; readonly value: DataNode }[] {
  if (node?.kind !== "record") return [];
  return [...node.entries].map(([key, { keySpan, value }]) => ({ key, keySpan, value }));
}
