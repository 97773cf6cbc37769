import { expect, test } from "vitest";
import { fromPlain, toPlain } from "../../../src/base/document.ts";
import { createValidator } from "../../../src/vocabulary/compile-schema.ts";

test("groups in a list without repetitions are told, and never break the validator", () => {
  const validate = createValidator(
    new Map([["a", { $id: "a", type: "array", uniqueItems: true, items: { type: "object" } }]]),
  );
  const kindsOf = (value: unknown) => validate("a", toPlain(fromPlain(value))).map((it) => it.kind);
  expect(kindsOf([{ b: 1 }, { b: 1 }])).toEqual(["repeated"]);
  expect(kindsOf([{ b: 1 }, { b: 2 }])).toEqual([]);
  expect(kindsOf([{ valueOf: 1 }, { valueOf: 1 }])).toEqual(["repeated"]);
});
