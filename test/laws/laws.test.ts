import { expect, test } from "vitest";
import { laws, runs, search } from "./laws.ts";
import { product } from "./product.ts";

test.each(laws)("law: $name", { timeout: 1_200_000 }, (law) => {
  expect(search(law, product, runs)).toBeUndefined();
});
