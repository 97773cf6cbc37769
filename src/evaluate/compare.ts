import type { Day } from "../base/civil-date.ts";
import { possibleOrders, type Ordering } from "../base/duration.ts";
import type { Exact } from "../base/exact-number.ts";
import { dayIn, type Zone } from "../base/instant.ts";
import type { GraphNode } from "../graph/graph.ts";
import {
  resultCauses,
  resultGrounds,
  operand,
  truth,
  unknown,
  type Result,
  type RuntimeValue,
  isNone,
} from "./value.ts";

type Operator = Extract<GraphNode, { readonly kind: "compare" }>["operator"];

/** `left = right`, `left < right` or `left <= right`; strong Kleene, intervals included. */
export function compare(operator: Operator, leftResult: Result, rightResult: Result, zone: Zone): Result {
  const both = [operand(leftResult), operand(rightResult)] as const;
  const [{ value: left }, { value: right }] = both;
  const grounds = resultGrounds(both);
  const holds = holdsBetween(operator, left, right, zone);
  if (holds !== undefined) return truth(holds, grounds);
  const causes = resultCauses(both);
  if (left.kind === "unknown" || right.kind === "unknown" || !isNone(causes)) return unknown(causes, grounds);
  return unknown([{ kind: "not-comparable", left: left.kind, right: right.kind }], grounds);
}

/** Whether two values surely differ, for callers that do not ask why. */
export const surelyDiffer = (left: Result, right: Result, zone: Zone): boolean =>
  holdsBetween("equal", operand(left).value, operand(right).value, zone) === false;

function holdsBetween(operator: Operator, left: RuntimeValue, right: RuntimeValue, zone: Zone): boolean | undefined {
  if (left.kind === "unknown" || right.kind === "unknown") return undefined;
  return holdsFor(operator, ordersOf(left, right, zone));
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
  if (isExactValue(left) && isExactValue(right)) return ordersOfExact(left, right, zone);
  const [one, other] = [boundsOf(left), boundsOf(right)];
  // The least of the one stands lowest against the most of the other, and the other way round.
  const lowest = ordersOfBounds(one.low, other.high, zone);
  const highest = ordersOfBounds(one.high, other.low, zone);
  const isBelow = lowest.includes(-1);
  const isAbove = highest.includes(1);
  const canMeet = lowest.some((it) => it <= 0) && highest.some((it) => it >= 0);
  return [...(isBelow ? [-1 as const] : []), ...(canMeet ? [0 as const] : []), ...(isAbove ? [1 as const] : [])];
}

function isExactValue(value: RuntimeValue): boolean {
  if (value.kind === "quantity") return value.low !== undefined && value.high?.equals(value.low) === true;
  return value.kind !== "range";
}

/**
 * Between which values a value lies, both included: of one that is exact itself, twice.
 *
 * @example
 * boundsOf({ kind: "range", low: undefined, high: { kind: "date", day: 1 } }).high // { kind: "date", day: 1 }
 */
export function boundsOf(value: RuntimeValue): Bounds {
  if (value.kind === "range") return value;
  if (value.kind !== "quantity") return { low: value, high: value };
  const exactly = (number: Exact | undefined): RuntimeValue | undefined =>
    number && { kind: "quantity", low: number, high: number };
  return { low: exactly(value.low), high: exactly(value.high) };
}

interface Bounds {
  readonly low: RuntimeValue | undefined;
  readonly high: RuntimeValue | undefined;
}

const anyOrder: readonly Ordering[] = [-1, 0, 1];

function ordersOfBounds(
  left: RuntimeValue | undefined,
  right: RuntimeValue | undefined,
  zone: Zone,
): readonly Ordering[] {
  return left && right ? ordersOfExact(left, right, zone) : anyOrder;
}

function ordersOfExact(left: RuntimeValue, right: RuntimeValue, zone: Zone): readonly Ordering[] {
  if (left.kind === "quantity" && right.kind === "quantity")
    return left.low && right.low ? [sign(left.low.compare(right.low), 0)] : anyOrder;
  if (left.kind === "text" && right.kind === "text") return [sign(left.text, right.text)];
  if (left.kind === "boolean" && right.kind === "boolean") return [sign(Number(left.value), Number(right.value))];
  if (left.kind === "datetime" && right.kind === "datetime") return [sign(left.instant, right.instant)];
  if (left.kind === "duration" && right.kind === "duration") return possibleOrders(left.duration, right.duration);
  const [first, second] = [civilDay(left, zone), civilDay(right, zone)];
  return first === undefined || second === undefined ? [] : [sign(first, second)];
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
