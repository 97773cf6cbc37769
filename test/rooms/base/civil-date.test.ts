import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dayOfEpoch,
  dayOfWeek,
  formatDay,
  holdsOn,
  intersection,
  isSameInterval,
  parseDay,
  writeInterval,
  type Interval,
} from "../../../src/base/civil-date.ts";
import { days } from "./days.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 1000);

test("real days only, written as YYYY-MM-DD", () => {
  for (const text of ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"]) {
    expect(formatDay(parseDay(text) ?? dayOfEpoch(0))).toBe(text);
  }
  const wrong = [
    "2023-02-29",
    "1900-02-29",
    "2023-04-31",
    "2023-13-01",
    "2023-00-10",
    "2023-01-00",
    "2023-1-1",
    "20230101",
    "2023x01-01",
    "2023-01x01",
    "2023x01x01",
    "202:-01-01",
    "2:23-01-01",
    "202/-01-01",
    "2/23-01-01",
  ];
  for (const text of [...wrong, " 2023-01-01", "2023-01-01T00:00", "2023-01-01\n", "２０２３-01-01"]) {
    expect(parseDay(text)).toBeUndefined();
  }
});

test("each month has its days", () => {
  const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  for (const [at, days] of last.entries()) {
    const month = `2023-${String(at + 1).padStart(2, "0")}-`;
    expect([parseDay(`${month}${days}`) !== undefined, parseDay(`${month}${days + 1}`)]).toEqual([true, undefined]);
  }
});

test("agrees with the platform's calendar", () => {
  fc.assert(
    fc.property(days, (day) => {
      const date = new Date(day * 86_400_000);
      expect(formatDay(day)).toBe(date.toISOString().slice(0, 10));
      expect(parseDay(formatDay(day))).toBe(day);
      expect(dayOfWeek(day) % 7).toBe(date.getUTCDay());
    }),
    { numRuns: runs },
  );
});

test("adding months keeps the day of the month or clamps it to the month's end", () => {
  const add = (text: string, count: number) => formatDay(addMonths(parseDay(text) ?? dayOfEpoch(0), count));
  expect(add("2023-08-31", 1)).toBe("2023-09-30");
  expect(add("2023-08-31", 6)).toBe("2024-02-29");
  expect(add("2024-02-29", 12)).toBe("2025-02-28");
  expect(add("2024-03-31", -1)).toBe("2024-02-29");
  expect(add("2023-12-15", 1)).toBe("2024-01-15");
  fc.assert(
    fc.property(days, fc.integer({ min: -600, max: 600 }), (day, count) => {
      const [year = 0, month = 0, dayOfMonth = 0] = formatDay(day).split("-").map(Number);
      const last = new Date(0);
      last.setUTCFullYear(year, month + count, 0);
      const expected = new Date(0);
      expected.setUTCFullYear(year, month - 1 + count, Math.min(dayOfMonth, last.getUTCDate()));
      expect(addMonths(day, count)).toBe(expected.getTime() / 86_400_000);
    }),
    { numRuns: runs },
  );
});

test("adding days goes forth and back", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 9999 }), (day, n) => {
      expect(addDays(addDays(day, n), -n)).toBe(day);
    }),
  );
});

test("a year before the first is written with a sign, and the year 0 without", () => {
  const first = parseDay("0000-01-01") ?? dayOfEpoch(0);
  expect([formatDay(first), formatDay(addDays(first, -1))]).toEqual(["0000-01-01", "-0001-12-31"]);
});

const span = (from: number, until?: number): Interval => ({
  from: dayOfEpoch(from),
  until: until === undefined ? undefined : dayOfEpoch(until),
});

test("an interval holds its first day, not the day at which it ends, and every later one if it does not end", () => {
  const held = (it: Interval) => [4, 5, 7, 8, 9999].filter((day) => holdsOn(it, dayOfEpoch(day)));
  expect([span(5, 8), span(5), "never" as const].map(held)).toEqual([[5, 7], [5, 7, 8, 9999], []]);
});

test.each<readonly [one: Interval, other: Interval, shared: Interval | undefined]>([
  [span(0, 9), span(5, 12), span(5, 9)],
  [span(0, 9), span(2, 5), span(2, 5)],
  [span(0), span(2, 5), span(2, 5)],
  [span(0), span(2), span(2)],
  [span(0, 9), span(0, 9), span(0, 9)],
  [span(0, 5), span(5, 9), undefined],
  [span(0, 5), span(7), undefined],
  [span(0, 5), "never", "never"],
])("two intervals share the same days whichever is named first", (one, other, shared) => {
  expect([intersection(one, other), intersection(other, one)]).toEqual([shared, shared]);
});

test("intervals are the same that have the same days, and what is never in force is the same as itself alone", () => {
  const all = [span(0, 5), span(0), span(1, 5), span(0, 6), "never" as const];
  for (const [at, one] of all.entries())
    for (const [index, other] of all.entries()) expect(isSameInterval(one, other)).toBe(at === index);
  expect([span(0, 1), span(0), "never" as const].map(writeInterval)).toEqual([
    { from: "1970-01-01", until: "1970-01-02" },
    { from: "1970-01-01", until: undefined },
    "never",
  ]);
});
