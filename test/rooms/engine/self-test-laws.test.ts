import { expect, test } from "vitest";
import { parseInstant } from "../../../src/base/instant.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { memoized } from "../../../src/base/memoized.ts";
import { runCompileStatement } from "../../../src/engine/standalone/compile-statement.ts";
import type { DialectName } from "../../../src/sql/statement.ts";
import { hasClickHouse, inClickHouse } from "../../kit/clickhouse.ts";
import { inDuckDb } from "../../kit/duckdb.ts";
import { repository } from "../../kit/repository.ts";
import { fromSpark, hasSqlglot } from "../../kit/spark.ts";

const now = parseInstant("2026-11-20T12:00:00+08:00");
invariant(now !== undefined, "the day exists");

const selfTest = memoized((dialect: DialectName): string => {
  const { statement } = runCompileStatement(
    {
      packs: ["cn.labelling_measures"],
      beside: [],
      vocabularies: [],
      service: "examples/chat-service/service.yaml",
      profile: undefined,
      columns: undefined,
      party: undefined,
      asOf: "2026-12-31",
      lawOf: undefined,
      now,
      library: "policies",
      dialect,
      isSelfTest: true,
    },
    repository,
  );
  invariant(statement, "these packs have cases on answers");
  return statement.text;
});

const inDuck = (text: string): Promise<readonly string[]> =>
  inDuckDb(async (connection) =>
    (await connection.runAndReadAll(text)).getRowsJson().map((it) => it.map(String).join(":")),
  );
const inHouse = (text: string): Promise<readonly string[]> =>
  inClickHouse(async (ask) => (await ask(text.replace(/;\s*$/, ""), "TSV")).split("\n").filter((it) => it !== ""));

test("DuckDB reads each row of a self-test as Edict does, and judges most that Edict judges", async () => {
  const text = selfTest("duckdb");
  expect(await inDuck(text)).toEqual([]);
  const last = /SELECT document, differs FROM compared.*$/s;
  const counts =
    "SELECT wanted_about <> 'none', judged, count(*) FROM known JOIN verdicts USING (document) GROUP BY ALL ORDER BY ALL";
  const [refused = "", left = "", judged = ""] = await inDuck(text.replace(last, counts));
  expect([refused, left, judged].map((it) => it.replace(/\d+$/, ""))).toEqual([
    "false:false:",
    "true:false:",
    "true:true:",
  ]);
  const countOf = (it: string): number => Number(/\d+$/.exec(it)?.[0]);
  expect(countOf(judged)).toBeGreaterThan(100);
  expect(countOf(refused)).toBeGreaterThan(50);
  expect(countOf(left)).toBeLessThan(countOf(judged) / 5);
});

/** A database that reads otherwise, as what a statement says in its place. */
interface OtherReading {
  readonly name: string;
  readonly find: string | RegExp;
  readonly replace: string;
}

const inOtherWays: readonly OtherReading[] = [
  { name: "a null is not there", find: / = 'NULL' THEN FALSE/g, replace: " = 'NULL' THEN NULL" },
  {
    name: "what is left out is null",
    find: /IS NOT NULL THEN TRUE END/g,
    replace: "IS NOT NULL THEN TRUE ELSE FALSE END",
  },
  { name: "offsets of moments are dropped", find: /AS TIMESTAMPTZ/g, replace: "AS TIMESTAMP" },
  { name: "the text of a truth is a truth", find: /\] = 'BOOLEAN'/g, replace: "] IN ('BOOLEAN', 'VARCHAR')" },
  {
    name: "of keys that are given twice one is seen",
    find: /json_keys\(line, (\[[^\]]*\])\)/,
    replace: "list_transform(json_keys(line, $1), lambda it: list_distinct(it))",
  },
  { name: "the most is taken for the least", find: /list_max\(/g, replace: "list_min(" },
  { name: "what nobody knows applies", find: /WHEN NOT coalesce\(/g, replace: "WHEN FALSE AND NOT coalesce(" },
  { name: "a day begins in UTC", find: /THEN 28800000/g, replace: "THEN 0" },
  { name: "nothing is plainly in order", find: "SELECT *, CASE WHEN\n", replace: "SELECT *, CASE WHEN FALSE AND\n" },
  { name: "rows are lost", find: "FROM known\n)", replace: "FROM known WHERE wanted_about = 'none'\n)" },
];

test.each(inOtherWays)("a self-test finds that $name", async ({ find, replace }) => {
  const text = selfTest("duckdb");
  const other = text.replace(find, replace);
  expect(other).not.toBe(text);
  expect(await inDuck(other)).not.toEqual([]);
});

test("a self-test has the same bytes each time, and reads no table", async () => {
  const text = selfTest("duckdb");
  await inDuckDb((connection) => connection.run("DROP TABLE IF EXISTS log"));
  expect(await inDuck(text)).toEqual([]);
});

test.skipIf(!hasClickHouse)("ClickHouse reads each row of a self-test as Edict does", async () => {
  const text = selfTest("clickhouse");
  expect(await inHouse(text)).toEqual([]);
  expect(await inHouse(text.replaceAll(" = 'NULL' THEN FALSE", " = 'NULL' THEN NULL"))).not.toEqual([]);
});

test.skipIf(!hasSqlglot)("Spark's SQL, as DuckDB reads it, reads each row of a self-test as Edict does", async () => {
  const text = selfTest("spark");
  expect(await inDuck(await fromSpark(text))).toEqual([]);
  const other = text.replaceAll("WHEN 'VOID' THEN 'NULL'", "WHEN 'VOID' THEN 'VARCHAR'");
  expect(await inDuck(await fromSpark(other))).not.toEqual([]);
});
