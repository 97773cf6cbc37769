import { formatDay } from "../base/civil-date.ts";
import type { Duration } from "../base/duration.ts";
import type { Exact } from "../base/exact-number.ts";
import { addMs } from "../base/instant.ts";
import { endOfPeriod } from "../base/reckoning.ts";
import type { GraphNode } from "../graph/graph.ts";
import { boundsOf, civilDay } from "./compare.ts";
import type { Cause } from "./decision.ts";
import type { Settings } from "./settings.ts";
import {
  resultCauses,
  resultGrounds,
  operand,
  measured,
  unknown,
  type QuantityValue,
  type Result,
  type RuntimeValue,
  isNone,
} from "./value.ts";

type Operator = Extract<GraphNode, { readonly kind: "arithmetic" }>["operator"];

/**
 * Numbers, dates and durations. Hours are exact on a datetime; days, months and working days give a date, the last of a period
 * that is counted as the pack says.
 */
export function evaluateArithmetic(operator: Operator, first: Result, second: Result, settings: Settings): Result {
  const left = operand(first);
  const right = operand(second);
  const grounds = resultGrounds([left, right]);
  const causes = resultCauses([left, right]);
  if (left.value.kind === "unknown" || right.value.kind === "unknown") return unknown(causes, grounds);
  const value = combine(operator, left.value, right.value, settings);
  return value.kind === "cause"
    ? unknown(isNone(causes) ? [value.cause] : causes, grounds)
    : { value, causes, grounds };
}

interface Failure {
  readonly kind: "cause";
  readonly cause: Cause;
}

function combine(
  operator: Operator,
  left: RuntimeValue,
  right: RuntimeValue,
  settings: Settings,
): RuntimeValue | Failure {
  if (left.kind === "quantity" && right.kind === "quantity") return onQuantities(operator, left, right);
  if (left.kind === "range" || right.kind === "range") return onRanges(operator, left, right, settings);
  if (right.kind === "duration" && (operator === "add" || operator === "subtract")) {
    return shift(left, operator === "add" ? right.duration : negated(right.duration), settings);
  }
  if (left.kind === "duration" && operator === "add") return shift(right, left.duration, settings);
  const [from, to] = [civilDay(right, settings.zone), civilDay(left, settings.zone)];
  if (operator === "subtract" && from !== undefined && to !== undefined)
    return { kind: "duration", duration: { kind: "days", count: to - from } };
  return notComparable(left, right);
}

/**
 * What is added moves both bounds the same way; what is subtracted moves them the other way. Without any bound nothing
 * is known of a sum, and what a calendar has to say something to is only counted from days and for times that have both.
 */
function onRanges(
  operator: Operator,
  left: RuntimeValue,
  right: RuntimeValue,
  settings: Settings,
): RuntimeValue | Failure {
  const [one, other] = [boundsOf(left), boundsOf(right)];
  const [least, most] = operator === "subtract" ? [other.high, other.low] : [other.low, other.high];
  const low = one.low && least && combine(operator, one.low, least, settings);
  const high = one.high && most && combine(operator, one.high, most, settings);
  if (low?.kind === "cause") return low;
  if (high?.kind === "cause") return high;
  const isOpen = low === undefined || high === undefined;
  const needsCalendar = [one.low, one.high, least, most].some(
    (it) => it?.kind === "duration" && readsCalendar(it.duration, settings),
  );
  if (isOpen && (low === high || needsCalendar)) return notComparable(left, right);
  return { kind: "range", low: measured(low), high: measured(high) };
}

/** Whether a day at the end of a time may be one that the calendar does not know. */
const readsCalendar = ({ kind }: Duration, { counting }: Settings): boolean =>
  kind === "working-days" || (kind !== "time" && counting.lastDayOfRest === "moves_on");

const notComparable = (left: RuntimeValue, right: RuntimeValue): Failure => ({
  kind: "cause",
  cause: { kind: "not-comparable", left: left.kind, right: right.kind },
});

function negated(duration: Duration): Duration {
  return duration.kind === "time" ? { kind: "time", ms: -duration.ms } : { ...duration, count: -duration.count };
}

function shift(value: RuntimeValue, by: Duration, settings: Settings): RuntimeValue | Failure {
  if (value.kind === "datetime" && by.kind === "time")
    return { kind: "datetime", instant: addMs(value.instant, by.ms) };
  const day = civilDay(value, settings.zone);
  if (day === undefined || by.kind === "time") return notComparable(value, { kind: "duration", duration: by });
  const moved = endOfPeriod(day, by, settings);
  if (moved === undefined) return { kind: "cause", cause: { kind: "outside-calendar", from: formatDay(day) } };
  return { kind: "date", day: moved };
}

function onQuantities(operator: Operator, left: QuantityValue, right: QuantityValue): RuntimeValue | Failure {
  const other = operator === "subtract" ? { low: right.high?.neg(), high: right.low?.neg() } : right;
  if (operator === "add" || operator === "subtract") {
    return {
      kind: "quantity",
      low: left.low && other.low && left.low.add(other.low),
      high: left.high && other.high && left.high.add(other.high),
    };
  }
  const { low: a, high: b } = left;
  const { low: c, high: d } = right;
  const isAwayFromZero = (c && c.compare(0) > 0) === true || (d && d.compare(0) < 0) === true;
  if (operator === "divide" && !isAwayFromZero) return { kind: "cause", cause: { kind: "no-quotient" } };
  if (!a || !b || !c || !d) return { kind: "quantity", low: undefined, high: undefined };
  if (operator === "multiply") return hull([a.mul(c), a.mul(d), b.mul(c), b.mul(d)]);
  return hull([a.div(c), a.div(d), b.div(c), b.div(d)]);
}

function hull(corners: readonly Exact[]): QuantityValue {
  const sorted = corners.toSorted((a, b) => a.compare(b));
  return { kind: "quantity", low: sorted[0], high: sorted.at(-1) };
}
