import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOfEpoch, formatDay, parseDay } from "../../../src/base/civil-date.ts";
import { dayIn, formatInstant, parseInstant, startOfDay, zones } from "../../../src/base/instant.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { days } from "./days.ts";

const [shanghai, utc] = [zones.get("Asia/Shanghai"), zones.get("UTC")];
invariant(shanghai && utc, "both zones are known");
const instant = (text: string) => parseInstant(text) ?? startOfDay(dayOfEpoch(0), utc);

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

test("unknown zones are not guessed", () => {
  expect(zones.get("Europe/Berlin")).toBeUndefined();
  expect(zones.get("constructor")).toBeUndefined();
});
