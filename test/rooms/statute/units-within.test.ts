import fc from "fast-check";
import { expect, test } from "vitest";
import { compareLocators, isWithin, unitsWithin, type Locator } from "../../../src/statute/locator.ts";

const number = fc.integer({ min: 1, max: 4 });
const place: fc.Arbitrary<Locator> = fc.oneof(
  fc.record({ article: number, paragraph: fc.constant(undefined), item: fc.constant(undefined) }),
  fc.record({ article: number, paragraph: number, item: fc.option(number, { nil: undefined }) }),
);

test("the units of a place are those that lie in it", () => {
  fc.assert(
    fc.property(fc.array(place), place, (places, wanted) => {
      const units = places.toSorted(compareLocators);
      expect(unitsWithin(units, wanted, (it) => it)).toEqual(units.filter((it) => isWithin(it, wanted)));
    }),
  );
});
