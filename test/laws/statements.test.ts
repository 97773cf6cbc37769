import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOfStatements, type StatementFault } from "./faults-of-statements.ts";
import { runs } from "./laws.ts";
import type { Pipeline } from "./pipeline.ts";
import { comparedInLists } from "./law-of-lists.ts";
import { planter, type Planter } from "./planted.ts";
import { product } from "./product.ts";
import { comparedInLines, comparedInPack, comparedInSituations, packs } from "./statement-searches.ts";

const isLong = runs > 200;

// A database takes its time to plan a statement, and what can go wrong in a row is sought in the documents of shipped packs.
test("law: a statement gives each row the verdicts of the reference, or none", async () => {
  const numRuns = Math.ceil(runs / 10);
  const { differences, verdicts } = await comparedInSituations(product, numRuns, 20_230_815 + runs);
  expect(differences).toEqual([]);
  expect(verdicts).toBeGreaterThan(numRuns);
});

test.each(packs)("law: a statement judges documents of %s, changed and as they are, or leaves them", async (pack) => {
  for (const it of await comparedInPack(product, pack, isLong ? runs : 400, isLong ? 3 : 1)) {
    expect(it.differences).toEqual([]);
    expect(Math.min(it.judged, it.left)).toBeGreaterThan(100);
  }
});

test("law: a statement reads lists of documents as the reference does", async () => {
  const found = await comparedInLists(product, isLong ? runs * 5 : 1000, runs);
  expect(found.differences).toEqual([]);
  expect(found.judged).toBeGreaterThan(500);
});

test("law: a statement leaves lines that it would read in another way", async () => {
  const found = await comparedInLines(product);
  expect(found.differences).toEqual([]);
  expect(Math.min(found.judged, found.left)).toBeGreaterThan(20);
});

// A folder of its own below the one that is ignored: faults.test.ts may run beside this.
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
  { noticed, seed = 20_230_815 }: StatementFault,
): Promise<readonly string[]> {
  switch (noticed) {
    case "lines":
      return (await comparedInLines(pipeline)).differences;
    case "lists":
      return (await comparedInLists(pipeline, 1000, seed)).differences;
    case "rows":
      return (await comparedInPack(pipeline, "cn.labelling_measures", 400)).flatMap((it) => it.differences);
    case "situations":
      return (await comparedInSituations(pipeline, 100, seed)).differences;
  }
}

/** The shortest search of each fault that the others do not show. */
const inShort = faultsOfStatements
  .filter((it) => it.noticed === "lines" || it.noticed === "lists")
  .filter((_it, at) => at % 6 === 0);

test.each((isLong ? faultsOfStatements : inShort).map((fault, index) => ({ fault, index })))(
  "noticed: $fault.name",
  async ({ fault, index }) => {
    const { noticed: _noticed, ...rest } = fault;
    const pipeline = await plant(rest, `${workshop}/${index}.mjs`);
    expect(await differencesIn(pipeline, fault)).not.toEqual([]);
  },
);
