import { expect, test } from "vitest";
import { libraryWith, packsOf, prepared, preparedIn } from "./shipped-packs.ts";

test.each(["together", "alone"] as const)("packs that a build prepared are what their files say: %s", (judged) => {
  const fresh = libraryWith(new Uint8Array());
  const kept = libraryWith(prepared);
  expect(preparedIn(fresh)).toEqual([]);
  expect(preparedIn(kept)).toHaveLength(packsOf(fresh, judged).length);
  expect(packsOf(kept, judged)).toStrictEqual(packsOf(fresh, judged));
});
