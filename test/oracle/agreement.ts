import fc from "fast-check";
import type { Pipeline } from "../laws/pipeline.ts";
import type { PlainSituation } from "../laws/plain.ts";
import { compiled, judged } from "../laws/run.ts";
import { plainSituation, situations } from "../laws/situation.ts";
import type { judge } from "./judge.ts";
import { askedOf } from "./situation.ts";
import { difference, ofOracle, ofProduct } from "./summary.ts";

/** Two evaluators of one language: that of a pipeline, and one written from the reference. */
export interface Pair {
  readonly pipeline: Pipeline;
  readonly judge: typeof judge;
}

/** What the two say differently of a situation; nothing if they agree. */
export function disagreement(pair: Pair, it: PlainSituation): string | undefined {
  const { texts, documents, service, settings } = askedOf(it);
  const decision = judged(pair.pipeline, compiled(pair.pipeline, it.packs), it);
  return difference(ofProduct(decision), ofOracle(pair.judge(texts, documents, service, settings), documents));
}

/** Situations of which more or less is known. */
const known = fc.record({ situation: situations, share: fc.constantFrom(0.3, 0.6, 0.85, 1) });

/**
 * Searches for a situation on which the two disagree: the smallest that is found, as text, or nothing. With a seed the
 * search stops at the first.
 */
export function search(pair: Pair, numRuns: number, seed?: number): string | undefined {
  const property = fc.property(known, ({ situation, share }) => {
    const found = disagreement(pair, plainSituation(situation, share));
    if (found !== undefined) throw new Error(found);
  });
  const details = fc.check(property, { numRuns, ...(seed === undefined ? {} : { seed, endOnFailure: true }) });
  const [smallest] = details.counterexample ?? [];
  if (!details.failed || !smallest) return undefined;
  const it = plainSituation(smallest.situation, smallest.share);
  return `(seed ${details.seed})\n${disagreement(pair, it) ?? String(details.errorInstance)}\n\n${written(it)}`;
}

/** A situation for a reader: what is empty is left out. */
function written({ packs, documents, judgesService, settings }: PlainSituation): string {
  const policies = packs.map(({ id, inForce, rank, files }) => {
    const text = files.map((it) => withoutEmptyUnits(it.text)).join("");
    return `pack ${id}, ${rank}, in force ${inForce === "never" ? inForce : `${inForce.from} to ${inForce.until ?? "…"}`}\n${text}`;
  });
  const facts = documents.map((it, index) => {
    const read = index === 0 && !judgesService ? " (only read)" : "";
    return `document ${index}${read}: ${JSON.stringify(it)}`;
  });
  return [...policies, ...facts, `judged by ${JSON.stringify(settings)}`].join("\n");
}

function withoutEmptyUnits(text: string): string {
  const shorter = text
    .replaceAll(/(?:article|paragraph|item) \d+(?: "Title")? \{\s*\}\s*/g, "")
    .replaceAll(/\n{2,}/g, "\n");
  return shorter === text ? text : withoutEmptyUnits(shorter);
}
