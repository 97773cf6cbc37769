import { expect, test } from "vitest";
import { lawsOfDays, runs, searchAll } from "./laws.ts";
import { product } from "./product.ts";

test(`laws: ${lawsOfDays.map((it) => it.name).join("; ")}`, () => {
  expect(searchAll(lawsOfDays, product, runs)).toBeUndefined();
});
