import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { product } from "../laws/product.ts";
import { search } from "./agreement.ts";
import { faults, planted } from "./faults.ts";
import { judge } from "./judge.ts";

/** Many situations before a release, fewer at every test. */
const runs = Number(process.env["EDICT_RUNS"] ?? 300);

test("the evaluator and the reference agree on whatever packs and documents", { timeout: 3_600_000 }, () => {
  expect(search({ pipeline: product, judge }, runs)).toBeUndefined();
});

const workshop = resolve("test/oracle/.faults");

beforeAll(() => {
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop);
});
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

test.each(faults.map((fault, index) => ({ fault, index })))(
  "planted: $fault.name",
  { timeout: 300_000 },
  async ({ fault, index }) => {
    const misread = await planted(fault, `${workshop}/${index}.mjs`);
    expect(search({ pipeline: product, judge: misread }, 3000, 20_230_815)).toBeDefined();
  },
);
