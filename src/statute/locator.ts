import { formatChineseNumeral } from "./chinese-numeral.ts";
import { citationStyles, numberAsWritten, type CitationStyle, type CitationStyleName } from "./citation-style.ts";
import { insertionsOf, readUnitNumber, writeUnitNumber, type UnitNumber } from "./unit-number.ts";

/** A place in a legal text. `7.1` of an article whose first paragraph has items is the words before the items. */
export interface Locator {
  readonly article: UnitNumber;
  readonly paragraph: UnitNumber | undefined;
  readonly item: UnitNumber | undefined;
  /** How its law is cited; left out: as Chinese laws are. */
  readonly style?: CitationStyleName;
}

/**
 * An article as a whole.
 *
 * @example
 * articlePlace(7, undefined) // { article: 7, paragraph: undefined, item: undefined }
 */
export const articlePlace = (article: UnitNumber, style: CitationStyleName | undefined): Locator =>
  citedAs({ article, paragraph: undefined, item: undefined }, style);

/** A place with the way in which its law is cited; of Chinese laws nothing is noted. */
export const citedAs = ({ article, paragraph, item }: Locator, style: CitationStyleName | undefined): Locator =>
  style === undefined || style === "cn" ? { article, paragraph, item } : { article, paragraph, item, style };

/** The two scripts of Chinese: Traditional and Simplified. */
export type HanScript = "hant" | "hans";

/**
 * A place as its law is cited.
 *
 * @example
 * formatLocator({ article: 7, paragraph: 1, item: 3 }) // "art. 7(1) item 3"
 * formatLocator({ article: 50, paragraph: 4, item: 2, style: "eu" }) // "Art. 50(4)(b)"
 * formatLocator({ article: 22757.02, paragraph: 1, item: 1, style: "us" }) // "§ 22757.2(a)(1)"
 */
export const formatLocator = (locator: Locator): string => formatLocators([locator]);

/**
 * The same where a sentence or a heading begins with it.
 *
 * @example
 * formatLocatorInFull({ article: 7, paragraph: 1, item: 3 }) // "Article 7(1) item 3"
 */
export const formatLocatorInFull = (locator: Locator): string => styleOf(locator).full + numbersIn(locator);

/**
 * Several places of one law as it is cited.
 *
 * @example
 * formatLocators([{ article: 4, paragraph: undefined, item: undefined }, { article: 5, paragraph: 1, item: 2 }]) // "art. 4, 5(1) item 2"
 */
export function formatLocators(locators: readonly Locator[]): string {
  const [first] = locators;
  if (first === undefined) return "";
  return styleOf(first)[locators.length === 1 ? "one" : "many"] + locators.map(numbersIn).join(", ");
}

/** Whether Chinese has a form of its own for a place: 第七條第一款. */
export const isCitedInChinese = (locator: Locator): boolean => styleOf(locator).inChinese;

const styleOf = ({ style = "cn" }: { readonly style?: CitationStyleName | undefined }): CitationStyle =>
  citationStyles[style];

function numbersIn(locator: Locator): string {
  const style = styleOf(locator);
  const inner = (["paragraph", "item"] as const).map((level) => {
    const number = locator[level];
    if (number === undefined) return "";
    const [before, behind] = style[level];
    return before + numberAsWritten(number, style.numbered[level]) + behind;
  });
  return articleNumber(locator.article, locator.style) + inner.join("");
}

/**
 * The number of an article as its law writes it.
 *
 * @example
 * articleNumber(4.01, "eu") // "4a"
 */
export const articleNumber = (article: UnitNumber, style: CitationStyleName | undefined): string =>
  numberAsWritten(article, styleOf({ style }).numbered.article);

/**
 * A place as machines write it.
 *
 * @example
 * locatorKey({ article: 7, paragraph: 1, item: 3 }) // "7.1.3"
 * locatorKey({ article: 22757.02, paragraph: 1, item: undefined }) // "22757-2.1"
 */
export function locatorKey({ article, paragraph, item }: Locator): string {
  const numbers = [article, paragraph, item].filter((it) => it !== undefined);
  return numbers.map((it) => writeUnitNumber(it).replaceAll(".", "-")).join(".");
}

/**
 * The place that a key such as `7.1.3` names; undefined if the text is no key.
 *
 * @example
 * readLocatorKey("24.1") // { article: 24, paragraph: 1, item: undefined }
 * readLocatorKey("24.") // undefined
 */
export function readLocatorKey(key: string): Locator | undefined {
  const numbers = key.split(".").map((it) => readUnitNumber(it.replaceAll("-", ".")));
  const [article, paragraph, item] = numbers;
  if (article === undefined || numbers.length > 3 || numbers.includes(undefined)) return undefined;
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
 * A place of a Chinese law as Chinese readers cite it.
 *
 * @example
 * formatLocatorZh({ article: 7, paragraph: 1, item: 3 }, "hans") // "第七条第一款第(三)项"
 * formatLocatorZh({ article: 120.01, paragraph: 1, item: undefined }, "hans") // "第一百二十条之一第一款"
 */
export function formatLocatorZh({ article, paragraph, item }: Locator, script: HanScript): string {
  const name = names[script];
  const first = `第${chineseNumber(article, name.article)}`;
  const second = paragraph === undefined ? "" : `第${chineseNumber(paragraph, name.paragraph)}`;
  const third = item === undefined ? "" : `第${chineseNumber(item, name.item, ["(", ")"])}`;
  return first + second + third;
}

/** `七條`; of an inserted one `一百二十條之一`. */
function chineseNumber(number: UnitNumber, name: string, [before, behind] = ["", ""]): string {
  const [whole = "", ...inserted] = insertionsOf(number).map((it) => formatChineseNumeral(it));
  return `${before}${whole}${behind}${name}${inserted.map((it) => `之${it}`).join("")}`;
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
