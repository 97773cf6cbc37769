import { keywordIndexOf, keywordTables } from "../parse/keywords.ts";
import { languageHeader } from "../parse/language-line.ts";
import type * as Ast from "../syntax/ast.ts";
import { attachComments, commentTrivia, tokenIndex } from "./comments.ts";
import { fileEnd, fileStart, fromToken, concat, text } from "./layout.ts";
import { inClauseOrder } from "./print-clause.ts";
import { printDeclarations } from "./print-declaration.ts";
import { render } from "./render.ts";
import { spellingOf } from "./spelling.ts";

/**
 * The text of a file in the one layout that a tree has, with the comments of its source. Of the source only comments,
 * blank lines beside them and the kind of its line ends matter. The file must have been read without errors. `language`:
 * that of the keywords, if not the file's own.
 *
 * @example
 * print({ source: { path: "a.edict", text: "// note  " }, language: "en", declarations: [], comments: [{ span: { start: 0, end: 9 }, doc: false }] }) // "// note\n"
 */
export function print(file: Ast.File, language = file.language): string {
  const tokens = tokenIndex(file.source, keywordIndexOf(keywordTables[file.language]));
  const declarations = printDeclarations(file.declarations, { words: spellingOf(language), tokens }, 0);
  const end = concat(fromToken(tokens.count), text(""));
  const doc = concat(fileStart(), declarations, declarations.length === 0 ? [] : fileEnd(), end);
  // The end of the file counts as one token more.
  const body = render(doc, attachComments(doc, commentTrivia(file, tokens), tokens.count + 1));
  const header = languageHeader(language);
  const printed = header === "" ? body : `${header}\n${body === "" ? "" : `\n${body}`}`;
  return usesCrlf(file.source.text) ? printed.replaceAll("\n", "\r\n") : printed;
}

/** Whether most lines end as on Windows. */
function usesCrlf(source: string): boolean {
  const all = source.match(/\r\n|\n/g) ?? [];
  return all.filter((it) => it === "\r\n").length * 2 > all.length;
}

/**
 * What a file says, as plain data: its tree without ids, places and comments, the clauses of each rule in their order.
 * Two texts with the same content mean the same.
 *
 * @example
 * const quote = { kind: "quote", id: 1, span: { start: 0, end: 9 }, text: { text: "a", span: { start: 6, end: 9 } } };
 * contentOf({ source, language: "en", declarations: [quote], comments: [] }) // [{ kind: "quote", text: { text: "a" } }]
 */
export function contentOf(file: Ast.File): unknown {
  return withoutPlaces(file.declarations.map(inOrder));
}

function inOrder(declaration: Ast.Declaration): Ast.Declaration {
  switch (declaration.kind) {
    case "unit":
      return { ...declaration, body: declaration.body.map(inOrder) };
    case "rule":
      return { ...declaration, clauses: inClauseOrder(declaration.clauses) };
    default:
      return declaration;
  }
}

const placed = new Set(["id", "span", "numberSpan"]);

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !placed.has(key));
  return Object.fromEntries(kept.map(([key, it]) => [key, withoutPlaces(it)]));
}
