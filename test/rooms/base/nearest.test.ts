import { expect, test } from "vitest";
import { nearestOfMany } from "../../../src/base/nearest.ts";

test("of many words that are sought among many, the first have what was meant, and the others cost nothing", () => {
  let looked = 0;
  const candidates = new Set(Array.from({ length: 500 }, (_, at) => `paper-${at}`));
  candidates[Symbol.iterator] = function* (): ReturnType<Set<string>["values"]> {
    for (const it of this.values()) {
      looked += 1;
      yield it;
    }
  };
  const nearest = nearestOfMany();
  const found = Array.from({ length: 500 }, (_, at) => nearest(`papper-${at}`, candidates));
  expect(found.slice(0, 2)).toEqual(["paper-0", "paper-1"]);
  expect([found[199], found[200], found[499]]).toEqual(["paper-199", undefined, undefined]);
  expect(looked).toBe(100_000);
});
