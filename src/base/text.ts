/** A stretch of a text: UTF-16 offsets, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text with the path that people know it by. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
  /** The language in which the keywords of a policy are written; undefined: English. */
  readonly keywords?: string;
  /** The number of its first line, where it is a part of the file; undefined: 1. */
  readonly line?: number;
  /** `lf`: its lines end at LF, with CR before it or not, as those of JSON Lines do; undefined: at CR alone too. */
  readonly ends?: "lf";
  /** Of a text that was written from a value in memory, whose lines nobody knows: the path of what stands at an offset. */
  readonly pathAt?: (offset: number) => string;
}

/** A stretch of a named text: where a diagnostic or a finding points. */
export interface Place {
  readonly source: SourceText;
  readonly span: Span;
}

/** Where a text begins: the place of what it lacks. */
export const placeAtStart = (source: SourceText): Place => ({ source, span: { start: 0, end: 0 } });

/** Line and column as editors count them: from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStarts = new WeakMap<SourceText, readonly number[]>();

const [LF, CR] = [10, 13];

function startsOf(source: SourceText): readonly number[] {
  const known = lineStarts.get(source);
  if (known) return known;
  const { text } = source;
  const starts = [0];
  // Millions of lines are looked through: a pattern takes ten times as long.
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && source.ends !== "lf" && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  lineStarts.set(source, starts);
  return starts;
}

/**
 * The line and column of an offset. Offsets outside the text are moved to its nearest end.
 *
 * @example
 * positionAt({ path: "a", text: "ab\ncd" }, 4) // { line: 2, column: 2 }
 * positionAt({ path: "a", text: "ab\ncd", line: 7 }, 4) // { line: 8, column: 2 }
 * positionAt({ path: "a", text: "ab\rcd", ends: "lf" }, 4) // { line: 1, column: 5 }
 */
export function positionAt(source: SourceText, offset: number): Position {
  const starts = startsOf(source);
  const at = Math.min(Math.max(offset, 0), source.text.length);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + (source.line ?? 1), column: at - (starts[low] ?? 0) + 1 };
}

/**
 * The offset of a line and a column, both from 1. What lies outside the text is moved to its nearest end, and what lies behind
 * a line to that line's end.
 *
 * @example
 * offsetAt({ path: "a", text: "ab\ncd" }, { line: 2, column: 2 }) // 4
 * offsetAt({ path: "a", text: "ab\ncd" }, { line: 1, column: 9 }) // 2
 */
export function offsetAt(source: SourceText, { line, column }: Position): number {
  const starts = startsOf(source);
  const index = line - (source.line ?? 1);
  if (index < 0) return 0;
  const start = starts[index];
  if (start === undefined) return source.text.length;
  return start + Math.min(Math.max(column - 1, 0), lineText(source, line).length);
}

/**
 * The text of a line, without its line break; empty outside the text.
 *
 * @example
 * lineText({ path: "a", text: "ab\ncd" }, 2) // "cd"
 */
export function lineText(source: SourceText, line: number): string {
  const starts = startsOf(source);
  const index = line - (source.line ?? 1);
  const start = starts[index];
  if (start === undefined) return "";
  let end = starts[index + 1] ?? source.text.length;
  while (end > start && /[\r\n]/.test(source.text.charAt(end - 1))) end -= 1;
  return source.text.slice(start, end);
}

/**
 * `path:line:column`, as terminals and editors make it a link; of a value in memory its path in place of line and column.
 *
 * @example
 * formatPlace({ source: { path: "a.yaml", text: "x: 1" }, span: { start: 3, end: 4 } }) // "a.yaml:1:4"
 * formatPlace({ source: { path: "a.json", text: "{}", pathAt: () => "x" }, span: { start: 0, end: 2 } }) // "a.json:x"
 */
export function formatPlace({ source, span }: Place): string {
  if (source.pathAt) return namedPlace(source.path, source.pathAt(span.start));
  const { line, column } = positionAt(source, span.start);
  return `${source.path}:${line}:${column}`;
}

/**
 * A place in a value in memory: the name of the document, and the path in it, which is empty for the whole.
 *
 * @example
 * namedPlace("a.json", "response.id") // "a.json:response.id"
 * namedPlace("a.json", "") // "a.json"
 */
export const namedPlace = (name: string, path: string): string => (path === "" ? name : `${name}:${path}`);

/**
 * How many elements two texts or lists share where they begin, and of the rest where they end.
 *
 * @example
 * sharedEnds("abcd", "axcd") // { start: 1, end: 2 }
 * sharedEnds("aa", "aaa") // { start: 2, end: 0 }
 */
export function sharedEnds(
  one: ArrayLike<unknown>,
  other: ArrayLike<unknown>,
): { readonly start: number; readonly end: number } {
  const shorter = Math.min(one.length, other.length);
  let [start, end] = [0, 0];
  while (start < shorter && one[start] === other[start]) start++;
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  return { start, end };
}

/**
 * A text up to so many UTF-16 units, of which none is half a character, and an ellipsis where there was more.
 *
 * @example
 * shortened("abcd", 3) // "abc…"
 * shortened("a😀b", 2) // "a…"
 * shortened("😀ab", 3) // "😀a…"
 * shortened("abc", 3) // "abc"
 */
export const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…` : text;

/**
 * A number as people read it.
 *
 * @example
 * groupedDigits(1234567) // "1,234,567"
 */
export const groupedDigits = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");
