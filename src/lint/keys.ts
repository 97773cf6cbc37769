import type * as Ast from "../language/syntax/ast.ts";

const known = new WeakMap<Ast.Expr, string>();

/** The same text for expressions that are written alike, wherever they stand. */
export function keyOf(expr: Ast.Expr): string {
  const before = known.get(expr);
  if (before !== undefined) return before;
  const key = JSON.stringify(expr, (name, value: unknown) => (name === "span" || name === "id" ? undefined : value));
  known.set(expr, key);
  return key;
}

/** What must hold at once, as it is written. */
export const partsOf = (expr: Ast.Expr): readonly Ast.Expr[] =>
  expr.kind === "connective" && expr.operator === "and" ? expr.operands.flatMap(partsOf) : [expr];

const shownAtMost = 60;

/** The words of an expression on one line, cut where they are long; of one that stands in another file its own. */
export function writtenIn({ source }: Ast.File, { span }: Ast.Expr): string {
  const text = source.text.slice(span.start, span.end).replaceAll(/\s+/g, " ");
  return text.length <= shownAtMost ? text : `${text.slice(0, shownAtMost)}…`;
}
