import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, dayOfEpoch, dayOfWeek, formatDay, parseDay } from "../../../src/base/civil-date.ts";
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
  ];
  for (const text of [...wrong, " 2023-01-01", "2023-01-01T00:00", "2023-01-01\n", "２０２３-01-01"]) {
    expect(parseDay(text)).toBeUndefined();
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
