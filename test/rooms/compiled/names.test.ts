import { _ } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { concatenated, nameMaker } from "../../../src/compiled/names.ts";

test("code of ten thousand rules fits into a template", () => {
  const fresh = nameMaker("t");
  const pieces = Array.from({ length: 300_000 }, () => fresh(""));
  expect(String(_`(${concatenated(pieces)})`)).toBe(`(${pieces.join("")})`);
});
