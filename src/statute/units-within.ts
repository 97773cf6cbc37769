import { compareLocators, isWithin, type Locator } from "./locator.ts";

/**
 * The units that are a place or lie in it, out of units in the order of the text.
 * They stand together, and halving finds the first: a pack asks for as many places as its law has.
 *
 * @example
 * unitsWithin([1, 2, 3], { article: 2, paragraph: undefined, item: undefined }, (article) => ({ article, paragraph: 1, item: undefined })) // [2]
 */
export function unitsWithin<U>(units: readonly U[], place: Locator, locatorOf: (unit: U) => Locator): readonly U[] {
  const isBefore = (unit: U | undefined): boolean => unit !== undefined && compareLocators(locatorOf(unit), place) < 0;
  let start = 0;
  for (let end = units.length; start < end;) {
    const middle = (start + end) >> 1;
    if (isBefore(units[middle])) start = middle + 1;
    else end = middle;
  }
  const within: U[] = [];
  for (let at = start; at < units.length; at++) {
    const unit = units[at];
    if (unit === undefined || !isWithin(locatorOf(unit), place)) break;
    within.push(unit);
  }
  return within;
}
