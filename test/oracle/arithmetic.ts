import { addDays, addMonths, formatDay, type Day } from "../../src/base/civil-date.ts";
import type { Duration } from "../../src/base/duration.ts";
import type { Exact } from "../../src/base/exact-number.ts";
import { addMs } from "../../src/base/instant.ts";
import { addWorkingDays } from "../../src/base/working-days.ts";
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
  if (isDay(a) && b.kind === "duration") return moved(a, b.duration, operator === "-" ? -1 : 1, settings);
  if (a.kind === "duration" && isDay(b)) return moved(b, a.duration, 1, settings);
  if (isDay(a) && isDay(b)) {
    const count = dayOf(a, settings.zone) - dayOf(b, settings.zone);
    return known({ kind: "duration", duration: { kind: "days", count } });
  }
  throw new Error(`no ${operator} between a ${a.kind} and a ${b.kind}`);
}

function ofNumbers(operator: "+" | "-" | "*" | "/", a: Numbers, b: Numbers, needs: readonly string[]): Result {
  if (operator === "/" && b.least.compare(0) <= 0 && b.most.compare(0) >= 0)
    return unknown(...(needs.length > 0 ? needs : ["no-quotient"]));
  const corners = [a.least, a.most].flatMap((x) => [b.least, b.most].map((y) => one(operator, x, y)));
  const sorted = corners.toSorted((x, y) => x.compare(y));
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (!least || !most) throw new Error("there are four corners");
  return known({ kind: "number", least, most }, needs);
}

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
  const day = counted(start, duration, sign, settings);
  return day === undefined ? unknown(`outside-calendar ${formatDay(start)}`) : known({ kind: "date", day });
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
