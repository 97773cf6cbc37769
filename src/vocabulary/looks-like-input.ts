import type { DataNode } from "../base/data.ts";
import { nearest } from "../base/nearest.ts";
import type { Span } from "../base/text.ts";
import type { LoadedVocabulary } from "./read-vocabulary.ts";

/** What a document of a folder seems to be. */
export type Looks =
  | { readonly kind: "input" }
  /** A key at the top is nearly the name of a subject. */
  | { readonly kind: "near"; readonly key: string; readonly span: Span; readonly nearest: string }
  | { readonly kind: "other" };

/**
 * Whether a document of a folder is meant as an input: it has `kind` or the name of a subject at its top,
 * or it is a list of such documents.
 *
 * @example
 * const vocabulary = { id: "genai@1", subjects: new Map(), digest: "" };
 * looksLikeInput({ kind: "list", items: [], span: { start: 0, end: 2 } }, { vocabulary }).kind // "other"
 */
export function looksLikeInput(root: DataNode, { vocabulary }: Pick<LoadedVocabulary, "vocabulary">): Looks {
  const names = [...vocabulary.subjects.keys()];
  const tops = (root.kind === "list" ? root.items : [root]).flatMap((it) => (it.kind === "record" ? [it] : []));
  const keys = tops.flatMap((it) => [...it.entries]);
  if (keys.some(([it]) => it === "kind" || names.includes(it))) return { kind: "input" };
  for (const [key, { keySpan: span }] of keys) {
    const near = nearest(key, names);
    if (near !== undefined) return { kind: "near", key, span, nearest: near };
  }
  return { kind: "other" };
}
