import { expect, test } from "vitest";
import { lawsOfSignatures, lawsOfVerdicts, runs, searchAll } from "./laws.ts";
import { pinned } from "./meanings.ts";
import { product } from "./product.ts";

test("law: every meaning that is pinned by example", () => {
  expect(pinned.broken(product)).toBeUndefined();
});

test(`laws: ${lawsOfVerdicts.map((it) => it.name).join("; ")}`, () => {
  expect(searchAll(lawsOfVerdicts, product, runs)).toBeUndefined();
});

test(`laws: ${lawsOfSignatures.map((it) => it.name).join("; ")}`, () => {
  expect(searchAll(lawsOfSignatures, product, runs)).toBeUndefined();
});
