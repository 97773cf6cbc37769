import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { overlayHost } from "../../src/base/host.ts";
import { parseInstant } from "../../src/base/instant.ts";
import { hasClickHouse, inClickHouse } from "../kit/clickhouse.ts";
import { inDuckDb } from "../kit/duckdb.ts";
import { repository } from "../kit/repository.ts";
import { hasSqlglot, judgeAsSpark } from "../kit/spark.ts";
import { ended } from "../rooms/cli/ended.ts";
import { fencesOf } from "./fences.ts";

const noon = parseInstant("2026-11-20T12:00:00+08:00");
if (noon === undefined) throw new Error("the day exists");
const now = noon;
const [english, chinese] = ["grammar/sql.md", "grammar/sql.zh-Hans.md"].map((it) => fencesOf(readFileSync(it, "utf8")));

const textsOf = (language: string): readonly string[] =>
  (english ?? []).filter((it) => it.words[0] === language).map((it) => it.text);

test("both pages on SQL show the same", () => {
  expect(chinese?.map((it) => it.text)).toEqual(english?.map((it) => it.text));
});

/** The statement that the command of the page makes, in a dialect; `told`: what is said of it. */
function made(dialect: string, told = ""): string {
  const [service = ""] = textsOf("yaml");
  const [command = ""] = textsOf("console");
  const host = overlayHost(repository, { "service.yaml": service });
  const colors = { out: false, err: false };
  const world = { host, now, library: "policies", width: 80, colors, readStandardInput: () => undefined };
  const asked = command.trim().replace("--dialect duckdb", `--dialect ${dialect}`);
  const { code, out, err, files } = ended(asked.slice("$ edict ".length).split(" "), world);
  expect([code, out, err]).toEqual([0, "", told]);
  return String(files[0]?.text);
}

const rowsOf = (text = ""): readonly (readonly string[])[] =>
  text
    .trim()
    .split("\n")
    .map((it) => it.split(/\s+/));

test("grammar/sql.md: its command makes the statement, and its queries give what it shows", async () => {
  const [log = ""] = textsOf("jsonl");
  const [queries = "", copying = "", numbering = "", excerpt = ""] = textsOf("sql");
  const statement = made("duckdb");
  expect(statement).toContain(excerpt);
  const folder = mkdtempSync(join(tmpdir(), "edict-sql-"));
  writeFileSync(join(folder, "log.jsonl"), log);
  writeFileSync(join(folder, "verdicts.sql"), statement);
  const inFolder = (text: string): string =>
    text.replaceAll(/'(log\.jsonl|verdicts\.sql|open\.parquet)'/g, `'${folder}/$1'`);
  const [rows, numbered] = await inDuckDb(async (connection) => {
    await connection.run("CREATE SCHEMA page; SET schema = 'page';");
    const parts = inFolder(queries)
      .split(";")
      .filter((it) => it.trim() !== "");
    for (const it of parts.slice(0, -1)) await connection.run(it);
    const shown = async (query = ""): Promise<readonly (readonly string[])[]> =>
      (await connection.runAndReadAll(query))
        .getRowsJson()
        .map((row) => row.map((it) => (it === null ? "NULL" : typeof it === "object" ? "" : String(it))));
    const all = [await shown(parts.at(-1)), await shown(numbering)] as const;
    await connection.run(inFolder(copying));
    await connection.run("SET schema = 'main'; DROP SCHEMA page CASCADE;");
    return all;
  });
  expect([rows, numbered]).toEqual([rowsOf(textsOf("text")[0]), rowsOf(textsOf("text")[1])]);
  const left = await inDuckDb((connection) =>
    connection.runAndReadAll(`SELECT document FROM read_parquet('${join(folder, "open.parquet")}')`),
  );
  rmSync(folder, { recursive: true });
  expect(left.getRowsJson()).toEqual(
    log
      .trim()
      .split("\n")
      .slice(1)
      .map((it) => [it]),
  );
});

test.skipIf(!hasClickHouse)("grammar/sql.md: what it shows of ClickHouse is so", async () => {
  const folder = mkdtempSync(join(tmpdir(), "edict-sql-"));
  writeFileSync(join(folder, "log.jsonl"), textsOf("jsonl")[0] ?? "");
  const statement = made("clickhouse");
  const queries = (textsOf("clickhouse")[0] ?? "").replace("log.jsonl", join(folder, "log.jsonl")).trim().split(";\n");
  const shown = await inClickHouse(async (ask) => {
    await ask("DROP TABLE IF EXISTS log");
    for (const it of queries.slice(0, -1)) await ask(it);
    await ask(`CREATE VIEW verdicts AS ${statement.trim().replace(/;$/, "")}`);
    const counts = await ask((queries.at(-1) ?? "").replace(/;$/, ""), "TSV");
    await ask("DROP VIEW verdicts");
    return counts;
  });
  rmSync(folder, { recursive: true });
  expect(rowsOf(shown)).toEqual(rowsOf(textsOf("text")[2]));
});

const untried =
  "such statements have been run in DuckDB, translated by sqlglot, and never on Spark itself: run what --self-test prints first\n";

test.skipIf(!hasSqlglot)("grammar/sql.md: Spark's SQL, as DuckDB reads it, gives what the page shows", async () => {
  const lines = (textsOf("jsonl")[0] ?? "").trim().split("\n");
  const rows = await judgeAsSpark(made("spark", untried), lines);
  const agreement = "cn.genai_interim_measures.agreement_concluded";
  expect(rows.map((it) => [String(it.judged), it.outcome, it.verdicts.get(agreement)])).toEqual(
    rowsOf(textsOf("text")[0]).map((it) => it.slice(1)),
  );
});
