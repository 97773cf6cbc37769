import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasClickHouse } from "../kit/clickhouse.ts";
import { clickHouse, duckDb, sparkInDuckDb, type Database } from "../kit/databases.ts";
import { faultsOfClickHouse, faultsOfSpark, faultsOfStatements, type StatementFault } from "./faults-of-statements.ts";
import { hasSqlglot } from "../kit/spark.ts";
import { comparedInLists } from "./law-of-lists.ts";
import { runs } from "./laws.ts";
import type { Pipeline } from "./pipeline.ts";
import { planter, type Planter } from "./planted.ts";
import { comparedInLines, comparedInPack, comparedInSituations } from "./statement-searches.ts";

// faults.test.ts may run beside this.
const workshop = resolve(".faults-of-statements");
let plant: Planter;

beforeAll(async () => {
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { recursive: true });
  plant = await planter(`${workshop}/product`);
});
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

async function differencesIn(
  pipeline: Pipeline,
  database: Database,
  { noticed, seed = 20_230_815 }: StatementFault,
): Promise<readonly string[]> {
  switch (noticed) {
    case "lines":
      return (await comparedInLines(pipeline, database)).differences;
    case "lists":
      return (await comparedInLists(pipeline, database, 1000, seed)).differences;
    case "rows":
      return (await comparedInPack(pipeline, database, "cn.labelling_measures", 400)).flatMap((it) => it.differences);
    case "situations":
      return (await comparedInSituations(pipeline, database, 100, seed)).differences;
  }
}

/** Where little is tried, some of those that are noticed soon. */
const inShort = (all: readonly StatementFault[]): readonly StatementFault[] =>
  runs > 200
    ? all
    : all.filter((it) => it.noticed === "lines" || it.noticed === "lists").filter((_it, at) => at % 6 === 0);

const tried = [
  ...inShort(faultsOfStatements).map((fault) => ({ fault, database: duckDb })),
  ...(hasSqlglot ? inShort(faultsOfSpark) : []).map((fault) => ({ fault, database: sparkInDuckDb })),
  ...(runs > 200 && hasClickHouse ? faultsOfClickHouse : []).map((fault) => ({ fault, database: clickHouse })),
].map((it, index) => ({ ...it, index }));

test.each(tried)("noticed: $fault.name", async ({ fault, database, index }) => {
  const { noticed: _noticed, ...rest } = fault;
  const pipeline = await plant(rest, `${workshop}/${index}.mjs`);
  expect(await differencesIn(pipeline, database, fault)).not.toEqual([]);
});
