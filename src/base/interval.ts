import { formatDay, type Day } from "./civil-date.ts";

/** Civil days, `until` not included; `never`: what is not in force on any day, such as a draft. */
export type Interval = { readonly from: Day; readonly until: Day | undefined } | "never";

/**
 * The days that lie in both; undefined: none.
 *
 * @example
 * meet({ from: 0, until: 10 }, { from: 5, until: undefined }) // { from: 5, until: 10 }
 * meet({ from: 0, until: 5 }, { from: 5, until: undefined }) // undefined
 */
export function meet(a: Interval, b: Interval): Interval | undefined {
  if (a === "never" || b === "never") return "never";
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until === undefined || (b.until !== undefined && b.until < a.until) ? b.until : a.until;
  return until !== undefined && until <= from ? undefined : { from, until };
}

/**
 * Whether a day lies in it.
 *
 * @example
 * holdsOn({ from: 0, until: 5 }, 5) // false
 * holdsOn("never", 5) // false
 */
export function holdsOn(interval: Interval, day: Day): boolean {
  return interval !== "never" && interval.from <= day && (interval.until === undefined || day < interval.until);
}

/** The interval as plain data, days as people write them. */
export function writeInterval(
  interval: Interval,
): { readonly from: string; readonly until: string | undefined } | "never" {
  if (interval === "never") return interval;
  return {
    from: formatDay(interval.from),
    until: interval.until === undefined ? undefined : formatDay(interval.until),
  };
}
