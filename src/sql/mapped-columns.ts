import { toPlain, type DataNode } from "../base/document.ts";
import type { ColumnMap, FactColumn, MappedFact, MomentUnit } from "../readers/foreign/column-map.ts";
import { lastSecond } from "../readers/foreign/make-node.ts";
import type { Type } from "../vocabulary/type.ts";
import { duckDb } from "./duckdb.ts";

const { named, quoted } = duckDb;

/** A fact that no statement can read from a column exactly, and why. */
export interface UnsaidFact {
  readonly fact: MappedFact;
  readonly why: "group" | "element";
}

/**
 * The facts of a map that no statement can read: groups, in which a table has NULL for what is not known and for what is
 * nothing, and elements of lists, which a text has, too.
 */
export function unsaidFacts({ facts }: ColumnMap): readonly UnsaidFact[] {
  return facts.flatMap((fact): readonly UnsaidFact[] => {
    if (fact.origin.kind === "always") return [];
    if (isGroup(fact.type)) return [{ fact, why: "group" }];
    return fact.origin.steps.some((it) => typeof it === "number") ? [{ fact, why: "element" }] : [];
  });
}

const isGroup = (type: Type): boolean => type.kind === "record" || (type.kind === "list" && isGroup(type.element));

/** The columns of a common table expression, and what it reads. */
interface MappedStage {
  readonly name: string;
  readonly about: readonly string[];
  readonly columns: readonly string[];
  readonly from: string;
}

/**
 * The stages that make a document of each row of a table `log`, with its columns as a map says: what is NULL is left out. The last is
 * called `mapped` and has the column `document`. The map has no fact that is unsaid.
 */
export function mappedStages({ facts }: ColumnMap): readonly MappedStage[] {
  const said = facts.flatMap((it, at) =>
    it.origin.kind === "column" ? [{ origin: it.origin, type: it.type, at }] : [],
  );
  const about = said.map(({ origin, at }) => `  fact_${at} ${facts[at]?.path.join(".") ?? ""}: ${origin.text}`);
  return [
    {
      name: "columns_of_log",
      about: ["The columns of the table, as JSON. What is NULL is not known.", ...about],
      columns: said.map(
        ({ origin, at }) => `nullif(CAST(to_json(${placeOf(origin.steps)}) AS VARCHAR), 'null') AS fact_${at}`,
      ),
      from: `log AS ${tableName}`,
    },
    {
      name: "words_of_log",
      about: ["Words and numbers of columns that are read by them, each once."],
      columns: ["*", ...said.filter(isRead).flatMap(({ at }) => wordColumns(at))],
      from: "columns_of_log",
    },
    {
      name: "facts_of_log",
      about: ["What the words of a column say, and moments as documents write them."],
      columns: said.map(({ origin, type, at }) => `${valueSql(at, origin, type)} AS fact_${at}`),
      from: "words_of_log",
    },
    {
      name: "mapped",
      about: ["A document for each row, without what is not known."],
      columns: [
        `${recordSql(
          facts.map((fact, at) => ({ fact, at })),
          0,
          facts,
        )} AS document`,
      ],
      from: "facts_of_log",
    },
  ];
}

/** A column of the table may be called as the table is. */
const tableName = "table_of_log";

function placeOf([first, ...below]: FactColumn["steps"]): string {
  return below.reduce<string>(
    (at, it) => `struct_extract(${at}, ${quoted(String(it))})`,
    `${tableName}.${named(String(first))}`,
  );
}

/** Whether a column is read by its words, or as a number. */
const isRead = ({ origin: { words, moment } }: { readonly origin: FactColumn }): boolean =>
  words.size > 0 || moment !== undefined;

const wordColumns = (at: number): readonly string[] => [
  `json_extract_string(fact_${at}, '$') AS word_${at}`,
  `json_type(fact_${at}) AS type_${at}`,
];

function valueSql(at: number, { words, moment, offset }: FactColumn, type: Type): string {
  const json = `fact_${at}`;
  const plain = type.kind !== "datetime" ? json : moment ? countedMoment(at, moment) : writtenMoment(json, offset);
  if (words.size === 0) return plain;
  const each = [...words].map(([word, value]) => `WHEN ${isWord(at, word)} THEN ${jsonOf(value)}`);
  return `CASE WHEN type_${at} IN ('ARRAY', 'OBJECT') THEN ${plain} ${each.join(" ")} ELSE ${plain} END`;
}

/** A word, or a number that is written so in short. */
function isWord(at: number, word: string): string {
  const isText = `word_${at} = ${quoted(word)}`;
  if (String(Number(word)) !== word) return isText;
  const isNumber = `type_${at} IN ('UBIGINT', 'BIGINT', 'DOUBLE')`;
  return `(${isText} OR ${isNumber} AND TRY_CAST(word_${at} AS DOUBLE) = CAST(${quoted(word)} AS DOUBLE))`;
}

/** Whole milliseconds in so many units, of a text of digits; a cast of it to a decimal would take longer than all the rest. */
const milliseconds: Readonly<Record<MomentUnit, (word: string) => string>> = {
  seconds: (word) => `TRY_CAST(${wholeOf(word)} || rpad(left(split_part(${word}, '.', 2), 3), 3, '0') AS BIGINT)`,
  milliseconds: (word) => `TRY_CAST(${wholeOf(word)} AS BIGINT)`,
  microseconds: (word) => `TRY_CAST(${wholeOf(word)} AS BIGINT) // 1000`,
  nanoseconds: (word) => `TRY_CAST(${wholeOf(word)} AS BIGINT) // 1000000`,
};

const wholeOf = (word: string): string => `split_part(${word}, '.', 1)`;

/** A number may have decimals, a text has none. What is no moment stays as it is, for the guard to refuse. */
function countedMoment(at: number, unit: MomentUnit): string {
  const [json, word] = [`fact_${at}`, `word_${at}`];
  const decimal = quoted(String.raw`[0-9]{1,19}\.[0-9]+`);
  const isWhole = `regexp_full_match(${word}, '[0-9]{1,19}')`;
  const isCount = `(${isWhole} OR type_${at} = 'DOUBLE' AND regexp_full_match(${word}, ${decimal}))`;
  const ms = milliseconds[unit](word);
  const written = `strftime(make_timestamp_ms(${ms}), '"%Y-%m-%dT%H:%M:%S.%gZ"')`;
  return `CASE WHEN ${isCount} AND ${ms} BETWEEN 1 AND ${lastSecond * 1000} THEN ${written} ELSE ${json} END`;
}

const clock = String.raw`^"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2}(?:\.\d+)?)`;

function writtenMoment(json: string, offset: string | undefined): string {
  const forms: readonly (readonly [string, string])[] = [
    [` ?(?:[Zz]|UTC)"$`, "Z"],
    [String.raw` ?([+-]\d{2})"$`, String.raw`\3:00`],
    [String.raw` ?([+-]\d{2}):?(\d{2})"$`, String.raw`\3:\4`],
    ...(offset === undefined ? [] : [[` ?"$`, offset] as const]),
  ];
  return forms.reduce(
    (text, [form, zone]) => `regexp_replace(${text}, ${quoted(clock + form)}, ${quoted(String.raw`"\1T\2${zone}"`)})`,
    json,
  );
}

const jsonOf = (node: DataNode): string => quoted(JSON.stringify(toPlain(node)));

interface NumberedFact {
  readonly fact: MappedFact;
  readonly at: number;
}

/** The fields that are there; what is the map's to say, where a column says anything of their subject. */
function recordSql(own: readonly NumberedFact[], depth: number, all: readonly MappedFact[]): string {
  const names = [...new Set(own.flatMap(({ fact }) => fact.path[depth] ?? []))];
  const each = names.map((name) => {
    const below = own.filter(({ fact }) => fact.path[depth] === name);
    const [first] = below;
    const isFact = first?.fact.path.length === depth + 1;
    const value = isFact ? factSql(first, all) : groupSql(below, depth + 1, all);
    return `${quoted(`${JSON.stringify(name)}:`)} || ${value}`;
  });
  return `'{' || array_to_string(list_filter([${each.join(", ")}], lambda it_${depth}: it_${depth} IS NOT NULL), ',') || '}'`;
}

function groupSql(own: readonly NumberedFact[], depth: number, all: readonly MappedFact[]): string {
  const parts = own.map((it) => factSql(it, all));
  return `CASE WHEN coalesce(${parts.join(", ")}) IS NOT NULL THEN ${recordSql(own, depth, all)} END`;
}

function factSql({ fact: { origin, path }, at }: NumberedFact, all: readonly MappedFact[]): string {
  const own = origin.kind === "column" ? `fact_${at}` : undefined;
  const ofMap = origin.kind === "column" ? origin.absent : origin.value;
  if (own !== undefined && !ofMap) return own;
  const beside = all.flatMap((it, index) =>
    it.origin.kind === "column" && (path.length === 1 || it.path[0] === path[0]) ? [`fact_${index}`] : [],
  );
  if (!ofMap || beside.length === 0) return "CAST(NULL AS VARCHAR)";
  const constant = `CASE WHEN coalesce(${beside.join(", ")}) IS NOT NULL THEN ${jsonOf(ofMap)} END`;
  return own === undefined ? constant : `coalesce(${own}, ${constant})`;
}
