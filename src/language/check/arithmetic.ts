import type * as Ast from "../syntax/ast.ts";
import type { Checker, Environment } from "./checker-state.ts";
import { report, written } from "./context.ts";
import { knownAt } from "./cross-pack.ts";
import { badArithmetic, hoursOnDate } from "./diagnostics/types.ts";
import {
  describeType,
  dateType,
  datetimeType,
  durationType,
  errorType,
  isDay,
  isError,
  numberType,
  type InferredType,
} from "./types.ts";

/** Numbers with numbers; a date or moment plus or minus a duration; a date minus a date. */
export function inferArithmetic(reach: Environment, expr: Ast.Arithmetic): InferredType {
  const { operator } = expr;
  const left = reach.infer(reach, expr.left);
  const right = reach.infer(reach, expr.right);
  if (isError(left) || isError(right)) return errorType;
  if (left.kind === "number" && right.kind === "number") return numberType;
  if (operator === "+" || operator === "-") {
    if (isDay(left) && right.kind === "duration") return shifted(reach, left, expr.right);
    if (operator === "+" && left.kind === "duration" && isDay(right)) return shifted(reach, right, expr.left);
    if (operator === "-" && isDay(left) && isDay(right)) return durationType;
  }
  const params = { operator, joins: true, left: describeType(left), right: describeType(right) };
  report(reach, expr.span, badArithmetic, params);
  return errorType;
}

export function inferNegate(reach: Environment, expr: Ast.Negate): InferredType {
  return checkNumber(reach, expr.operand, "-");
}

/** Checks that the operand of `-` or `sum` is a number. */
export function checkNumber(reach: Environment, expr: Ast.Expr, operator: "-" | "sum"): InferredType {
  const type = reach.infer(reach, expr);
  if (isError(type) || type.kind === "number") return numberType;
  const params = { operator: written(reach, operator), joins: false, left: describeType(type), right: undefined };
  report(reach, expr.span, badArithmetic, params);
  return errorType;
}

/** Hours are counted from a moment only; all else gives a date. What a term holds is not known here. */
function shifted(reach: Environment, from: InferredType, by: Ast.Expr): InferredType {
  const hours = hoursIn(reach, by);
  if (from.kind === "date" && hours !== undefined) {
    report(reach, by.span, hoursOnDate, { duration: written(reach, hours) });
    return errorType;
  }
  const isSurelyDays = by.kind === "duration" && hours === undefined;
  return from.kind === "date" || isSurelyDays ? dateType : datetimeType;
}

/** A duration among the values of an expression that counts hours or minutes, as written. */
export function hoursIn(bench: Checker, expr: Ast.Expr): string | undefined {
  if (expr.kind === "duration") return /(hour|minute)s?$/.test(expr.text) ? expr.text : undefined;
  if (expr.kind === "if") return hoursIn(bench, expr.then) ?? hoursIn(bench, expr.else);
  if (expr.kind !== "path") return undefined;
  return knownAt(bench, expr)
    .map((it) => it.hours)
    .find((it) => it !== undefined);
}
