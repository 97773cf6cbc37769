import { expect, test } from "vitest";
import { verdictCodes } from "../../src/compiled/residual.ts";
import { byCode } from "./by-code.ts";
import { lawsOfDays, lawsOfPacks, lawsOfSignatures, lawsOfVerdicts, runs, searchAll } from "./laws.ts";
import { pinned } from "./meanings.ts";
import type { Pipeline } from "./pipeline.ts";
import { product } from "./product.ts";

/** All laws again with compiled verdicts on, so that code also judges documents that only a law makes, such as one of which less is known. */
test.each([
  { part: "verdicts", laws: lawsOfVerdicts },
  { part: "signatures", laws: lawsOfSignatures },
  { part: "days", laws: lawsOfDays },
  { part: "packs", laws: lawsOfPacks },
])("laws of $part with compiled verdicts on", ({ laws }) => {
  const { pipeline, counted } = byCode(product);
  const situations = Math.ceil(runs / 4);
  expect(searchAll(laws, pipeline, situations)).toBeUndefined();
  const { judged, verdicts } = counted();
  expect(Math.min(judged, verdicts)).toBeGreaterThan(situations);
});

test("pinned meanings with compiled verdicts on", () => {
  const { pipeline, counted } = byCode(product);
  expect(pinned.broken(pipeline)).toBeUndefined();
  expect(counted().verdicts).toBeGreaterThan(150);
});

test("code that says otherwise is noticed: compiled verdicts are on", () => {
  const compileVerdicts: Pipeline["compileVerdicts"] = (fixture, subject) => {
    const made = product.compileVerdicts(fixture, subject);
    return (
      made && {
        ...made,
        judge: (document, out) => {
          const isJudged = made.judge(document, out);
          for (const { at } of made.columns) if (out[at] === verdictCodes.violated) out[at] = verdictCodes.satisfied;
          return isJudged;
        },
      }
    );
  };
  const { pipeline } = byCode({ ...product, compileVerdicts });
  expect(searchAll(lawsOfVerdicts, pipeline, runs, 20_261_202)).toContain("generated code differs");
  expect(() => pinned.broken(pipeline)).toThrow("generated code differs");
});
