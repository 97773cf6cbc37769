import fc from "fast-check";
import { expect, test } from "vitest";
import { formatChineseNumeral, readChineseNumeral } from "../../../src/statute/chinese-numeral.ts";
import { compareLocators, locatorKey, readLocatorKey, type Locator } from "../../../src/statute/locator.ts";

const number = fc.integer({ min: 1, max: 9999 });

test("every numeral reads back, and none is written twice", () => {
  const seen = new Set<string>();
  for (let value = 1; value <= 9999; value++) {
    const text = formatChineseNumeral(value);
    expect(readChineseNumeral(text)).toBe(value);
    seen.add(text);
  }
  expect(seen.size).toBe(9999);
});

test("numerals as statutes print them", () => {
  const printed = {
    1: "一",
    10: "十",
    11: "十一",
    20: "二十",
    101: "一百零一",
    110: "一百一十",
    1005: "一千零五",
    1260: "一千二百六十",
  };
  for (const [value, text] of Object.entries(printed)) expect(formatChineseNumeral(Number(value))).toBe(text);
  for (const text of ["", "零", "二四", "一十", "十十", "甲", "一百一", "3"])
    expect(readChineseNumeral(text)).toBeUndefined();
});

const locator: fc.Arbitrary<Locator> = fc.oneof(
  number.map((article) => ({ article, paragraph: undefined, item: undefined })),
  fc.tuple(number, number).map(([article, paragraph]) => ({ article, paragraph, item: undefined })),
  fc.tuple(number, number, number).map(([article, paragraph, item]) => ({ article, paragraph, item })),
);

test("a key reads back as its place", () => {
  fc.assert(
    fc.property(locator, (it) => {
      expect(readLocatorKey(locatorKey(it))).toEqual(it);
    }),
  );
  for (const key of ["", "7.", ".1", "0", "7.0", "07", "7.1.2.3", "a", "7 .1"])
    expect(readLocatorKey(key)).toBeUndefined();
});

test("places are in order of the text", () => {
  const keys = ["10", "7.1.2", "7.2", "7", "7.1", "2.1", "7.1.10"];
  const sorted = keys.flatMap((it) => readLocatorKey(it) ?? []).toSorted(compareLocators);
  expect(sorted.map(locatorKey)).toEqual(["2.1", "7", "7.1", "7.1.2", "7.1.10", "7.2", "10"]);
});
