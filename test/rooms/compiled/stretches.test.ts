import { expect, test } from "vitest";
import { formatDay } from "../../../src/base/civil-date.ts";
import { stretchOf, turningDays } from "../../../src/compiled/stretches.ts";
import { quoted } from "../../laws/text.ts";
import { fixtureOf } from "./said.ts";

test("a turning day is of the stretch that begins with it", () => {
  const turning = [10, 20, 30];
  expect([-5, 9, 10, 19, 20, 29, 30, 31].map((day) => stretchOf(turning, day))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  expect(stretchOf([], 7)).toBe(0);
  expect([-1, 0].map((day) => stretchOf([0], day))).toEqual([0, 1]);
});

test("the law turns when a pack, a rule, an exemption or a value begins or ends", () => {
  const clauses = [
    "in force from 2025-03-01 until 2025-04-01\nrequire sheet.n >= least",
    "in force from 2025-03-01\nrequire sheet.n >= u.most",
  ];
  const before = "parameter least: number means 1 from 2025-02-01 until 2025-02-15, 2 from 2025-05-01";
  const needed = ["parameter most: number means 1 from 2025-01-15", "parameter most: number means 1 from 2025-01-15"];
  const after = `in force from 2025-07-01 until 2025-08-01\nexemption free from t.r0 when sheet.yes quote "${quoted}"`;
  expect(turningDays(fixtureOf(clauses, { before, needed, after }).programs).map(formatDay)).toEqual([
    "2025-01-01",
    "2025-01-15",
    "2025-02-01",
    "2025-02-15",
    "2025-03-01",
    "2025-04-01",
    "2025-05-01",
    "2025-06-01",
    "2025-07-01",
    "2025-08-01",
  ]);
  const [draft] = fixtureOf(["require sheet.yes"], {}).programs;
  expect(draft && turningDays([{ ...draft, inForce: "never" }]).map(formatDay)).toEqual(["2025-01-01"]);
});
