import { expect, test } from "vitest";
import { edict } from "./edict.ts";
import { schemaFaults } from "./schemas.ts";

/** The pack is one that the build has compiled. */
const words = ["test", "cn.labelling_measures", "--trace", "a place that is not said"];

test("`edict test --trace` shows a case of a shipped pack part by part, to people and as data", () => {
  const { code, out } = edict(words);
  expect(code).toBe(0);
  expect(out).toContain(
    "unknown  require placed: at_its_place\n           at_its_place means any of  article-04.edict:",
  );
  expect(out).toMatch(
    /\n\nundetermined, as the case expects\n {2}`response\.labels\.explicit\[0\]\.placements` is not/,
  );
  expect(schemaFaults("trace-1", edict([...words, "-f", "json"]).out)).toEqual([]);
});
