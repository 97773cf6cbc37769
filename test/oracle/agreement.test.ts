import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { product } from "../laws/product.ts";
import { search, unnoticed } from "./agreement.ts";
import { faults, planted } from "./faults.ts";
import { judge } from "./judge.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 500);

test("the evaluator and the reference agree on whatever packs and documents", () => {
  expect(search(product, judge, runs)).toBeUndefined();
});

const workshop = resolve("test/oracle/.faults");

beforeAll(() => {
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop);
});
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

test("each planted fault is noticed", async () => {
  const misread = faults.map(async (it, index) => [it.name, await planted(it, `${workshop}/${index}.mjs`)] as const);
  const misreadings = new Map(await Promise.all(misread));
  expect(misreadings.size).toBe(39);
  expect(unnoticed(misreadings, product, { numRuns: 2000, seed: 3 })).toEqual([]);
});
