import chineseDays from "chinese-days";
import fc from "fast-check";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { addDays, formatDay, parseDay } from "../../../src/base/civil-date.ts";
import { addDuration } from "../../../src/base/duration.ts";
import { nodeHost } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { addWorkingDays, isWorkingDay, readCalendar, weekdays } from "../../../src/base/working-days.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import type { Day } from "../../../src/base/civil-date.ts";

const read = (text: string) => {
  const [document] = readYaml({ path: "cn.yaml", text }).documents;
  invariant(document, "the calendar is YAML");
  return readCalendar(document);
};

const path = "policies/calendar/cn.yaml";
const { value: cn, diagnostics } = read(nodeHost(process.cwd()).readText(path) ?? "");
invariant(cn, "the calendar is sound");

const day = (text: string): Day => {
  const found = parseDay(text);
  invariant(found !== undefined, `${text} is a day`);
  return found;
};
const after = (text: string, count: number) => {
  const end = addWorkingDays(day(text), count, cn);
  return end && formatDay(end);
};

test("the calendar of mainland China says of every day what its source says", () => {
  expect(diagnostics).toEqual([]);
  expect([cn.id, cn.source, formatDay(cn.from), formatDay(cn.to)]).toEqual([
    "cn",
    "chinese-days 1.5.7 (MIT)",
    "2023-01-01",
    "2026-12-31",
  ]);
  for (let it = cn.from; it <= cn.to; it = addDays(it, 1)) {
    expect([formatDay(it), isWorkingDay(it, cn)]).toEqual([formatDay(it), chineseDays.isWorkday(formatDay(it))]);
  }
});

test("the days that the language's page pins", () => {
  expect(after("2025-09-25", 10)).toBe("2025-10-15");
  expect(after("2026-09-28", 10)).toBe("2026-10-16");
  expect(addDuration(day("2025-09-25"), { kind: "working-days", count: 10 }, cn)).toBe(day("2025-10-15"));
});

test("weeks without holidays are counted at once as day by day", () => {
  const start = fc.integer({ min: day("2000-01-01"), max: day("2100-01-01") }).map((it) => it as Day);
  fc.assert(
    fc.property(start, fc.integer({ min: -60, max: 60 }), (from, count) => {
      const sign = Math.sign(count);
      let at = from;
      for (let left = Math.abs(count); left > 0;) {
        at = addDays(at, sign);
        if (isWorkingDay(at, weekdays) === true) left--;
      }
      expect(addWorkingDays(from, count, weekdays)).toBe(at);
    }),
  );
  expect(addWorkingDays(day("2026-01-01"), 5_000_000_000, weekdays)).toBe(day("2026-01-01") + 7_000_000_000);
});

test("outside its days nothing is known", () => {
  expect(isWorkingDay(day("2022-12-31"), cn)).toBeUndefined();
  expect(isWorkingDay(day("2027-01-01"), cn)).toBeUndefined();
  expect(after("2026-12-30", 1)).toBe("2026-12-31");
  expect(after("2026-12-30", 2)).toBeUndefined();
  expect(after("2022-12-30", 1)).toBeUndefined();
  expect(after("2022-12-31", 1)).toBe("2023-01-03");
  expect(after("2027-06-01", 0)).toBe("2027-06-01");
});

test("the n-th working day is one, and exactly n lie up to it", () => {
  fc.assert(
    fc.property(fc.nat(1300), fc.integer({ min: 1, max: 60 }), (offset, count) => {
      const start = addDays(cn.from, offset);
      const end = addWorkingDays(start, count, cn);
      if (end === undefined) return;
      const between = Array.from({ length: end - start }, (_, n) => addDays(start, n + 1));
      expect(between.filter((it) => isWorkingDay(it, cn))).toHaveLength(count);
      expect(isWorkingDay(end, cn)).toBe(true);
      expect(end - start).toBeGreaterThanOrEqual(count);
    }),
  );
});

test("a calendar says which days of a week are days of rest", () => {
  const { value: calendar } = read(
    'id: x\nversion: "1"\nsource: y\nfrom: 2026-01-01\nto: 2026-12-31\nholidays: [2026-05-01]\nmake_up: [2026-11-15]\nweekend: [sunday]',
  );
  const worked = ["2026-05-01", "2026-05-02", "2026-05-03", "2026-11-15"].map(
    (it) => calendar && isWorkingDay(day(it), calendar),
  );
  expect(worked).toEqual([false, true, false, true]);
  // The fifth Werktag after Thursday, 30 April 2026.
  expect(calendar && addWorkingDays(day("2026-04-30"), 5, calendar)).toBe(day("2026-05-07"));
});

test("what is wrong in a calendar is said at its place", () => {
  const { value: calendar, diagnostics: slips } = read(
    "id: x\nversion: 1\nfrom: 2023-01-01\nto: 2023-12-31\nholidays: [2023-05-01, 2024-05-01, May, 2023-05-06]\nmake_up: [2023-05-06, 2023-05-03]",
  );
  expect(calendar).toBeUndefined();
  expect(slips.map((it) => locales.en.say(it))).toEqual([
    "a calendar needs `version` as a text",
    "a calendar needs `source` as a text",
    "the day `2024-05-01` lies outside the calendar",
    "the day `May` is not a day (YYYY-MM-DD)",
    "the day `2023-05-06` is a holiday too",
    "the day `2023-05-03` is worked anyway: it is not a weekend",
  ]);
  expect(read("[]").diagnostics).toHaveLength(7);
  const said = (days: string): readonly string[] =>
    read(`id: x\nversion: "1"\nsource: y\n${days}\nmake_up: []`).diagnostics.map((it) => locales.en.say(it));
  expect(said("from: 2026-01-02\nto: 2026-01-01\nholidays: []")).toEqual([
    "a calendar needs `to` as a day that is not before `from`",
  ]);
  expect(said("from: 2026-01-01\nto: 2026-01-01\nholidays: [2026-01-01]")).toEqual([]);
  expect(said("from: 2026\nto: 2026-01-01\nholidays: [5]")).toEqual([
    "a calendar needs `from` as a day (YYYY-MM-DD)",
    "the day `` is not a day (YYYY-MM-DD)",
  ]);
  const week = (names: string): readonly string[] =>
    read(
      `id: x\nversion: "1"\nsource: y\nfrom: 2026-01-01\nto: 2026-12-31\nholidays: []\nmake_up: []\nweekend: ${names}`,
    ).diagnostics.map((it) => locales.en.say(it));
  const wrong = ["a calendar needs `weekend` as a list of days of the week, such as `[sunday]`"];
  expect([week("[sunday]"), week("[]")]).toEqual([[], []]);
  for (const it of [
    "sunday",
    "[Sonntag]",
    `[${["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"].map((name) => `${name}day`).join(", ")}]`,
  ])
    expect(week(it)).toEqual(wrong);
});

test.each(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])(
  "where %s is the day of rest the other six are worked",
  (name) => {
    const { value: calendar } = read(
      `id: x\nversion: "1"\nsource: y\nfrom: 2026-01-01\nto: 2026-12-31\nholidays: []\nmake_up: []\nweekend: [${name}]`,
    );
    const week = Array.from({ length: 7 }, (_, at) => addDays(day("2026-11-02"), at));
    const rest = week.filter((it) => calendar && isWorkingDay(it, calendar) === false);
    expect(
      rest.map((it) => new Date(it * 86_400_000).toLocaleDateString("en", { weekday: "long", timeZone: "UTC" })),
    ).toEqual([name.replace(/^./, (letter) => letter.toUpperCase())]);
  },
);

test("a calendar with a mistake is none, and that of every week is called what it is", () => {
  const text = (holidays: string) =>
    `id: x\nversion: "1"\nsource: y\nfrom: 2026-01-01\nto: 2026-12-31\nholidays: [${holidays}]\nmake_up: []`;
  expect(read(text("2026-05-01")).value).toMatchObject({ id: "x", version: "1", source: "y" });
  for (const it of ["May", "2025-12-31", "2027-01-01"])
    expect([read(text(it)).value, read(text(it)).diagnostics.length]).toEqual([undefined, 1]);
  expect([weekdays.id, weekdays.version, weekdays.source]).toEqual(["weekdays", "1", "Monday to Friday"]);
});
