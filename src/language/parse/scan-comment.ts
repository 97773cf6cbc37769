import { replacing } from "../../base/diagnostic.ts";
import { commentForm } from "./diagnostics.ts";
import { clauseKeywords, declarationKeywords, standardKeywords } from "./keywords.ts";
import { longestPhrase } from "./phrases.ts";
import { blanksOnLine, matchEnd, placeIn, wordAt, type Scan } from "./scanning.ts";

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
  const closer = at + 2 > found.lastCommentEnd ? -1 : text.indexOf("*/", at + 2);
  found.diagnostics.push(commentForm.at(placeIn(found, at, at + 2), { mark: "/*", closed: closer >= 0 }));
  return closer >= 0 ? closer + 2 : endOfUnclosed(found, at);
}

/** An unclosed comment ends before the first line that begins as policy text does, so that it does not hide what follows. */
function endOfUnclosed(found: Scan, at: number): number {
  const { text } = found.source;
  lineStart.lastIndex = at;
  for (let match = lineStart.exec(text); match !== null; match = lineStart.exec(text)) {
    const start = match.index + match[0].length;
    const keyword = longestPhrase(found.phrases.keywords, wordsFrom(text, start))?.value;
    if (text[start] === "}" || (keyword !== undefined && beginners.has(keyword))) return match.index;
  }
  return text.length;
}

const beginners = new Set([...declarationKeywords, ...clauseKeywords, ...standardKeywords]);

/** The words of a line, one at each call, up to what is none. */
function wordsFrom(text: string, start: number): () => string | undefined {
  let at = start;
  return () => {
    const word = wordAt(text, at);
    at = matchEnd(blanksOnLine, text, at + (word?.length ?? 0)) ?? at;
    return word?.normalize("NFC");
  };
}
