import stringWidth from "fast-string-width";

/** A text whose line breaks are not decided yet. */
export type Doc = DocText | Break | Group | Nest | FromToken | Concat;

export interface DocText {
  readonly kind: "text";
  readonly text: string;
  /** How many of the source's tokens it stands for; `(`, `)` and `;` count as none. */
  readonly tokens: number;
  /** Belongs to what follows it, so that no line ends with it: a connective. */
  readonly leans: boolean;
}

/**
 * Where a line may end. `group`: if its group takes more than one line; `width`: if what follows does not fit;
 * `always`; `comment`: only where a comment stands. A comment ends the line at every kind. No two breaks stand
 * side by side, so that each has words on both sides.
 */
export interface Break {
  readonly kind: "break";
  readonly ends: "group" | "width" | "always" | "comment";
  readonly flat: string;
  /** By how many columns the next line begins before the indentation. */
  readonly back: number;
  /** By how many columns comments that stand here begin after the next line: those before a closing brace. */
  readonly inset: number;
  readonly gap: ItemGap | undefined;
}

/** A break between items, where blank lines may stand; `blank`: one stands there without any comment. */
export interface ItemGap {
  readonly at: "file" | "start" | "between" | "end";
  readonly blank: boolean;
}

/** On one line if it fits, otherwise broken at all its own breaks. */
export interface Group {
  readonly kind: "group";
  readonly body: Doc;
}

/** Lines inside begin further in; `column`: where the first of them begins. */
export interface Nest {
  readonly kind: "nest";
  readonly by: number | "column";
  readonly body: Doc;
}

/** The next words stand for the tokens of the source from this one on. */
export interface FromToken {
  readonly kind: "from";
  readonly token: number;
}

export interface Concat {
  readonly kind: "row";
  readonly parts: readonly Doc[];
}

export const text = (words: string, tokens = 1): DocText => ({ kind: "text", text: words, tokens, leans: false });

export const leaning = (words: string): DocText => ({ kind: "text", text: words, tokens: 1, leans: true });

/** Words that stand for no token: blanks, parentheses, `;`. */
export const filler = (words: string): DocText => text(words, 0);

/** Parts of a text; many come in an array, for there may be more than a call takes. */
type Parts = readonly (Doc | readonly Doc[])[];

export const concat = (...parts: Parts): Concat => ({ kind: "row", parts: parts.flat() });

/** Parts with a blank between each two; a string is one token, and what is undefined is not there. */
export function spaced(...parts: readonly (Doc | string | undefined)[]): Concat {
  const there = parts.flatMap((it) => (it === undefined ? [] : typeof it === "string" ? [text(it)] : [it]));
  return joined(there, () => filler(" "));
}

export const group = (...parts: Parts): Group => ({ kind: "group", body: concat(...parts) });

export const indent = (...parts: Parts): Nest => ({ kind: "nest", by: 2, body: concat(...parts) });

export const aligned = (...parts: Parts): Nest => ({ kind: "nest", by: "column", body: concat(...parts) });

export const fromToken = (token: number): FromToken => ({ kind: "from", token });

const lineBreak = (ends: Break["ends"], others: Partial<Omit<Break, "kind" | "ends">> = {}): Break => ({
  kind: "break",
  ends,
  flat: "",
  back: 0,
  inset: 0,
  gap: undefined,
  ...others,
});

export const line = (back = 0): Break => lineBreak("group", { flat: " ", back });

const fill = (): Break => lineBreak("width", { flat: " " });

export const hardLine = (): Break => lineBreak("always");

/** Only comments end the line here. */
const commentLine = (): Break => lineBreak("comment");

/** A line between items of a body, or before the first of them. */
export const gapLine = (at: "start" | "between", isBlank = false, ends: Break["ends"] = "always"): Break =>
  lineBreak(ends, { flat: ends === "group" ? " " : "", gap: { at, blank: isBlank } });

/** Where a file begins: comments stand here, each on its line. */
export const fileStart = (): Break => lineBreak("comment", { gap: { at: "file", blank: false } });

/** The end of the last line of a file. */
export const fileEnd = (): Break => lineBreak("always", { gap: { at: "end", blank: false } });

/** The line of a closing brace. */
export const closingLine = (ends: Break["ends"], gap?: ItemGap): Break =>
  lineBreak(ends, { flat: ends === "group" ? " " : "", inset: 2, gap });

/** Parts with something between each two; a separator is made anew each time, for breaks are told apart. */
export function joined(parts: readonly Doc[], separator: () => Doc): Concat {
  return concat(parts.flatMap((it, index) => (index === 0 ? [it] : [separator(), it])));
}

/** The words at one end of a text that is not empty; a parenthesis if it begins or ends with one. */
export function outerWords(doc: Doc, end: "first" | "last"): string {
  switch (doc.kind) {
    case "text":
      return doc.text.trim();
    case "break":
    case "from":
      return "";
    case "group":
    case "nest":
      return outerWords(doc.body, end);
    case "row": {
      const parts = end === "first" ? doc.parts : doc.parts.toReversed();
      for (const part of parts) {
        const words = outerWords(part, end);
        if (words !== "") return words;
      }
      return "";
    }
  }
}

/** The cells that words take. */
export const widthOf = (words: string): number => stringWidth(words);

/** The cells of a line. */
export const lineWidth = 100;

/** Whether all of a text fits on one line that begins in a column; comments in it are not looked at. */
export function fitsFlat(doc: Doc, column: number): boolean {
  return column + flatWidth(doc) <= lineWidth;
}

/** A text on one line; what is set in columns stands close together. */
export function onOneLine(doc: Doc): string {
  switch (doc.kind) {
    case "text":
      return doc.text.endsWith(" ") ? `${doc.text.trimEnd()} ` : doc.text;
    case "break":
      return doc.flat;
    case "group":
    case "nest":
      return onOneLine(doc.body);
    case "from":
      return "";
    case "row":
      return doc.parts.map(onOneLine).join("");
  }
}

/** The cells of a text on one line; infinite where lines always end. */
function flatWidth(doc: Doc): number {
  switch (doc.kind) {
    case "text":
      return widthOf(doc.text);
    case "break":
      return doc.ends === "always" ? Infinity : doc.flat.length;
    case "group":
    case "nest":
      return flatWidth(doc.body);
    case "from":
      return 0;
    case "row":
      return doc.parts.reduce((sum, it) => sum + flatWidth(it), 0);
  }
}

/** `[a, b, ...]`; as many elements on a line as fit, all in one column. */
export function printList(items: readonly Doc[], open = false): Doc {
  const elements = open ? [...items, text("...")] : items;
  if (elements.length === 0) return concat(text("["), text("]"));
  const body = aligned(joined(withCommas(elements), fill), commentLine());
  return group(text("["), body, text("]"));
}

/** `a, b`, broken as a list is. */
export function printSeries(items: readonly Doc[]): Doc {
  return group(aligned(joined(withCommas(items), fill)));
}

function withCommas(items: readonly Doc[]): readonly Doc[] {
  return items.map((it, index) => (index < items.length - 1 ? concat(it, text(",")) : it));
}

const bodyEnd = { at: "end", blank: false } as const;

/**
 * What stands between braces, each part on its own line. `gaps`: blank lines may stand between the parts, which
 * come with their separators; `lines`: the parts stand close together. `closer` goes before the closing brace.
 */
export function printBody(parts: readonly Doc[], mode: "gaps" | "lines", closer: Doc = filler("")): Doc {
  const gap = mode === "gaps" ? bodyEnd : undefined;
  if (parts.length === 0) return concat(text("{"), closingLine("comment", gap), closer, text("}"));
  const inner = mode === "gaps" ? indent(gapLine("start"), parts) : indent(parts.flatMap((it) => [hardLine(), it]));
  return concat(text("{"), inner, closingLine("always", gap), closer, text("}"));
}

/** `{ … }` on one line if it fits and no comment stands in it. */
export function printSmallBody(parts: readonly Doc[]): Doc {
  return group(text("{"), indent(gapLine("start", false, "group"), parts), closingLine("group", bodyEnd), text("}"));
}
