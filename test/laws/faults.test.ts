import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faults, type Fault } from "./faults.ts";
import { search } from "./laws.ts";
import { loadPipeline } from "./pipeline.ts";

const workshop = resolve(".faults");

beforeAll(() => {
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop);
});
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

/** A copy of the sources with the fault in it. */
function planted(fault: Fault, index: number): string {
  const folder = `${workshop}/${index}`;
  cpSync("src", `${folder}/src`, { recursive: true });
  symlinkSync(resolve("grammar"), `${folder}/grammar`);
  symlinkSync(resolve("package.json"), `${folder}/package.json`);
  const file = `${folder}/src/${fault.file}`;
  const parts = readFileSync(file, "utf8").split(fault.find);
  expect(parts, `${fault.file} holds the words of the fault exactly once`).toHaveLength(2);
  writeFileSync(file, parts.join(fault.replace));
  return `${folder}/src`;
}

test("there are at least a dozen faults, each with a name of its own", () => {
  expect(new Set(faults.map((it) => it.name)).size).toBe(faults.length);
  expect(faults.length).toBeGreaterThanOrEqual(12);
});

test.each(faults.map((fault, index) => ({ fault, index })))(
  "noticed: $fault.name",
  { timeout: 300_000 },
  async ({ fault, index }) => {
    const pipeline = await loadPipeline(planted(fault, index));
    expect(search(fault.law, pipeline, 6000, 20_230_815)).toBeDefined();
  },
);
