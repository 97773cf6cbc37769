import fc from "fast-check";
import { expect, test } from "vitest";
import { citationStyleNames, type CitationStyleName } from "../../../src/statute/citation-style.ts";
import {
  citedAs,
  compareLocators,
  formatLocator,
  formatLocatorInFull,
  formatLocators,
  locatorKey,
  readLocatorKey,
} from "../../../src/statute/locator.ts";
import { insertionsOf, readUnitNumber, writeUnitNumber } from "../../../src/statute/unit-number.ts";

const cited = (key: string, style: CitationStyleName): string => {
  const place = readLocatorKey(key);
  return place ? formatLocator(citedAs(place, style)) : "no place";
};

test.each([
  ["cn", "7.1.3", "art. 7(1) item 3"],
  ["cn", "120-1.2", "art. 120-1(2)"],
  ["eu", "50.4.2", "Art. 50(4)(b)"],
  ["eu", "4-1", "Art. 4a"],
  ["eu", "5.1.2-1", "Art. 5(1)(ba)"],
  ["eu", "3.1.28", "Art. 3(1)(bb)"],
  ["us", "22757-2.1.1", "§ 22757.2(a)(1)"],
  ["us", "22757-3-1", "§ 22757.3.1"],
  ["uk", "5.1.1", "s. 5(1)(a)"],
  ["de", "3-1.1.2", "§ 3a Abs. 1 Nr. 2"],
] as const)("%s: %s is %s", (style, key, words) => {
  expect(cited(key, style)).toBe(words);
});

test("several places share one sign, and a sentence begins with a word", () => {
  const places = ["5.1", "7"].flatMap((it) => readLocatorKey(it) ?? []).map((it) => citedAs(it, "us"));
  expect(formatLocators(places)).toBe("§§ 5(a), 7");
  expect(places.map(formatLocatorInFull)).toEqual(["Section 5(a)", "Section 7"]);
});

const parts = fc.tuple(
  fc.integer({ min: 1, max: 99_999 }),
  fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }),
);

test("the number of an inserted unit reads back, and stands behind the one before it", () => {
  fc.assert(
    fc.property(parts, parts, ([whole, inserted], [otherWhole, otherInserted]) => {
      const [one, other] = [
        [whole, ...inserted],
        [otherWhole, ...otherInserted],
      ];
      const number = readUnitNumber(one.join("."));
      const second = readUnitNumber(other.join("."));
      if (number === undefined || second === undefined) throw new Error("numbers are read");
      expect(insertionsOf(number)).toEqual(one);
      expect(writeUnitNumber(number)).toBe(one.join("."));
      const at = one.findIndex((it, index) => it !== other[index]);
      const order = at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? 0);
      expect(Math.sign(number - second)).toBe(Math.sign(order));
      expect(Math.sign(compareLocators(placeOf(number), placeOf(second)))).toBe(Math.sign(order));
    }),
  );
  for (const text of ["", "0", "8.0", "08", "8.", "8.100", "1.1.1.1.1", "a", "-1"])
    expect(readUnitNumber(text)).toBeUndefined();
});

const placeOf = (article: number) => ({ article, paragraph: undefined, item: undefined });

test("as far as the alphabet goes, no two places of one style are cited alike", () => {
  const number = fc.tuple(
    fc.integer({ min: 1, max: 200 }),
    fc.array(fc.integer({ min: 1, max: 26 }), { maxLength: 2 }),
  );
  const key = fc.array(number, { minLength: 1, maxLength: 3 }).map((all) => {
    return all.map(([whole, inserted]) => [whole, ...inserted].join("-")).join(".");
  });
  fc.assert(
    fc.property(key, key, fc.constantFrom(...citationStyleNames), (one, other, style) => {
      const [a, b] = [readLocatorKey(one), readLocatorKey(other)];
      if (!a || !b) throw new Error("keys are read");
      expect(locatorKey(a)).toBe(one);
      expect(cited(one, style) === cited(other, style)).toBe(one === other);
    }),
  );
});
