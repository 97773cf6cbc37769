import { formatChineseNumeral } from "./chinese-numeral.ts";

/** A place in a legal text. `7.1` of an article whose first paragraph has items is the words before the items. */
export interface Locator {
  readonly article: number;
  readonly paragraph: number | undefined;
  readonly item: number | undefined;
}

/** The two scripts of Chinese: Traditional and Simplified. */
export type HanScript = "hant" | "hans";

/**
 * A place as people cite it.
 *
 * @example
 * formatLocator({ article: 7, paragraph: 1, item: 3 }) // "art. 7(1) item 3"
 */
export const formatLocator = (locator: Locator): string => formatLocators([locator]);

/**
 * The same where a sentence begins with it.
 *
 * @example
 * formatLocatorInFull({ article: 7, paragraph: 1, item: 3 }) // "Article 7(1) item 3"
 */
export const formatLocatorInFull = (locator: Locator): string => `Article ${numbersIn(locator)}`;

/**
 * Several places as people cite them.
 *
 * @example
 * formatLocators([{ article: 4, paragraph: undefined, item: undefined }, { article: 5, paragraph: 1, item: 2 }]) // "art. 4, 5(1) item 2"
 */
export const formatLocators = (locators: readonly Locator[]): string => `art. ${locators.map(numbersIn).join(", ")}`;

function numbersIn({ article, paragraph, item }: Locator): string {
  const places = paragraph === undefined ? `${article}` : `${article}(${paragraph})`;
  return item === undefined ? places : `${places} item ${item}`;
}

/**
 * A place as machines write it.
 *
 * @example
 * locatorKey({ article: 7, paragraph: 1, item: 3 }) // "7.1.3"
 */
export function locatorKey({ article, paragraph, item }: Locator): string {
  return [article, paragraph, item].filter((it) => it !== undefined).join(".");
}

/**
 * The place that a key such as `7.1.3` names; undefined if the text is no key.
 *
 * @example
 * readLocatorKey("24.1") // { article: 24, paragraph: 1, item: undefined }
 * readLocatorKey("24.") // undefined
 */
export function readLocatorKey(key: string): Locator | undefined {
  if (!/^[1-9]\d{0,3}(\.[1-9]\d{0,3}){0,2}$/.test(key)) return undefined;
  const [article = 0, paragraph, item] = key.split(".").map(Number);
  return { article, paragraph, item };
}

/**
 * Orders places as the text does: an article before its paragraphs, a paragraph before its items.
 *
 * @example
 * compareLocators({ article: 7, paragraph: 1, item: undefined }, { article: 7, paragraph: 1, item: 2 }) < 0 // true
 */
export function compareLocators(a: Locator, b: Locator): number {
  return a.article - b.article || (a.paragraph ?? 0) - (b.paragraph ?? 0) || (a.item ?? 0) - (b.item ?? 0);
}

/**
 * Whether a place is another one or lies in it.
 *
 * @example
 * isWithin({ article: 7, paragraph: 1, item: 3 }, { article: 7, paragraph: undefined, item: undefined }) // true
 */
export function isWithin(inner: Locator, outer: Locator): boolean {
  return (
    inner.article === outer.article &&
    (outer.paragraph === undefined || inner.paragraph === outer.paragraph) &&
    (outer.item === undefined || inner.item === outer.item)
  );
}

const names = {
  hant: { article: "條", paragraph: "款", item: "項" },
  hans: { article: "条", paragraph: "款", item: "项" },
} as const;

/**
 * A place as Chinese readers cite it.
 *
 * @example
 * formatLocatorZh({ article: 7, paragraph: 1, item: 3 }, "hans") // "第七条第一款第(三)项"
 */
export function formatLocatorZh({ article, paragraph, item }: Locator, script: HanScript): string {
  const name = names[script];
  const first = `第${formatChineseNumeral(article)}${name.article}`;
  const second = paragraph === undefined ? "" : `第${formatChineseNumeral(paragraph)}${name.paragraph}`;
  const third = item === undefined ? "" : `第(${formatChineseNumeral(item)})${name.item}`;
  return first + second + third;
}

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
  let end = start;
  for (let unit = units[end]; unit !== undefined && isWithin(locatorOf(unit), place); unit = units[end]) end += 1;
  return units.slice(start, end);
}
