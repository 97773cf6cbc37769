import fc from "fast-check";
import type { Pipeline } from "../laws/pipeline.ts";
import type { PlainSituation } from "../laws/plain.ts";
import { compiled, judged } from "../laws/run.ts";
import { plainSituation, situations } from "../laws/situation.ts";
import type { judge } from "./judge.ts";
import { askedOf } from "./situation.ts";
import { difference, ofOracle, ofProduct } from "./summary.ts";

/** An evaluator written from the reference. */
export type Second = typeof judge;

/** Situations of which more or less is known. */
const known = fc
  .record({
    situation: situations,
    share: fc.constantFrom(0.3, 0.6, 0.85, 1),
    isStrict: fc.constantFrom(false, false, true),
  })
  .map(({ situation, share, isStrict }) => plainSituation(situation, share, isStrict));

/** What others say differently of a situation than a pipeline does; nothing if they agree. */
function disagreementOn(it: PlainSituation, pipeline: Pipeline): (second: Second) => string | undefined {
  const { texts, documents, service, settings } = askedOf(it);
  const said = ofProduct(judged(pipeline, compiled(pipeline, it.packs), it));
  return (second) => difference(said, ofOracle(second(texts, documents, service, settings), documents));
}

/** Searches for a situation on which the two disagree: the smallest that is found, as text, or nothing. */
export function search(pipeline: Pipeline, second: Second, numRuns: number): string | undefined {
  const property = fc.property(known, (it) => {
    const found = disagreementOn(it, pipeline)(second);
    if (found !== undefined) throw new Error(found);
  });
  const { failed, counterexample, errorInstance, seed } = fc.check(property, { numRuns });
  const [smallest] = counterexample ?? [];
  if (!failed || !smallest) return undefined;
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `(seed ${seed})\n${why}\n\n${written(smallest)}`;
}

/** So many situations of a seed. */
interface Sample {
  readonly seed: number;
  readonly numRuns: number;
}

/** The names of the misreadings that say what the pipeline says of all situations; what one sample has shown is not asked of the next. */
export function unnoticed(
  misreadings: ReadonlyMap<string, Second>,
  pipeline: Pipeline,
  samples: readonly Sample[],
): readonly string[] {
  const left = new Map(misreadings);
  for (const sample of samples) {
    for (const it of left.size === 0 ? [] : fc.sample(known, sample)) {
      const disagreement = disagreementOn(it, pipeline);
      for (const [name, misread] of left) if (disagreement(misread) !== undefined) left.delete(name);
    }
  }
  return [...left.keys()];
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
