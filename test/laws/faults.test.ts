import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faults } from "./faults.ts";
import { search } from "./laws.ts";
import { planter, type Planter } from "./planted.ts";

const workshop = resolve(".faults");

let plant: Planter;

beforeAll(async () => {
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop);
  plant = await planter(`${workshop}/product`);
});
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

test("each fault has a name of its own, and each law notices some", () => {
  expect(new Set(faults.map((it) => it.name)).size).toBe(faults.length);
  expect(new Set(faults.map((it) => it.law)).size).toBe(23);
});

test.each(faults.map((fault, index) => ({ fault, index })))("noticed: $fault.name", async ({ fault, index }) => {
  const pipeline = await plant(fault, `${workshop}/${index}.mjs`);
  expect(search(fault.law, pipeline, 3000, fault.seed ?? 20_230_815)).toBeDefined();
});
