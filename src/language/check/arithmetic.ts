import type * as Ast from "../syntax/ast.ts";
import type { Bench, Reach } from "./bench.ts";
import { describeType } from "./describe-type.ts";
import { badArithmetic, hoursOnDate } from "./diagnostics/types.ts";
import {
  dateType,
  datetimeType,
  durationType,
  errorType,
  isDay,
  isError,
  numberType,
  type Inferred,
} from "./inferred.ts";
import { knownAt } from "./known-at.ts";
import { report } from "./ledger.ts";

/** Numbers with numbers; a date or moment plus or minus a duration; a date minus a date. */
export function inferArithmetic(bench: Bench, reach: Reach, expr: Ast.Arithmetic): Inferred {
  const { operator } = expr;
  const left = bench.infer(bench, reach, expr.left);
  const right = bench.infer(bench, reach, expr.right);
  if (isError(left) || isError(right)) return errorType;
  if (left.kind === "number" && right.kind === "number") return numberType;
  if (operator === "+" || operator === "-") {
    if (isDay(left) && right.kind === "duration") return shifted(bench, reach, left, expr.right);
    if (operator === "+" && left.kind === "duration" && isDay(right)) return shifted(bench, reach, right, expr.left);
    if (operator === "-" && isDay(left) && isDay(right)) return durationType;
  }
  const params = { operator, joins: true, left: describeType(left), right: describeType(right) };
  report(bench, reach.file, expr.span, badArithmetic, params);
  return errorType;
}

export function inferNegate(bench: Bench, reach: Reach, expr: Ast.Negate): Inferred {
  return checkNumber(bench, reach, expr.operand, "-");
}

/** Checks that the operand of `-` or `sum` is a number. */
export function checkNumber(bench: Bench, reach: Reach, expr: Ast.Expr, operator: "-" | "sum"): Inferred {
  const type = bench.infer(bench, reach, expr);
  if (isError(type) || type.kind === "number") return numberType;
  const params = { operator, joins: false, left: describeType(type), right: undefined };
  report(bench, reach.file, expr.span, badArithmetic, params);
  return errorType;
}

/** Hours are counted from a moment only; all else gives a date. What a term holds is not known here. */
function shifted(bench: Bench, reach: Reach, from: Inferred, by: Ast.Expr): Inferred {
  const hours = hoursIn(bench, by);
  if (from.kind === "date" && hours !== undefined) {
    report(bench, reach.file, by.span, hoursOnDate, { duration: hours });
    return errorType;
  }
  const isSurelyDays = by.kind === "duration" && hours === undefined;
  return from.kind === "date" || isSurelyDays ? dateType : datetimeType;
}

/** A duration among the values of an expression that counts hours or minutes, as written. */
export function hoursIn(bench: Bench, expr: Ast.Expr): string | undefined {
  if (expr.kind === "duration") return /(hour|minute)s?$/.test(expr.text) ? expr.text : undefined;
  if (expr.kind === "if") return hoursIn(bench, expr.then) ?? hoursIn(bench, expr.else);
  if (expr.kind !== "path") return undefined;
  return knownAt(bench, expr)
    .map((it) => it.hours)
    .find((it) => it !== undefined);
}
