import { unitsOf } from "../statute/instrument-text.ts";
import type { Pack } from "./pack.ts";

interface EncodedArticles {
  /** Those that the policy files name. */
  readonly encoded: readonly number[];
  /** The other articles of the text; undefined: the pack holds no text, and nobody can tell. */
  readonly notEncoded: readonly number[] | undefined;
}

/**
 * Which articles of its law a pack encodes, in the order of the text.
 *
 * @example
 * const at = (article) => ({ article, paragraph: 1, item: undefined });
 * const text = { kind: "outline", units: [at(2), at(24)], captions: new Map(), digest: "" };
 * encodedArticles({ text, units: [{ locator: at(24), title: undefined }] }) // { encoded: [24], notEncoded: undefined }
 */
export function encodedArticles({ text, units }: Pick<Pack, "text" | "units">): EncodedArticles {
  const named = new Set(units.map((it) => it.locator.article));
  const all = new Set(unitsOf(text).map((it) => it.article));
  return {
    encoded: [...named].toSorted((a, b) => a - b),
    notEncoded: text.kind === "statute" ? [...all].filter((it) => !named.has(it)) : undefined,
  };
}
