import type { IToken, TokenType } from "chevrotain";
import type { Diagnostic, Fix } from "../../base/diagnostic.ts";
import type { Message } from "../../base/message.ts";
import type { Place, SourceText } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Phrases } from "./phrases.ts";
import { tokenOf } from "./tokens.ts";

/** What a scan has found so far. Offsets are UTF-16 units. */
export interface Scan {
  readonly source: SourceText;
  readonly phrases: Phrases;
  readonly tokens: IToken[];
  readonly comments: Ast.Comment[];
  readonly diagnostics: Diagnostic[];
  /** Where the last closer of a comment of other languages stands; negative if there is none. */
  readonly lastCommentEnd: number;
}

/** A name as the language spells it. Chevrotain's own lexer would drop the `u` flag, and with it every letter but a few. */
const word = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy;

export const blanksOnLine = /[^\S\r\n]*/y;

/** Where a match of a sticky pattern ends that begins exactly at an offset. */
export function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The word that begins exactly at an offset. */
export function wordAt(text: string, at: number): string | undefined {
  const end = matchEnd(word, text, at);
  return end === undefined ? undefined : text.slice(at, end);
}

/** Adds a token; `image` is what it stands for, which need not be what is written. */
export function addToken(found: Scan, type: TokenType, start: number, end: number, image: string): void {
  found.tokens.push(tokenOf(type, start, end, image));
}

export function placeIn(found: Scan, start: number, end: number): Place {
  return { source: found.source, span: { start, end } };
}

export function replacement(said: Message, start: number, end: number, text: string): Fix {
  return { ...said, edits: [{ span: { start, end }, text }] };
}
