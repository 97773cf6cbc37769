import { expect, test } from "vitest";
import { libraryWith, packsOf, prepared } from "./shipped-packs.ts";

test.each(["together", "alone"] as const)("packs that a build prepared are what their files say: %s", (judged) => {
  const fresh = libraryWith(new Uint8Array());
  const kept = libraryWith(prepared);
  expect(fresh[1].compiled().size).toBe(0);
  expect(kept[1].compiled().size).toBe(packsOf(fresh, judged).length);
  expect(packsOf(kept, judged)).toStrictEqual(packsOf(fresh, judged));
});
