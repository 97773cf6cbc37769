import { invariant } from "../../base/invariant.ts";
import type { SourceText } from "../../base/text.ts";
import type { KeywordIndex } from "../parse/keywords.ts";
import { tokenize } from "../parse/lexer.ts";
import { mergeWords } from "../parse/merge-words.ts";
import { firstTokenFrom, punctuators } from "../parse/tokens.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Break, Doc } from "./doc.ts";

/** The tokens of a text by number, without those that the printer sets by itself: `(`, `)` and `;`. */
export interface TokenIndex {
  readonly count: number;
  /** The first token that begins at an offset or after it. */
  readonly at: (offset: number) => number;
  /** The keyword before what begins at an offset. */
  readonly before: (offset: number) => number;
}

const unnumbered = new Set([punctuators["("], punctuators[")"], punctuators[";"]]);

export function tokenIndex(source: SourceText, phrases: KeywordIndex): TokenIndex {
  const tokens = mergeWords(tokenize(source, phrases)).filter((it) => !unnumbered.has(it.tokenType));
  const at = (offset: number): number => firstTokenFrom(tokens, offset);
  return { count: tokens.length, at, before: (offset) => at(offset) - 1 };
}

/** A comment, and where it stands in its source. */
export interface CommentTrivia {
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
export function commentTrivia({ source, comments }: Ast.File, tokens: TokenIndex): readonly CommentTrivia[] {
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

/** The comments at a break: one behind the words before it, the others on lines of their own. */
export interface AttachedComments {
  readonly behind: CommentTrivia | undefined;
  readonly alone: readonly CommentTrivia[];
}

/**
 * Finds for each comment the break where it stands: one that is alone, before the words that hold its token; any
 * other, after them. A line ends with one comment: of several behind the same words, all but the last go before them.
 * `tokens`: how many there are, the end of the file included.
 *
 * INVARIANT (stays-where-read): a comment that stands at a break is read back as standing there, so that printing twice
 * changes nothing.
 */
export function attachComments(
  doc: Doc,
  remarks: readonly CommentTrivia[],
  tokens: number,
): ReadonlyMap<Break, AttachedComments> {
  const sides = sidesOf(doc, tokens);
  const alone = gather(remarks.filter((it) => it.alone).map((it) => [sides.before.get(it.token), it]));
  const behind = gather(remarks.filter((it) => !it.alone).map((it) => [sides.after.get(it.token), it]));
  const placed = new Map<Break, AttachedComments>();
  let last: Break | undefined;
  for (const place of sides.breaks) {
    const ending = behind.get(place) ?? [];
    const moved = ending.slice(0, -1).map((it) => ({ ...it, blankBefore: false, blankAfter: false }));
    if (moved.length > 0 && last !== undefined) {
      const before = placed.get(last);
      placed.set(last, { behind: before?.behind, alone: [...(before?.alone ?? []), ...moved] });
    }
    const own = alone.get(place) ?? [];
    if (ending.length + own.length > 0) placed.set(place, { behind: ending.at(-1), alone: own });
    last = place;
  }
  return placed;
}

function gather(
  pairs: readonly (readonly [Break | undefined, CommentTrivia])[],
): ReadonlyMap<Break, readonly CommentTrivia[]> {
  const gathered = new Map<Break, CommentTrivia[]>();
  for (const [place, remark] of pairs) {
    invariant(place !== undefined, "a comment has a break on its side");
    const known = gathered.get(place);
    if (known === undefined) gathered.set(place, [remark]);
    else known.push(remark);
  }
  return gathered;
}

interface Sides {
  /** In the order in which they are printed. */
  readonly breaks: readonly Break[];
  /** The break before and the break behind each token of the source. */
  readonly before: ReadonlyMap<number, Break>;
  readonly after: ReadonlyMap<number, Break>;
}

function sidesOf(doc: Doc, tokens: number): Sides {
  const breaks: Break[] = [];
  const before = new Map<number, Break>();
  const after = new Map<number, Break>();
  let waiting: number[] = [];
  let next = 0;
  const visit = (it: Doc): void => {
    switch (it.kind) {
      case "text":
        for (let count = it.tokens; count > 0; count -= 1, next += 1) {
          const last = breaks.at(-1);
          invariant(last !== undefined && !before.has(next), "a token is printed once, after a break");
          before.set(next, last);
          if (it.leans) after.set(next, last);
          else waiting.push(next);
        }
        return;
      case "break":
        for (const token of waiting) after.set(token, it);
        waiting = [];
        breaks.push(it);
        return;
      case "from":
        next = it.token;
        return;
      case "group":
      case "nest":
        return visit(it.body);
      case "row":
        return it.parts.forEach(visit);
    }
  };
  visit(doc);
  // INVARIANT (every-token-printed): each token of the source is printed exactly once, so that no comment loses its place.
  invariant(before.size === tokens, "all tokens are printed");
  return { breaks, before, after };
}
