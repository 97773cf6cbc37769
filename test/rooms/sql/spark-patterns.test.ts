import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDay } from "../../../src/base/civil-date.ts";
import { duckDb } from "../../../src/sql/duckdb.ts";
import type { Dialect } from "../../../src/sql/dialect.ts";
import { isPlainJson } from "../../../src/sql/guard.ts";
import { momentsUntil } from "../../../src/sql/moments.ts";
import { isFilled, saysSomething } from "../../../src/sql/placeholders.ts";
import { spark } from "../../../src/sql/spark.ts";
import { emptyWords } from "../../../src/vocabulary/is-placeholder.ts";
import { inDuckDb } from "../../kit/duckdb.ts";

const java = "/usr/bin/java";
const asOf = parseDay("2026-12-31") ?? 0;

/** All patterns that a guard looks for, in a dialect: each as SQL that finds it in `it`. */
function patternsIn(dialect: Dialect): readonly string[] {
  const found: string[] = [];
  const noting =
    (way: "matches" | "matchesWhole"): Dialect["matches"] =>
    (_text, pattern) => {
      const sql = dialect[way]("it", pattern);
      found.push(sql);
      return sql;
    };
  // What a dialect asks of itself alone is not there.
  const noted: Dialect = {
    ...dialect,
    matches: noting("matches"),
    matchesWhole: noting("matchesWhole"),
    isJson: () => "TRUE",
  };
  const moments = momentsUntil(asOf as Parameters<typeof momentsUntil>[0], noted);
  isPlainJson("it", noted);
  saysSomething("it", noted);
  isFilled("it", noted);
  moments.isDate("it");
  moments.isMoment("it", "it");
  return found;
}

/** The text of a literal of Spark's. */
const textOf = (sql: string): string =>
  (/^rlike\(it, \(?(.*?)\)?\)$/s.exec(sql)?.[1] ?? "")
    .split(" || ")
    .map((it) => (it.startsWith("'") ? it.slice(1, -1) : String.fromCharCode(Number(/\d+/.exec(it)?.[0]))))
    .join("");

const words = [
  ...emptyWords,
  "2026-11-01",
  "2026-11-01T09:30:00+08:00",
  "2026-11-01T09:30:00.5Z",
  "todo: x",
  "xxx",
  '{"a": 1}',
  ":1234567890123456",
  "[1e5",
  ": nan }",
  ": Infinity]",
  ", ]",
  '"\\u0000"',
  "é",
  "待補",
];
const ends = ["", "", "", "", "", "", "", "", "\n", "\r", "\r\n", "\u0085", "\u2028", "\n\n", " ", "!", "\u000b", "x"];
const texts = fc.sample(
  fc
    .tuple(
      fc.constantFrom(...ends, '"', "<("),
      fc.oneof(fc.constantFrom(...words), fc.string()),
      fc.constantFrom(...ends),
    )
    .map((it) => it.join("")),
  { numRuns: 6000, seed: 4 },
);

test.skipIf(!existsSync(java))(
  "Java finds the patterns of Spark's SQL where DuckDB finds those of its own",
  async () => {
    const [ours, theirs] = [patternsIn(duckDb), patternsIn(spark)];
    expect(theirs).toHaveLength(ours.length);
    const asLines = (mark: string, all: readonly string[]): readonly string[] =>
      all.map((it) => mark + Buffer.from(it, "utf8").toString("base64"));
    const input = [...asLines("p", theirs.map(textOf)), ...asLines("t", texts)].join("\n");
    const found = execFileSync(java, ["test/spark/Patterns.java"], { input, encoding: "utf8" }).trim().split("\n");
    const inDuck = await inDuckDb(async (connection) => {
      await connection.run("CREATE OR REPLACE TABLE patterns (place INTEGER, it VARCHAR)");
      const appender = await connection.createAppender("patterns");
      texts.forEach((it, at) => {
        appender.appendInteger(at);
        appender.appendVarchar(it);
        appender.endRow();
      });
      appender.closeSync();
      const each = ours.map((it) => `string_agg(CASE WHEN ${it} THEN '1' ELSE '0' END, '' ORDER BY place)`);
      const [row] = (await connection.runAndReadAll(`SELECT ${each.join(", ")} FROM patterns`)).getRowsJson();
      await connection.run("DROP TABLE patterns");
      return row?.map(String);
    });
    const counts = found.map((it) => it.split("1").length - 1);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(found).toEqual(inDuck);
  },
);
