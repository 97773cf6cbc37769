import type { Diagnostic } from "../base/diagnostic.ts";
import type { Message } from "../base/message.ts";
import { positionAt, type SourceText, type Span } from "../base/text.ts";
import { readChineseNumeral } from "./chinese-numeral.ts";
import { noBlankAfterNumber, noStatute, outOfOrder, unknownLine } from "./diagnostics.ts";
import type { Locator } from "./locator.ts";
import type { Heading, Residue, Unit } from "./statute.ts";

/** A stretch of the copy, and what it is. */
export type CopySegment =
  | { readonly kind: "heading"; readonly of: Heading["kind"]; readonly number: number; readonly span: Span }
  | { readonly kind: "residue"; readonly of: Residue["kind"]; readonly span: Span }
  | {
      readonly kind: "unit";
      readonly of: Unit["kind"];
      readonly locator: Locator;
      /** Number of headings of chapters before it. */
      readonly chapters: number;
      readonly span: Span;
    };

export interface Segmentation {
  /** INVARIANT (nothing left over): pieces stand in the order of the copy, do not overlap, and leave only blanks, or a line that is reported. */
  readonly pieces: readonly CopySegment[];
  readonly diagnostics: readonly Diagnostic[];
}

const numeral = "([零一二三四五六七八九十百千]+)";
const marks = {
  chapter: new RegExp(`^第${numeral}章(?=\\s)`, "u"),
  article: new RegExp(`^第${numeral}[條条](?=\\s|$)`, "u"),
  item: new RegExp(`^[(（]${numeral}[)）]`, "u"),
} as const;

/** Divides the copy of a law into units, headings and what is no law. A line is a paragraph, as official copies have it. */
export function segmentCopy(source: SourceText): Segmentation {
  const lines = linesOf(source.text);
  const first = lines.findIndex((it) => isMarked(it.text, "chapter") || isMarked(it.text, "article"));
  const whole = { source, span: { start: 0, end: source.text.length } };
  if (first < 0) return { pieces: [], diagnostics: [noStatute.at(whole, { missing: "article" })] };

  const front = lines.slice(0, first);
  const head = readFront(source, front);
  const body = readBody(source, lines.slice(first));
  const hasArticle = body.pieces.some((it) => it.kind === "unit");
  return {
    pieces: [...head.pieces, ...body.pieces],
    diagnostics: [
      ...(front.length === 0 ? [noStatute.at(whole, { missing: "title" })] : []),
      ...(hasArticle ? [] : [noStatute.at(whole, { missing: "article" })]),
      ...head.diagnostics,
      ...body.diagnostics,
    ],
  };
}

export interface Line {
  readonly text: string;
  readonly span: Span;
}

/** Lines with words, without the blanks round them. */
export function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/\S(?:[^\r\n]*\S)?/g)].map((it) => ({
    text: it[0],
    span: { start: it.index, end: it.index + it[0].length },
  }));
}

function isMarked(line: string, part: keyof typeof marks): boolean {
  return marks[part].test(line);
}

/** What stands before the first heading: the law's title last, its order before. */
function readFront(source: SourceText, lines: readonly Line[]): Segmentation {
  const pieces: CopySegment[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [at, { text, span }] of lines.entries()) {
    const of = residueKind(text);
    if (at === lines.length - 1) pieces.push({ kind: "heading", of: "title", number: 1, span });
    else if (of) pieces.push({ kind: "residue", of, span });
    else diagnostics.push(unknownLine.at({ source, span }, { line: text }));
  }
  return { pieces, diagnostics };
}

function residueKind(line: string): Residue["kind"] | undefined {
  if (/^[\x21-\x7e]+$/.test(line)) return "page";
  if (/^第\s*\d+\s*[號号]$/u.test(line)) return "order-number";
  if (/^\d{4}年\d{1,2}月\d{1,2}日$/u.test(line)) return "date";
  if (/[予以]公[佈布].*施行。?$/u.test(line)) return "promulgation";
  // Offices and names, set apart by blanks; the law's sentences have none.
  if (/^[\p{Script=Han}\s]+$/u.test(line) && /\s/.test(line)) return "signature";
  return undefined;
}

/** Where the reader of the body stands. */
interface Counts {
  chapter: number;
  article: number;
  paragraph: number;
  item: number;
}

const gluedMarks = {
  chapter: new RegExp(`^第${numeral}章`, "u"),
  article: new RegExp(`^第${numeral}[條条]`, "u"),
} as const;

/** What to do about a line before an offset that begins with a number and lacks the blank after it, so that it begins nothing. */
function remedyBefore(
  source: SourceText,
  lines: readonly Line[],
  part: keyof typeof gluedMarks,
  number: number,
  before: number,
): Message | undefined {
  for (const { text, span } of lines) {
    const [words, digits = ""] = gluedMarks[part].exec(text) ?? [];
    if (words === undefined || span.start >= before || isMarked(text, part)) continue;
    if (readChineseNumeral(digits) !== number) continue;
    return noBlankAfterNumber({ line: positionAt(source, span.start).line, words });
  }
  return undefined;
}

function readBody(source: SourceText, lines: readonly Line[]): Segmentation {
  const pieces: CopySegment[] = [];
  const diagnostics: Diagnostic[] = [];
  const counts: Counts = { chapter: 0, article: 0, paragraph: 0, item: 0 };

  /** Takes the number at the start of a line, and gives what follows it. */
  const takeMark = (part: keyof typeof marks, { text, span }: Line): Line => {
    const match = marks[part].exec(text);
    const length = match?.[0].length ?? 0;
    const expected = counts[part] + 1;
    const found = readChineseNumeral(match?.[1] ?? "") ?? expected;
    const mark = { start: span.start, end: part === "chapter" ? span.end : span.start + length };
    if (found !== expected) {
      const remedy = part === "item" ? undefined : remedyBefore(source, lines, part, expected, span.start);
      diagnostics.push(outOfOrder.at({ source, span: mark }, { part, found, expected, remedy }));
    }
    counts[part] = found;
    pieces.push({ kind: "heading", of: part, number: found, span: mark });
    const rest = text.slice(length).trimStart();
    return { text: rest, span: { start: span.end - rest.length, end: span.end } };
  };
  const addUnit = (of: Unit["kind"], { span }: Line): void => {
    const { article, paragraph } = counts;
    const item = of === "item" ? counts.item : undefined;
    pieces.push({ kind: "unit", of, locator: { article, paragraph, item }, chapters: counts.chapter, span });
  };
  const addParagraph = (line: Line, next: Line | undefined): void => {
    counts.paragraph += 1;
    counts.item = 0;
    addUnit(next && isMarked(next.text, "item") ? "chapeau" : "paragraph", line);
  };

  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (isMarked(line.text, "chapter")) takeMark("chapter", line);
    else if (isMarked(line.text, "article")) {
      counts.paragraph = 0;
      const rest = takeMark("article", line);
      if (rest.text !== "") addParagraph(rest, next);
    } else if (counts.article === 0) diagnostics.push(unknownLine.at({ source, span: line.span }, { line: line.text }));
    else if (counts.paragraph > 0 && isMarked(line.text, "item")) addUnit("item", takeMark("item", line));
    else addParagraph(line, next);
  }
  return { pieces, diagnostics };
}
