import { replacing } from "../../base/diagnostic.ts";
import { commentForm } from "./diagnostics.ts";
import type { Keyword } from "./keywords.ts";
import type { Phrases } from "./phrases.ts";
import { matchEnd, placeIn, wordAt, type Scan } from "./scanning.ts";

const restOfLine = /[^\r\n]*/y;
const lineStart = /(?:\r\n|\r|\n)\s*/g;

/** Comments as ours, and as other languages have them; undefined if no comment begins here. Returns where it ends. */
export function scanComment(found: Scan, at: number): number | undefined {
  const { text } = found.source;
  if (text.startsWith("//", at)) {
    const end = matchEnd(restOfLine, text, at) ?? text.length;
    found.comments.push({ span: { start: at, end }, doc: /^\/\/\/(?!\/)/.test(text.slice(at, at + 4)) });
    return end;
  }
  if (text[at] === "#") {
    const fix = replacing({ start: at, end: at + 1 }, "//");
    found.diagnostics.push(commentForm.at(placeIn(found, at, at + 1), { mark: "#", closed: true }, fix));
    return matchEnd(restOfLine, text, at);
  }
  if (!text.startsWith("/*", at)) return undefined;
  const closer = text.indexOf("*/", at + 2);
  found.diagnostics.push(commentForm.at(placeIn(found, at, at + 2), { mark: "/*", closed: closer >= 0 }));
  return closer >= 0 ? closer + 2 : endOfUnclosed(found, at);
}

/** An unclosed comment ends before the first line that begins as policy text does, so that it does not hide what follows. */
function endOfUnclosed(found: Scan, at: number): number {
  const { text } = found.source;
  lineStart.lastIndex = at;
  for (let match = lineStart.exec(text); match !== null; match = lineStart.exec(text)) {
    const start = match.index + match[0].length;
    if (text[start] === "}" || beginsClause(found.phrases, wordAt(text, start))) return match.index;
  }
  return text.length;
}

const beginners: readonly Keyword[] = [
  "article",
  "paragraph",
  "item",
  "quote",
  "define",
  "open-term",
  "standard",
  "rule",
  "require",
  "forbid",
  "remedy",
];

function beginsClause(phrases: Phrases, word: string | undefined): boolean {
  return word !== undefined && beginners.some((it) => phrases.written.get(it)?.split(" ")[0] === word);
}
