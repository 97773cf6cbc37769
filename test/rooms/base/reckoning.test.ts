import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, formatDay, parseDay, type Day } from "../../../src/base/civil-date.ts";
import { parseDuration } from "../../../src/base/duration.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { endOfPeriod, plainCounting, type Counting } from "../../../src/base/reckoning.ts";
import { isWorkingDay, weekdays, type WorkingCalendar } from "../../../src/base/working-days.ts";
import { days as anyDay } from "./days.ts";

function day(text: string): Day {
  const parsed = parseDay(text);
  invariant(parsed !== undefined, "the day exists");
  return parsed;
}
const easter: WorkingCalendar = {
  ...weekdays,
  id: "easter",
  version: "1",
  source: "as published",
  from: day("2026-01-01"),
  to: day("2026-12-31"),
  holidays: new Set(["2026-04-03", "2026-04-06", "2026-05-01"].map(day)),
};
const moves: Counting = { ...plainCounting, lastDayOfRest: "moves_on" };
const within: Counting = { ...plainCounting, eventDay: "included" };

function end(counting: Counting, text: string, from: string, sign = 1): string {
  const duration = parseDuration(text);
  invariant(duration && duration.kind !== "time", "a period has days");
  const last = endOfPeriod(day(from), { ...duration, count: sign * duration.count }, { calendar: easter, counting });
  return last === undefined ? "unknown" : formatDay(last);
}

test("the day of the event is counted or not, and a last day of rest stays or moves on", () => {
  expect(end(plainCounting, "10 days", "2026-03-24")).toBe("2026-04-03");
  expect(end(moves, "10 days", "2026-03-24")).toBe("2026-04-07");
  expect(end(within, "10 days", "2026-03-24")).toBe("2026-04-02");
  expect(end({ ...moves, eventDay: "included" }, "10 days", "2026-03-25")).toBe("2026-04-07");
  expect(end(moves, "2 weeks", "2026-03-21")).toBe("2026-04-07");
  expect(end(plainCounting, "1 month", "2026-01-31")).toBe("2026-02-28");
  expect(end(moves, "1 month", "2026-01-31")).toBe("2026-03-02");
  expect(end(within, "1 day", "2026-03-24")).toBe("2026-03-24");
  expect(end(moves, "5 working days", "2026-03-31")).toBe("2026-04-09");
  expect(end(within, "5 working days", "2026-03-31")).toBe("2026-04-08");
});

test("a month that is counted from its own first day ends before the same day of the next, or with a shorter month", () => {
  expect(end(within, "1 month", "2026-01-15")).toBe("2026-02-14");
  expect(end(within, "1 month", "2026-01-29")).toBe("2026-02-28");
  expect(end(within, "1 month", "2026-01-31")).toBe("2026-02-28");
  expect(end(within, "1 month", "2026-02-28")).toBe("2026-03-27");
  expect(end(within, "1 year", "2024-02-29")).toBe("2025-02-28");
  expect(end(within, "1 month", "2026-03-31", -1)).toBe("2026-03-01");
  expect(end(within, "1 month", "2026-03-28", -1)).toBe("2026-03-01");
});

test("backwards nothing moves on, and a period of nothing is the day itself", () => {
  expect(end(moves, "10 days", "2026-04-14", -1)).toBe("2026-04-04");
  expect(end(within, "10 days", "2026-04-14", -1)).toBe("2026-04-05");
  expect(end(within, "2 working days", "2026-04-07", -1)).toBe("2026-04-02");
  for (const counting of [plainCounting, moves, within])
    expect(end(counting, "0 days", "2026-04-04")).toBe("2026-04-04");
});

test("beyond the calendar a day that might move is unknown; one that stays is known", () => {
  expect(end(moves, "10 days", "2026-12-21")).toBe("2026-12-31");
  expect(end(moves, "11 days", "2026-12-21")).toBe("unknown");
  expect(end(plainCounting, "11 days", "2026-12-21")).toBe("2027-01-01");
});

test("weekdays are known in every year", () => {
  const ten = { kind: "working-days", count: 10 } as const;
  const last = endOfPeriod(day("1890-03-03"), ten, { calendar: weekdays, counting: plainCounting });
  expect(last !== undefined && formatDay(last)).toBe("1890-03-17");
});

const countings = fc.record({
  eventDay: fc.constantFrom("excluded" as const, "included" as const),
  lastDayOfRest: fc.constantFrom("stays" as const, "moves_on" as const),
});
const periods = fc.record({
  kind: fc.constantFrom("days" as const, "months" as const, "working-days" as const),
  count: fc.integer({ min: -40, max: 40 }),
});

test("law: a later day never ends its period earlier, and neither does a longer period", () => {
  fc.assert(
    fc.property(anyDay, periods, countings, fc.nat(40), (from, duration, counting, later) => {
      const how = { calendar: weekdays, counting };
      const [one, other] = [endOfPeriod(from, duration, how), endOfPeriod(addDays(from, later), duration, how)];
      const longer = endOfPeriod(from, { ...duration, count: duration.count + 1 }, how);
      invariant(one !== undefined && other !== undefined && longer !== undefined, "weekdays are known");
      expect(one <= other && one <= longer).toBe(true);
    }),
  );
});

test("law: what moves on ends on the first working day from where it would have stayed", () => {
  fc.assert(
    fc.property(anyDay, periods, countings, (from, duration, counting) => {
      const at = (lastDayOfRest: Counting["lastDayOfRest"]): Day | undefined =>
        endOfPeriod(from, duration, { calendar: weekdays, counting: { ...counting, lastDayOfRest } });
      const stays = at("stays");
      invariant(stays !== undefined, "weekdays are known");
      const canMove = duration.count > 0 && duration.kind !== "working-days";
      const next = [0, 1, 2].map((it) => addDays(stays, it)).find((it) => isWorkingDay(it, weekdays));
      expect(at("moves_on")).toBe(canMove ? next : stays);
    }),
  );
});
