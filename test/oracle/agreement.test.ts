import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlainSituation } from "../laws/plain.ts";
import { product } from "../laws/product.ts";
import { compiled, judged } from "../laws/run.ts";
import { plainSituation, situations } from "../laws/situation.ts";
import { judge } from "./judge.ts";
import { askedOf } from "./situation.ts";
import { difference, ofOracle, ofProduct } from "./summary.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 300);

const known = fc.record({ situation: situations, share: fc.constantFrom(0.3, 0.6, 0.85, 1) });

function disagreement(it: PlainSituation): string | undefined {
  const { texts, documents, service, settings } = askedOf(it);
  const oracle = judge(texts, documents, service, settings);
  const decision = judged(product, compiled(product, it.packs), it);
  return difference(ofProduct(decision), ofOracle(oracle, documents));
}

test("both evaluators agree on generated situations", () => {
  const kinds = new Map<string, number>();
  for (const { situation, share } of fc.sample(known, { numRuns: runs, seed: 7 })) {
    const found = disagreement(plainSituation(situation, share));
    if (found) { const k = found; kinds.set(k, (kinds.get(k) ?? 0) + 1); }
  }
  console.log(kinds.size); for (const k of [...kinds.keys()].slice(0, 15)) console.log(k + "\n");
  expect(kinds.size).toBe(0);
});
