import { describe, expect, test } from "vitest";
import { hasClickHouse } from "../kit/clickhouse.ts";
import { clickHouse, duckDb, sparkInDuckDb } from "../kit/databases.ts";
import { hasSqlglot } from "../kit/spark.ts";
import { requestsAround } from "./law-of-acceptance.ts";
import { comparedInLists } from "./law-of-lists.ts";
import { runs } from "./laws.ts";
import { product } from "./product.ts";
import { comparedInLines, comparedInPack, comparedInSituations, packs } from "./statement-searches.ts";
import { compareStatement } from "./statement-verdicts.ts";

const isLong = runs > 200;

// A database takes its time to plan a statement, and what can go wrong in a row is sought in the documents of shipped packs.
// ClickHouse takes half a gigabyte, which the short run does without.
// DuckDB takes ten times as long where its functions stand for Spark's.
const rows = isLong ? runs : 1200;
const tried = [
  { database: duckDb, pace: 1, rows },
  ...(hasSqlglot ? [{ database: sparkInDuckDb, pace: 2, rows: Math.max(800, rows / 5) }] : []),
  ...(isLong && hasClickHouse ? [{ database: clickHouse, pace: 5, rows }] : []),
];

describe.each(tried)("$database.dialect", ({ database, pace, rows }) => {
  test("law: a statement gives each row the verdicts of the reference, or none", async () => {
    const numRuns = Math.ceil(runs / 10 / pace);
    const { differences, verdicts } = await comparedInSituations(product, database, numRuns, 20_230_815 + runs);
    expect(differences).toEqual([]);
    expect(verdicts).toBeGreaterThan(numRuns);
  });

  test.each(packs)("law: a statement judges documents of %s, changed and as they are, or leaves them", async (pack) => {
    for (const it of await comparedInPack(product, database, pack, rows, isLong ? 3 : 1)) {
      expect(it.differences).toEqual([]);
      expect(Math.min(it.judged, it.left)).toBeGreaterThan(100);
    }
  });

  test("law: a statement reads lists of documents as the reference does", async () => {
    const found = await comparedInLists(product, database, isLong ? runs * 5 : 1000, runs);
    expect(found.differences).toEqual([]);
    expect(found.judged).toBeGreaterThan(500);
  });

  test("law: a statement leaves an event that lies ahead, and none of the day of judgement", async () => {
    const [first, ...rest] = requestsAround();
    const fixture = first?.of.fixture;
    const rows = [first, ...rest].flatMap((it) => (it?.of.fixture === fixture ? [it] : []));
    const texts = rows.map((it) => ({ text: JSON.stringify(it?.document) }));
    const found = fixture && (await compareStatement(product, database, fixture, texts));
    expect(found?.differences).toEqual([]);
    expect([found?.judged, found?.left]).toEqual([rows.length / 2, rows.length / 2]);
  });

  test("law: a statement leaves lines that it would read in another way", async () => {
    const found = await comparedInLines(product, database);
    expect(found.differences).toEqual([]);
    expect(Math.min(found.judged, found.left)).toBeGreaterThan(20);
  });
});

test.skipIf(!isLong || !hasClickHouse)(
  "law: ClickHouse is tried in a long run, where `npm install --no-save --prefix test/clickhouse` has installed it",
  () => expect(tried.map((it) => it.database)).toContain(clickHouse),
);

test.skipIf(!hasSqlglot)("law: Spark's SQL is tried in DuckDB, where `.ci/install` has installed python3-sqlglot", () =>
  expect(tried.map((it) => it.database)).toContain(sparkInDuckDb),
);
