import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { isSocialCreditCode, stringFormats } from "../../../src/vocabulary/format.ts";

test.each<readonly [name: string, said: string, good: readonly string[], bad: readonly string[]]>([
  ["date", "a date", ["2026-11-01"], ["2026-02-30", "2026-11-01T00:00:00Z", "today", ""]],
  ["date-time", "a date with time", ["2026-11-01T09:30:00+08:00"], ["2026-11-01", "2026-11-01T09:30:00", ""]],
  ["duration", "a duration", ["24 hours", "6 months"], ["24", "P1D", ""]],
  ["uscc", "a unified social credit code", ["91330100MA2KQT0X1G"], ["91330100MA2KQT0X1H", ""]],
  [
    "sha256",
    "64 hexadecimal digits",
    ["a1".repeat(32), "AF".repeat(32)],
    ["a1".repeat(31), "g".repeat(64), `${"a1".repeat(32)}0`, `x${"a1".repeat(32)}`],
  ],
  [
    "uri",
    "an address that begins with https:// or http://",
    ["https://example.org/law?id=7", "http://a.cn"],
    [
      "example.org/law",
      "see https://a.cn",
      "https://a.cn b",
      "https://a.cn/law no 7",
      "javascript:https://a.cn",
      "https:///a",
      "https://[",
      "javascript:alert(1)",
      "https://",
    ],
  ],
])("what is written as %s is %s", (name, said, good, bad) => {
  const format = stringFormats.get(name);
  expect(format && locales.en.say(format.written)).toContain(said);
  expect(good.filter((it) => format?.holds(it) !== true)).toEqual([]);
  expect(bad.filter((it) => format?.holds(it) !== false)).toEqual([]);
});

test("a code has 18 of its own letters, the last of which only one can be", () => {
  const letters = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
  const sound = (start: string) => letters.filter((it) => isSocialCreditCode(start + it));
  expect([sound("91330100MA2KQT0X1"), sound("91350100M000100Y4")]).toEqual([["G"], ["3"]]);
  // I, O, S, V and Z are no letters of codes.
  for (const it of "IOSVZ") expect(sound(`9133010${it}MA2KQT0X1`)).toEqual([]);
  for (const it of ["91330100MA2KQT0X1G0", "91330100MA2KQT0X1", "1330100MA2KQT0X1G"])
    expect(isSocialCreditCode(it)).toBe(false);
});
