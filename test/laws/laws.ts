import fc from "fast-check";
import { constant } from "./law-of-days.ts";
import { equalConditions, equalToReference, sameAlone } from "./law-of-compiled.ts";
import { oneShape } from "./law-of-shapes.ts";
import { timed } from "./law-of-timeline.ts";
import { renamed } from "./law-of-names.ts";
import { exempting } from "./law-of-exemptions.ts";
import { completion, monotonic, parts, sufficient } from "./laws-of-facts.ts";
import { inOtherKeywords, orderless, printing, roundTrip } from "./laws-of-packs.ts";
import { neverClearing } from "./laws-of-contradictions.ts";
import { pendingIsUndone, signedOnce, unsilenced, unsoftened } from "./laws-of-signatures.ts";
import type { Law, SearchedLaw } from "./law.ts";
import type { Pipeline } from "./pipeline.ts";
import { compiled } from "./run.ts";
import { packsOf, situations, type Situation } from "./situation.ts";

/** Parts that take about the same time, so that they can be searched at once. */
export const lawsOfVerdicts: readonly SearchedLaw[] = [monotonic, completion, parts, sufficient, orderless];
export const lawsOfSignatures: readonly SearchedLaw[] = [
  unsoftened,
  unsilenced,
  pendingIsUndone,
  signedOnce,
  neverClearing,
];
export const lawsOfDays: readonly SearchedLaw[] = [constant, timed];
export const lawsOfPacks: readonly SearchedLaw[] = [exempting, printing, inOtherKeywords, roundTrip, renamed];

export const lawsOfModules: readonly SearchedLaw[] = [sameAlone];
export const lawsOfCode: readonly SearchedLaw[] = [equalToReference, equalConditions, oneShape];

/** Situations in which each law is sought to be broken; `npm run ready` asks for more. */
export const runs = Number(process.env["EDICT_RUNS"] ?? 200);

/**
 * Searches for a situation that breaks one of the laws, each on the same packs: its description, or nothing. With a seed
 * the search stops at the first find.
 */
export function searchAll(
  laws: readonly SearchedLaw[],
  pipeline: Pipeline,
  numRuns: number,
  seed?: number,
): string | undefined {
  const property = fc.property(situations, (it) => {
    const built = compiled(pipeline, packsOf(it.plan));
    for (const law of laws) {
      const broken = law.broken(pipeline, it, built);
      if (broken !== undefined) throw new Error(`${law.name}: ${broken}`);
    }
  });
  const details = fc.check(property, { numRuns, ...(seed === undefined ? {} : { seed, endOnFailure: true }) });
  if (!details.failed) return undefined;
  const [it] = details.counterexample ?? [];
  return `${String(details.errorInstance)}\n(seed ${details.seed})\n${it ? described(it) : ""}`;
}

/** Searches for what breaks one law. */
export const search = (law: Law, pipeline: Pipeline, numRuns: number, seed?: number): string | undefined =>
  law.kind === "pinned" ? law.broken(pipeline) : searchAll([law], pipeline, numRuns, seed);

function described({ plan, story, frame }: Situation): string {
  const packs = packsOf(plan, (items) => items, "one").map(
    ({ id, inForce, rank, files }) =>
      `${id} ${JSON.stringify(inForce)} ${rank}\n${files.map((it) => it.text).join("\n")}`,
  );
  return `${packs.join("\n")}\n${JSON.stringify(plan.added?.exemption)}\n${JSON.stringify({ story, frame })}`;
}
