import { clauseKeywords, english, standardKeywords, keywordIndexOf } from "../../../../src/language/parse/keywords.ts";
import { tokenize } from "../../../../src/language/parse/lexer.ts";
import { mergeWords } from "../../../../src/language/parse/merge-words.ts";
import { keywordOf } from "../../../../src/language/parse/tokens.ts";

/** A number from 0 up to, not including, `below`. */
export type Dice = (below: number) => number;

export function diceOf(seed: number): Dice {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((more ^ (more >>> 14)) >>> 0) % below;
  };
}

interface Own {
  readonly text: string;
  readonly blankBefore: boolean;
}

/** A word or sign with the comments on lines before it and the one behind it. */
export interface Piece {
  readonly image: string;
  readonly start: number;
  /** Follows the piece before it without a blank, as the dot of a path does. */
  readonly glued: boolean;
  own: readonly Own[];
  blankAfterOwn: boolean;
  behind: string | undefined;
}

const blankLine = (gap: string): boolean => (gap.match(/\n/g)?.length ?? 0) > 1;

/** Cuts a text into its words and signs; the last piece is the end of the text. */
export function piecesOf(text: string): Piece[] {
  const found = tokenize({ path: "a.edict", text }, keywordIndexOf(english));
  const ends = [
    ...found.tokens.map((it) => [it.startOffset, (it.endOffset ?? 0) + 1] as const),
    [text.length, text.length] as const,
  ];
  const pieces: Piece[] = [];
  let from = 0;
  for (const [start, end] of ends) {
    const gap = text.slice(from, start);
    const comments = found.comments.filter((it) => it.span.start >= from && it.span.end <= start);
    const own: Own[] = [];
    let at = from;
    for (const { span } of comments) {
      const before = text.slice(at, span.start);
      const last = pieces.at(-1);
      if (!before.includes("\n") && last !== undefined && at === from) last.behind = text.slice(span.start, span.end);
      else own.push({ text: text.slice(span.start, span.end), blankBefore: blankLine(before) });
      at = span.end;
    }
    const glued = gap === "" && (text[start] === "." || text[start - 1] === ".") && !text.startsWith("...", start);
    pieces.push({
      image: text.slice(start, end),
      start,
      glued,
      own,
      blankAfterOwn: blankLine(text.slice(at, start)),
      behind: undefined,
    });
    from = end;
  }
  return pieces;
}

const bracket = /^[()[\]{},;:]$/;

/** Writes pieces with blanks and line ends as the dice fall; comments stay on the lines of their pieces. */
export function scatter(pieces: readonly Piece[], dice: Dice): string {
  const blanks = (): string => [" ", "  ", "\t", "\n", "\n\n\n", "\n        ", " \n \n"][dice(7)] ?? " ";
  const margin = (): string => " ".repeat(dice(9));
  let out = "";
  const endLine = (isBlank: boolean): void => {
    if (!out.endsWith("\n") && out !== "") out += `${margin()}\n`;
    if (isBlank) out += ["\n", "\n\n", "  \n\t\n"][dice(3)] ?? "\n";
  };
  let before = "";
  for (const piece of pieces) {
    if (piece.own.length > 0) {
      for (const { text, blankBefore } of piece.own) {
        endLine(blankBefore);
        out += margin() + text;
      }
      endLine(piece.blankAfterOwn);
      out += margin();
    } else if (!piece.glued) {
      const canTouch = bracket.test(piece.image) || bracket.test(before);
      if (!out.endsWith("\n")) out += canTouch && dice(3) === 0 ? "" : blanks();
      else if (dice(2) === 0) out += blanks();
    }
    out += piece.image;
    if (piece.behind !== undefined)
      out += `${piece.image === "/" ? " " : ([" ", "", "   "][dice(3)] ?? " ")}${piece.behind}\n`;
    before = piece.image;
  }
  return out;
}

const ruleClauses: ReadonlySet<string> = new Set(clauseKeywords);
const standardClauses: ReadonlySet<string> = new Set(standardKeywords);

/** Puts the clauses of rules and standards in another order; clauses that may be repeated keep theirs among each other. */
export function shuffleClauses(text: string, pieces: readonly Piece[], dice: Dice): readonly Piece[] {
  const tokens = mergeWords(tokenize({ path: "a.edict", text }, keywordIndexOf(english)));
  const moved = [...pieces];
  const indexAt = (offset: number): number => pieces.findIndex((it) => it.start >= offset);
  let clauses: ReadonlySet<string> | undefined;
  let depth = 0;
  let bounds: { readonly kind: string; readonly index: number }[] = [];
  for (const token of tokens) {
    const keyword = keywordOf(token.tokenType) ?? "";
    if (clauses === undefined && (keyword === "rule" || keyword === "standard")) {
      clauses = keyword === "rule" ? ruleClauses : standardClauses;
      [depth, bounds] = [0, []];
    } else if (clauses !== undefined && token.image === "{") depth += 1;
    else if (clauses !== undefined && token.image === "}") {
      depth -= 1;
      if (depth > 0) continue;
      reorder(moved, bounds, indexAt(token.startOffset), dice);
      clauses = undefined;
    } else if (depth === 1 && clauses?.has(keyword) === true) {
      bounds.push({ kind: keyword === "forbid" ? "require" : keyword, index: indexAt(token.startOffset) });
    }
  }
  return moved;
}

function reorder(
  pieces: Piece[],
  bounds: readonly { readonly kind: string; readonly index: number }[],
  end: number,
  dice: Dice,
): void {
  const first = bounds[0]?.index ?? end;
  const segments = bounds.map(({ kind, index }, at) => ({
    kind,
    pieces: pieces.slice(index, bounds[at + 1]?.index ?? end),
  }));
  const order = segments.map((it) => it.kind);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = dice(at + 1);
    [order[at], order[other]] = [order[other] ?? "", order[at] ?? ""];
  }
  const waiting = new Map(order.map((kind) => [kind, segments.filter((it) => it.kind === kind)]));
  const shuffled = order.flatMap((kind) => waiting.get(kind)?.shift()?.pieces ?? []);
  pieces.splice(first, end - first, ...shuffled);
}

/** The same text in another layout: other blanks and line ends, clauses in another order. */
export function relayout(text: string, dice: Dice): string {
  return scatter(shuffleClauses(text, piecesOf(text), dice), dice);
}

/** The same text with more comments, anywhere between its words. */
export function withComments(text: string, dice: Dice, oneIn: number): string {
  const pieces = piecesOf(text);
  let count = 0;
  pieces.forEach((piece, index) => {
    const mark = (): string => `${["//", "///", "// "][dice(3)] ?? "//"} ${(count += 1)}`;
    if (!piece.glued && dice(oneIn) === 0) {
      const more = { text: mark(), blankBefore: dice(3) === 0 };
      piece.own = dice(2) === 0 ? [...piece.own, more] : [more, ...piece.own];
      piece.blankAfterOwn = dice(3) === 0;
    }
    if (piece.image !== "" && pieces[index + 1]?.glued !== true && dice(oneIn) === 0) piece.behind ??= mark();
  });
  return scatter(pieces, dice);
}
