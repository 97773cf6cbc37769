import { parseDay, type Day } from "./civil-date.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { exact, isExact, nearestDouble, type Exact } from "./exact-number.ts";
import { invariant } from "./invariant.ts";
import type { Translated } from "./message.ts";
import type { SourceText, Span } from "./text.ts";

/** A value of a YAML or JSON document, with the place where a person wrote it. */
export type DataNode = ScalarNode | ListNode | RecordNode;

export interface ScalarNode {
  readonly kind: "scalar";
  readonly value: string | boolean | Exact | null;
  readonly span: Span;
}

export interface ListNode {
  readonly kind: "list";
  readonly items: readonly DataNode[];
  readonly span: Span;
}

/** Keys are own keys of a `Map`: `constructor` and `__proto__` are ordinary words here. */
export interface RecordNode {
  readonly kind: "record";
  readonly entries: ReadonlyMap<string, RecordEntry>;
  readonly span: Span;
}

export interface RecordEntry {
  readonly keySpan: Span;
  readonly value: DataNode;
}

export interface DataDocument {
  readonly source: SourceText;
  readonly root: DataNode;
}

/** What a text holds: only documents without an error, and all that is wrong. */
export interface ParsedDocuments {
  readonly documents: readonly DataDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What was read, and all that is wrong with it. */
export interface Reading<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Nothing, and why nothing could be read. */
export const refused = (why: Diagnostic | readonly Diagnostic[] = []): Reading<undefined> => ({
  value: undefined,
  diagnostics: [why].flat(),
});

/** Several readings as one, without those that could not be read. */
export const allRead = <T>(all: readonly Reading<T | undefined>[]): Reading<readonly T[]> => ({
  value: all.flatMap(({ value }) => (value === undefined ? [] : [value])),
  diagnostics: all.flatMap((it) => it.diagnostics),
});

/**
 * What a document may be at most: its size, in bytes and in megabytes (in JSON Lines, the size of one line), depth of nesting, repetition by
 * aliases, and significant digits of a whole number and of one with a fraction. `lines`: the size of a JSON Lines file whose documents are all kept.
 * `yamlLines` and `yamlDocuments`: how many a YAML file has, each of which takes memory, however short it is.
 */
export const documentLimits = {
  bytes: 10_000_000,
  megabytes: 10,
  depth: 200,
  aliases: 100,
  digits: 15,
  decimalDigits: 17,
  lines: 16_000_000,
  yamlLines: 1_000_000,
  yamlDocuments: 10_000,
} as const;

/**
 * Whether a text is larger than `limits.bytes` in UTF-8.
 *
 * @example
 * isTooLarge("a".repeat(10_000_001)) // true
 */
export function isTooLarge(text: string): boolean {
  if (text.length * 3 <= documentLimits.bytes) return false;
  return text.length > documentLimits.bytes || new TextEncoder().encode(text).length > documentLimits.bytes;
}

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

/** The text of a field; empty if it has none. */
export function textAt(node: DataNode | undefined, name: string): string {
  return textOf(fieldOf(node, name)) ?? "";
}

/** Words in English, and in Chinese where there are any: nothing stands in for them. */
export function translatedAt(node: DataNode | undefined): Translated {
  const [en, zh] = [textAt(node, "en"), fieldOf(node, "zh")];
  return zh === undefined ? { en } : { en, zh: textOf(zh) ?? "" };
}

export function numberOf(node: DataNode | undefined): Exact | undefined {
  return node?.kind === "scalar" && isExact(node.value) ? node.value : undefined;
}

export function isTrue(node: DataNode | undefined): boolean {
  return node?.kind === "scalar" && node.value === true;
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
  if (node.kind === "scalar") return isExact(node.value) ? nearestDouble(node.value) : node.value;
  const known = done.get(node);
  if (known !== undefined) return known;
  const plain = node.kind === "list" ? node.items.map((item) => plainOf(item, done)) : plainRecord(node.entries, done);
  done.set(node, plain);
  return plain;
}

function plainRecord(entries: RecordNode["entries"], done: Map<DataNode, unknown>): unknown {
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
