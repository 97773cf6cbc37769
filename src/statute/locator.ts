import { formatChineseNumeral } from "./chinese-numeral.ts";
import { citationStyles, numberAsWritten, type CitationStyle, type CitationStyleName } from "./citation-style.ts";
import { insertionsOf, readUnitNumber, writeUnitNumber, type UnitNumber } from "./unit-number.ts";

/**
 * A place in a legal text. `7.1` of an article whose first paragraph has items is the words before the items. A sentence
 * is one of the words of the unit that is named before it.
 */
export interface Locator {
  readonly article: UnitNumber;
  readonly paragraph: UnitNumber | undefined;
  readonly item: UnitNumber | undefined;
  readonly subitem?: UnitNumber | undefined;
  readonly sentence?: number | undefined;
  /** How its law is cited; left out: as Chinese laws are. */
  readonly style?: CitationStyleName;
  /** Its article is known to have no other paragraph: Chinese does not number that. */
  readonly isSole?: true;
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
export function citedAs(place: Locator, style: CitationStyleName | undefined): Locator {
  const { article, paragraph, item, subitem, sentence, isSole } = place;
  return {
    article,
    paragraph,
    item,
    ...(subitem === undefined ? {} : { subitem }),
    ...(sentence === undefined ? {} : { sentence }),
    ...(style === undefined || style === "cn" ? {} : { style }),
    ...(isSole && paragraph !== undefined ? { isSole } : {}),
  };
}

/**
 * Whether a citation names a place or one around it, in a form in which its law is cited, in English or Chinese.
 *
 * @example
 * cites("Article 7", { article: 7, paragraph: 1, item: 3 }) // true
 * cites("第10条", { article: 10, paragraph: 1, item: undefined }) // true
 * cites("第四条第（三）项", { article: 4, paragraph: 1, item: 3, isSole: true }) // true
 * cites("第四条第一款第（三）项", { article: 4, paragraph: 1, item: 3, isSole: true }) // true
 * cites("art. 7(2)", { article: 7, paragraph: 1, item: 3 }) // false
 */
export function cites(citation: string, place: Locator): boolean {
  const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll(/[\s.]/g, "");
  const numeral = (digits: string): string => formatChineseNumeral(Number(digits));
  const wanted = plain(/^\s*第/.test(citation) ? citation.replaceAll(/\d+/g, numeral) : citation);
  const inChinese = (it: Locator): readonly string[] => [formatLocatorZh(it, "hans"), formatLocatorZh(it, "hant")];
  return placesAround(place).some((it) => {
    const { isSole: _, ...numbered } = it;
    const all = [formatLocator(it), formatLocatorInFull(it), ...inChinese(it), ...inChinese(numbered)];
    return all.map(plain).includes(wanted);
  });
}

/** The levels of places, outer first. */
export const placeLevels = ["article", "paragraph", "item", "subitem", "sentence"] as const;
export type PlaceLevel = (typeof placeLevels)[number];

/**
 * The unit of a level around a place.
 *
 * @example
 * enclosing("paragraph", { article: 7, paragraph: 1, item: 3 }) // { article: 7, paragraph: 1, item: undefined }
 */
export function enclosing(level: PlaceLevel, place: Locator): Locator {
  const { article, paragraph, item, subitem, sentence, style, isSole } = place;
  const depth = placeLevels.indexOf(level);
  const kept = {
    article,
    paragraph: depth < 1 ? undefined : paragraph,
    item: depth < 2 ? undefined : item,
    subitem: depth < 3 ? undefined : subitem,
    sentence: depth < 4 ? undefined : sentence,
    ...(isSole ? { isSole } : {}),
  };
  return citedAs(kept, style);
}

/**
 * A place and those around it, outer first.
 *
 * @example
 * placesAround({ article: 7, paragraph: 1, item: undefined }) // [{ article: 7, paragraph: undefined, item: undefined }, { article: 7, paragraph: 1, item: undefined }]
 */
export const placesAround = (place: Locator): readonly Locator[] =>
  placeLevels.flatMap((level) => (place[level] === undefined ? [] : [enclosing(level, place)]));

/** The two scripts of Chinese: Traditional and Simplified. */
export type HanScript = "hant" | "hans";

/**
 * A place as its law is cited.
 *
 * @example
 * formatLocator({ article: 7, paragraph: 1, item: 3 }) // "art. 7(1) item 3"
 * formatLocator({ article: 50, paragraph: 4, item: 2, style: "eu" }) // "Art. 50(4)(b)"
 * formatLocator({ article: 22757.02, paragraph: 1, item: 1, style: "us" }) // "§ 22757.2(a)(1)"
 * formatLocator({ article: 5, paragraph: 1, item: 8, subitem: 3, style: "eu" }) // "Art. 5(1)(h)(iii)"
 * formatLocator({ article: 50, paragraph: 4, item: undefined, sentence: 2, style: "eu" }) // "Art. 50(4), second sentence"
 * formatLocator({ article: 5, paragraph: 1, item: undefined, sentence: 2, style: "de" }) // "§ 5 Abs. 1 Satz 2"
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
  const all = locators.map(numbersIn);
  return (
    styleOf(first)[locators.length === 1 ? "one" : "many"] + all.join(all.some((it) => it.includes(",")) ? "; " : ", ")
  );
}

/** Whether Chinese has a form of its own for a place: 第七條第一款. */
export const isCitedInChinese = (locator: Locator): boolean => styleOf(locator).inChinese;

const styleOf = ({ style = "cn" }: { readonly style?: CitationStyleName | undefined }): CitationStyle =>
  citationStyles[style];

function numbersIn(locator: Locator): string {
  const style = styleOf(locator);
  const inner = (["paragraph", "item", "subitem"] as const).map((level) => {
    const number = locator[level];
    if (number === undefined) return "";
    const [before, behind] = style[level];
    return before + numberAsWritten(number, style.numbered[level]) + behind;
  });
  const sentence = locator.sentence === undefined ? "" : style.sentence(locator.sentence);
  return articleNumber(locator.article, locator.style) + inner.join("") + sentence;
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
 * locatorKey({ article: 50, paragraph: 4, item: undefined, sentence: 2 }) // "50.4.s2"
 */
export function locatorKey({ article, paragraph, item, subitem, sentence }: Locator): string {
  const numbers = [article, paragraph, item, subitem].filter((it) => it !== undefined);
  const units = numbers.map((it) => writeUnitNumber(it).replaceAll(".", "-"));
  return [...units, ...(sentence === undefined ? [] : [`s${sentence}`])].join(".");
}

/**
 * The place that a key such as `7.1.3` names; undefined if the text is no key.
 *
 * @example
 * readLocatorKey("24.1") // { article: 24, paragraph: 1, item: undefined }
 * readLocatorKey("5.1.8.3") // { article: 5, paragraph: 1, item: 8, subitem: 3 }
 * readLocatorKey("50.4.s2") // { article: 50, paragraph: 4, item: undefined, sentence: 2 }
 * readLocatorKey("27.s2") // { article: 27, paragraph: undefined, item: undefined, sentence: 2 }
 * readLocatorKey("24.") // undefined
 */
export function readLocatorKey(key: string): Locator | undefined {
  const [, units = "", ordinal] = /^(.*?)(?:\.s([1-9]\d{0,3}))?$/.exec(key) ?? [];
  const numbers = units.split(".").map((it) => readUnitNumber(it.replaceAll("-", ".")));
  const [article, paragraph, item, subitem] = numbers;
  const sentence = ordinal === undefined ? undefined : Number(ordinal);
  if (article === undefined || numbers.length > 4 || numbers.includes(undefined)) return undefined;
  return citedAs({ article, paragraph, item, subitem, sentence }, undefined);
}

/**
 * Orders places as the text does: an article before its paragraphs, a paragraph before its items.
 *
 * @example
 * compareLocators({ article: 7, paragraph: 1, item: undefined }, { article: 7, paragraph: 1, item: 2 }) < 0 // true
 */
export function compareLocators(a: Locator, b: Locator): number {
  const first = placeLevels.find((level) => (a[level] ?? 0) !== (b[level] ?? 0));
  return first === undefined ? 0 : (a[first] ?? 0) - (b[first] ?? 0);
}

/**
 * Whether a place is another one or lies in it.
 *
 * @example
 * isWithin({ article: 7, paragraph: 1, item: 3 }, { article: 7, paragraph: undefined, item: undefined }) // true
 */
export function isWithin(inner: Locator, outer: Locator): boolean {
  return placeLevels.every((level) => outer[level] === undefined || inner[level] === outer[level]);
}

const names = {
  hant: { article: "條", paragraph: "款", item: "項", subitem: "目", sentence: "句" },
  hans: { article: "条", paragraph: "款", item: "项", subitem: "目", sentence: "句" },
} as const;

/**
 * A place of a Chinese law as Chinese readers cite it.
 *
 * @example
 * formatLocatorZh({ article: 7, paragraph: 1, item: 3 }, "hans") // "第七条第一款第（三）项"
 * formatLocatorZh({ article: 120.01, paragraph: 1, item: undefined }, "hans") // "第一百二十条之一第一款"
 * formatLocatorZh({ article: 4, paragraph: 1, item: 3, isSole: true }, "hans") // "第四条第（三）项"
 */
export function formatLocatorZh(place: Locator, script: HanScript): string {
  const name = names[script];
  const named = placeLevels.map((level) => {
    const number = place[level];
    const around = level === "item" ? (["（", "）"] as const) : undefined;
    return number === undefined || (level === "paragraph" && place.isSole)
      ? ""
      : `第${chineseNumber(number, name[level], around)}`;
  });
  return named.join("");
}

/** `七條`; of an inserted one `一百二十條之一`. */
function chineseNumber(
  number: UnitNumber,
  name: string,
  [before, behind]: readonly [string, string] = ["", ""],
): string {
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
