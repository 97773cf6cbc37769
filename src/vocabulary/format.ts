import { parseDay } from "../base/civil-date.ts";
import { parseDuration } from "../base/duration.ts";
import { parseInstant } from "../base/instant.ts";
import { messages, type Message } from "../base/message.ts";

export interface StringFormat {
  readonly holds: (text: string) => boolean;
  /** How it is written, in words for people. */
  readonly written: Message;
}

const written = messages("vocabulary/format", {
  date: { en: "a date, as in 2026-11-01", zh: "日期，例如 2026-11-01" },
  datetime: {
    en: "a date with time and offset, as in 2026-11-01T09:30:00+08:00",
    zh: "含時刻和時差的日期，例如 2026-11-01T09:30:00+08:00",
  },
  duration: {
    en: "a duration, as in 24 hours, 15 working days or 6 months",
    zh: "時長，例如 `24 hours`、`15 working days` 或者 `6 months`",
  },
  uscc: { en: "a unified social credit code whose check digit is right", zh: "校驗位正確的統一社會信用代碼" },
  sha256: { en: "64 hexadecimal digits", zh: "64 位十六進制數字" },
  uri: {
    en: "an address that begins with https:// or http://, as in https://example.org/law",
    zh: "以 `https://` 或者 `http://` 開頭的網址，例如 `https://example.org/law`",
  },
});

/**
 * The formats that schemas can name; those of dates and durations are the language's own.
 *
 * @example
 * stringFormats.get("date")?.holds("2026-02-30") // false
 * stringFormats.get("uscc")?.holds("91330100MA2KQT0X1G") // true
 */
export const stringFormats: ReadonlyMap<string, StringFormat> = new Map([
  ["date", { holds: (text: string) => parseDay(text) !== undefined, written: written.date() }],
  ["date-time", { holds: (text: string) => parseInstant(text) !== undefined, written: written.datetime() }],
  ["duration", { holds: (text: string) => parseDuration(text) !== undefined, written: written.duration() }],
  ["uscc", { holds: isSocialCreditCode, written: written.uscc() }],
  ["sha256", { holds: (text: string) => /^[0-9a-f]{64}$/i.test(text), written: written.sha256() }],
  ["uri", { holds: isWebAddress, written: written.uri() }],
]);

/**
 * Whether a text is a whole address of the web, without blanks.
 *
 * @example
 * isWebAddress("https://example.org/law?id=7") // true
 * isWebAddress("example.org/law") // false
 * isWebAddress("javascript:alert(1)") // false
 */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]\S*$/.test(text) && URL.canParse(text);
}

/** Digits and letters of the code, without I, O, S, V and Z (GB 32100-2015). */
const CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * Whether a text is a unified social credit code whose check digit is right (GB 32100-2015: weights of 3, modulo 31).
 *
 * @example
 * isSocialCreditCode("91330100MA2KQT0X1G") // true
 * isSocialCreditCode("91330100MA2KQT0X1H") // false
 */
export function isSocialCreditCode(text: string): boolean {
  const values = Array.from(text, (letter) => CODE_LETTERS.indexOf(letter));
  if (values.length !== 18 || values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31 === values[17];
}
