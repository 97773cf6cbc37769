import type { Fix } from "../../base/diagnostic.ts";
import { quotationMarks, unclosedText, unknownEscape } from "./diagnostics.ts";
import { fixes } from "./messages.ts";
import { addToken, matchEnd, placeIn, type Scan } from "./scanning.ts";
import { TextToken } from "./tokens.ts";

const straight = /"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"/y;
const restOfLine = /[^\r\n]*/y;
const escape = /\\([^\r\n])/g;

/** Marks that people write instead of straight ones, with what may close them. */
const otherMarks: ReadonlyMap<string, string> = new Map([
  ["“", '”“"'],
  ["”", '”“"'],
  ["„", '“”"'],
  ["＂", '＂"'],
  ["'", "'’"],
  ["‘", "’‘'"],
  ["’", "’'"],
  ["「", "」"],
  ["『", "』"],
  ["《", "》"],
  ["«", "»"],
]);

/** A text between quotation marks; undefined if none begins here. Returns where it ends. */
export function scanText(found: Scan, at: number): number | undefined {
  const { text } = found.source;
  const mark = text[at] ?? "";
  if (mark === '"') {
    const end = matchEnd(straight, text, at);
    return end === undefined ? scanUnclosed(found, at) : addText(found, at, end);
  }
  const closers = otherMarks.get(mark);
  if (closers === undefined) return undefined;
  const line = text.slice(at + 1, matchEnd(restOfLine, text, at + 1));
  const lengths = [...closers].map((it) => line.indexOf(it)).filter((it) => it >= 0);
  if (lengths.length === 0) return scanUnclosed(found, at);
  const close = at + 1 + Math.min(...lengths);
  const shown = { open: mark, close: text[close] ?? "" };
  found.diagnostics.push(quotationMarks.at(placeIn(found, at, close + 1), shown, straighten(found, at, close)));
  addToken(found, TextToken, at, close + 1, text.slice(at + 1, close));
  return close + 1;
}

function straighten(found: Scan, at: number, close: number): Fix | undefined {
  if (/["\\]/.test(found.source.text.slice(at + 1, close))) return undefined;
  const edit = (offset: number) => ({ span: { start: offset, end: offset + 1 }, text: '"' });
  return { ...fixes.straighten(), edits: [edit(at), edit(close)] };
}

function addText(found: Scan, at: number, end: number): number {
  const inner = found.source.text.slice(at + 1, end - 1);
  for (const match of inner.matchAll(escape)) {
    if (match[1] === '"' || match[1] === "\\") continue;
    const start = at + 1 + match.index;
    found.diagnostics.push(
      unknownEscape.at(
        placeIn(found, start, start + 2),
        { escape: match[0] },
        { ...fixes.doubleBackslash(), edits: [{ span: { start, end: start }, text: "\\" }] },
      ),
    );
  }
  addToken(found, TextToken, at, end, inner.replace(escape, "$1"));
  return end;
}

/** The rest of the line is the text, up to a `{` between blanks and without the closers at its end, which others need. */
function scanUnclosed(found: Scan, at: number): number {
  const { text } = found.source;
  const line = matchEnd(restOfLine, text, at) ?? text.length;
  const brace = text.slice(at, line).indexOf(" {");
  let end = brace >= 0 ? at + brace : line;
  while (end > at + 1 && /[\s{};,)\]]/.test(text[end - 1] ?? "")) end -= 1;
  found.diagnostics.push(
    unclosedText.at(
      placeIn(found, at, end),
      { mark: text[at] ?? "" },
      { ...fixes.closeText(), edits: [{ span: { start: end, end }, text: '"' }] },
    ),
  );
  addToken(found, TextToken, at, end, text.slice(at + 1, end).replace(escape, "$1"));
  return end;
}
