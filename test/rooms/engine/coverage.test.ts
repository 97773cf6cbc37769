import { expect, test } from "vitest";
import { runCoverage } from "../../../src/engine/coverage.ts";
import { law } from "../pack/laws.ts";
import { hostWith } from "../report/tiny.ts";

function codesOf(files: Readonly<Record<string, string>>, ...packs: readonly string[]): readonly unknown[] {
  const { coverages, problems, exitCode } = runCoverage(packs, [], false, "policies", hostWith(files));
  return [coverages.map((it) => it.pack), problems.map((it) => it.code), exitCode];
}

const { "c/article-01.edict": _c, ...begun } = law("c", { id: "t.c" });

test("a pack that is only begun is all open, which is no mistake, and is not told beside one", () => {
  expect(codesOf(begun, "c")).toEqual([["t.c"], [], 0]);
  const { "d/article-01.edict": _d, ...broken } = law("d", { id: "t.d", calendar: "./none.yaml" });
  expect(codesOf(broken, "d")).toEqual([[], ["pack/missing-file"], 3]);
  expect(codesOf({ ...begun, ...broken }, "c", "d")).toEqual([["t.c"], ["pack/missing-file"], 3]);
});
