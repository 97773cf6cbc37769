import { documentLimits } from "../base/document.ts";
import { lookedAt } from "../compiled/contradiction-code.ts";
import { contradictionSql, type FactPlaces } from "./contradictions.ts";
import type { Dialect } from "./dialect.ts";
import type { Level, PlacedList, PlacedRecord, Spot } from "./layout.ts";
import type { Moments } from "./moments.ts";
import { isFilled, saysSomething } from "./placeholders.ts";
import { elementsBelow, type Reader } from "./reader.ts";

/** What the guard takes besides shapes. */
export interface GuardSettings {
  readonly moments: Moments;
  /** No list may be longer. */
  readonly longestList: number;
  /** The day up to which facts are known, as a document writes it, in SQL. */
  readonly factsOn: string;
  /** The day of judgement, the first of several. */
  readonly today: string;
  /** That a day or a moment is not after it, which takes long to say of a moment. */
  readonly isUntilToday: (spot: Spot, read: Reader) => string;
  /** Names that a list `scanned_by` may not have, in small letters. */
  readonly ownDetectors: readonly string[];
  readonly places: Omit<FactPlaces, "given" | "read">;
}

/**
 * Whether a line is a text of JSON as everybody reads it: what some readers take for JSON and others do not, numbers that
 * would be rounded and long texts are not. The patterns also find such things within texts; those lines are not taken either.
 */
export const isPlainJson = (line: string, { isJson, byteCount, matches }: Dialect): string => `${isJson(line)}
      AND ${byteCount(line)} <= ${documentLimits.bytes}
      AND ${matches(line, String.raw`^[ \t]*\{`)}
      AND NOT ${matches(line, roundedOrLoose)}`;

const roundedOrLoose = String.raw`[:\[,]\s*-?(?:[0-9]{16}|[0-9.]{17}|[0-9]+(?:\.[0-9]+)?[eE]|(?i:nan|inf(?:inity)?)\s*[,}\]])|,\s*[}\]]|\\u0000`;

/**
 * Conditions, each true or false, that hold together only of what is plainly in order.
 *
 * INVARIANT (nothing taken that is not in order): of a document of which they hold the reference reads every fact, and finds no
 *   mistake, no placeholder and no signature in it. The other way round nothing is promised.
 */
export function recordConditions(record: PlacedRecord, read: Reader, settings: GuardSettings): readonly string[] {
  const places: FactPlaces = { ...settings.places, given: () => record, read };
  const together = lookedAt(record.shape.contradictions).flatMap((it) => {
    const found = contradictionSql(it, places);
    return found === undefined ? [] : [`NOT (${found})`];
  });
  const keys = read.dialect.size(read.keys(record));
  const known = record.fields.size === 0 ? "0" : read.fieldCount(record);
  return [
    `${keys} = ${known}`,
    ...[...record.fields].flatMap(([name, it]) => [
      spotCondition(it, read, settings),
      ...(name === "scanned_by" ? detectorCondition(it, read, settings) : []),
    ]),
    ...together,
  ];
}

/** That what stands at a place, if something does, is in order there. */
export function spotCondition(spot: Spot, read: Reader, settings: GuardSettings): string {
  const type = read.type(spot);
  const body = [...(spot.nullable ? [`${type} = 'NULL'`] : []), ...valueCondition(spot, read, settings)];
  const holds = body.length === 0 ? "FALSE" : `coalesce(${body.join(" OR ")}, FALSE)`;
  return spot.required ? holds : `(${type} IS NULL OR ${holds})`;
}

function valueCondition(spot: Spot, read: Reader, settings: GuardSettings): readonly string[] {
  const { shape, record, list } = spot;
  const [type, text] = [read.type(spot), read.text(spot)];
  const { dialect } = read;
  const isText = `${type} = 'VARCHAR'`;
  const all = (...conditions: readonly string[]): readonly string[] => [`(${conditions.join(" AND ")})`];
  switch (shape.kind) {
    case "boolean":
      return [`${type} = 'BOOLEAN'`];
    case "number": {
      const number = dialect.numberOf(text);
      return all(
        `${type} IN ('UBIGINT', 'BIGINT', 'DOUBLE')`,
        `(${number} = 0 OR abs(${number}) < 1e15 AND abs(${number}) >= 1e-6)`,
        ...(shape.whole ? [`floor(${number}) = ${number}`] : []),
        ...(shape.least === undefined ? [] : [`${number} >= ${dialect.numberLiteral(shape.least)}`]),
        ...(shape.most === undefined ? [] : [`${number} <= ${dialect.numberLiteral(shape.most)}`]),
      );
    }
    case "word":
      return shape.members.length === 0 ? [] : all(isText, dialect.isOneOf(text, shape.members.map(dialect.quoted)));
    case "date":
    case "moment": {
      const { moments, factsOn, today, isUntilToday } = settings;
      const isOne = shape.kind === "date" ? moments.isDate(text) : moments.isMoment(text, read.moment(spot));
      // A moment may be of the next day elsewhere.
      const isBefore = (day: string): string =>
        shape.kind === "date" ? `${text} <= ${day}` : `${dialect.dayPart(text)} < ${day}`;
      const isPast = `${isBefore(today)} OR ${isUntilToday(spot, read)}`;
      return all(isText, isOne, ...(shape.event ? [`coalesce(${isBefore(factsOn)}, ${isPast})`] : []));
    }
    case "text":
      return all(isText, ...(shape.verbatim && shape.filled ? [isFilled(text, dialect)] : []));
    case "list":
      return list ? all(`${type} = 'ARRAY'`, ...listConditions(list, read, settings)) : [];
    case "record":
      return record
        ? [
            `(${[`${type} = 'OBJECT'`, ...recordConditions(record, read, settings)].join(read.depth === 0 ? "\n        AND " : " AND ")})`,
          ]
        : [];
    case "free":
      return record ? [freeCondition(record, type, text, read)] : [];
    case "left":
      return [];
  }
}

/** Data of others: single values, so that nothing in them has to be looked at but their keys. */
function freeCondition(record: PlacedRecord, type: string, text: string, read: Reader): string {
  const keys = read.keys(record);
  const { isFlat, distinctCount, size, contains } = read.dialect;
  const isPlain = `${isFlat(text)} AND ${distinctCount(keys)} = ${size(keys)} AND NOT ${contains(keys, "'__proto__'")}`;
  return `CASE WHEN ${type} = 'OBJECT' THEN ${isPlain} ELSE FALSE END`;
}

function listConditions(list: PlacedList, read: Reader, settings: GuardSettings): readonly string[] {
  const { shape, elements } = list;
  const items = read.elements(list);
  const { each, filtered, size, distinctCount, knownCount } = read.dialect;
  const { name, read: one } = elementsBelow(read);
  const condition = spotCondition(elements.top, one, settings);
  const ofEach = (what: string): string => each(items, name, what);
  const key = shape.key === undefined ? undefined : elements.top.record?.fields.get(shape.key);
  const names = key && ofEach(one.text(key));
  const texts = ofEach(one.text(elements.top));
  const isScalar = elements.top.record === undefined && elements.top.list === undefined;
  return [
    `${size(items)} <= ${settings.longestList}`,
    `${size(filtered(items, name, `NOT ${condition}`))} = 0`,
    ...(shape.unique ? [isScalar ? `${distinctCount(texts)} = ${size(items)}` : `${size(items)} <= 1`] : []),
    ...(names === undefined ? [] : [`${distinctCount(names)} = ${knownCount(names)}`]),
  ];
}

/** Edict's own detectors are the reference's to look for. */
function detectorCondition(spot: Spot, read: Reader, { ownDetectors }: GuardSettings): readonly string[] {
  const field = spot.list?.elements.top.record?.fields.get("name");
  if (!spot.list || !field || ownDetectors.length === 0) return [];
  const { name, read: one } = elementsBelow(read);
  const { containsAnyCase, filtered, size, quoted } = read.dialect;
  // Whatever stands around such a name.
  const found = ownDetectors.map((it) => containsAnyCase(one.text(field), quoted(it))).join(" OR ");
  return [`coalesce(${size(filtered(read.elements(spot.list), name, found))}, 0) = 0`];
}

/** That no text of a list may be a placeholder. */
export function sayAllSomething(texts: string, dialect: Dialect): string {
  const open = `it IS NOT NULL AND NOT ${saysSomething("it", dialect)}`;
  return `${dialect.size(dialect.filtered(texts, "it", open))} = 0`;
}

/** All plain texts of a level and of the elements below it, as one list: those in which a word may stand for a fact. Undefined: there are none. */
export function plainTexts(level: Level, read: Reader): string | undefined {
  const { textsOf, flattened, concatenated, each } = read.dialect;
  const own: string[] = [];
  const below: string[] = [];
  const visit = (spot: Spot): void => {
    if (spot.shape.kind === "text" && !spot.shape.verbatim) own.push(read.text(spot));
    for (const it of spot.record?.fields.values() ?? []) visit(it);
    if (!spot.list) return;
    const { name, read: one } = elementsBelow(read);
    const texts = plainTexts(spot.list.elements, one);
    if (texts !== undefined) below.push(flattened(each(read.elements(spot.list), name, texts)));
  };
  visit(level.top);
  const lists = [...(own.length === 0 ? [] : [textsOf(own)]), ...below];
  return lists.length === 0 ? undefined : lists.reduce(concatenated);
}
