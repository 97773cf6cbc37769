import type * as Ast from "../syntax/ast.ts";

/** Where an expression stands in another one. */
export type Place =
  | "operand" // of a connective
  | "negated" // after `not`
  | "body" // of a quantifier
  | "condition" // of an `if`
  | "branch" // of an `if`
  | "value" // where a value stands: compared, in a list, before a test
  | "factor" // where a sum would be torn apart: on the left of a product, on the right of a sum
  | "divisor" // where a product would be torn apart, too: on the right of a product
  | "negative"; // after a minus

/**
 * Whether an expression is read otherwise, or not at all, without parentheses. Quantifiers and `if` in a connective,
 * and connectives in them, always have them: nobody has to know how far a quantifier reaches.
 */
export function needsParentheses(expr: Ast.Expr, place: Place): boolean {
  switch (place) {
    case "operand":
    case "negated":
      return expr.kind === "quantifier" || expr.kind === "if" || isRow(expr);
    case "body":
      return isRow(expr);
    case "condition":
      return expr.kind === "if";
    case "branch":
      return isRow(expr) || expr.kind === "if";
    case "value":
      return isCondition(expr);
    case "factor":
      return isCondition(expr) || (expr.kind === "arithmetic" && isLoose(expr));
    case "divisor":
      return isCondition(expr) || expr.kind === "arithmetic";
    case "negative":
      return isCondition(expr) || expr.kind === "arithmetic" || expr.kind === "negate";
  }
}

/** Sums and differences, which products tear apart. */
export function isLoose(expr: Ast.Arithmetic): boolean {
  return expr.operator === "+" || expr.operator === "-";
}

function isRow(expr: Ast.Expr): boolean {
  return expr.kind === "connective" && !expr.block;
}

/** Expressions that are no operand of a comparison, a calculation or a test. */
function isCondition(expr: Ast.Expr): boolean {
  switch (expr.kind) {
    case "not":
    case "compare":
    case "test":
    case "met":
    case "quantifier":
    case "if":
      return true;
    case "connective":
      return !expr.block;
    case "literal":
    case "duration":
    case "list":
    case "path":
    case "measure":
    case "sum":
    case "arithmetic":
    case "negate":
    case "missing":
      return false;
  }
}
