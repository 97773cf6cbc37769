import { addDays, formatDay, parseDay } from "../base/civil-date.ts";
import { splitDuration, type DurationUnit } from "../base/duration.ts";

const directions = [1, -1] as const;

/**
 * A figure one step of its last digit up and down; none below zero.
 *
 * @example
 * stepsOfNumber("30") // ["31", "29"]
 * stepsOfNumber("0.05") // ["0.06", "0.04"]
 * stepsOfNumber("0") // ["1"]
 */
export function stepsOfNumber(written: string): readonly string[] {
  const [whole = "", decimals = ""] = written.replaceAll("_", "").split(".");
  return directions.flatMap((by) => {
    const value = BigInt(whole + decimals) + BigInt(by);
    if (value < 0n) return [];
    const digits = String(value).padStart(decimals.length + 1, "0");
    const point = digits.length - decimals.length;
    return [decimals === "" ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`];
  });
}

/** The unit that is taken for another. */
const mistaken: Readonly<Record<DurationUnit, DurationUnit>> = {
  minute: "hour",
  hour: "day",
  day: "working day",
  "working day": "day",
  week: "day",
  month: "week",
  year: "month",
};

/**
 * A duration one step up and down, and in another unit.
 *
 * @example
 * stepsOfDuration("10 working days") // ["11 working days", "9 working days", "10 days"]
 * stepsOfDuration("1 month") // ["2 months", "0 months", "1 week"]
 */
export function stepsOfDuration(written: string): readonly string[] {
  const parts = splitDuration(written);
  if (!parts) return [];
  const write = (number: string, unit: DurationUnit): string => `${number} ${unit}${number === "1" ? "" : "s"}`;
  const { number, unit } = parts;
  return [...stepsOfNumber(number).map((it) => write(it, unit)), write(number, mistaken[unit])];
}

/**
 * The day after and the day before.
 *
 * @example
 * stepsOfDay("2024-03-01") // ["2024-03-02", "2024-02-29"]
 */
export function stepsOfDay(written: string): readonly string[] {
  const day = parseDay(written);
  return day === undefined ? [] : directions.map((by) => formatDay(addDays(day, by)));
}
