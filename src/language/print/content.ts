import type * as Ast from "../syntax/ast.ts";
import { inClauseOrder } from "./print-clause.ts";

/**
 * What a file says, as plain data: its tree without ids, places and comments, the clauses of each rule in their order.
 * Two texts with the same content mean the same.
 *
 * @example
 * const quote = { kind: "quote", id: 1, span: { start: 0, end: 9 }, text: { text: "a", span: { start: 6, end: 9 } } };
 * contentOf({ source, declarations: [quote], comments: [] }) // [{ kind: "quote", text: { text: "a" } }]
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
