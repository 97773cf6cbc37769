import { formatDay } from "../base/civil-date.ts";
import type { Dialect } from "./dialect.ts";
import type { Level } from "./layout.ts";
import { quotes } from "./quoting.ts";

const { quoted, named } = quotes({ escapes: false, zero: "chr(0)" });

const each: Dialect["each"] = (list, variable, body) => `list_transform(${list}, lambda ${variable}: ${body})`;
const recordOf: Dialect["recordOf"] = (members) => `{${members.map(([name, sql]) => `${name}: ${sql}`).join(", ")}}`;
const listed = (texts: readonly string[]): string => `[${texts.join(", ")}]`;

/** Truths are BOOLEAN, numbers DOUBLE; what is unknown is NULL, lists and their elements too. */
export const duckDb: Dialect = {
  title: "DuckDB",
  documents: "VARCHAR or JSON",
  nestsRules: true,
  quoted,
  named,

  tableOf: (columns, rows) =>
    `SELECT * FROM (VALUES\n    ${rows.map((it) => `(${it.join(", ")})`).join(",\n    ")}\n  ) AS written_rows (${columns.join(", ")})`,
  written: "CAST(document AS VARCHAR)",
  lineWhere: (condition) => `CASE WHEN ${condition} THEN written END`,
  // Where a session compares texts by another collation, a word could be another one: then no row is judged.
  isJson: (line) => `'B' < 'a' AND 'e' <> 'é' AND chr(233) <> 'e' || chr(769) AND json_valid(${line})`,
  readings: (level) => [
    {
      name: "reading",
      about: ["All places of a document at once: types and texts of what stands there, and the keys of its groups."],
      columns: ["document", ...readingColumns(level, "line").map(as)],
    },
    {
      name: "lists",
      about: ["The elements of its lists, each read in the same way."],
      columns: ["document, types, texts, keys", ...listColumns(level, "parts").map(as)],
    },
  ],
  read: (variable) => {
    const before = variable === undefined ? "" : `${variable}.`;
    return {
      type: (at) => `${before}types[${at}]`,
      text: (at) => `${before}texts[${at}]`,
      countOf: (first, last) => `list_count(${before}types[${first}:${last}])`,
      keys: (record) => `${before}keys[${record}]`,
      list: (list) => `${before}list_${list}`,
    };
  },
  isFlat: (object) =>
    `NOT list_has_any(${each(`json_extract(${object}, '$.*')`, "it", "json_type(it)")}, ['OBJECT', 'ARRAY'])`,

  noTruth: "CAST(NULL AS BOOLEAN)",
  asNumber: (truth) => `CAST(${truth} AS TINYINT)`,

  noText: "CAST(NULL AS VARCHAR)",
  byteCount: (text) => `strlen(${text})`,
  dayPart: (text) => `left(${text}, 10)`,
  containsAnyCase: (text, part) => `contains(lower(${text}), ${part})`,
  matches: (text, pattern) => `regexp_matches(${text}, ${quoted(pattern)})`,
  matchesWhole: (text, pattern) => `regexp_full_match(${text}, ${quoted(pattern)})`,
  isOneOf: (text, words) => `${text} IN (${words.join(", ")})`,

  numberOf: (text) => `TRY_CAST(${text} AS DOUBLE)`,
  noNumber: "CAST(NULL AS BIGINT)",
  numberLiteral: String,
  least: (numbers) => `least(${numbers.join(", ")})`,
  wordAt: (words, number) => `${listed(words)}[1 + ${number}]`,

  dateLiteral: (day) => `DATE '${formatDay(day)}'`,
  dateOf: (text) => `TRY_CAST(${text} AS DATE)`,
  // Small letters are not read.
  momentOf: (text) => `epoch_ms(TRY_CAST(upper(${text}) AS TIMESTAMPTZ))`,
  dayOf: (milliseconds) => `(DATE '1970-01-01' + CAST(${milliseconds} // 86400000 AS INTEGER))`,

  textsOf: (texts) => (texts.length === 0 ? "CAST([] AS VARCHAR[])" : listed(texts)),
  concatenated: (one, other) => `list_concat(${one}, ${other})`,
  flattened: (lists) => `coalesce(flatten(${lists}), [])`,
  each,
  filtered: (list, variable, condition) => `list_filter(${list}, lambda ${variable}: ${condition})`,
  size: (list) => `len(${list})`,
  knownCount: (list) => `list_count(${list})`,
  distinctCount: (list) => `list_unique(${list})`,
  contains: (list, item) => `list_contains(${list}, ${item})`,
  meets: (list, other) => `list_has_any(${list}, ${other})`,
  mostIn: (list) => `list_max(${list})`,
  leastIn: (list, none) => `coalesce(list_min(${list}), ${none})`,

  listFact: (_isList, items) => items,
  noList: "CAST(NULL AS VARCHAR[])",
  isKnown: (list) => `${list} IS NOT NULL`,
  itemsOf: (list) => list,
  whereKnown: (_list, body) => body,

  recordOf,
  member: (record, name) => `${record}.${name}`,
};

type Columns = readonly (readonly [name: string, sql: string])[];

const as = ([name, it]: Columns[number]): string => `${it} AS ${name}`;

const pointers = (paths: readonly (readonly string[])[]): string =>
  listed(
    paths.map((path) =>
      quoted(
        path.length === 0 ? "$" : path.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
      ),
    ),
  );

/** The columns in which a value of JSON is read: each call reads it once, for lists of JSON pointers. */
function readingColumns({ records, lists }: Level, json: string): Columns {
  const places = pointers([[], ...records.flatMap(({ path, names }) => names.map((it) => [...path, it]))]);
  return [
    ["types", `json_type(${json}, ${places})`],
    ["texts", `json_extract_string(${json}, ${places})`],
    ...(records.length === 0
      ? []
      : [["keys", `json_keys(${json}, ${pointers(records.map((it) => it.path))})`] as const]),
    ...(lists.length === 0
      ? []
      : [["parts", `json_extract(${json}, ${pointers(lists.map((it) => it.path))})`] as const]),
  ];
}

/** The elements of the lists of a level, each read; `parts`: where the lists stand; `depth`: how many lists there are around. */
const listColumns = ({ lists }: Level, parts: string, depth = 1): Columns =>
  lists.map(({ elements }, at) => {
    const [outer, inner] = [`json_${depth}`, `read_${depth}`];
    const columns = readingColumns(elements, outer);
    const one = each(`from_json(${parts}[${at + 1}], '["JSON"]')`, outer, structOf(columns));
    if (elements.lists.length === 0) return [`list_${at + 1}`, one];
    const known = columns.map(([name]) => [name, `${inner}.${name}`] as const);
    const whole = structOf([...known, ...listColumns(elements, `${inner}.parts`, depth + 1)]);
    return [`list_${at + 1}`, each(one, inner, whole)];
  });

const structOf = (columns: Columns): string => recordOf(columns.map(([name, sql]) => [quoted(name), sql] as const));
