import { addDays, addMonths, formatDay, type Day } from "../../src/base/civil-date.ts";
import type { Duration } from "../../src/base/duration.ts";
import type { Exact } from "../../src/base/exact-number.ts";
import { addMs } from "../../src/base/instant.ts";
import { addWorkingDays, isWorkingDay } from "../../src/base/working-days.ts";
import { dayOf, isDay } from "./compare.ts";
import { known, union, unknown, wanted, type Result, type Value } from "./result.ts";
import type { Settings } from "./settings.ts";

type Numbers = Extract<Value, { readonly kind: "number" }>;

/** A sum, difference, product or quotient; days are counted by the calendar. */
export function calculated(operator: "+" | "-" | "*" | "/", first: Result, second: Result, settings: Settings): Result {
  const [left, right] = [wanted(first), wanted(second)];
  const needs = union(left.needs, right.needs);
  const [a, b] = [left.value, right.value];
  if (a === undefined || b === undefined) return unknown(...needs);
  if (a.kind === "number" && b.kind === "number") return ofNumbers(operator, a, b, needs);
  if (a.kind === "between" || b.kind === "between") return ofBounds(operator, a, b, needs, settings);
  if (isDay(a) && b.kind === "duration") return moved(a, b.duration, operator === "-" ? -1 : 1, settings);
  if (a.kind === "duration" && isDay(b)) return moved(b, a.duration, 1, settings);
  if (isDay(a) && isDay(b)) {
    const count = dayOf(a, settings.zone) - dayOf(b, settings.zone);
    return known({ kind: "duration", duration: { kind: "days", count } });
  }
  throw new Error(`no ${operator} between a ${a.kind} and a ${b.kind}`);
}

/** The least of a sum has the leasts, the least of a difference the most of what is taken away. */
function ofBounds(
  operator: "+" | "-" | "*" | "/",
  a: Value,
  b: Value,
  needs: readonly string[],
  settings: Settings,
): Result {
  const ends = (it: Value) => (it.kind === "between" ? it : { least: it, most: it });
  const [left, right] = [ends(a), ends(b)];
  const [small, large] = operator === "-" ? [right.most, right.least] : [right.least, right.most];
  const end = (x: Value | undefined, y: Value | undefined): Result | undefined =>
    x && y && calculated(operator, known(x), known(y), settings);
  const [least, most] = [end(left.least, small), end(left.most, large)];
  const all = [left.least, left.most, right.least, right.most];
  const isOfWork = all.some((it) => it?.kind === "duration" && isAskedOf(it.duration, settings));
  const isWanting = least === undefined && most === undefined;
  const isUnknown = [least, most].some((it) => it !== undefined && it.value === undefined);
  if (isWanting || isUnknown || (isOfWork && !(least && most))) return unknown(...needs);
  return known({ kind: "between", least: least?.value, most: most?.value }, needs);
}

function ofNumbers(operator: "+" | "-" | "*" | "/", a: Numbers, b: Numbers, needs: readonly string[]): Result {
  const isPositive = b.least !== undefined && b.least.compare(0) > 0;
  const isNegative = b.most !== undefined && b.most.compare(0) < 0;
  if (operator === "/" && !isPositive && !isNegative) return unknown(...(needs.length > 0 ? needs : ["no-quotient"]));
  const [w, x, y, z] = [a.least, a.most, b.least, b.most];
  if (operator === "+" || operator === "-") {
    const [small, large] = operator === "-" ? [z, y] : [y, z];
    return bounded(w && small && one(operator, w, small), x && large && one(operator, x, large), needs);
  }
  if (!w || !x || !y || !z) return unknown(...needs);
  const corners = [w, x].flatMap((p) => [y, z].map((q) => one(operator, p, q)));
  const sorted = corners.toSorted((p, q) => p.compare(q));
  return bounded(sorted[0], sorted.at(-1), needs);
}

const bounded = (least: Exact | undefined, most: Exact | undefined, needs: readonly string[]): Result =>
  least || most ? known({ kind: "number", least, most }, needs) : unknown(...needs);

function one(operator: "+" | "-" | "*" | "/", x: Exact, y: Exact): Exact {
  switch (operator) {
    case "+":
      return x.add(y);
    case "-":
      return x.sub(y);
    case "*":
      return x.mul(y);
    case "/":
      return x.div(y);
  }
}

/** A day or moment, so much later or earlier. */
function moved(from: Value, duration: Duration, sign: 1 | -1, settings: Settings): Result {
  if (from.kind === "moment" && duration.kind === "time")
    return known({ kind: "moment", at: addMs(from.at, sign * duration.ms) });
  if (!isDay(from) || duration.kind === "time") return unknown("not-comparable");
  const start = dayOf(from, settings.zone);
  const day = periodEnd(start, duration, sign, settings);
  return day === undefined ? unknown(`outside-calendar ${formatDay(start)}`) : known({ kind: "date", day });
}

/** Whether the calendar is asked where a time is counted. */
function isAskedOf(it: Duration, { counting }: Settings): boolean {
  if (it.kind === "working-days") return true;
  return it.kind !== "time" && counting.lastDayOfRest === "moves_on";
}

/** The last day of a period, as the pack counts it; undefined outside the calendar. */
function periodEnd(
  from: Day,
  duration: Exclude<Duration, { readonly kind: "time" }>,
  sign: 1 | -1,
  { calendar, counting }: Settings,
): Day | undefined {
  const direction = sign * Math.sign(duration.count);
  if (direction === 0) return from;
  const itself = counting.eventDay === "included";
  if (duration.kind === "working-days")
    return counted(itself ? addDays(from, -direction) : from, duration, sign, { calendar });
  let last = counted(from, duration, sign, { calendar });
  if (last === undefined) return undefined;
  // The day before the one of the same number; a month that has no such number ends the period with itself.
  const hasNumber = duration.kind === "days" || formatDay(last).slice(-2) === formatDay(from).slice(-2);
  if (itself && (direction < 0 || hasNumber)) last = addDays(last, -direction);
  if (direction < 0 || counting.lastDayOfRest === "stays") return last;
  let worked = isWorkingDay(last, calendar);
  while (worked === false) {
    last = addDays(last, 1);
    worked = isWorkingDay(last, calendar);
  }
  return worked === undefined ? undefined : last;
}

/** The day so many days, months or working days after or before a day; undefined outside the calendar. */
export function counted(
  from: Day,
  duration: Exclude<Duration, { readonly kind: "time" }>,
  sign: 1 | -1,
  { calendar }: Pick<Settings, "calendar">,
): Day | undefined {
  switch (duration.kind) {
    case "days":
      return addDays(from, sign * duration.count);
    case "months":
      return addMonths(from, sign * duration.count);
    case "working-days":
      return addWorkingDays(from, sign * duration.count, calendar);
  }
}
