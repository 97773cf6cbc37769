import { formatDay } from "../base/civil-date.ts";
import { invariant } from "../base/invariant.ts";
import type { Dialect } from "./dialect.ts";
import type { Level } from "./layout.ts";
import { numberedQuotes } from "./quoting.ts";

const { quoted, named } = numberedQuotes;

const each: Dialect["each"] = (list, variable, body) => `transform(${list}, ${variable} -> ${body})`;
const filtered: Dialect["filtered"] = (list, variable, condition) => `filter(${list}, ${variable} -> ${condition})`;
const arrayOf = (items: readonly string[]): string => `array(${items.join(", ")})`;
const structOf = (members: readonly (readonly [name: string, sql: string])[]): string =>
  `struct(${members.map(([name, sql]) => `${sql} AS ${name}`).join(", ")})`;

/** RE2 as Java writes it: `$` is the end of a text, and no place before the last line end of it. */
const javaPattern = (pattern: string): string =>
  pattern.replaceAll(/\\.|\[(?:\\.|[^\]])*\]|\$/g, (it) => (it === "$" ? String.raw`\z` : it));
const matches: Dialect["matches"] = (text, pattern) => `rlike(${text}, ${quoted(javaPattern(pattern))})`;

// Escapes of halves of characters: where one stands alone, Spark reads it as a question mark. Behind a backslash that is one
// itself nobody knows here whether it is an escape.
const halves = String.raw`\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`;
const half = String.raw`\\u[dD][89a-fA-F]`;

/**
 * Truths are BOOLEAN, numbers decimals of 21 places; what is unknown is NULL, lists and their elements too. What holds by a
 * setting of the session is said without it, or looked for: ANSI mode, sizes of NULL, escapes in texts, the type of a moment.
 */
export const spark: Dialect = {
  title: "Spark 4.0 or newer",
  documents: "STRING",
  nestsRules: false,
  quoted,
  named,

  // As a table that is moved, or else it would be read while the statement is planned.
  tableOf: (columns, rows) =>
    `SELECT /*+ REPARTITION(1) */ * FROM VALUES\n    ${rows.map((it) => `(${it.join(", ")})`).join(",\n    ")}\n  AS written_rows (${columns.join(", ")})`,
  // A VARIANT has lost numbers and doubled keys.
  written: "CASE WHEN typeof(document) = 'string' THEN CAST(document AS STRING) END",
  lineWhere: (condition) => `CASE WHEN ${condition} THEN written END`,
  // Of a text the first value alone is read, whatever stands behind it: so it has to be all of a list, and of an object.
  isJson: (line) => `'B' < 'a' AND 'e' <> 'é' AND 'a' <> 'a ' AND try_parse_json('{"a":1,"a":2}') IS NULL
      AND is_valid_utf8(${line})
      AND NOT ${matches(line, String.raw`\\${half}`)}
      AND NOT ${matches(`regexp_replace(${line}, ${quoted(halves)}, '')`, half)}
      AND try_parse_json('[' || ${line} || ']') IS NOT NULL
      AND try_parse_json('{"a":' || ${line} || '}') IS NOT NULL`,
  readings: (level) => [
    { name: "parsed", about: ["The documents."], columns: ["document", "try_parse_json(line) AS json"] },
    {
      name: "groups",
      about: ["The groups of a document, by their keys."],
      columns: ["document", "json", ...groupsOf(level, "json").map((it, at) => `${it} AS group_${at + 1}`)],
    },
    {
      name: "reading",
      about: ["All places of a document: type and text of what stands there, and the keys of its groups."],
      columns: [
        "*",
        `${placesOf(level, "json", (at) => `group_${at}`)} AS places`,
        `${keysOf(level, (at) => `group_${at}`)} AS keys`,
      ],
    },
    {
      name: "lists",
      about: ["The elements of its lists, each read in the same way."],
      columns: [
        "document, places, keys",
        ...listColumns(level, "json", (at) => `group_${at}`).map(([name, it]) => `${it} AS ${name}`),
      ],
    },
  ],
  read: (variable) => {
    const before = variable === undefined ? "" : `${variable}.`;
    return {
      type: (at) => `element_at(${before}places, ${at}).kind`,
      text: (at) => `element_at(${before}places, ${at}).words`,
      countOf: (first, last) =>
        `array_size(${filtered(`slice(${before}places, ${first}, ${last - first + 1})`, "one", "one.kind IS NOT NULL")})`,
      keys: (record) => `element_at(${before}keys, ${record})`,
      list: (list) => `${before}list_${list}`,
    };
  },
  isFlat: (object) =>
    `array_size(${filtered(`map_values(${mapOf(`try_parse_json(${object})`)})`, "it", `${typeOf("it")} IN ('OBJECT', 'ARRAY')`)}) = 0`,

  noTruth: "CAST(NULL AS BOOLEAN)",
  asNumber: (truth) => `CAST(${truth} AS INT)`,

  noText: "CAST(NULL AS STRING)",
  byteCount: (text) => `octet_length(${text})`,
  dayPart: (text) => `left(${text}, 10)`,
  containsAnyCase: (text, part) => `contains(lower(${text}), ${part})`,
  matches,
  matchesWhole: (text, pattern) => matches(text, `^(?:${pattern})$`),
  isOneOf: (text, words) => `${text} IN (${words.join(", ")})`,

  numberOf: (text) => `try_cast(${text} AS DECIMAL(38, 21))`,
  noNumber: "CAST(NULL AS INT)",
  numberLiteral: (number) => `try_cast('${number}' AS DECIMAL(38, 21))`,
  least: (numbers) => (numbers.length === 1 ? (numbers[0] ?? "") : `least(${numbers.join(", ")})`),
  wordAt: (words, number) => `try_element_at(${arrayOf(words)}, 1 + ${number})`,

  dateLiteral: (day) => `DATE '${formatDay(day)}'`,
  dateOf: (text) => `try_cast(${text} AS DATE)`,
  momentOf: (text) => `unix_millis(try_cast(upper(${text}) AS TIMESTAMP_LTZ))`,
  dayOf: (milliseconds) => `date_from_unix_date(CAST(${milliseconds} DIV 86400000 AS INT))`,

  textsOf: (texts) => (texts.length === 0 ? noTexts : arrayOf(texts)),
  concatenated: (one, other) => `concat(${one}, ${other})`,
  flattened: (lists) => `coalesce(flatten(${lists}), ${noTexts})`,
  each,
  filtered,
  size: (list) => `array_size(${list})`,
  knownCount: (list) => `array_size(array_compact(${list}))`,
  distinctCount: (list) => `array_size(array_distinct(array_compact(${list})))`,
  // Where an element is NULL, they are unknown of what is not there.
  contains: (list, item) => `coalesce(array_contains(${list}, ${item}), FALSE)`,
  meets: (list, other) => `coalesce(arrays_overlap(${list}, ${other}), FALSE)`,
  mostIn: (list) => `array_max(${list})`,
  leastIn: (list, none) => `coalesce(array_min(${list}), ${none})`,

  listFact: (_isList, items) => items,
  noList: "CAST(NULL AS ARRAY<STRING>)",
  isKnown: (list) => `${list} IS NOT NULL`,
  itemsOf: (list) => list,
  whereKnown: (list, body) => `CASE WHEN ${list} IS NOT NULL THEN ${body} END`,

  recordOf: structOf,
  member: (record, name) => `${record}.${name}`,
};

const noTexts = "CAST(array() AS ARRAY<STRING>)";

/** What a VARIANT is as a map of its keys, a list of its elements, a text; NULL where it is none. */
const mapOf = (variant: string): string => `try_variant_get(${variant}, '$', 'map<string, variant>')`;
const itemsIn = (variant: string): string => `try_variant_get(${variant}, '$', 'array<variant>')`;
const wordsOf = (variant: string): string => `try_variant_get(${variant}, '$', 'string')`;

/** Its type, as DuckDB names it: Spark writes what is within behind a bracket. */
const typeOf = (variant: string): string =>
  `CASE substring_index(substring_index(schema_of_variant(${variant}), '<', 1), '(', 1) WHEN 'VOID' THEN 'NULL' WHEN 'STRING' THEN 'VARCHAR' WHEN 'DECIMAL' THEN 'DOUBLE' WHEN 'OBJECT' THEN 'OBJECT' WHEN 'ARRAY' THEN 'ARRAY' WHEN 'BOOLEAN' THEN 'BOOLEAN' WHEN 'BIGINT' THEN 'BIGINT' END`;

const at = (map: string, key: string): string => `try_element_at(${map}, ${quoted(key)})`;

/** How the map of a record is called, by its number. */
type Groups = (record: number) => string;

/** The map of each record of a level. */
const groupsOf = ({ records }: Level, json: string): readonly string[] =>
  records.map(({ path }) => path.reduce((map, name) => mapOf(at(map, name)), mapOf(json)));

/** Of each place type and text; the type is NULL where nothing is. */
function placesOf({ records }: Level, json: string, groupOf: Groups): string {
  const values = records.flatMap(({ names }, index) => names.map((name) => at(groupOf(index + 1), name)));
  return each(
    arrayOf([json, ...values]),
    "raw",
    structOf([
      ["kind", typeOf("raw")],
      ["words", wordsOf("raw")],
    ]),
  );
}

const keysOf = ({ records }: Level, groupOf: Groups): string =>
  arrayOf(records.map((_it, index) => `map_keys(${groupOf(index + 1)})`));

/** The elements of the lists of a level, each read; `depth`: how many lists there are around. */
function listColumns(
  { records, lists }: Level,
  json: string,
  groupOf: Groups,
  depth = 1,
): readonly (readonly [name: string, sql: string])[] {
  const numbers = new Map(records.map(({ path }, index) => [JSON.stringify(path), index + 1]));
  return lists.map(({ path, elements }, index) => {
    const above = numbers.get(JSON.stringify(path.slice(0, -1)));
    const name = path.at(-1);
    invariant(name === undefined || above !== undefined, "a list stands in a record, or is all");
    const list = name === undefined || above === undefined ? json : at(groupOf(above), name);
    const [outer, inner] = [`json_${depth}`, `read_${depth}`];
    const groups = groupsOf(elements, outer).map((it, one) => [`group_${one + 1}`, it] as const);
    const opened = each(itemsIn(list), outer, structOf([["json", outer], ...groups]));
    const [own, groupIn] = [`${inner}.json`, (one: number): string => `${inner}.group_${one}`];
    const read = structOf([
      ["places", placesOf(elements, own, groupIn)],
      ["keys", keysOf(elements, groupIn)],
      ...listColumns(elements, own, groupIn, depth + 1),
    ]);
    return [`list_${index + 1}`, each(opened, inner, read)] as const;
  });
}
