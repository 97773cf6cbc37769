import { formatDay, parseDay } from "../base/civil-date.ts";
import { invariant } from "../base/invariant.ts";
import type { Dialect } from "./dialect.ts";
import type { Level } from "./layout.ts";
import { quotes } from "./quoting.ts";

const { quoted, named } = quotes({ escapes: true, zero: "'\\0'" });

const each: Dialect["each"] = (list, variable, body) => `arrayMap(${variable} -> ${body}, ${list})`;
const filtered: Dialect["filtered"] = (list, variable, condition) =>
  `arrayFilter(${variable} -> ${condition}, ${list})`;
const knownIn = (list: string): string => filtered(list, "one", "one IS NOT NULL");
const listed = (texts: readonly string[]): string => `[${texts.join(", ")}]`;
const tupleOf = (members: readonly string[]): string => `tuple(${members.join(", ")})`;
const whereKnown: Dialect["whereKnown"] = (list, body) => `CASE WHEN ${list}.1 THEN ${body} END`;

/** A column of another type, such as JSON, has lost what is null. */
const texts = ["String", "Nullable(String)", "LowCardinality(String)", "LowCardinality(Nullable(String))"];

// Days are Date32, which end in 2299 and take each other text and day for one of theirs.
const [firstDay, lastDay] = ["1900-01-01", "2299-12-31"] as const;
const isReal = (text: string): string => `toString(toDate32OrNull(${text})) = ${text} AND ${text} < '${lastDay}'`;

/**
 * Truths are Bool, numbers decimals of 21 places. No list is NULL: a list of facts is a pair, of whether it is known and its
 * items. What holds by a setting of the session (`transform_null_in`, `precise_float_parsing`) is said without it.
 */
export const clickHouse: Dialect = {
  title: "ClickHouse",
  documents: "String",
  nestsRules: false,
  quoted,
  named,

  tableOf: (columns, rows) =>
    `SELECT ${columns.map((it, at) => `one.${at + 1} AS ${it}`).join(", ")} FROM (SELECT arrayJoin([\n    ${rows.map(tupleOf).join(",\n    ")}\n  ]) AS one)`,
  written: `ifNull(CASE WHEN toTypeName(document) IN (${texts.map(quoted).join(", ")}) THEN toString(document) END, '')`,
  lineWhere: (condition) => `CASE WHEN ${condition} THEN written ELSE '' END`,
  isJson: (line) => `isValidJSON(${line}) AND isValidUTF8(${line})`,
  readings: (level) => [
    {
      name: "groups",
      about: ["Keys and values of the groups of a document."],
      columns: ["document, line", ...level.records.map((it, at) => `${pairs("line", it.path)} AS group_${at + 1}`)],
    },
    {
      name: "reading",
      about: ["All places of a document: type and text of what stands there, and the keys of its groups."],
      columns: [
        "document",
        `${placesOf(level, "line", (at) => `group_${at}`)} AS places`,
        `${keysOf(level, (at) => `group_${at}`)} AS keys`,
      ],
    },
    {
      name: "lists",
      about: ["The elements of its lists, each read in the same way."],
      columns: [
        "document, places, keys",
        ...listColumns(level, (at) => `places[${at}].2`).map((it, at) => `${it} AS list_${at + 1}`),
      ],
    },
  ],
  read: (variable) => {
    const [places, keys] = variable === undefined ? ["places", "keys"] : [`${variable}.1`, `${variable}.2`];
    return {
      type: (at) => `${places}[${at}].1`,
      text: (at) => `${places}[${at}].2`,
      countOf: (first, last) =>
        `arrayCount(one -> one.1 IS NOT NULL, arraySlice(${places}, ${first}, ${last - first + 1}))`,
      keys: (record) => `${keys}[${record}]`,
      list: (list) => (variable === undefined ? `list_${list}` : `${variable}.${list + 2}`),
    };
  },
  isFlat: (object) =>
    `NOT arrayExists(it -> startsWith(it, '{') OR startsWith(it, '['), ${pairs(`ifNull(${object}, '')`, [])}.2)`,

  noTruth: "CAST(NULL AS Nullable(Bool))",
  asNumber: (truth) => `toInt8(${truth})`,

  noText: "CAST(NULL AS Nullable(String))",
  byteCount: (text) => `length(${text})`,
  dayPart: (text) => `substring(${text}, 1, 10)`,
  containsAnyCase: (text, part) => `position(lowerUTF8(${text}), ${part}) > 0`,
  matches: (text, pattern) => `match(${text}, ${quoted(pattern)})`,
  matchesWhole: (text, pattern) => `match(${text}, ${quoted(`^(?:${pattern})$`)})`,
  isOneOf: (text, words) => `CASE WHEN ${text} IS NOT NULL THEN ${text} IN (${words.join(", ")}) END`,

  numberOf: (text) => `toDecimal128OrNull(${text}, 21)`,
  noNumber: "CAST(NULL AS Nullable(Int64))",
  numberLiteral: (number) => (Number.isInteger(number) ? String(number) : `toDecimal128('${number}', 21)`),
  least: (numbers) => `arrayMin(${listed(numbers)})`,
  wordAt: (words, number) => `${listed(words)}[1 + ${number}]`,

  dateLiteral: (day) => {
    const [first, last] = [parseDay(firstDay), parseDay(lastDay)];
    invariant(first !== undefined && last !== undefined, "both days exist");
    return `toDate32('${formatDay(day < first ? first : day > last ? last : day)}')`;
  },
  dateOf: (text) => `CASE WHEN ${isReal(text)} THEN toDate32OrNull(${text}) END`,
  momentOf: (text) =>
    `CASE WHEN ${isReal(`substring(${text}, 1, 10)`)} THEN toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(upper(${text}), 3, 'UTC')) END`,
  dayOf: (milliseconds) => `(toDate32('1970-01-01') + toInt32(intDiv(${milliseconds}, 86400000)))`,

  textsOf: (texts) => `CAST(${listed(texts)} AS Array(Nullable(String)))`,
  concatenated: (one, other) => `arrayConcat(${one}, ${other})`,
  flattened: (lists) => `arrayFlatten(${lists})`,
  each,
  filtered,
  size: (list) => `length(${list})`,
  knownCount: (list) => `length(${knownIn(list)})`,
  distinctCount: (list) => `length(arrayDistinct(${knownIn(list)}))`,
  contains: (list, item) => `has(${list}, ${item})`,
  meets: (list, other) => `hasAny(${list}, ${other})`,
  mostIn: (list) => `arrayMax(${list})`,
  leastIn: (list, none) => `arrayMin(arrayPushBack(${list}, ${none}))`,

  listFact: (isList, items) => tupleOf([`coalesce(${isList}, FALSE)`, items]),
  noList: "tuple(FALSE, CAST([] AS Array(Nullable(String))))",
  isKnown: (list) => `${list}.1`,
  itemsOf: (list) => `${list}.2`,
  whereKnown,

  recordOf: (members) => tupleOf(members.map(([, sql]) => sql)),
  member: (record, _name, at) => `${record}.${at}`,
};

/** Keys and values of an object, as they stand in JSON: doubled ones too. */
const pairs = (json: string, path: readonly string[]): string =>
  `JSONExtractKeysAndValuesRaw(${[json, ...path.map(quoted)].join(", ")})`;

/** How the pairs of a record are called, by its number. */
type Pairs = (record: number) => string;

/** Of each place type and text; what is NULL is not there, or null. */
function placesOf({ records }: Level, json: string, pairsOf: Pairs): string {
  const values = records.flatMap(({ names }, at) => {
    const it = pairsOf(at + 1);
    return names.map((name) => `${it}.2[indexOf(${it}.1, ${quoted(name)})]`);
  });
  const type = `multiIf(startsWith(raw, '{'), 'OBJECT', startsWith(raw, '['), 'ARRAY', startsWith(raw, '"'), 'VARCHAR', raw IN ('true', 'false'), 'BOOLEAN', raw = 'null', 'NULL', raw = '', NULL, 'DOUBLE')`;
  const text = `multiIf(startsWith(raw, '"'), JSONExtractString(raw), raw IN ('', 'null'), NULL, raw)`;
  return each(listed([json, ...values]), "raw", tupleOf([type, text]));
}

const keysOf = ({ records }: Level, pairsOf: Pairs): string =>
  records.length === 0 ? "CAST([] AS Array(Array(String)))" : listed(records.map((_it, at) => `${pairsOf(at + 1)}.1`));

/** The elements of the lists of a level, each read; `textAt`: of a place of the level; `depth`: how many lists there are around. */
const listColumns = ({ lists }: Level, textAt: (at: number) => string, depth = 1): readonly string[] =>
  lists.map(({ at, elements }) => {
    const [outer, inner] = [`json_${depth}`, `read_${depth}`];
    const pairsOf = (record: number): string => pairs(outer, elements.records[record - 1]?.path ?? []);
    const read = tupleOf([placesOf(elements, outer, pairsOf), keysOf(elements, pairsOf)]);
    const one = each(`JSONExtractArrayRaw(ifNull(${textAt(at)}, ''))`, outer, read);
    if (elements.lists.length === 0) return one;
    const below = listColumns(elements, (place) => `${inner}.1[${place}].2`, depth + 1);
    return each(one, inner, tupleOf([`${inner}.1`, `${inner}.2`, ...below]));
  });
