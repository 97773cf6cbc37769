import type * as Ast from "../syntax/ast.ts";
import type { Checker, Environment } from "./checker-state.ts";
import { report } from "./context.ts";
import { noOrder, notAList, openList, typeMismatch, withoutQuotes } from "./diagnostics/types.ts";
import { isOpenList, inferPair, needsExpectation } from "./lists.ts";
import { dayNames } from "./symbols.ts";
import {
  describeElement,
  describeType,
  dateType,
  errorType,
  isComparable,
  isDay,
  isError,
  listType,
  type InferredType,
} from "./types.ts";

/** Checks that both sides of a comparison fit its operator. */
export function checkComparison(reach: Environment, expr: Ast.Compare): void {
  switch (expr.operator) {
    case "==":
    case "!=":
      return checkEquality(reach, expr);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return checkOrder(reach, expr);
    case "in":
    case "not-in":
      return checkMembership(reach, expr, expr.left, expr.right);
    case "has":
      return checkMembership(reach, expr, expr.right, expr.left);
    case "has-any":
    case "has-all":
      return checkOverlap(reach, expr);
  }
}

function checkEquality(reach: Environment, expr: Ast.Compare): void {
  const [left, right] = sidesWithDays(reach, expr);
  if (isComparable(left, right)) return;
  const lists = [left, right].filter((it) => it.kind === "list").length;
  const ask = lists === 2 ? "lists" : lists === 1 ? "list" : "none";
  report(reach, expr.span, typeMismatch, { left: describeType(left), right: describeType(right), ask });
}

/** A number, a day or a duration, as a text. */
const quotedValue = /^\d[\d_]*(\.\d+)?%?$|^\d{4}-\d{2}-\d{2}$|^\d+ [a-z ]+$/;

const textOf = (expr: Ast.Expr): string => (expr.kind === "literal" && expr.type === "string" ? expr.text : "");

function checkOrder(reach: Environment, expr: Ast.Compare): void {
  const [left, right] = sidesWithDays(reach, expr);
  for (const [type, side] of sidesOf(expr, left, right))
    if (!isError(type) && type.kind !== "number" && type.kind !== "duration" && !isDay(type))
      return report(reach, side.span, noOrder, {
        operator: expr.operator,
        is: describeType(type),
        hint: quotedValue.test(textOf(side)) ? withoutQuotes({ value: textOf(side) }) : undefined,
      });
  if (isComparable(left, right)) return;
  const params = { left: describeType(left), right: describeType(right), ask: "none" } as const;
  report(reach, expr.span, typeMismatch, params);
}

const sidesOf = ({ left, right }: Ast.Compare, leftType: InferredType, rightType: InferredType) =>
  [
    [leftType, left],
    [rightType, right],
  ] as const;

/** The days of judgement and of facts stand as a whole side of a comparison, and nowhere else. */
function sidesWithDays(reach: Environment, expr: Ast.Compare): readonly [InferredType, InferredType] {
  const isLeft = isDayName(reach, expr.left);
  const isRight = isDayName(reach, expr.right);
  if (isLeft && isRight) return [dateType, dateType];
  if (isLeft) return [dateType, reach.infer(reach, expr.right, dateType)];
  if (isRight) return [reach.infer(reach, expr.left, dateType), dateType];
  return inferPair(reach, [expr.left, expr.right]);
}

function isDayName(bench: Checker, expr: Ast.Expr): boolean {
  if (expr.kind !== "path" || expr.steps.length > 1) return false;
  const day = dayNames.get(expr.steps[0].text);
  if (day === undefined) return false;
  bench.ledger.meanings.set(expr.id, { kind: "day", day });
  bench.ledger.types.set(expr.id, { kind: "date" });
  return true;
}

function checkMembership(reach: Environment, expr: Ast.Compare, item: Ast.Expr, list: Ast.Expr): void {
  let one: InferredType;
  let all: InferredType;
  if (needsExpectation(reach, list)) {
    one = reach.infer(reach, item);
    all = reach.infer(reach, list, listType(one));
  } else {
    all = reach.infer(reach, list);
    one = reach.infer(reach, item, all.kind === "list" ? all.element : errorType);
  }
  if (isError(all)) return;
  if (all.kind !== "list") return report(reach, list.span, notAList, { is: describeType(all) });
  if (isComparable(one, all.element)) return;
  const ask = one.kind === "list" ? "shared" : "none";
  report(reach, expr.span, typeMismatch, { left: describeType(one), right: describeElement(all.element), ask });
}

function checkOverlap(reach: Environment, expr: Ast.Compare): void {
  const [left, right] = inferPair(reach, [expr.left, expr.right]);
  for (const [type, side] of sidesOf(expr, left, right))
    if (!isError(type) && type.kind !== "list") return report(reach, side.span, notAList, { is: describeType(type) });
  if (expr.operator === "has-all") {
    const open = [expr.left, expr.right].find((it) => isOpenList(reach, it));
    if (open !== undefined) return report(reach, open.span, openList, { use: "all" });
  }
  if (left.kind !== "list" || right.kind !== "list" || isComparable(left.element, right.element)) return;
  const params = { left: describeElement(left.element), right: describeElement(right.element), ask: "none" } as const;
  report(reach, expr.span, typeMismatch, params);
}
