import type { Exact } from "./exact.ts";
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
  readonly entries: ReadonlyMap<string, Entry>;
  readonly span: Span;
}

export interface Entry {
  readonly keySpan: Span;
  readonly value: DataNode;
}

export interface DataDocument {
  readonly source: SourceText;
  readonly root: DataNode;
}
