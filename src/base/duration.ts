import { addDays, addMonths, dayOfEpoch, type Day } from "./civil-date.ts";
import { exact } from "./exact-number.ts";
import { once } from "./memoized.ts";
import { messages, type MessageValue } from "./message.ts";
import { inScript } from "./script.ts";
import { addWorkingDays, type WorkingCalendar } from "./working-days.ts";

/** Minutes and hours are `time`, weeks are `days`, years are `months`; none is negative. */
export type Duration =
  | { readonly kind: "time"; readonly ms: number }
  | { readonly kind: "days"; readonly count: number }
  | { readonly kind: "months"; readonly count: number }
  | { readonly kind: "working-days"; readonly count: number };

/** How the first of two compares with the second. */
export type Ordering = -1 | 0 | 1;

const MS_OF_DAY = 86_400_000;
const MONTHS_OF_400_YEARS = 4800;
const DAYS_OF_400_YEARS = 146_097;

const units = {
  minute: { kind: "time", size: 60_000 },
  hour: { kind: "time", size: 3_600_000 },
  day: { kind: "days", size: 1 },
  week: { kind: "days", size: 7 },
  month: { kind: "months", size: 1 },
  year: { kind: "months", size: 12 },
  "working day": { kind: "working-days", size: 1 },
} as const;

/** What a duration is written in. */
export type DurationUnit = keyof typeof units;

const isUnit = (name: string): name is DurationUnit => Object.hasOwn(units, name);

/**
 * The number and the unit of a duration as the language writes it, whatever it comes to; undefined if the text is none.
 *
 * @example
 * splitDuration("2 weeks") // { number: "2", unit: "week" }
 */
export function splitDuration(text: string): { readonly number: string; readonly unit: DurationUnit } | undefined {
  const match = /^(\d[\d_]*(?:\.\d+)?)\s+((?:working\s+)?[a-z]+?)s?$/.exec(text.trim());
  const [, number = "", name = ""] = match ?? [];
  const unit = name.replace(/\s+/, " ");
  return isUnit(unit) ? { number, unit } : undefined;
}

/**
 * Reads a duration as the language writes it; undefined if the text is none, or not a whole number of its kind.
 *
 * @example
 * parseDuration("24 hours") // { kind: "time", ms: 86400000 }
 * parseDuration("15 working days") // { kind: "working-days", count: 15 }
 * parseDuration("1.5 days") // undefined
 */
export function parseDuration(text: string): Duration | undefined {
  const parts = splitDuration(text);
  if (!parts) return undefined;
  const { number } = parts;
  const unit = units[parts.unit];
  const amount = exact(number)?.mul(unit.size).valueOf();
  if (!Number.isSafeInteger(amount) || amount === undefined) return undefined;
  return unit.kind === "time" ? { kind: unit.kind, ms: amount } : { kind: unit.kind, count: amount };
}

/**
 * Writes a duration in the largest unit that fits; `parseDuration` reads it back.
 *
 * @example
 * formatDuration({ kind: "months", count: 36 }) // "3 years"
 * formatDuration({ kind: "time", ms: 5400000 }) // "90 minutes"
 */
export function formatDuration(duration: Duration): string {
  const write = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;
  switch (duration.kind) {
    case "time":
      return duration.ms % 3_600_000 === 0
        ? write(duration.ms / 3_600_000, "hour")
        : write(duration.ms / 60_000, "minute");
    case "days":
      return write(duration.count, "day");
    case "months": {
      const isYears = duration.count > 0 && duration.count % 12 === 0;
      return isYears ? write(duration.count / 12, "year") : write(duration.count, "month");
    }
    case "working-days":
      return write(duration.count, "working day");
  }
}

interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * The orders that two durations can stand in, over all days on which both can start: one if every day gives
 * the same answer. So `a >= b` is true if no order is -1, false if every order is -1, and else unknown.
 * A day has 24 hours; n working days last n days or longer.
 *
 * @example
 * possibleOrders({ kind: "days", count: 184 }, { kind: "months", count: 6 }) // [0, 1]
 */
export function possibleOrders(a: Duration, b: Duration): readonly Ordering[] {
  if (a.kind === b.kind) {
    const difference = sizeOf(a) - sizeOf(b);
    return [difference < 0 ? -1 : difference > 0 ? 1 : 0];
  }
  const [first, second] = [daysOf(a), daysOf(b)];
  const orders: Ordering[] = [];
  if (first.least < second.most) orders.push(-1);
  if (canEqual(first, second)) orders.push(0);
  if (first.most > second.least) orders.push(1);
  return orders;
}

/**
 * The day on which a duration ends that is counted from the day after `day`; undefined for hours and minutes,
 * which end at a moment, and for working days that the calendar does not know.
 *
 * @example
 * addDuration(dayOfEpoch(30), { kind: "months", count: 1 }, undefined) // 58
 */
export function addDuration(day: Day, duration: Duration, calendar: WorkingCalendar | undefined): Day | undefined {
  switch (duration.kind) {
    case "time":
      return undefined;
    case "days":
      return addDays(day, duration.count);
    case "months":
      return addMonths(day, duration.count);
    case "working-days":
      return calendar && addWorkingDays(day, duration.count, calendar);
  }
}

const sizeOf = (duration: Duration): number => (duration.kind === "time" ? duration.ms : duration.count);

/** Of two kinds one lasts whole days: every whole number between its least and its most. */
function canEqual(a: Range, b: Range): boolean {
  const least = Math.max(a.least, b.least);
  return least <= Math.min(a.most, b.most) && Number.isInteger(least);
}

function daysOf(duration: Duration): Range {
  switch (duration.kind) {
    case "time":
      return { least: duration.ms / MS_OF_DAY, most: duration.ms / MS_OF_DAY };
    case "days":
      return { least: duration.count, most: duration.count };
    case "months":
      return daysOfMonths(duration.count);
    case "working-days":
      return { least: duration.count, most: duration.count === 0 ? 0 : Infinity };
  }
}

/** The first days of the months of 400 years: the calendar repeats after them. */
const monthStarts = once((): readonly number[] =>
  Array.from({ length: MONTHS_OF_400_YEARS }, (_, month) => addMonths(dayOfEpoch(0), month)),
);

function monthStart(starts: readonly number[], month: number): number {
  const index = month % MONTHS_OF_400_YEARS;
  return (starts[index] ?? 0) + Math.floor(month / MONTHS_OF_400_YEARS) * DAYS_OF_400_YEARS;
}

/**
 * From day to day the months last what they last from first to first; where the end is clamped, no less than
 * from the first of the next month, because from last day to last day is from first to first.
 */
function daysOfMonths(count: number): Range {
  const starts = monthStarts();
  const lengths = starts.map((start, month) => monthStart(starts, month + count) - start);
  return { least: Math.min(...lengths), most: Math.max(...lengths) };
}

const durations = messages("base/durations", {
  minute: { en: "{count, plural, one {# minute} other {# minutes}}", zh: "{count} 分鐘" },
  hour: { en: "{count, plural, one {# hour} other {# hours}}", zh: "{count} 小時" },
  day: { en: "{count, plural, one {# day} other {# days}}", zh: "{count} 日" },
  "working day": { en: "{count, plural, one {# working day} other {# working days}}", zh: "{count} 個工作日" },
  week: { en: "{count, plural, one {# week} other {# weeks}}", zh: "{count} 周" },
  month: { en: "{count, plural, one {# month} other {# months}}", zh: "{count} 個月" },
  year: { en: "{count, plural, one {# year} other {# years}}", zh: "{count} 年" },
});

/**
 * A duration that a policy or a document writes, as readers say it.
 *
 * @example
 * locales["zh-Hans"].say(durationOf("15 working days")) // "15 个工作日"
 */
export function durationOf(written: string): MessageValue {
  const parts = splitDuration(written);
  const count = Number(parts?.number);
  return parts && Number.isInteger(count) ? durations[parts.unit]({ count }) : written;
}

const chineseUnits: ReadonlyMap<string, DurationUnit> = new Map([
  ["分钟", "minute"],
  ["小时", "hour"],
  ["日", "day"],
  ["天", "day"],
  ["周", "week"],
  ["个月", "month"],
  ["年", "year"],
  ["工作日", "working day"],
  ["个工作日", "working day"],
]);

/**
 * A duration in Chinese, as the language writes it; undefined: it is none.
 *
 * @example
 * durationInChinese("24小时") // "24 hours"
 * durationInChinese("10 個工作日") // "10 working days"
 * durationInChinese("1个月") // "1 month"
 */
export function durationInChinese(text: string): string | undefined {
  const [, number = "", name = ""] = /^(\d+(?:\.\d+)?) ?(\p{Script=Han}+)$/u.exec(text.normalize("NFKC").trim()) ?? [];
  const unit = chineseUnits.get(inScript(name, "zh-Hans"));
  return unit && `${number} ${unit}${number === "1" ? "" : "s"}`;
}
