import fc from "fast-check";
import { expect, test } from "vitest";
import { citationStyleNames } from "../../../src/statute/citation-style.ts";
import { formatChineseNumeral, readChineseNumeral } from "../../../src/statute/chinese-numeral.ts";
import {
  citedAs,
  compareLocators,
  formatLocator,
  formatLocatorZh,
  formatLocators,
  locatorKey,
  readLocatorKey,
  type Locator,
} from "../../../src/statute/locator.ts";

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
  fc.tuple(number, number, number).map(([article, item, subitem]) => ({ article, paragraph: 1, item, subitem })),
  fc.tuple(number, number).map(([article, sentence]) => ({ article, paragraph: 1, item: undefined, sentence })),
  fc.tuple(number, number).map(([article, sentence]) => ({ article, paragraph: undefined, item: undefined, sentence })),
  fc.tuple(number, number).map(([subitem, sentence]) => ({ article: 1, paragraph: 2, item: 3, subitem, sentence })),
);

test("a key reads back as its place", () => {
  fc.assert(
    fc.property(locator, (it) => {
      expect(readLocatorKey(locatorKey(it))).toEqual(it);
    }),
  );
  for (const key of ["", "7.", ".1", "0", "7.0", "07", "7.1.2.3.4", "7.s0", "7.1.s0", "7.1.s2.1", "a", "7 .1"])
    expect(readLocatorKey(key)).toBeUndefined();
});

test("places are in order of the text", () => {
  const keys = ["10", "7.1.2", "7.1.s2", "7.2", "7.1.2.1", "7", "7.1", "7.1.2.s1", "2.1", "7.1.10"];
  const sorted = keys.flatMap((it) => readLocatorKey(it) ?? []).toSorted(compareLocators);
  expect(sorted.map(locatorKey)).toEqual([
    "2.1",
    "7",
    "7.1",
    "7.1.s2",
    "7.1.2",
    "7.1.2.s1",
    "7.1.2.1",
    "7.1.10",
    "7.2",
    "10",
  ]);
});

test.each([
  [
    "5.1.8.3",
    "art. 5(1) item 8 subitem 3",
    "Art. 5(1)(h)(iii)",
    "§ 5(a)(8)(C)",
    "s. 5(1)(h)(iii)",
    "§ 5 Abs. 1 Nr. 8 Buchst. c",
  ],
  [
    "50.4.s2",
    "art. 50(4) sentence 2",
    "Art. 50(4), second sentence",
    "§ 50(d), second sentence",
    "s. 50(4), second sentence",
    "§ 50 Abs. 4 Satz 2",
  ],
  [
    "5.1.2.1.s11",
    "art. 5(1) item 2 subitem 1 sentence 11",
    "Art. 5(1)(b)(i), 11th sentence",
    "§ 5(a)(2)(A), 11th sentence",
    "s. 5(1)(b)(i), 11th sentence",
    "§ 5 Abs. 1 Nr. 2 Buchst. a Satz 11",
  ],
])("%s is cited as each law cites it", (key, ...cited) => {
  const place = readLocatorKey(key);
  if (!place) throw new Error("it is a key");
  expect(citationStyleNames.map((it) => formatLocator(citedAs(place, it)))).toEqual(cited);
});

test("Chinese counts sentences and subitems too", () => {
  const place = { article: 5, paragraph: 1, item: 8, subitem: 3, sentence: 2 };
  expect(formatLocatorZh(place, "hans")).toBe("第五条第一款第（八）项第三目第二句");
});

test("of several places those with a comma of their own are told apart", () => {
  const places = ["50.4.s2", "51"].flatMap((it) => readLocatorKey(it) ?? []);
  expect(formatLocators(places.map((it) => citedAs(it, "eu")))).toBe("Arts. 50(4), second sentence; 51");
});
