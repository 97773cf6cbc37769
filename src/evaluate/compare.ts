import type { Day } from "../base/civil-date.ts";
import { possibleOrders, type Ordering } from "../base/duration.ts";
import { dayIn, type Zone } from "../base/instant.ts";
import type { GraphNode } from "../graph/graph.ts";
import {
  resultCauses,
  resultGrounds,
  operand,
  truth,
  unknown,
  type QuantityValue,
  type Result,
  type RuntimeValue,
  isNone,
} from "./value.ts";

type Operator = Extract<GraphNode, { readonly kind: "compare" }>["operator"];

/** `left = right`, `left < right` or `left <= right`; strong Kleene, intervals included. */
export function compare(operator: Operator, leftResult: Result, rightResult: Result, zone: Zone): Result {
  const both = [operand(leftResult), operand(rightResult)] as const;
  const [left, right] = both;
  const grounds = resultGrounds(both);
  const isKnown = left.value.kind !== "unknown" && right.value.kind !== "unknown";
  const holds = isKnown ? holdsFor(operator, ordersOf(left.value, right.value, zone)) : undefined;
  if (holds !== undefined) return truth(holds, grounds);
  const causes = resultCauses(both);
  if (!isKnown || !isNone(causes)) return unknown(causes, grounds);
  const cause = { kind: "not-comparable", left: left.value.kind, right: right.value.kind } as const;
  return unknown([cause], grounds);
}

/** What holds in every order that is possible; undefined if they disagree, or nothing is known of them. */
function holdsFor(operator: Operator, orders: readonly Ordering[]): boolean | undefined {
  let all: boolean | undefined;
  for (const order of orders) {
    const holds = operator === "equal" ? order === 0 : operator === "less" ? order < 0 : order <= 0;
    if (all !== undefined && all !== holds) return undefined;
    all = holds;
  }
  return all;
}

/** The orders in which two values can stand; none if they can't be compared. */
function ordersOf(left: RuntimeValue, right: RuntimeValue, zone: Zone): readonly Ordering[] {
  if (left.kind === "quantity" && right.kind === "quantity") return ordersOfIntervals(left, right);
  if (left.kind === "text" && right.kind === "text") return [sign(left.text, right.text)];
  if (left.kind === "boolean" && right.kind === "boolean") return [sign(Number(left.value), Number(right.value))];
  if (left.kind === "datetime" && right.kind === "datetime") return [sign(left.instant, right.instant)];
  if (left.kind === "duration" && right.kind === "duration") return possibleOrders(left.duration, right.duration);
  const [first, second] = [civilDay(left, zone), civilDay(right, zone)];
  return first === undefined || second === undefined ? [] : [sign(first, second)];
}

/** All orders of a number in the one interval and a number in the other. */
function ordersOfIntervals(left: QuantityValue, right: QuantityValue): readonly Ordering[] {
  const isBelow = (a: QuantityValue, b: QuantityValue): boolean => compareBounds(a, b) === -1;
  const isAtMost = (a: QuantityValue, b: QuantityValue): boolean => (compareBounds(a, b) ?? 1) <= 0;
  const orders: Ordering[] = [];
  if (!isAtMost(right, left)) orders.push(-1);
  if (!isBelow(left, right) && !isBelow(right, left)) orders.push(0);
  if (!isAtMost(left, right)) orders.push(1);
  return orders;
}

/** The most of one interval against the least of another; undefined where either has no end. */
function compareBounds({ high }: QuantityValue, { low }: QuantityValue): Ordering | undefined {
  return high && low && sign(high.compare(low), 0);
}

/** A datetime compares with a date by its civil day. */
export function civilDay(value: RuntimeValue, zone: Zone): Day | undefined {
  if (value.kind === "date") return value.day;
  return value.kind === "datetime" ? dayIn(value.instant, zone) : undefined;
}

function sign<T extends string | number>(left: T, right: T): Ordering {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether two known values are surely the same, for choosing between candidates. */
export function sameValue(left: Result, right: Result, zone: Zone): boolean | undefined {
  if (left.value.kind === "null" && right.value.kind === "null") return true;
  if (left.value.kind === "null" || right.value.kind === "null") {
    return left.value.kind === "unknown" || right.value.kind === "unknown" ? undefined : false;
  }
  if (left.value.kind === "list" || left.value.kind === "record")
    return isSamePart(left.value, right.value, zone) ? true : undefined;
  const result = compare("equal", left, right, zone);
  return result.value.kind === "boolean" ? result.value.value : undefined;
}

/** Lists are the same if they hold the same as often, in any order; groups if they stand at one place of a document. */
function isSamePart(left: RuntimeValue, right: RuntimeValue, zone: Zone): boolean {
  if (left.kind === "record" && right.kind === "record") return left.node === right.node;
  if (left.kind !== "list" || right.kind !== "list" || left.elements.length !== right.elements.length) return false;
  const rest = [...right.elements];
  const isPaired = (it: Result): boolean => {
    const at = rest.findIndex((one) => sameValue(it, one, zone) === true);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  };
  return left.open === undefined && right.open === undefined && left.elements.every(isPaired);
}
