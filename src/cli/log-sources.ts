import type * as DuckDb from "@duckdb/node-api";
import { createReadStream, statSync } from "node:fs";
import { createGunzip } from "node:zlib";
import type { Host } from "../base/host.ts";
import { listOf, messages, namesOf, type Message } from "../base/message.ts";
import { quotedSql, rowsAsLines, type ColumnMap, type ColumnType } from "../engine/index.ts";
import { streamedInput } from "./environment.ts";
import type { LogSlice } from "./log-slices.ts";

/** Why a log cannot be read, where nothing is wrong with what the machine does. */
export interface UnreadableLog extends Error {
  readonly unreadable: Message;
}

export const isUnreadableLog = (error: unknown): error is UnreadableLog =>
  error instanceof Error && "unreadable" in error;

const unreadable = (why: Message): UnreadableLog => Object.assign(new Error(why.code), { unreadable: why });

/** That a log cannot be read, in words. */
export const unreadableLog = (path: string, { unreadable: why }: UnreadableLog): Message =>
  whyUnreadable.told({ path, why });

const whyUnreadable = messages("cli/unreadable-log", {
  told: { en: "`{path}` cannot be read: {why}", zh: "無法讀取 `{path}`：{why}" },
  noDuckDb: {
    en: "DuckDB reads Parquet, and is not installed: `npm install @duckdb/node-api` beside Edict",
    zh: "Parquet 由 DuckDB 讀取，而它沒有安裝：請在 Edict 旁 `npm install @duckdb/node-api`",
  },
  zstd: {
    en: "it is compressed with Zstandard: `zstdcat FILE | edict check - --stream`",
    zh: "它由 Zstandard 壓縮：請用 `zstdcat FILE | edict check - --stream`",
  },
  behind: { en: "data that is not gzip follows its end", zh: "末尾之後還有不屬於 `gzip` 格式的內容" },
  pattern: {
    en: "DuckDB reads `{path}` as a pattern of file names: rename the file",
    zh: "DuckDB 把 `{path}` 當作名稱的模式：請改用其他文件名",
  },
  lost: { en: "only {read} of its {all} rows were read", zh: "{all} 行中只讀取了 {read} 行" },
  broken: { en: "{why}", zh: "{why}" },
  columns: {
    en: "no document can hold {columns}; cast {count, plural, one {it} other {them}}, moments to TIMESTAMPTZ{offset}",
    zh: "文檔不能容納 {columns}；請轉換類型，時刻轉為 TIMESTAMPTZ{offset}{count, plural, other {}}",
  },
  offset: {
    en: ", or write in the map the `offset` of {columns}: `+00:00` if DuckDB read JSON with offsets, as it converts to UTC",
    zh: "，或者在對應表中寫明 {columns} 的 `offset`：如果由 DuckDB 從帶時差的 JSON 讀入，則為 `+00:00`，因為它會換算成 UTC",
  },
  column: { en: "`{column}` ({type})", zh: "`{column}`（{type}）" },
});

/**
 * The bytes of a log, as lines of JSON: a file as it is, unpacked, or of a table a line for each row. `columns`: which of a table's
 * columns are read.
 */
export function openLog(
  { path, from, to }: LogSlice,
  host: Host,
  columns: ColumnMap | undefined,
): AsyncIterable<Uint8Array> {
  if (path === streamedInput) return process.stdin;
  const file = host.resolve(path);
  if (/\.parquet$/i.test(path)) return rowsOf(file, columns);
  // What Node.js has for it takes the first of several frames for all.
  if (/\.zst$/i.test(path)) throw unreadable(whyUnreadable.zstd());
  const end = to === undefined ? {} : { end: to - 1 };
  const bytes = createReadStream(file, { highWaterMark: chunkSize, start: from, ...end });
  return /\.gz$/i.test(path) ? unpacked(bytes, statSync(file).size) : bytes;
}

const chunkSize = 1 << 20;

async function* unpacked(bytes: ReturnType<typeof createReadStream>, size: number): AsyncGenerator<Uint8Array> {
  const unpack = createGunzip();
  // What cannot be read ends what waits for it.
  bytes.once("error", (error) => unpack.destroy(error));
  try {
    yield* bytes.pipe(unpack) as AsyncIterable<Uint8Array>;
    // It stops at a zero byte between two members.
    if (unpack.bytesWritten < size) throw unreadable(whyUnreadable.behind());
  } catch (error) {
    if (isUnreadableLog(error) || (error instanceof Error && "syscall" in error)) throw error;
    throw unreadable(whyUnreadable.broken({ why: error instanceof Error ? error.message : String(error) }));
  } finally {
    bytes.destroy();
  }
}

async function loadDuckDb(): Promise<typeof DuckDb> {
  try {
    return await import("@duckdb/node-api");
  } catch {
    throw unreadable(whyUnreadable.noDuckDb());
  }
}

/** The rows of a file of Parquet, in their order. */
async function* rowsOf(file: string, map: ColumnMap | undefined): AsyncGenerator<Uint8Array> {
  const duckdb = await loadDuckDb();
  const instance = await duckdb.DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  // Names of files are patterns, and folders are columns, unless one says otherwise.
  const path = quotedSql(file.replaceAll(/[*?[]/g, "[$&]"));
  const table = `read_parquet(${path}, hive_partitioning = false)`;
  const ask = async (query: string): Promise<unknown> => (await connection.runAndReadAll(query)).getRowsJson()[0]?.[0];
  try {
    if ((await ask(`SELECT list(file) = [${quotedSql(file)}] FROM glob(${path})`)) !== true)
      throw unreadable(whyUnreadable.pattern({ path: file }));
    const empty = await connection.run(`FROM ${table} LIMIT 0`);
    const types = empty.columnTypes();
    const columns = empty.columnNames().map((name, at) => ({ name, type: columnType(types[at]) }));
    const query = rowsAsLines(table, columns, map);
    if (typeof query !== "string") {
      const all = query.map(({ column, type }) => whyUnreadable.column({ column, type }));
      const clocks = map ? query.filter((it) => it.isClock).map((it) => it.column) : [];
      const offset = clocks.length > 0 ? whyUnreadable.offset({ columns: namesOf(clocks) }) : undefined;
      throw unreadable(whyUnreadable.columns({ columns: listOf(all, "and"), count: all.length, offset }));
    }
    const all = Number(await ask(`SELECT count(*) FROM ${table}`));
    const rows = await connection.stream(query);
    let read = 0;
    for (let chunk = await rows.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await rows.fetchChunk()) {
      yield Buffer.from(`${chunk.getColumnValues(0).join("\n")}\n`);
      read += chunk.rowCount;
    }
    if (read !== all) throw unreadable(whyUnreadable.lost({ read, all }));
  } catch (error) {
    if (isUnreadableLog(error)) throw error;
    const [why = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw unreadable(whyUnreadable.broken({ why }));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const plain: ReadonlySet<string> = new Set(
  ["BOOLEAN", "DOUBLE", "FLOAT", "DECIMAL"].concat(
    ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"].flatMap((it) => [it, `U${it}`]),
  ),
);

function columnType(type: DuckDb.DuckDBType | undefined): ColumnType {
  if (type === undefined) return { kind: "other", name: "?" };
  if ("entryTypes" in type) {
    const { entryNames: names, entryTypes: types } = type;
    return { kind: "record", fields: names.map((name, at) => ({ name, type: columnType(types[at]) })) };
  }
  if ("valueType" in type && !("keyType" in type) && !("length" in type))
    return { kind: "list", of: columnType(type.valueType) };
  if (type.alias === "JSON") return { kind: "json" };
  const name = type.toString();
  const [word = ""] = name.split("(");
  if (word === "VARCHAR" || word === "ENUM" || word === "UUID") return { kind: "text" };
  if (word === "DATE") return { kind: "date" };
  if (name === "TIMESTAMP WITH TIME ZONE") return { kind: "moment" };
  if (name === "TIMESTAMP") return { kind: "other", name, isClock: true };
  return plain.has(word) ? { kind: "plain" } : { kind: "other", name };
}
