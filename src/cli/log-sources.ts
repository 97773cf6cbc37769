import type * as DuckDb from "@duckdb/node-api";
import { createReadStream } from "node:fs";
import * as zlib from "node:zlib";
import type { Host } from "../base/host.ts";
import { listOf, messages, type Message } from "../base/message.ts";
import { quotedSql, rowsAsLines, type ColumnType } from "../engine/index.ts";
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
  noZstd: {
    en: "{version} cannot unpack it, and 22.15 can: `zstdcat FILE | edict check - --stream`",
    zh: "{version} 不能解壓，22.15 起可以：`zstdcat FILE | edict check - --stream`",
  },
  broken: { en: "{why}", zh: "{why}" },
  columns: {
    en: "no document can hold {columns}; cast {count, plural, one {it} other {them}}, moments to TIMESTAMPTZ",
    zh: "文檔不能容納 {columns}；請轉換類型，時刻轉為 TIMESTAMPTZ{count, plural, other {}}",
  },
  column: { en: "`{column}` ({type})", zh: "`{column}`（{type}）" },
});

/** The bytes of a log, as lines of JSON: a file as it is, unpacked, or of a table a line for each row. */
export function openLog({ path, from, to }: LogSlice, host: Host): AsyncIterable<Uint8Array> {
  if (path === streamedInput) return process.stdin;
  const file = host.resolve(path);
  if (/\.parquet$/i.test(path)) return rowsOf(file);
  const end = to === undefined ? {} : { end: to - 1 };
  const bytes = createReadStream(file, { highWaterMark: chunkSize, start: from, ...end });
  if (/\.gz$/i.test(path)) return unpacked(bytes, zlib.createGunzip());
  return /\.zst$/i.test(path) ? unpacked(bytes, openZstd()) : bytes;
}

const chunkSize = 1 << 20;

/** From Node.js 22.15 on. */
function openZstd(): zlib.Gunzip {
  const { createZstdDecompress: open } = zlib as { readonly createZstdDecompress?: () => zlib.Gunzip };
  if (!open) throw unreadable(whyUnreadable.noZstd({ version: `Node.js ${process.versions.node}` }));
  return open();
}

async function* unpacked(bytes: ReturnType<typeof createReadStream>, unpack: zlib.Gunzip): AsyncGenerator<Uint8Array> {
  // What cannot be read ends what waits for it.
  bytes.once("error", (error) => unpack.destroy(error));
  try {
    yield* bytes.pipe(unpack) as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (error instanceof Error && "syscall" in error) throw error;
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
async function* rowsOf(file: string): AsyncGenerator<Uint8Array> {
  const duckdb = await loadDuckDb();
  const instance = await duckdb.DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const table = `read_parquet(${quotedSql(file)})`;
  try {
    const empty = await connection.run(`FROM ${table} LIMIT 0`);
    const types = empty.columnTypes();
    const columns = empty.columnNames().map((name, at) => ({ name, type: columnType(types[at]) }));
    const query = rowsAsLines(table, columns);
    if (typeof query !== "string") {
      const all = query.map((it) => whyUnreadable.column({ ...it }));
      throw unreadable(whyUnreadable.columns({ columns: listOf(all, "and"), count: all.length }));
    }
    const rows = await connection.stream(query);
    for (;;) {
      const chunk = await rows.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return;
      yield Buffer.from(`${chunk.getColumnValues(0).join("\n")}\n`);
    }
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
  return plain.has(word) ? { kind: "plain" } : { kind: "other", name };
}
