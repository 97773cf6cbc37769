import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { overlayHost } from "../../src/base/host.ts";
import { parseInstant } from "../../src/base/instant.ts";
import { inDuckDb } from "../kit/duckdb.ts";
import { repository } from "../kit/repository.ts";
import { ended } from "../rooms/cli/ended.ts";
import { fencesOf } from "./fences.ts";

const now = parseInstant("2026-11-20T12:00:00+08:00");
if (now === undefined) throw new Error("the day exists");
const [english, chinese] = ["grammar/sql.md", "grammar/sql.zh-Hans.md"].map((it) => fencesOf(readFileSync(it, "utf8")));

const textsOf = (language: string): readonly string[] =>
  (english ?? []).filter((it) => it.words[0] === language).map((it) => it.text);

test("both pages on SQL show the same", () => {
  expect(chinese?.map((it) => it.text)).toEqual(english?.map((it) => it.text));
});

test("grammar/sql.md: its command makes the statement, and its queries give what it shows", async () => {
  const [service = ""] = textsOf("yaml");
  const [log = ""] = textsOf("jsonl");
  const [command = ""] = textsOf("console");
  const [queries = "", copying = "", excerpt = ""] = textsOf("sql");
  const host = overlayHost(repository, { "service.yaml": service });
  const colors = { out: false, err: false };
  const world = { host, now, library: "policies", width: 80, colors, readStandardInput: () => undefined };
  const { code, out, err, files } = ended(command.trim().slice("$ edict ".length).split(" "), world);
  expect([code, out, err]).toEqual([0, "", ""]);
  const statement = String(files[0]?.text);
  expect(statement).toContain(excerpt);
  const folder = mkdtempSync(join(tmpdir(), "edict-sql-"));
  writeFileSync(join(folder, "log.jsonl"), log);
  writeFileSync(join(folder, "verdicts.sql"), statement);
  const inFolder = (text: string): string =>
    text.replaceAll(/'(log\.jsonl|verdicts\.sql|open\.parquet)'/g, `'${folder}/$1'`);
  const rows = await inDuckDb(async (connection) => {
    await connection.run("CREATE SCHEMA page; SET schema = 'page';");
    const parts = inFolder(queries)
      .split(";")
      .filter((it) => it.trim() !== "");
    for (const it of parts.slice(0, -1)) await connection.run(it);
    const reader = await connection.runAndReadAll(parts.at(-1) ?? "");
    await connection.run(inFolder(copying));
    await connection.run("SET schema = 'main'; DROP SCHEMA page CASCADE;");
    return reader
      .getRowsJson()
      .map((row) => row.map((it) => (typeof it === "boolean" ? String(it) : typeof it === "string" ? it : "NULL")));
  });
  const shown = textsOf("text")[0]?.trim().split("\n") ?? [];
  expect(rows).toEqual(shown.map((it) => it.split(/\s+/)));
  const left = await inDuckDb((connection) =>
    connection.runAndReadAll(`SELECT document FROM read_parquet('${join(folder, "open.parquet")}')`),
  );
  rmSync(folder, { recursive: true });
  expect(left.getRowsJson()).toEqual([...log.split("\n").slice(1, 4), null].map((it) => [it]));
});
