import { english, type KeywordTable } from "../parse/keywords.ts";
import { phrasesOf } from "../parse/phrases.ts";
import type * as Ast from "../syntax/ast.ts";
import { fileEnd, fileStart, from, row, text } from "./doc.ts";
import { placeRemarks } from "./place-remarks.ts";
import { printDeclarations } from "./print-declaration.ts";
import { remarksOf } from "./remarks.ts";
import { render } from "./render.ts";
import { tokenIndex } from "./token-index.ts";
import { wordsOf } from "./words.ts";

/**
 * The text of a file in the one layout that a tree has, with the comments of its source. Of the source only comments,
 * blank lines beside them and the kind of its line ends matter. The file must have been read without errors, with the
 * same table.
 *
 * @example
 * print({ source: { path: "a.edict", text: "// note  " }, declarations: [], comments: [{ span: { start: 0, end: 9 }, doc: false }] }) // "// note\n"
 */
export function print(file: Ast.File, table: KeywordTable = english): string {
  const tokens = tokenIndex(file.source, phrasesOf(table));
  const declarations = printDeclarations(file.declarations, { words: wordsOf(table), tokens }, 0);
  const end = row(from(tokens.count), text(""));
  const doc = row(fileStart(), declarations, declarations.length === 0 ? [] : fileEnd(), end);
  // The end of the file counts as one token more.
  const printed = render(doc, placeRemarks(doc, remarksOf(file, tokens), tokens.count + 1));
  return usesCrlf(file.source.text) ? printed.replaceAll("\n", "\r\n") : printed;
}

/** Whether most lines end as on Windows. */
function usesCrlf(source: string): boolean {
  const all = source.match(/\r\n|\n/g) ?? [];
  return all.filter((it) => it === "\r\n").length * 2 > all.length;
}
