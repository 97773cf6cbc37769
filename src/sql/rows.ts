import type { ColumnMap } from "../readers/foreign/column-map.ts";
import { duckDb } from "./duckdb.ts";

const { named } = duckDb;
/** A text as DuckDB writes it. */
export const { quoted: quotedSql } = duckDb;

/** What a column of a table can hold, as far as documents can hold it; `other`: what they cannot. */
export type ColumnType =
  | { readonly kind: "record"; readonly fields: readonly Column[] }
  | { readonly kind: "list"; readonly of: ColumnType }
  | { readonly kind: "text" | "plain" | "date" | "moment" | "json" }
  /** Read from no fact: that it is there is all that is told, and no value, which a report would quote as if the table had it. */
  | { readonly kind: "unread" }
  /** A moment without an offset, which is written as a text. */
  | { readonly kind: "clock" }
  /** `isClock`: it is a moment without an offset. */
  | { readonly kind: "other"; readonly name: string; readonly isClock?: boolean };

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** NULL is told. */
  readonly isKept?: boolean;
}

/** A column of a type that no document has. */
export interface UnsaidColumn {
  readonly column: string;
  readonly type: string;
  /** A map that says its offset can have it read. */
  readonly isClock: boolean;
}

/**
 * A query of DuckDB that gives each row of a table as a line of JSON: the text of the column `document` as it is, or else all
 * columns as a document, without those that are NULL, as nobody knows what that means. A list of columns: no document can hold
 * what is in these. With a map all columns are of the row. `table`: SQL.
 *
 * @example
 * const column = { name: "document", type: { kind: "text" } };
 * rowsAsLines("log", [column]).endsWith("FROM log") // true
 * rowsAsLines("log", [column], { facts: [] }).includes("…") // true
 */
export function rowsAsLines(
  table: string,
  columns: readonly Column[],
  map?: ColumnMap,
): string | readonly UnsaidColumn[] {
  if (map) return rowsOf(table, mappedColumns(columns, map));
  if (isOfDocuments(columns)) return `SELECT ${wholeLine(oneLine(named("document")))} FROM ${table}`;
  return rowsOf(table, columns);
}

function rowsOf(table: string, columns: readonly Column[]): string | readonly UnsaidColumn[] {
  const unsaid = columns.flatMap(({ name, type }) => {
    const isClock = type.kind === "other" && type.isClock === true;
    return unsaidIn(name, type).map((it) => ({ ...it, isClock }));
  });
  return unsaid.length > 0 ? unsaid : `SELECT ${recordSql(columns, named, 0)} FROM ${table}`;
}

/** The columns that a map names, and of all others that they are there. A moment without an offset can be read where the map says its offset. */
function mappedColumns(columns: readonly Column[], { facts }: ColumnMap): readonly Column[] {
  const hasOffset = (name: string): boolean =>
    facts.some(({ origin: it }) => it.kind === "column" && it.steps[0] === name && it.offset !== undefined);
  const read = new Set(facts.flatMap(({ origin }) => (origin.kind === "column" ? [origin.steps[0]] : [])));
  return columns.map(({ name, type }) => {
    if (!read.has(name)) return { name, type: { kind: "unread" } };
    const isClock = type.kind === "other" && type.isClock && hasOffset(name);
    return { name, type: isClock ? { kind: "clock" } : type, isKept: true };
  });
}

/** Whether a table has a document a row. */
const isOfDocuments = (columns: readonly Column[]): boolean =>
  columns.some((it) => it.name === "document" && (it.type.kind === "text" || it.type.kind === "json"));

function unsaidIn(path: string, type: ColumnType): readonly Omit<UnsaidColumn, "isClock">[] {
  if (type.kind === "other") return [{ column: path, type: type.name }];
  if (type.kind === "list") return unsaidIn(`${path}[]`, type.of);
  return type.kind === "record" ? type.fields.flatMap((it) => unsaidIn(`${path}.${it.name}`, it.type)) : [];
}

/** Where JSON lets a line end stand, a carriage return may stand, too; within a text neither may. */
const oneLine = (text: string): string => `replace(CAST(${text} AS VARCHAR), chr(10), chr(13))`;

/** A line is left out by nobody: one of blanks is null, which is no document. */
const wholeLine = (text: string): string =>
  `CASE WHEN regexp_full_match(${text}, ${quotedSql(String.raw`[\s\v\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]*`)}) THEN 'null' ELSE coalesce(${text}, 'null') END`;

/** The fields that are there. */
function recordSql(fields: readonly Column[], placeOf: (name: string) => string, depth: number): string {
  if (fields.length === 0) return "'{}'";
  const each = fields.map(({ name, type, isKept }) => {
    const value = valueSql(type, placeOf(name), depth);
    return `${quotedSql(`${JSON.stringify(name)}:`)} || ${isKept ? `coalesce(${value}, 'null')` : value}`;
  });
  return `'{' || array_to_string(list_filter([${each.join(", ")}], lambda it_${depth}: it_${depth} IS NOT NULL), ',') || '}'`;
}

/** What is infinite is there, and no day. */
const finite = (at: string, day: string): string =>
  `CASE WHEN ${at} IS NOT NULL THEN coalesce(${day}, '"infinity"') END`;

/** NULL where nothing is there; an element that is NULL is `null`, for its list has a place for it. */
function valueSql(type: ColumnType, at: string, depth: number): string {
  switch (type.kind) {
    case "record":
      return `CASE WHEN ${at} IS NOT NULL THEN ${recordSql(type.fields, (name) => `${at}.${named(name)}`, depth + 1)} END`;
    case "list": {
      const element = `it_${depth + 1}`;
      const each = `list_transform(${at}, lambda ${element}: coalesce(${valueSql(type.of, element, depth + 1)}, 'null'))`;
      return `'[' || array_to_string(${each}, ',') || ']'`;
    }
    case "text":
      return `CAST(to_json(CAST(${at} AS VARCHAR)) AS VARCHAR)`;
    case "plain":
      return `CAST(${at} AS VARCHAR)`;
    case "json":
      return oneLine(at);
    case "date":
      return finite(at, `strftime(${at}, '"%Y-%m-%d"')`);
    case "moment":
      return finite(at, `strftime(make_timestamp(epoch_us(${at})), '"%Y-%m-%dT%H:%M:%S.%fZ"')`);
    case "clock":
      return finite(at, `strftime(${at}, '"%Y-%m-%dT%H:%M:%S.%f"')`);
    case "unread":
      return `CASE WHEN ${at} IS NOT NULL THEN '"…"' END`;
    case "other":
      return "NULL";
  }
}
