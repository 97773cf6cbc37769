import type { Span } from "../base/text.ts";

/**
 * What is taken away with something, so that no blank line stays: its whole line, if it stands alone on it, else the blanks
 * before it.
 *
 * @example
 * wholeLine("a\n  b\nc", { start: 4, end: 5 }) // { start: 2, end: 6 }
 * wholeLine("a b\nc", { start: 2, end: 3 }) // { start: 1, end: 3 }
 */
export function wholeLine(text: string, { start, end }: Span): Span {
  const before = text.slice(0, start).trimEnd().length;
  const first = text.lastIndexOf("\n", start - 1) + 1;
  const ending = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0] ?? "";
  return before < first || before === 0 ? { start: first, end: end + ending.length } : { start: before, end };
}
