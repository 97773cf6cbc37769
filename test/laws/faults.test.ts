import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faults } from "./faults.ts";
import { search } from "./laws.ts";
import { planted } from "./planted.ts";

const workshop = resolve(".faults");

beforeAll(() => {
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop);
});
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

test("each fault has a name of its own, and each law notices some", () => {
  expect(new Set(faults.map((it) => it.name)).size).toBe(faults.length);
  expect(new Set(faults.map((it) => it.law)).size).toBe(10);
});

/** Hundreds of situations pass before one shows these; they wait for the runs before a release. */
const rare = ["a timeline does not see a signature", "a timeline looks at the dates of the"];
const isLongRun = process.env["EDICT_RUNS"] !== undefined;
/** At every test each third one of the others. */
const tried = faults.filter(
  ({ name }, index) => isLongRun || (index % 3 === 0 && !rare.some((it) => name.startsWith(it))),
);

test("what waits is two faults", () => {
  expect(rare.filter((it) => faults.filter(({ name }) => name.startsWith(it)).length !== 1)).toEqual([]);
});

test.each(tried.map((fault, index) => ({ fault, index })))(
  "noticed: $fault.name",
  { timeout: 300_000 },
  async ({ fault, index }) => {
    const pipeline = await planted(fault, `${workshop}/${index}.mjs`);
    expect(search(fault.law, pipeline, 3000, 20_230_815)).toBeDefined();
  },
);
