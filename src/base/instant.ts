import { dayAtStart, dayOfEpoch, formatDay, twoDigits, type Day } from "./civil-date.ts";
import { offsetIn } from "./zone-offsets.ts";

declare const instantBrand: unique symbol;

/** A moment, as milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly [instantBrand]: true };

/** A time zone of the platform's data, by its name there. */
export interface Zone {
  readonly name: string;
}

const MS_OF_MINUTE = 60_000;
const MS_OF_DAY = 86_400_000;

function mint(ms: number): Instant {
  return ms as Instant;
}

export const utc: Zone = { name: "UTC" };

/**
 * Reads a date and time with seconds and an offset (RFC 3339); undefined if the text is written otherwise,
 * has no offset, or names no real moment. Leap seconds are refused; what is below a millisecond is dropped.
 *
 * @example
 * parseInstant("1970-01-01T08:00:01+08:00") // 1000
 * parseInstant("1970-01-01T08:00:01") // undefined
 */
export function parseInstant(text: string): Instant | undefined {
  const day = dayAtStart(text);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const isTime = hour <= 23 && minute <= 59 && second <= 59 && text[13] === ":" && text[16] === ":";
  if (day === undefined || !isTime || (text[10] !== "T" && text[10] !== "t")) return undefined;
  // Behind the seconds.
  let at = 19;
  if (text[at] === ".") {
    const first = ++at;
    while (isDigit(text.charCodeAt(at))) at++;
    if (at === first) return undefined;
  }
  const ms = at === 19 ? 0 : Number(text.slice(20, Math.min(at, 23)).padEnd(3, "0"));
  const offset = offsetAtEnd(text, at);
  if (offset === undefined) return undefined;
  const seconds = (hour * 60 + minute) * 60 + second;
  return mint(day * MS_OF_DAY + seconds * 1000 + ms - offset * MS_OF_MINUTE);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The minutes of the offset that a text ends with, from `at` on; undefined if it ends otherwise. */
function offsetAtEnd(text: string, at: number): number | undefined {
  const mark = text[at];
  if (mark === "Z" || mark === "z") return text.length === at + 1 ? 0 : undefined;
  if ((mark !== "+" && mark !== "-") || text.length !== at + 6 || text[at + 3] !== ":") return undefined;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if (!(hours <= 23 && minutes <= 59)) return undefined;
  return (hours * 60 + minutes) * (mark === "-" ? -1 : 1);
}

/** The moment so many milliseconds after 1970-01-01T00:00Z. */
export function instantOfEpoch(ms: number): Instant {
  return mint(ms);
}

/**
 * The civil day of a moment in a zone.
 *
 * @example
 * formatDay(dayIn(parseInstant("2023-08-14T16:00:00Z")!, { name: "Asia/Shanghai" })) // "2023-08-15"
 */
export function dayIn(instant: Instant, zone: Zone): Day {
  return dayOfEpoch(Math.floor((instant + offsetIn(zone.name, instant)) / MS_OF_DAY));
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
 * The moment at which a day begins in a zone: the first that has its date. It is not always midnight: where the clock is put
 * forward at midnight, a day begins at 01:00. A day that a zone left out begins, and ends, with the next.
 *
 * @example
 * startOfDay(parseDay("1970-01-01")!, { name: "Asia/Shanghai" }) // -28800000
 * formatInstant(startOfDay(parseDay("2018-11-04")!, { name: "America/Sao_Paulo" }), { name: "America/Sao_Paulo" }) // "2018-11-04T01:00:00-02:00"
 */
export function startOfDay(day: Day, zone: Zone): Instant {
  const midnight = day * MS_OF_DAY;
  // The clock stands at midnight at one of these, if it does at all; else it jumps over it, at a moment between them.
  const [early, late] = [
    midnight - offsetIn(zone.name, midnight - MS_OF_DAY),
    midnight - offsetIn(zone.name, midnight + MS_OF_DAY),
  ];
  const found = [early, late].find((at) => at + offsetIn(zone.name, at) === midnight);
  return mint(found ?? firstMoment(zone, day, early));
}

/** The first moment whose day is not before this one; at `last` it is not, nor a day before. */
function firstMoment(zone: Zone, day: Day, last: number): number {
  let [before, after] = [last - MS_OF_DAY, last];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayIn(mint(middle), zone) < day) before = middle;
    else after = middle;
  }
  return after;
}

/**
 * Writes a moment in a zone, to the second, or to the millisecond if it has any, with the offset that the zone has then. What
 * an offset has beyond minutes, as some had before zones were agreed upon, is left out of it and of the time.
 *
 * @example
 * formatInstant(parseInstant("2023-08-14T16:00:00Z")!, { name: "Asia/Shanghai" }) // "2023-08-15T00:00:00+08:00"
 * formatInstant(parseInstant("2026-07-01T12:00:00Z")!, { name: "America/St_Johns" }) // "2026-07-01T09:30:00-02:30"
 */
export function formatInstant(instant: Instant, zone: Zone): string {
  const minutes = Math.trunc(offsetIn(zone.name, instant) / MS_OF_MINUTE);
  const local = instant + minutes * MS_OF_MINUTE;
  const day = dayOfEpoch(Math.floor(local / MS_OF_DAY));
  const ms = local - day * MS_OF_DAY;
  const pad = (part: number, width = 2): string => String(Math.floor(part)).padStart(width, "0");
  const time = [ms / 3_600_000, (ms / MS_OF_MINUTE) % 60, (ms / 1000) % 60].map((part) => pad(part)).join(":");
  const fraction = ms % 1000 === 0 ? "" : `.${pad(ms % 1000, 3)}`;
  const size = Math.abs(minutes);
  const offset = minutes === 0 ? "Z" : `${minutes < 0 ? "-" : "+"}${pad(size / 60)}:${pad(size % 60)}`;
  return `${formatDay(day)}T${time}${fraction}${offset}`;
}
