import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { spawnSync } from "node:child_process";
import * as zlib from "node:zlib";
import { expect, test } from "vitest";
import { inDuckDb } from "../kit/duckdb.ts";
import { edict, folderWith } from "./edict.ts";

const flags = ["--service", resolve("examples/chat-service/service.yaml"), "--as-of", "2026-12-01", "--stream"];

/** Answers of several kinds; of some it is known that nothing was found, of others nothing is known. */
const lines = Array.from({ length: 90 }, (_, index) => {
  const user = { registered: true, agreement_version: index % 4 === 0 ? null : "3", age_band: "adult" };
  const found =
    index % 3 === 0 ? {} : { findings: index % 5 === 0 ? [{ illegal: true, confirmed_by: "Zhou Yan" }] : [] };
  const response = { id: `r-${index}`, at: "2026-11-12T09:14:07.5+08:00", text: "您\n好。", sent: true, ...found };
  return { kind: "response", request: { id: `q-${index}`, user }, response };
});
const log = lines.map((it) => `${JSON.stringify(it)}\n`).join("");

/** Runs a check of one file, which is called `log` in what it says. */
function checked(cwd: string, name: string, ...more: readonly string[]) {
  const { code, out, err } = edict(["check", name, ...flags, ...more], { cwd });
  const calledLog = (text: string): string => text.replaceAll(name, "log").replaceAll(/\s+/g, " ").trim();
  return { code, out: calledLog(out), err: calledLog(err) };
}

test("a log that is packed says what it says unpacked; one that is broken is told", () => {
  const zstd = (zlib as { readonly zstdCompressSync?: (text: string) => Buffer }).zstdCompressSync;
  const cwd = folderWith({ "log.jsonl": log });
  writeFileSync(join(cwd, "log.jsonl.gz"), gzipSync(log));
  writeFileSync(join(cwd, "broken.ndjson.gz"), gzipSync(log).subarray(0, 200));
  writeFileSync(join(cwd, "log.jsonl.zst"), zstd?.(log) ?? "");
  const plain = checked(cwd, "log.jsonl");
  expect([plain.code, plain.out]).toEqual([2, expect.stringContaining("90 responses")]);
  expect(checked(cwd, "log.jsonl.gz")).toEqual(plain);
  const broken = checked(cwd, "broken.ndjson.gz");
  expect(broken).toEqual({ code: 4, out: "", err: "error: `log` cannot be read: unexpected end of file" });
  const packed = checked(cwd, "log.jsonl.zst");
  const refused = { code: 4, out: "", err: expect.stringContaining("zstdcat") as unknown };
  expect(packed).toEqual(zstd ? plain : refused);
  expect(edict(["check", "log.jsonl.gz"], { cwd })).toMatchObject({
    code: 64,
    err: expect.stringContaining("--stream"),
  });
  expect(checked(cwd, "log.jsonl.gz", "--part", "1/2")).toMatchObject({ code: 64, out: "" });
});

/** Writes a table of Parquet. */
const parquet = (file: string, query: string): Promise<unknown> =>
  inDuckDb((connection) => connection.run(`COPY (${query}) TO '${file}' (FORMAT parquet)`));

test("a table of Parquet is read row by row: documents as they are, columns without what is NULL", async () => {
  const cwd = folderWith({ "log.jsonl": log, "known.jsonl": log.replaceAll('"agreement_version":null,', "") });
  const file = (name: string): string => join(cwd, name);
  const json = `read_json_objects('${file("log.jsonl")}', format = 'newline_delimited')`;
  await parquet(file("text.parquet"), `SELECT CAST(json AS VARCHAR) AS document FROM ${json}`);
  await parquet(file("json.parquet"), `SELECT json AS document FROM ${json}`);
  const typed = (moment: string): string => {
    const user = { registered: "BOOLEAN", agreement_version: "VARCHAR", age_band: "VARCHAR" };
    const findings = [{ illegal: "BOOLEAN", confirmed_by: "VARCHAR" }];
    const response = { id: "VARCHAR", at: moment, text: "VARCHAR", sent: "BOOLEAN", findings };
    const column = (name: string, type: object): string =>
      `json_transform(json->'${name}', '${JSON.stringify(type)}') AS ${name}`;
    return `SELECT 'response' AS kind, ${column("request", { id: "VARCHAR", user })}, ${column("response", response)} FROM ${json}`;
  };
  await parquet(file("typed.parquet"), typed("TIMESTAMPTZ"));
  await parquet(file("clock.parquet"), typed("TIMESTAMP"));
  const plain = checked(cwd, "log.jsonl");
  expect(checked(cwd, "text.parquet")).toEqual(plain);
  expect(checked(cwd, "json.parquet")).toEqual(plain);
  // What is null may be absent or not known, and counts as not known.
  const known = checked(cwd, "known.jsonl");
  expect(known.out).not.toBe(plain.out);
  // In which column of a made line something stands says nothing.
  const rows = ({ out, ...it }: typeof known) => ({ ...it, out: out.replaceAll(/(log:\d+):\d+/g, "$1") });
  expect(rows(checked(cwd, "typed.parquet"))).toEqual(rows(known));
  expect(checked(cwd, "clock.parquet")).toMatchObject({
    code: 4,
    err: expect.stringContaining("no document can hold `response.at` (TIMESTAMP)"),
  });
  writeFileSync(file("none.parquet"), "PAR1");
  expect(checked(cwd, "none.parquet")).toMatchObject({
    code: 4,
    out: "",
    err: expect.stringContaining("cannot be read"),
  });
});

test("without DuckDB a table is refused in a sentence", () => {
  const cwd = folderWith({ "log.parquet": "PAR1" });
  for (const it of ["package.json", "dist", "policies"]) cpSync(it, join(cwd, it), { recursive: true });
  const words = ["dist/cli.cjs", "check", "log.parquet", ...flags];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd, encoding: "utf8" });
  expect([status, stderr.replaceAll(/\s+/g, " ")]).toEqual([
    4,
    expect.stringContaining("`npm install @duckdb/node-api`"),
  ]);
  expect(readFileSync(join(cwd, "log.parquet"), "utf8")).toBe("PAR1");
});
