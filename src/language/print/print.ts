import { clauseRows, keywordIndexOf, keywordTables } from "../parse/keywords.ts";
import { languageHeader } from "../parse/language-line.ts";
import type * as Ast from "../syntax/ast.ts";
import { attachComments, commentTrivia, tokenIndex } from "./comments.ts";
import { fileEnd, fileStart, fromToken, concat, onOneLine, text } from "./layout.ts";
import { inClauseOrder, printClause, printTarget } from "./print-clause.ts";
import { printDeclarations } from "./print-declaration.ts";
import { printExpression } from "./print-expression.ts";
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
  const { doc, tokens } = layOut(file, language);
  // The end of the file counts as one token more.
  const body = render(doc, attachComments(doc, commentTrivia(file, tokens), tokens.count + 1));
  const printed = underHeader(body, language);
  return usesCrlf(file.source.text) ? printed.replaceAll("\n", "\r\n") : printed;
}

/** The text of a tree of which parts are others than its source has, without comments. */
export const printTree = (file: Ast.File): string =>
  underHeader(render(layOut(file, file.language).doc, new Map()), file.language);

/** What can stand on a line by itself. */
export type Part = Ast.Expr | Ast.Clause | Ast.Target;

/** A part of a tree on one line, as it is printed where there is room. */
export function printPart(part: Part, language: Ast.KeywordLanguage): string {
  const words = spellingOf(language);
  if (part.kind === "rule" || part.kind === "place") return onOneLine(printTarget(part, words));
  return onOneLine(isClause(part) ? printClause(part, words) : printExpression(part, words));
}

const isClause = (part: Ast.Expr | Ast.Clause): part is Ast.Clause => Object.hasOwn(clauseRows, part.kind);

function layOut(file: Ast.File, language: Ast.KeywordLanguage) {
  const tokens = tokenIndex(file.source, keywordIndexOf(keywordTables[file.language]));
  const declarations = printDeclarations(file.declarations, { words: spellingOf(language), tokens }, 0);
  const end = concat(fromToken(tokens.count), text(""));
  const doc = concat(fileStart(), declarations, declarations.length === 0 ? [] : fileEnd(), end);
  return { doc, tokens };
}

function underHeader(body: string, language: Ast.KeywordLanguage): string {
  const header = languageHeader(language);
  return header === "" ? body : `${header}\n${body === "" ? "" : `\n${body}`}`;
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
