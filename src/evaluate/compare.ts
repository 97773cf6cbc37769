import type { Day } from "../base/civil-date.ts";
import { possibleOrders, type Order } from "../base/duration.ts";
import { dayIn, type Zone } from "../base/instant.ts";
import { causesOf, groundsOf, operand, truth, unknown, type Result, type Value } from "./value.ts";

/** `left = right`, `left < right` or `left <= right`; strong Kleene, intervals included. */
export function compare(
  operator: "equal" | "less" | "at-most",
  leftResult: Result,
  rightResult: Result,
  zone: Zone,
): Result {
  const left = operand(leftResult);
  const right = operand(rightResult);
  const causes = causesOf([left, right]);
  const grounds = groundsOf([left, right]);
  if (left.value.kind === "unknown" || right.value.kind === "unknown") return unknown(causes, grounds);

  const holds =
    left.value.kind === "quantity" && right.value.kind === "quantity"
      ? compareIntervals(operator, left.value, right.value)
      : holdsFor(operator, ordersOf(left.value, right.value, zone));
  if (holds !== undefined) return truth(holds, grounds);
  if (causes.length > 0) return unknown(causes, grounds);
  const cause = { kind: "not-comparable", left: left.value.kind, right: right.value.kind } as const;
  return unknown([cause], grounds);
}

/** What holds in every order that is possible; undefined if they disagree, or nothing is known of them. */
function holdsFor(operator: "equal" | "less" | "at-most", orders: readonly Order[]): boolean | undefined {
  const holds = (order: Order): boolean => {
    if (operator === "equal") return order === 0;
    return operator === "less" ? order < 0 : order <= 0;
  };
  const [first, ...others] = orders.map(holds);
  return others.every((it) => it === first) ? first : undefined;
}

type Quantity = Extract<Value, { readonly kind: "quantity" }>;

function compareIntervals(
  operator: "equal" | "less" | "at-most",
  left: Quantity,
  right: Quantity,
): boolean | undefined {
  const surely = (a: Quantity["high"], b: Quantity["low"], strict: boolean): boolean =>
    a !== undefined && b !== undefined && (strict ? a.compare(b) < 0 : a.compare(b) <= 0);
  if (operator === "less") {
    if (surely(left.high, right.low, true)) return true;
    return surely(right.high, left.low, false) ? false : undefined;
  }
  if (operator === "at-most") {
    if (surely(left.high, right.low, false)) return true;
    return surely(right.high, left.low, true) ? false : undefined;
  }
  if (surely(left.high, right.low, true) || surely(right.high, left.low, true)) return false;
  return surely(left.high, right.low, false) && surely(right.high, left.low, false) ? true : undefined;
}

/** The orders in which two values can stand; none if they can't be compared. */
function ordersOf(left: Value, right: Value, zone: Zone): readonly Order[] {
  if (left.kind === "text" && right.kind === "text") return [sign(left.text, right.text)];
  if (left.kind === "boolean" && right.kind === "boolean") return [sign(Number(left.value), Number(right.value))];
  if (left.kind === "datetime" && right.kind === "datetime") return [sign(left.instant, right.instant)];
  if (left.kind === "duration" && right.kind === "duration") return possibleOrders(left.duration, right.duration);
  const [first, second] = [civilDay(left, zone), civilDay(right, zone)];
  return first === undefined || second === undefined ? [] : [sign(first, second)];
}

/** A datetime compares with a date by its civil day. */
export function civilDay(value: Value, zone: Zone): Day | undefined {
  if (value.kind === "date") return value.day;
  return value.kind === "datetime" ? dayIn(value.instant, zone) : undefined;
}

function sign<T extends string | number>(left: T, right: T): Order {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether two known values are surely the same, for choosing between candidates. */
export function same(left: Result, right: Result, zone: Zone): boolean | undefined {
  if (left.value.kind === "null" && right.value.kind === "null") return true;
  if (left.value.kind === "null" || right.value.kind === "null") {
    return left.value.kind === "unknown" || right.value.kind === "unknown" ? undefined : false;
  }
  if (left.value.kind === "list" || left.value.kind === "record") return left.value === right.value ? true : undefined;
  const result = compare("equal", left, right, zone);
  return result.value.kind === "boolean" ? result.value.value : undefined;
}
