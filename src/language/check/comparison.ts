import type * as Ast from "../syntax/ast.ts";
import type { Checker, Environment } from "./checker.ts";
import { report } from "./context.ts";
import { noOrder, notAList, openList, typeMismatch } from "./diagnostics/types.ts";
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
  type InferredType,
} from "./types.ts";

/** Checks that both sides of a comparison fit its operator. */
export function checkComparison(bench: Checker, reach: Environment, expr: Ast.Compare): void {
  switch (expr.operator) {
    case "==":
    case "!=":
      return checkEquality(bench, reach, expr);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return checkOrder(bench, reach, expr);
    case "in":
    case "not-in":
      return checkMembership(bench, reach, expr, expr.left, expr.right);
    case "has":
      return checkMembership(bench, reach, expr, expr.right, expr.left);
    case "has-any":
    case "has-all":
      return checkOverlap(bench, reach, expr);
  }
}

function checkEquality(bench: Checker, reach: Environment, expr: Ast.Compare): void {
  const [left, right] = sidesWithDays(bench, reach, expr);
  if (isComparable(left, right)) return;
  const lists = [left, right].filter((it) => it.kind === "list").length;
  const ask = lists === 2 ? "lists" : lists === 1 ? "list" : "none";
  report(bench, reach.file, expr.span, typeMismatch, { left: describeType(left), right: describeType(right), ask });
}

function checkOrder(bench: Checker, reach: Environment, expr: Ast.Compare): void {
  const [left, right] = sidesWithDays(bench, reach, expr);
  for (const [type, side] of [
    [left, expr.left],
    [right, expr.right],
  ] as const) {
    if (isError(type) || type.kind === "number" || type.kind === "duration" || isDay(type)) continue;
    report(bench, reach.file, side.span, noOrder, { operator: expr.operator, is: describeType(type) });
    return;
  }
  if (isComparable(left, right)) return;
  const params = { left: describeType(left), right: describeType(right), ask: "none" } as const;
  report(bench, reach.file, expr.span, typeMismatch, params);
}

/** The days of judgement and of facts stand as a whole side of a comparison, and nowhere else. */
function sidesWithDays(bench: Checker, reach: Environment, expr: Ast.Compare): readonly [InferredType, InferredType] {
  const isLeft = isDayName(bench, expr.left);
  const isRight = isDayName(bench, expr.right);
  if (isLeft && isRight) return [dateType, dateType];
  if (isLeft) return [dateType, bench.infer(bench, reach, expr.right, dateType)];
  if (isRight) return [bench.infer(bench, reach, expr.left, dateType), dateType];
  return inferPair(bench, reach, [expr.left, expr.right]);
}

function isDayName(bench: Checker, expr: Ast.Expr): boolean {
  if (expr.kind !== "path" || expr.steps.length > 1) return false;
  const day = dayNames.get(expr.steps[0].text);
  if (day === undefined) return false;
  bench.ledger.meanings.set(expr.id, { kind: "day", day });
  bench.ledger.types.set(expr.id, { kind: "date" });
  return true;
}

function checkMembership(bench: Checker, reach: Environment, expr: Ast.Compare, item: Ast.Expr, list: Ast.Expr): void {
  let itemType: InferredType;
  let listType: InferredType;
  if (needsExpectation(bench, reach, list)) {
    itemType = bench.infer(bench, reach, item);
    listType = bench.infer(bench, reach, list, listOf(itemType));
  } else {
    listType = bench.infer(bench, reach, list);
    itemType = bench.infer(bench, reach, item, listType.kind === "list" ? listType.element : errorType);
  }
  if (isError(listType)) return;
  if (listType.kind !== "list") return report(bench, reach.file, list.span, notAList, { is: describeType(listType) });
  if (isComparable(itemType, listType.element)) return;
  const ask = itemType.kind === "list" ? "shared" : "none";
  const right = describeElement(listType.element);
  report(bench, reach.file, expr.span, typeMismatch, { left: describeType(itemType), right, ask });
}

const listOf = (element: InferredType): InferredType =>
  isError(element) ? element : { kind: "list", element, key: undefined };

function checkOverlap(bench: Checker, reach: Environment, expr: Ast.Compare): void {
  const [left, right] = inferPair(bench, reach, [expr.left, expr.right]);
  for (const [type, side] of [
    [left, expr.left],
    [right, expr.right],
  ] as const) {
    if (isError(type) || type.kind === "list") continue;
    report(bench, reach.file, side.span, notAList, { is: describeType(type) });
    return;
  }
  if (expr.operator === "has-all") {
    const open = [expr.left, expr.right].find((it) => isOpenList(bench, it));
    if (open !== undefined) return report(bench, reach.file, open.span, openList, { use: "all" });
  }
  if (left.kind !== "list" || right.kind !== "list" || isComparable(left.element, right.element)) return;
  const params = { left: describeElement(left.element), right: describeElement(right.element), ask: "none" } as const;
  report(bench, reach.file, expr.span, typeMismatch, params);
}
