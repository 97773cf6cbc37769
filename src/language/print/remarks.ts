import type * as Ast from "../syntax/ast.ts";
import type { TokenIndex } from "./token-index.ts";

/** A comment, and where it stands in its source. */
export interface Remark {
  readonly text: string;
  /** `///`: no blank line separates it from its declaration. */
  readonly doc: boolean;
  /** Alone on its line, before a token; otherwise on the line of a token, after it. */
  readonly alone: boolean;
  /** The number of that token; the count of all where the file ends. */
  readonly token: number;
  readonly blankBefore: boolean;
  readonly blankAfter: boolean;
}

/** The comments of a file, in the order of the text. A `///` behind other words stands alone, for it is about what follows. */
export function remarksOf({ source, comments }: Ast.File, tokens: TokenIndex): readonly Remark[] {
  const { text } = source;
  return comments.map(({ span, doc }) => {
    const next = tokens.at(span.start);
    const before = blanksBefore(text, span.start);
    const after = blanksAfter(text, span.end);
    const alone = doc || next === 0 || before.start === 0 || before.breaks > 0;
    return {
      text: text.slice(span.start, span.end).trimEnd(),
      doc,
      alone,
      token: alone ? next : next - 1,
      blankBefore: before.breaks > 1,
      blankAfter: after.breaks > 1 && after.end < text.length,
    };
  });
}

const blankSign = /\s/;

function blanksBefore(text: string, end: number): { readonly start: number; readonly breaks: number } {
  let start = end;
  while (start > 0 && blankSign.test(text[start - 1] ?? "")) start -= 1;
  return { start, breaks: breaksIn(text.slice(start, end)) };
}

function blanksAfter(text: string, start: number): { readonly end: number; readonly breaks: number } {
  let end = start;
  while (end < text.length && blankSign.test(text[end] ?? "")) end += 1;
  return { end, breaks: breaksIn(text.slice(start, end)) };
}

function breaksIn(blanks: string): number {
  return blanks.match(/\r\n|\r|\n/g)?.length ?? 0;
}
