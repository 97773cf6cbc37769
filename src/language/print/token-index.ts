import type { SourceText } from "../../base/text.ts";
import { mergeWords } from "../parse/merge-words.ts";
import type { Phrases } from "../parse/phrases.ts";
import { scan } from "../parse/scan.ts";
import { firstFrom, signs } from "../parse/tokens.ts";

/** The tokens of a text by number, without those that the printer sets by itself: `(`, `)` and `;`. */
export interface TokenIndex {
  readonly count: number;
  /** The first token that begins at an offset or after it. */
  readonly at: (offset: number) => number;
  /** The keyword before what begins at an offset. */
  readonly before: (offset: number) => number;
}

const unnumbered = new Set([signs["("], signs[")"], signs[";"]]);

export function tokenIndex(source: SourceText, phrases: Phrases): TokenIndex {
  const tokens = mergeWords(scan(source, phrases)).filter((it) => !unnumbered.has(it.tokenType));
  const at = (offset: number): number => firstFrom(tokens, offset);
  return { count: tokens.length, at, before: (offset) => at(offset) - 1 };
}
