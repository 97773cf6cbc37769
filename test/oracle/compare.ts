import { addMonths, dayOfEpoch } from "../../src/base/civil-date.ts";
import type { Duration } from "../../src/base/duration.ts";
import type { Exact } from "../../src/base/exact-number.ts";
import { dayIn, type Zone } from "../../src/base/instant.ts";
import { no, not, open, or, yes, type Answer } from "./logic.ts";
import { union, wanted, type Result, type Value } from "./result.ts";

export type Sign = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** How the left one may stand to the right one. */
type Order = "less" | "equal" | "greater";

const holding: Readonly<Record<Exclude<Sign, "!=">, readonly Order[]>> = {
  "==": ["equal"],
  "<": ["less"],
  "<=": ["less", "equal"],
  ">": ["greater"],
  ">=": ["greater", "equal"],
};

/** `left sign right`, true or false if every possible order says so. */
export function compared(sign: Sign, first: Result, second: Result, zone: Zone): Answer {
  if (sign === "!=") return not(compared("==", first, second, zone));
  const [left, right] = [wanted(first), wanted(second)];
  const needs = union(left.needs, right.needs);
  if (left.value === undefined || right.value === undefined) return open(needs);
  const orders = possibleOrders(left.value, right.value, zone);
  const isHeld = (it: Order): boolean => holding[sign].includes(it);
  if (orders.every(isHeld)) return yes;
  if (!orders.some(isHeld)) return no;
  return open(needs.length > 0 ? needs : ["not-comparable"]);
}

function possibleOrders(a: Value, b: Value, zone: Zone): readonly Order[] {
  if (a.kind === "number" && b.kind === "number")
    return ordersBetween(orderOfNumbers(a.least, b.most), orderOfNumbers(a.most, b.least));
  if (a.kind === "between" || b.kind === "between") {
    const ends = (it: Value) => (it.kind === "between" ? it : { least: it, most: it });
    const [left, right] = [ends(a), ends(b)];
    const orders = (one: Value | undefined, other: Value | undefined): readonly Order[] =>
      one && other ? possibleOrders(one, other, zone) : everyOrder;
    return ordersBetween(orders(left.least, right.most), orders(left.most, right.least));
  }
  if (a.kind === "moment" && b.kind === "moment") return [orderOf(a.at, b.at)];
  if (isDay(a) && isDay(b)) return [orderOf(dayOf(a, zone), dayOf(b, zone))];
  if (a.kind === "duration" && b.kind === "duration") return ordersOfDurations(a.duration, b.duration);
  if (a.kind === "truth" && b.kind === "truth") return [a.is === b.is ? "equal" : "less"];
  if (a.kind === "text" && b.kind === "text") return [a.text === b.text ? "equal" : "less"];
  throw new Error(`a ${a.kind} is not compared with a ${b.kind}`);
}

const everyOrder: readonly Order[] = ["less", "equal", "greater"];

/** By how the least of the left may stand to the most of the right, and the most of the left to the least of the right. */
function ordersBetween(lowest: readonly Order[], highest: readonly Order[]): readonly Order[] {
  const canMeet = lowest.some((it) => it !== "greater") && highest.some((it) => it !== "less");
  return [
    ...lowest.filter((it) => it === "less"),
    ...(canMeet ? (["equal"] as const) : []),
    ...highest.filter((it) => it === "greater"),
  ];
}

const orderOfNumbers = (a: Exact | undefined, b: Exact | undefined): readonly Order[] =>
  a && b ? [orderOf(a.compare(b), 0)] : everyOrder;

const orderOf = (a: number, b: number): Order => (a === b ? "equal" : a < b ? "less" : "greater");

type DayValue = Extract<Value, { readonly kind: "date" | "moment" }>;
export const isDay = (it: Value): it is DayValue => it.kind === "date" || it.kind === "moment";
export const dayOf = (it: DayValue, zone: Zone): ReturnType<typeof dayIn> =>
  it.kind === "date" ? it.day : dayIn(it.at, zone);

function ordersOfDurations(a: Duration, b: Duration): readonly Order[] {
  if (a.kind === b.kind) return [orderOf(lengthOf(a), lengthOf(b))];
  const [left, right] = [spanOf(a), spanOf(b)];
  const latest = Math.max(left.least, right.least);
  return [
    ...(left.least < right.most ? (["less"] as const) : []),
    ...(Number.isInteger(latest) && latest <= Math.min(left.most, right.most) ? (["equal"] as const) : []),
    ...(left.most > right.least ? (["greater"] as const) : []),
  ];
}

const lengthOf = (it: Duration): number => (it.kind === "time" ? it.ms : it.count);

interface Span {
  readonly least: number;
  readonly most: number;
}

/** A duration in days. */
function spanOf(it: Duration): Span {
  switch (it.kind) {
    case "time":
      return { least: it.ms / 86_400_000, most: it.ms / 86_400_000 };
    case "days":
      return { least: it.count, most: it.count };
    case "working-days":
      return { least: it.count, most: it.count === 0 ? 0 : Infinity };
    case "months":
      return spanOfMonths(it.count);
  }
}

const spans = new Map<number, Span>();

/** From the first of a month to the first of a month, whichever month it is; the calendar repeats after 400 years. */
function spanOfMonths(count: number): Span {
  const found = spans.get(count);
  if (found) return found;
  const lengths = Array.from({ length: 4800 }, (_, month) => {
    const first = addMonths(dayOfEpoch(0), month);
    return addMonths(first, count) - first;
  });
  const span = { least: Math.min(...lengths), most: Math.max(...lengths) };
  spans.set(count, span);
  return span;
}

/** Whether two values of a definition or of the branches of an `if` are surely one, surely two, or neither. */
export function sameness(a: Result, b: Result, zone: Zone): boolean | undefined {
  if (a.value === undefined || b.value === undefined) return undefined;
  if (a.value.kind === "null" || b.value.kind === "null") return a.value.kind === b.value.kind;
  if (a.value.kind === "list" && b.value.kind === "list")
    return holdsTheSame(a.value.items, b.value.items, zone) ? true : undefined;
  if (a.value.kind === "group" && b.value.kind === "group") return a.value.node === b.value.node ? true : undefined;
  return compared("==", a, b, zone).is;
}

/** Whether two lists surely hold the same elements equally often, in any order. */
function holdsTheSame(list: readonly Result[], other: readonly Result[], zone: Zone): boolean {
  const [first, ...rest] = list;
  if (!first) return other.length === 0;
  const at = other.findIndex((it) => sameness(first, it, zone) === true);
  return at >= 0 && holdsTheSame(rest, other.toSpliced(at, 1), zone);
}

/** The or of `x == e` over the elements. */
export const isAmong = (x: Result, elements: readonly Result[], zone: Zone): Answer =>
  or(elements.map((it) => compared("==", x, it, zone)));
