import { addDays, addMonths, type Day } from "./civil-date.ts";
import { addDuration, type Duration } from "./duration.ts";
import type { Zone } from "./instant.ts";
import { addWorkingDays, firstWorkingDay, type WorkingCalendar } from "./working-days.ts";

/** How a law counts the days of a period. */
export interface Counting {
  /** Whether the day from which is counted is itself the first day. */
  readonly eventDay: "excluded" | "included";
  /** Whether a last day that is a day of rest gives way to the next working day. */
  readonly lastDayOfRest: "stays" | "moves_on";
}

/** How a law reckons time: where its days begin, which of them are worked, and how they are counted. */
export interface Reckoning {
  readonly zone: Zone;
  /** Undefined: nobody knows a working day. */
  readonly calendar: WorkingCalendar | undefined;
  readonly counting: Counting;
}

/** How is counted where a law does not say it. */
export const plainCounting: Counting = { eventDay: "excluded", lastDayOfRest: "stays" };

/**
 * The last day of a period that runs from a day on, or, with a negative count, back from it; undefined for hours and minutes,
 * which end at a moment, and as soon as a day is needed that the calendar does not know. A period of nothing is the day itself.
 * A day of rest gives way only at the end of a period that runs forward: working days never end on one.
 *
 * @example
 * const counting = { eventDay: "excluded", lastDayOfRest: "moves_on" };
 * formatDay(endOfPeriod(parseDay("2026-03-18")!, { kind: "days", count: 10 }, { calendar: weekdays, counting })!) // "2026-03-30"
 */
export function endOfPeriod(
  day: Day,
  duration: Duration,
  { calendar, counting }: Pick<Reckoning, "calendar" | "counting">,
): Day | undefined {
  if (duration.kind === "time") return undefined;
  if (duration.count === 0) return day;
  const isCounted = counting.eventDay === "included";
  if (duration.kind === "working-days") {
    const start = isCounted ? addDays(day, -Math.sign(duration.count)) : day;
    return calendar && addWorkingDays(start, duration.count, calendar);
  }
  const end = isCounted ? withEventDay(day, duration) : addDuration(day, duration, calendar);
  if (counting.lastDayOfRest === "stays" || duration.count < 0 || end === undefined) return end;
  return calendar && firstWorkingDay(end, calendar);
}

/** A month counted from its 31st ends with a month that has no such day. */
function withEventDay(day: Day, { kind, count }: Exclude<Duration, { readonly kind: "time" }>): Day {
  const back = -Math.sign(count);
  if (kind !== "months") return addDays(day, count + back);
  const end = addMonths(day, count);
  const isClamped = addMonths(end, -count) !== day;
  return isClamped && count > 0 ? end : addDays(end, back);
}
