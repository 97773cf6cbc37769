import { parseDay } from "../base/civil-date.ts";
import { parseDuration } from "../base/duration.ts";
import { parseInstant } from "../base/instant.ts";
import { isSocialCreditCode } from "./social-credit-code.ts";

export interface Format {
  readonly holds: (text: string) => boolean;
  /** How it is written, in words for people. */
  readonly written: string;
}

/**
 * The formats that schemas can name; those of dates and durations are the language's own.
 *
 * @example
 * formats.get("date")?.holds("2026-02-30") // false
 * formats.get("uscc")?.holds("91330100MA2KQT0X1G") // true
 */
export const formats: ReadonlyMap<string, Format> = new Map([
  ["date", { holds: (text: string) => parseDay(text) !== undefined, written: "a date, as in 2026-11-01" }],
  [
    "date-time",
    {
      holds: (text: string) => parseInstant(text) !== undefined,
      written: "a date with time and offset, as in 2026-11-01T09:30:00+08:00",
    },
  ],
  [
    "duration",
    {
      holds: (text: string) => parseDuration(text) !== undefined,
      written: "a duration, as in 24 hours, 15 working days or 6 months",
    },
  ],
  ["uscc", { holds: isSocialCreditCode, written: "a unified social credit code whose check digit is right" }],
  ["sha256", { holds: (text: string) => /^[0-9a-f]{64}$/i.test(text), written: "64 hexadecimal digits" }],
]);
