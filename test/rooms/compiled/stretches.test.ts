import { expect, test } from "vitest";
import { stretchOf } from "../../../src/compiled/stretches.ts";

test("a turning day is of the stretch that begins with it", () => {
  const turning = [10, 20, 30];
  expect([-5, 9, 10, 19, 20, 29, 30, 31].map((day) => stretchOf(turning, day))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  expect(stretchOf([], 7)).toBe(0);
  expect([-1, 0].map((day) => stretchOf([0], day))).toEqual([0, 1]);
});
