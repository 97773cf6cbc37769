declare const dayBrand: unique symbol;

/** A day of the civil (Gregorian) calendar, as the count of days since 1970-01-01. */
export type Day = number & { readonly [dayBrand]: true };

interface Civil {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const DAYS_OF_400_YEARS = 146_097;
const DAYS_FROM_MARCH_0000_TO_1970 = 719_468;

function mint(count: number): Day {
  return count as Day;
}

/** Years begin in March here, so that the leap day is a year's last. */
function toDay({ year, month, day }: Civil): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return mint(era * DAYS_OF_400_YEARS + dayOfEra - DAYS_FROM_MARCH_0000_TO_1970);
}

function toCivil(day: Day): Civil {
  const shifted = day + DAYS_FROM_MARCH_0000_TO_1970;
  const era = Math.floor(shifted / DAYS_OF_400_YEARS);
  const dayOfEra = shifted - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

function lengthOfMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/**
 * Reads `YYYY-MM-DD`; undefined if the text is written otherwise or there is no such day.
 *
 * @example
 * parseDay("1970-01-02") // 1
 * parseDay("2023-02-29") // undefined
 */
export function parseDay(text: string): Day | undefined {
  return text.length === lengthOfDay ? dayAtStart(text) : undefined;
}

/** The characters of `YYYY-MM-DD`. */
const lengthOfDay = 10;

/**
 * The day with which a text begins; undefined if it begins with none.
 *
 * @example
 * dayAtStart("1970-01-02T08:00:00Z") // 1
 */
export function dayAtStart(text: string): Day | undefined {
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  // What is no number is no day either.
  const isDay = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  return isDay ? toDay({ year, month, day }) : undefined;
}

const HYPHEN = 45;

/**
 * The number that two digits of a text are; not a number where they are none.
 *
 * @example
 * twoDigits("2023-08-15", 5) // 8
 * twoDigits("+8", 0) // NaN
 */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/**
 * Writes a day as `YYYY-MM-DD`.
 *
 * @example
 * formatDay(addDays(parseDay("2024-02-28")!, 2)) // "2024-03-01"
 */
export function formatDay(day: Day): string {
  const civil = toCivil(day);
  const year = String(Math.abs(civil.year)).padStart(4, "0");
  const pad = (part: number): string => String(part).padStart(2, "0");
  return `${civil.year < 0 ? "-" : ""}${year}-${pad(civil.month)}-${pad(civil.day)}`;
}

/**
 * The day that is `count` days after 1970-01-01.
 *
 * @example
 * formatDay(dayOfEpoch(19_584)) // "2023-08-15"
 */
export function dayOfEpoch(count: number): Day {
  return mint(count);
}

/**
 * The day `count` days later; earlier if negative.
 *
 * @example
 * formatDay(addDays(parseDay("2023-12-31")!, 1)) // "2024-01-01"
 */
export function addDays(day: Day, count: number): Day {
  return mint(day + count);
}

/**
 * The same day of the month `count` months later, or that month's last day if it is shorter.
 *
 * @example
 * formatDay(addMonths(parseDay("2023-08-31")!, 6)) // "2024-02-29"
 */
export function addMonths(day: Day, count: number): Day {
  const civil = toCivil(day);
  const months = civil.year * 12 + civil.month - 1 + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return toDay({ year, month, day: Math.min(civil.day, lengthOfMonth(year, month)) });
}

/**
 * The day of the week, from 1 (Monday) to 7 (Sunday).
 *
 * @example
 * dayOfWeek(parseDay("2023-08-15")!) // 2
 */
export function dayOfWeek(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Civil days, `until` not included; `never`: what is not in force on any day, such as a draft. */
export type Interval = { readonly from: Day; readonly until: Day | undefined } | "never";

/**
 * The days that lie in both; undefined: none.
 *
 * @example
 * intersection({ from: 0, until: 10 }, { from: 5, until: undefined }) // { from: 5, until: 10 }
 * intersection({ from: 0, until: 5 }, { from: 5, until: undefined }) // undefined
 */
export function intersection(a: Interval, b: Interval): Interval | undefined {
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

/**
 * Whether two intervals have the same days.
 *
 * @example
 * isSameInterval({ from: 0, until: 5 }, { from: 0, until: undefined }) // false
 */
export function isSameInterval(one: Interval, other: Interval): boolean {
  if (one === "never" || other === "never") return one === other;
  return one.from === other.from && one.until === other.until;
}

/** The interval as plain data, days as people write them. */
export function writeInterval(
  interval: Interval,
): { readonly from: string; readonly until: string | undefined } | "never" {
  if (interval === "never") return interval;
  const { from, until } = interval;
  return { from: formatDay(from), until: until === undefined ? undefined : formatDay(until) };
}
