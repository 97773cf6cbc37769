import type * as DuckDb from "@duckdb/node-api";
import { closeSync, createReadStream, fstatSync, openSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline, type Transform } from "node:stream";
import zlib from "node:zlib";
import type { Host } from "../base/host.ts";
import { listOf, namesOf } from "../base/message.ts";
import { quotedSql, rowsAsLines, type ColumnMap, type ColumnType } from "../engine/index.ts";
import { streamedInput } from "./environment.ts";
import { rowsOfCells } from "./log-cells.ts";
import type { LogSlice } from "./log-slices.ts";
import { isUnreadableLog, unreadable, whyUnreadable } from "./unreadable-log.ts";
import { framesOf } from "./zstd-frames.ts";

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
  const bytes = bytesOf(file, from, to);
  const [, kind] = /\.([ct])sv(\.\w+)?$/i.exec(path) ?? [];
  return kind === undefined ? bytes : rowsOfCells(bytes, kind.toLowerCase() === "t" ? "\t" : ",", columns);
}

function bytesOf(file: string, from: number, to: number | undefined): AsyncIterable<Uint8Array> {
  if (/\.zst$/i.test(file)) return unpackedFrames(file);
  return /\.gz$/i.test(file) ? unpacked(createReadStream(file), statSync(file).size) : chunksOf(file, from, to);
}

/** A file in chunks, of which each stands until the next is asked for: the one after that is read into its place. */
async function* chunksOf(path: string, from: number, to = Infinity): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  let at = from;
  const read = (into: Uint8Array<ArrayBuffer>) => {
    const reading = file.read(into, 0, Math.min(into.length, to - at), at);
    // Whoever waits for it hears that it failed, and nobody may wait.
    reading.catch(() => {});
    return reading;
  };
  try {
    for (let ahead = read(new Uint8Array(chunkSize)), spare = new Uint8Array(chunkSize); ;) {
      const { bytesRead, buffer } = await ahead;
      if (bytesRead === 0) return;
      at += bytesRead;
      ahead = read(spare);
      spare = buffer;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

const chunkSize = 1 << 20;

async function* unpacked(bytes: ReturnType<typeof createReadStream>, size: number): AsyncGenerator<Uint8Array> {
  const unpack = zlib.createGunzip();
  // What cannot be read ends what waits for it.
  bytes.once("error", (error) => unpack.destroy(error));
  try {
    yield* bytes.pipe(unpack) as AsyncIterable<Uint8Array>;
    // It stops at a zero byte between two members.
    if (unpack.bytesWritten < size) throw unreadable(whyUnreadable.behind({ format: "gzip" }));
  } catch (error) {
    throw whyPacked(error);
  } finally {
    bytes.destroy();
  }
}

/** What a machine says of a file stays as it is; all else is wrong with what is packed. */
const whyPacked = (error: unknown): unknown =>
  isUnreadableLog(error) || (error instanceof Error && "syscall" in error)
    ? error
    : unreadable(whyUnreadable.broken({ why: error instanceof Error ? error.message : String(error) }));

/** Of Node.js 22.15 on. */
const { createZstdDecompress } = zlib as { readonly createZstdDecompress?: () => Transform };

async function* unpackedFrames(path: string): AsyncGenerator<Uint8Array> {
  if (!createZstdDecompress) throw unreadable(whyUnreadable.zstd({ version: process.versions.node }));
  const file = openSync(path, "r");
  try {
    for (const frame of framesOf(file, fstatSync(file).size)) {
      if (!frame) throw unreadable(whyUnreadable.behind({ format: "Zstandard" }));
      const bytes = createReadStream(path, { start: frame.from, end: frame.to - 1 });
      yield* pipeline(bytes, createZstdDecompress(), () => undefined) as AsyncIterable<Uint8Array>;
    }
  } catch (error) {
    throw whyPacked(error);
  } finally {
    closeSync(file);
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
