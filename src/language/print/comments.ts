import { groupBy } from "../../base/group-by.ts";
import { invariant } from "../../base/invariant.ts";
import type { SourceText } from "../../base/text.ts";
import type { KeywordIndex } from "../parse/keywords.ts";
import { tokenize } from "../parse/lexer.ts";
import { mergeWords } from "../parse/merge-words.ts";
import { firstTokenFrom, punctuators } from "../parse/tokens.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Break, Doc } from "./layout.ts";

export type TokenIndex = ReturnType<typeof tokenIndex>;

const unnumbered = new Set([punctuators["("], punctuators[")"], punctuators[";"]]);

/** The tokens of a text by number, without those that the printer sets by itself: `(`, `)` and `;`. */
export function tokenIndex(source: SourceText, phrases: KeywordIndex) {
  const tokens = mergeWords(tokenize(source, phrases)).filter((it) => !unnumbered.has(it.tokenType));
  /** The first token that begins at an offset or after it. */
  const at = (offset: number): number => firstTokenFrom(tokens, offset);
  /** `before`: the keyword before what begins at an offset. */
  return { count: tokens.length, at, before: (offset: number): number => at(offset) - 1 };
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
    const start = text.slice(0, span.start).trimEnd().length;
    const after = text.slice(span.end).trimStart();
    const breaksBefore = breaksIn(text.slice(start, span.start));
    const alone = doc || next === 0 || start === 0 || breaksBefore > 0;
    return {
      text: text.slice(span.start, span.end).trimEnd(),
      doc,
      alone,
      token: alone ? next : next - 1,
      blankBefore: breaksBefore > 1,
      blankAfter: after !== "" && breaksIn(text.slice(span.end, text.length - after.length)) > 1,
    };
  });
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
  const placeOf = ({ alone, token }: CommentTrivia): Break => {
    const place = (alone ? sides.before : sides.after).get(token);
    invariant(place, "a comment has a break on its side");
    return place;
  };
  const alone = groupBy(
    remarks.filter((it) => it.alone),
    placeOf,
  );
  const behind = groupBy(
    remarks.filter((it) => !it.alone),
    placeOf,
  );
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
