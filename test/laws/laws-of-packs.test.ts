import { expect, test } from "vitest";
import { lawsOfPacks, runs, searchAll } from "./laws.ts";
import { product } from "./product.ts";

test(`laws: ${lawsOfPacks.map((it) => it.name).join("; ")}`, () => {
  expect(searchAll(lawsOfPacks, product, runs)).toBeUndefined();
});
