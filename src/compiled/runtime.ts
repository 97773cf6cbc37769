import { dayOfEpoch, parseDay, type Day } from "../base/civil-date.ts";
import { parseDuration, possibleOrders, type Duration } from "../base/duration.ts";
import { dayIn, instantOfEpoch, parseInstant, type Instant } from "../base/instant.ts";
import { invariant } from "../base/invariant.ts";
import { memoized } from "../base/memoized.ts";
import { endOfPeriod } from "../base/reckoning.ts";
import type { Settings } from "../evaluate/settings.ts";
import type { CompareOperator, TruthCode } from "./residual.ts";

/** A value, one that is known to be absent, or one that is not known. */
type Maybe<T> = T | null | undefined;

/** What generated code asks of the engine: days, moments and durations as a pack reckons them; a day is a count of days, a moment of milliseconds. */
export interface Runtime {
  readonly dayOfDate: (text: Maybe<string>) => Maybe<number>;
  readonly instantOf: (text: Maybe<string>) => Maybe<number>;
  readonly dayOfInstant: (instant: Maybe<number>) => Maybe<number>;
  readonly endOfPeriod: (day: Maybe<number>, period: string, back: boolean) => number | undefined;
  readonly daysBetween: (later: Maybe<number>, earlier: Maybe<number>) => Duration | undefined;
  readonly compareDurations: (operator: CompareOperator, one: Maybe<Period>, other: Maybe<Period>) => TruthCode;
  /** The clause of a deadline: false, unknown, waiting or true. */
  readonly settled: (done: Maybe<number>, due: Maybe<number>, timely: TruthCode, factsOn: number) => 0 | 1 | 2 | 3;
}

type Period = string | Duration;

/** How days are reckoned, and the day of judgement. */
export type Days = Pick<Settings, "zone" | "calendar" | "counting" | "asOf">;

/** The functions that generated code is given. */
export function runtimeOf(settings: Days, read: TimeReader): Runtime {
  const { zone, asOf } = settings;
  const durationOf = memoized((text: string): Duration => {
    const found = parseDuration(text);
    invariant(found, `\`${text}\` is a duration`);
    return found;
  });
  const periodOf = (it: Period): Duration => (typeof it === "string" ? durationOf(it) : it);
  /** Hours end on no day, in whichever direction. */
  const backwards = (it: Duration): Duration => (it.kind === "time" ? it : { ...it, count: -it.count });
  return {
    dayOfDate: (text) => (typeof text === "string" ? parseDay(text) : text),
    instantOf: (text) => (typeof text === "string" ? read(text).instant : text),
    dayOfInstant: (instant) => (typeof instant === "number" ? dayIn(instantOfEpoch(instant), zone) : instant),
    endOfPeriod: (day, period, back) => {
      if (typeof day !== "number") return undefined;
      const duration = durationOf(period);
      return endOfPeriod(dayOfEpoch(day), back ? backwards(duration) : duration, settings);
    },
    daysBetween: (later, earlier) =>
      typeof later === "number" && typeof earlier === "number" ? { kind: "days", count: later - earlier } : undefined,
    compareDurations: (operator, one, other) => {
      if (one === null || one === undefined || other === null || other === undefined) return 1;
      const holds = new Set(possibleOrders(periodOf(one), periodOf(other)).map((it) => orderHolds(operator, it)));
      return holds.size === 1 ? (holds.has(true) ? 3 : 0) : 1;
    },
    settled: (done, due, timely, factsOn) => {
      if (done === undefined || typeof due !== "number") return 1;
      if (done !== null && done <= asOf) return timely;
      if (asOf <= due) return 2;
      return factsOn > due ? 0 : 1;
    },
  };
}

function orderHolds(operator: CompareOperator, order: -1 | 0 | 1): boolean {
  return operator === "equal" ? order === 0 : operator === "less" ? order < 0 : order <= 0;
}

/** What a text says of time. */
export interface WrittenTime {
  /** Undefined: it is no moment. */
  readonly instant: Instant | undefined;
  /** Of a date, or of the moment in a zone. */
  readonly day: Day | undefined;
}

export type TimeReader = (text: string) => WrittenTime;

/** In so many places a text is remembered: those of a document, and of those near it, are mostly few. */
const textsRemembered = 64;

/** Of the last digits of day, hour, minute and second, as far as a text has them. */
function placeOf(text: string): number {
  const minute = text.charCodeAt(15) | 0;
  const second = text.charCodeAt(18) | 0;
  return ((text.charCodeAt(9) | 0) + (text.charCodeAt(12) | 0) * 31 + minute * 17 + second * 7) & (textsRemembered - 1);
}

/**
 * Reads dates and moments in a zone; a text that has just been read there is not read again, whoever asks.
 *
 * @example
 * const read = timeReader({ name: "Asia/Shanghai" });
 * formatDay(read("2026-11-12T23:30:00Z").day) // "2026-11-13"
 */
export const timeReader = ({ name }: Settings["zone"]): TimeReader => readerIn(name);

const readerIn = memoized((name: string): TimeReader => {
  const texts = Array.from({ length: textsRemembered }, () => "");
  const known = Array.from({ length: textsRemembered }, (): WrittenTime => ({ instant: undefined, day: undefined }));
  return (text) => {
    const place = placeOf(text);
    const before = texts[place] === text ? known[place] : undefined;
    if (before) return before;
    const instant = parseInstant(text);
    const read = { instant, day: instant === undefined ? parseDay(text) : dayIn(instant, { name }) };
    texts[place] = text;
    known[place] = read;
    return read;
  };
});

/** Whether one text is surely before another: moments by their time, all else by the day. */
export function isBefore(one: WrittenTime, other: WrittenTime): boolean {
  if (one.instant !== undefined && other.instant !== undefined) return one.instant < other.instant;
  return one.day !== undefined && other.day !== undefined && one.day < other.day;
}
