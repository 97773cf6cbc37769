import { dayOfEpoch, formatDay, parseDay, type Day } from "./civil-date.ts";

declare const instantBrand: unique symbol;

/** A moment, as milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly [instantBrand]: true };

/** A zone with one offset the year round. */
export interface Zone {
  readonly name: string;
  readonly offsetMinutes: number;
}

const MS_OF_MINUTE = 60_000;
const MS_OF_DAY = 86_400_000;

function mint(ms: number): Instant {
  return ms as Instant;
}

/** The zone of the mainland. China kept summer time until 1991; the law here is younger. */
export const mainland: Zone = { name: "Asia/Shanghai", offsetMinutes: 480 };

export const utc: Zone = { name: "UTC", offsetMinutes: 0 };

/**
 * The zones that a pack can name.
 *
 * @example
 * zones.get("Asia/Shanghai")?.offsetMinutes // 480
 * zones.get("Mars/Olympus") // undefined
 */
export const zones: ReadonlyMap<string, Zone> = new Map([mainland, utc].map((zone) => [zone.name, zone]));

/**
 * Reads a date and time with seconds and an offset (RFC 3339); undefined if the text is written otherwise,
 * has no offset, or names no real moment. Leap seconds are refused; what is below a millisecond is dropped.
 *
 * @example
 * parseInstant("1970-01-01T08:00:01+08:00") // 1000
 * parseInstant("1970-01-01T08:00:01") // undefined
 */
export function parseInstant(text: string): Instant | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/.exec(text);
  if (!match) return undefined;
  const [, date = "", hour, minute, second, fraction = "", sign, offsetHour = "0", offsetMinute = "0"] = match;
  const day = parseDay(date);
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === "-" ? -1 : 1);
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return mint(day * MS_OF_DAY + seconds * 1000 + Number(fraction.slice(0, 3).padEnd(3, "0")) - offset * MS_OF_MINUTE);
}

/** The moment so many milliseconds after 1970-01-01T00:00Z. */
export function instantOfEpoch(ms: number): Instant {
  return mint(ms);
}

/**
 * The civil day of a moment in a zone.
 *
 * @example
 * formatDay(dayIn(parseInstant("2023-08-14T16:00:00Z")!, zones.get("Asia/Shanghai")!)) // "2023-08-15"
 */
export function dayIn(instant: Instant, zone: Zone): Day {
  return dayOfEpoch(Math.floor((instant + zone.offsetMinutes * MS_OF_MINUTE) / MS_OF_DAY));
}

/**
 * The moment so many milliseconds later; earlier if negative.
 *
 * @example
 * addMs(parseInstant("1970-01-01T00:00:00Z")!, 1000) // 1000
 */
export function addMs(instant: Instant, ms: number): Instant {
  return mint(instant + ms);
}

/**
 * The moment at which a day begins in a zone.
 *
 * @example
 * startOfDay(parseDay("1970-01-01")!, zones.get("Asia/Shanghai")!) // -28800000
 */
export function startOfDay(day: Day, zone: Zone): Instant {
  return mint(day * MS_OF_DAY - zone.offsetMinutes * MS_OF_MINUTE);
}

/**
 * Writes a moment in a zone, to the second, or to the millisecond if it has any.
 *
 * @example
 * formatInstant(parseInstant("2023-08-14T16:00:00Z")!, zones.get("Asia/Shanghai")!) // "2023-08-15T00:00:00+08:00"
 */
export function formatInstant(instant: Instant, zone: Zone): string {
  const ms = instant - startOfDay(dayIn(instant, zone), zone);
  const pad = (part: number, width = 2): string => String(Math.floor(part)).padStart(width, "0");
  const time = [ms / 3_600_000, (ms / MS_OF_MINUTE) % 60, (ms / 1000) % 60].map((part) => pad(part)).join(":");
  const fraction = ms % 1000 === 0 ? "" : `.${pad(ms % 1000, 3)}`;
  const { offsetMinutes } = zone;
  const offset = offsetMinutes === 0 ? "Z" : `+${pad(offsetMinutes / 60)}:${pad(offsetMinutes % 60)}`;
  return `${formatDay(dayIn(instant, zone))}T${time}${fraction}${offset}`;
}
