import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, formatDay, parseDay } from "../../../src/base/civil-date.ts";
import {
  addDuration,
  durationInChinese,
  formatDuration,
  parseDuration,
  possibleOrders,
} from "../../../src/base/duration.ts";
import { invariant } from "../../../src/base/invariant.ts";
import type { Day } from "../../../src/base/civil-date.ts";
import type { Duration } from "../../../src/base/duration.ts";

function duration(text: string): Duration {
  const read = parseDuration(text);
  invariant(read, `${text} is a duration`);
  return read;
}

const orders = (a: string, b: string) => possibleOrders(duration(a), duration(b));

test("durations are read as the language writes them", () => {
  expect(duration("24 hours")).toEqual({ kind: "time", ms: 86_400_000 });
  expect(duration("1.5 hours")).toEqual({ kind: "time", ms: 5_400_000 });
  expect(duration("1.25 hours")).toEqual({ kind: "time", ms: 4_500_000 });
  expect(duration("1 day")).toEqual({ kind: "days", count: 1 });
  expect(duration("2 weeks")).toEqual({ kind: "days", count: 14 });
  expect(duration("6 months")).toEqual({ kind: "months", count: 6 });
  expect(duration("3 years")).toEqual({ kind: "months", count: 36 });
  expect(duration(" 10  working   days ")).toEqual({ kind: "working-days", count: 10 });
  expect(duration("1_000 days")).toEqual({ kind: "days", count: 1000 });
  const wrong = [
    "",
    "10",
    "days",
    "10days",
    "-1 days",
    "1.5 days",
    "1.3 years",
    "1.5 weeks",
    "2 working hours",
    "3 fortnights",
    "1 Day",
  ];
  for (const text of [...wrong, "1e3 days", "99999999999999999 days", "1 dayss", "2 constructor", "working days"]) {
    expect(parseDuration(text)).toBeUndefined();
  }
});

const counts = fc.nat(100_000);
const durations: fc.Arbitrary<Duration> = fc.oneof(
  counts.map((minutes): Duration => ({ kind: "time", ms: minutes * 60_000 })),
  counts.map((count): Duration => ({ kind: "days", count })),
  fc.nat(6000).map((count): Duration => ({ kind: "months", count })),
  counts.map((count): Duration => ({ kind: "working-days", count })),
);

test("what is written is read back", () => {
  expect(
    ["90 minutes", "1 hours", "1 working days", "12 months", "13 months", "0 years", "7 days"].map((it) =>
      formatDuration(duration(it)),
    ),
  ).toEqual(["90 minutes", "1 hour", "1 working day", "1 year", "13 months", "0 months", "7 days"]);
  fc.assert(
    fc.property(durations, (it) => {
      expect(parseDuration(formatDuration(it))).toEqual(it);
    }),
  );
});

test("kinds compare where every start gives the same answer", () => {
  expect(orders("184 days", "6 months")).toEqual([0, 1]);
  expect(orders("185 days", "6 months")).toEqual([1]);
  expect(orders("182 days", "6 months")).toEqual([-1, 0, 1]);
  expect(orders("181 days", "6 months")).toEqual([-1, 0]);
  expect(orders("180 days", "6 months")).toEqual([-1]);
  expect(orders("24 hours", "1 day")).toEqual([0]);
  expect(orders("25 hours", "1 day")).toEqual([1]);
  expect(orders("25 hours", "24 hours")).toEqual([1]);
  expect(orders("4375 hours", "6 months")).toEqual([-1, 1]);
  expect(orders("12 months", "1 year")).toEqual([0]);
  expect(orders("365 days", "1 year")).toEqual([-1, 0]);
  expect(orders("366 days", "1 year")).toEqual([0, 1]);
  expect(orders("10 working days", "9 days")).toEqual([1]);
  expect(orders("10 working days", "10 days")).toEqual([0, 1]);
  expect(orders("10 working days", "6 months")).toEqual([-1, 0, 1]);
  expect(orders("6 months", "185 working days")).toEqual([-1]);
  expect(orders("9 working days", "10 working days")).toEqual([-1]);
  expect(orders("0 working days", "0 months")).toEqual([0]);
  expect(orders("400 years", "146097 days")).toEqual([0]);
});

const firstDay = parseDay("2000-01-01");
invariant(firstDay !== undefined, "a day");
const allStarts: readonly Day[] = Array.from({ length: 146_097 }, (_, n) => addDays(firstDay, n));

test.each([1, 2, 6, 12, 13, 36, 49, 4799])("%i months against every start of 400 years", (count) => {
  const lengths = new Set(allStarts.map((day) => addMonths(day, count) - day));
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  for (let days = least - 2; days <= most + 2; days++) {
    const expected = new Set([...lengths].map((length) => Math.sign(days - length)));
    const found = possibleOrders({ kind: "days", count: days }, { kind: "months", count });
    expect(found).toEqual([...expected].toSorted((a, b) => a - b));
  }
});

test("orders are antisymmetric, and a sure order is transitive", () => {
  const turned = (orders: readonly number[]) => orders.map((it) => 0 - it).toReversed();
  fc.assert(
    fc.property(durations, durations, durations, (a, b, c) => {
      expect(possibleOrders(a, b)).toEqual(turned(possibleOrders(b, a)));
      expect(possibleOrders(a, b).length).toBeGreaterThan(0);
      const isSure = [possibleOrders(a, b), possibleOrders(b, c)].every((it) => it.length === 1 && it[0] === -1);
      expect(!isSure || possibleOrders(a, c).includes(-1)).toBe(true);
    }),
  );
});

test("days and months give a day; hours, and working days without a calendar, do not", () => {
  const end = (text: string) => {
    const day = addDuration(firstDay, duration(text), undefined);
    return day && formatDay(day);
  };
  expect([end("2 weeks"), end("1 year"), end("48 hours"), end("1 working day")]).toEqual([
    "2000-01-15",
    "2001-01-01",
    undefined,
    undefined,
  ]);
});

test("a duration in Chinese is read whole, in either script and width, and nothing that only contains one", () => {
  const read = {
    "24小时": "24 hours",
    " ２４小時\n": "24 hours",
    "1.25 小時": "1.25 hours",
    "30分钟": "30 minutes",
    "1日": "1 day",
    "7天": "7 days",
    "2周": "2 weeks",
    "6個月": "6 months",
    "3年": "3 years",
    "10工作日": "10 working days",
    "10个工作日": "10 working days",
  };
  expect(Object.fromEntries(Object.keys(read).map((it) => [it, durationInChinese(it)]))).toEqual(read);
  const none = ["", "小时", "24", "24 hours", "约24小时", "-1日", "24小时。", "24  小时", "24小时内", "1.日"];
  expect(none.map(durationInChinese)).toEqual(none.map(() => undefined));
});
