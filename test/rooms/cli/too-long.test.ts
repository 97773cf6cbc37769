import { expect, test } from "vitest";
import { unlessTooLong } from "../../../src/cli/check.ts";

test("a report that no text can hold is told of, in place of a bug", () => {
  expect(unlessTooLong(() => "ab".repeat(2 ** 28))).toBeUndefined();
  expect(unlessTooLong(() => "ab")).toBe("ab");
  expect(() => unlessTooLong(() => "a".repeat(-1))).toThrow("Invalid count value");
});
