import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOfEpoch, formatDay, parseDay } from "../../../src/base/civil-date.ts";
import {
  dayIn,
  formatInstant,
  instantOfEpoch,
  parseInstant,
  startOfDay,
  utc as greenwich,
} from "../../../src/base/instant.ts";
import { offsetIn } from "../../../src/base/zone-offsets.ts";
import { nameMeant, zoneNamed, zoneNames } from "../../../src/base/zones.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { days } from "./days.ts";

const [shanghai, utc] = [zoneNamed("Asia/Shanghai"), zoneNamed("UTC")];
invariant(shanghai && utc, "both zones are known");
const instant = (text: string) => parseInstant(text) ?? startOfDay(dayOfEpoch(0), utc);

/** The form of a moment, and what it says. */
function momentIn(text: string): number | undefined {
  const form = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/.exec(text);
  if (!form) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = form.slice(1, 7).map(Number);
  const [hours, minutes] = [Number(form[9] ?? 0), Number(form[10] ?? 0)];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isReal || hour > 23 || minute > 59 || second > 59 || hours > 23 || minutes > 59) return undefined;
  const ms = Math.floor(Number(`0.${form[7] ?? "0"}`.slice(0, 5)) * 1000 + 0.5);
  date.setUTCHours(hour, minute, second, ms);
  return date.getTime() - (form[8] === "-" ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

test("a text is a moment where it has its form and says a real time, and else none", () => {
  const two = fc.oneof(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 99 }));
  const digits = two.map((it) => String(it).padStart(2, "0"));
  const parts = fc.tuple(
    fc.constantFrom("2024", "2023", "1900", "0000", "9999", "202"),
    fc.constantFrom("-01-", "-02-", "-04-", "-12-", "-13-", "-00-", "/01/"),
    digits,
    fc.constantFrom("T", "T", "t", " "),
    fc.tuple(digits, digits, digits).map((it) => it.join(":")),
    fc.constantFrom("", "", ".", ".1", ".12", ".1239", ".000"),
    fc.constantFrom("Z", "z", "+08:00", "-05:30", "+24:00", "+0800", "", "+08:60", "Z "),
  );
  let moments = 0;
  fc.assert(
    fc.property(parts, fc.nat(120), fc.constantFrom(..."x.-T:5+"), (all, at, put) => {
      const text = all.join("");
      const changed = text.slice(0, at) + (at < text.length ? put : "") + text.slice(at + 1);
      for (const it of [text, changed]) {
        const expected = momentIn(it);
        expect([it, parseInstant(it)]).toEqual([it, expected]);
        if (expected !== undefined) moments++;
      }
    }),
    { numRuns: 5000 },
  );
  expect(moments).toBeGreaterThan(200);
});

test("a moment needs a real date, seconds and an offset", () => {
  for (const text of [
    "2023-08-15T00:00:00Z",
    "2023-08-15t23:59:59.999z",
    "2023-08-15T00:00:00-00:00",
    "0001-01-01T00:00:00+23:59",
  ]) {
    expect(parseInstant(text)).toBe(Date.parse(text.toUpperCase()));
  }
  const wrong = ["2023-08-15T00:00:00", "2023-02-29T00:00:00Z", "2023-08-15T24:00:00Z", "2023-08-15T23:60:00Z"];
  const more = [
    "2016-12-31T23:59:60Z",
    "2023-08-15 00:00:00Z",
    "2023-08-15T00:00Z",
    "2023-08-15T00:00:00+0800",
    "2023-08-15",
    "2023-08-15T00:00:00+08:001",
    "2023-08-15T00:00:00+08-00",
  ];
  for (const text of [...wrong, ...more, "2023-08-15T00:00:00+24:00", "2023-08-15T00:00:00.Z"]) {
    expect(parseInstant(text)).toBeUndefined();
  }
  expect(instant("1970-01-01T00:00:00.0019999Z")).toBe(1);
});

test("a day begins at midnight of its zone", () => {
  expect(formatDay(dayIn(instant("2023-08-14T15:59:59.999Z"), shanghai))).toBe("2023-08-14");
  expect(formatDay(dayIn(instant("2023-08-14T16:00:00Z"), shanghai))).toBe("2023-08-15");
  expect(formatDay(dayIn(instant("2023-08-14T16:00:00Z"), utc))).toBe("2023-08-14");
  expect(formatDay(dayIn(instant("1969-12-31T23:59:59Z"), utc))).toBe("1969-12-31");
  fc.assert(
    fc.property(days, fc.nat(86_399_999), fc.constantFrom(shanghai, utc), (day, ms, zone) => {
      const at = startOfDay(day, zone) + ms;
      const written = new Date(at).toISOString();
      const read = parseInstant(written);
      if (read === undefined) return;
      expect(dayIn(read, zone)).toBe(day);
      expect(parseInstant(formatInstant(read, zone))).toBe(read);
    }),
  );
});

test("moments are written with the offset of their zone", () => {
  expect(formatInstant(instant("2023-08-14T16:00:00.5Z"), shanghai)).toBe("2023-08-15T00:00:00.500+08:00");
  expect(formatInstant(instant("2023-08-15T00:00:00+08:00"), utc)).toBe("2023-08-14T16:00:00Z");
  expect(startOfDay(parseDay("2023-08-15") ?? dayOfEpoch(0), shanghai)).toBe(Date.parse("2023-08-14T16:00:00Z"));
});

test("unknown zones are not guessed, and names that are no longer used lead to those that are", () => {
  for (const name of ["constructor", "Mars/Olympus", "+01:00", "", "europe/brussels", "CET", "US/Pacific", "GMT+1"])
    expect([name, zoneNamed(name)]).toEqual([name, undefined]);
  for (const name of zoneNames()) expect(zoneNamed(name)).toEqual({ name });
  expect(utc).toEqual(greenwich);
  const meant = {
    "Asia/Calcutta": "Asia/Kolkata",
    "Europe/Kiev": "Europe/Kyiv",
    "Asia/Chongqing": "Asia/Shanghai",
    "US/Pacific": "America/Los_Angeles",
    "europe/brussels": "Europe/Brussels",
    Brussels: "Europe/Brussels",
    "Europe/Brusels": "Europe/Brussels",
    "+01:00": undefined,
    "Mars/Olympus": undefined,
  };
  expect(Object.fromEntries(Object.keys(meant).map((it) => [it, nameMeant(it)]))).toEqual(meant);
});

test.each([
  ["Africa/Asmera", "Africa/Asmara"],
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["America/Catamarca", "America/Argentina/Catamarca"],
  ["America/Coral_Harbour", "America/Atikokan"],
  ["America/Cordoba", "America/Argentina/Cordoba"],
  ["America/Godthab", "America/Nuuk"],
  ["America/Indianapolis", "America/Indiana/Indianapolis"],
  ["America/Jujuy", "America/Argentina/Jujuy"],
  ["America/Louisville", "America/Kentucky/Louisville"],
  ["America/Mendoza", "America/Argentina/Mendoza"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["Asia/Rangoon", "Asia/Yangon"],
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Atlantic/Faeroe", "Atlantic/Faroe"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["Pacific/Enderbury", "Pacific/Kanton"],
  ["Pacific/Ponape", "Pacific/Pohnpei"],
  ["Pacific/Truk", "Pacific/Chuuk"],
])("%s is called %s today", (before, today) => {
  expect([zoneNamed(before), nameMeant(before), zoneNamed(today)]).toEqual([undefined, today, { name: today }]);
});

/** The day and the time of a clock, as the platform shows them: another way than that of the product. */
function shownBy(zone: string, ms: number): string {
  const options = { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const time = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("sv-SE", { ...options, ...time }).format(ms);
}

const zoneOf = fc.constantFrom(...zoneNames());
const from = Date.UTC(1850, 0, 1);
const moments = fc.integer({ min: from, max: Date.UTC(2100, 0, 1) });

test("law: in every zone the day of every moment is the platform's, and what is written names the moment", () => {
  fc.assert(
    fc.property(zoneOf, moments, (name, ms) => {
      const at = instantOfEpoch(ms);
      expect(formatDay(dayIn(at, { name }))).toBe(shownBy(name, ms).slice(0, 10));
      const written = formatInstant(at, { name });
      expect(parseInstant(written)).toBe(at);
      // Before zones were agreed upon, offsets had seconds, which no offset can say.
      const isExact = offsetIn(name, ms) % 60_000 === 0;
      expect(!isExact || written.slice(0, 19).replace("T", " ") === shownBy(name, ms)).toBe(true);
    }),
    { numRuns: 1500 },
  );
});

test("law: a day begins at its first moment, on both sides of each change of a clock", () => {
  fc.assert(
    fc.property(zoneOf, moments, (name, ms) => {
      const zone = { name };
      const day = dayIn(instantOfEpoch(ms), zone);
      const start = startOfDay(day, zone);
      expect(dayIn(start, zone)).toBe(day);
      expect(dayIn(instantOfEpoch(start - 1), zone)).toBeLessThan(day);
      expect(start <= ms).toBe(true);
    }),
    { numRuns: 1500 },
  );
});

test("law: at every change of the clocks of a year the day is the platform's, to the second", () => {
  fc.assert(
    fc.property(zoneOf, fc.integer({ min: 1900, max: 2040 }), (name, year) => {
      const shown = (ms: number): number => offsetIn(name, ms);
      for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += 86_400_000) {
        if (shown(ms) === shown(ms + 86_400_000)) continue;
        let [before, after] = [ms, ms + 86_400_000];
        while (after - before > 1)
          if (shown(Math.floor((before + after) / 2)) === shown(before)) before = Math.floor((before + after) / 2);
          else after = Math.floor((before + after) / 2);
        for (const at of [before - 999, before, after, after + 1000, after + 3_600_000])
          expect(formatDay(dayIn(instantOfEpoch(at), { name }))).toBe(shownBy(name, at).slice(0, 10));
        expect(shownBy(name, before - 999)).not.toBe(shownBy(name, after));
      }
    }),
    { numRuns: 60 },
  );
});

test("days begin late where the clock jumps over midnight, and never where a zone left one out", () => {
  const starts = (name: string, text: string): string =>
    formatInstant(startOfDay(parseDay(text) ?? dayOfEpoch(0), { name }), { name });
  expect(starts("America/Sao_Paulo", "2018-11-04")).toBe("2018-11-04T01:00:00-02:00");
  expect(starts("America/Sao_Paulo", "2018-02-18")).toBe("2018-02-18T00:00:00-03:00");
  expect(starts("Asia/Beirut", "2022-03-27")).toBe("2022-03-27T01:00:00+03:00");
  expect(starts("Africa/Cairo", "2023-04-28")).toBe("2023-04-28T01:00:00+03:00");
  // Its clocks were put forward at 23:30.
  expect(starts("America/Toronto", "1919-03-31")).toBe("1919-03-31T00:30:00-04:00");
  // Its clocks went back from 00:01 to 23:01: the day began, ended and began again.
  expect(starts("America/St_Johns", "2010-11-07")).toBe("2010-11-07T00:00:00-02:30");
  expect(starts("Pacific/Apia", "2011-12-30")).toBe("2011-12-31T00:00:00+14:00");
  expect(starts("Pacific/Apia", "2011-12-31")).toBe("2011-12-31T00:00:00+14:00");
});

test("offsets are those of the moment: of half and quarter hours, west of Greenwich, in summer, long ago", () => {
  const written = (name: string, text: string): string => formatInstant(instant(text), { name });
  expect(written("Europe/Brussels", "2026-12-01T22:30:00Z")).toBe("2026-12-01T23:30:00+01:00");
  expect(written("Europe/Brussels", "2026-10-25T00:30:00Z")).toBe("2026-10-25T02:30:00+02:00");
  expect(written("Europe/Brussels", "2026-10-25T01:30:00Z")).toBe("2026-10-25T02:30:00+01:00");
  // Clocks changed in the last days of a stretch that is looked through at once.
  expect(written("Europe/Brussels", "2009-03-29T00:30:00Z")).toBe("2009-03-29T01:30:00+01:00");
  expect(written("Europe/Brussels", "2009-03-29T12:00:00Z")).toBe("2009-03-29T14:00:00+02:00");
  expect(written("Africa/Cairo", "2005-09-29T20:59:59Z")).toBe("2005-09-29T23:59:59+03:00");
  expect(written("Africa/Cairo", "2005-09-29T21:00:00Z")).toBe("2005-09-29T23:00:00+02:00");
  expect(written("America/St_Johns", "2026-07-01T12:00:00Z")).toBe("2026-07-01T09:30:00-02:30");
  expect(written("Asia/Kathmandu", "1969-12-31T18:30:00Z")).toBe("1970-01-01T00:00:00+05:30");
  expect(written("Asia/Kathmandu", "2026-01-01T00:00:00Z")).toBe("2026-01-01T05:45:00+05:45");
  expect(written("Asia/Shanghai", "1990-07-01T00:00:00Z")).toBe("1990-07-01T09:00:00+09:00");
  expect(written("Asia/Shanghai", "0000-06-01T00:00:00Z")).toBe("0000-06-01T08:05:00+08:05");
  expect(written("Africa/Monrovia", "1960-01-01T00:44:30Z")).toBe("1960-01-01T00:00:30-00:44");
});
