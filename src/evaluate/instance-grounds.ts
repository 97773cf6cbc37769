import type { Said } from "./context.ts";
import type { Ground, Instance } from "./decision.ts";
import { union } from "./value.ts";

/** All that a verdict rests on, for whoever asks for the verdict; a pending one would be open without what its kept clauses read. */
export function restsOn(it: Instance): readonly Ground[] {
  const kept = it.verdict === "pending" ? it.clauses.map((one) => one.facts) : [];
  return union<Ground>([it.facts, it.attestations, it.interpretations, it.assumptions, it.parameters, ...kept]);
}

export const groundsOfInstances = (all: readonly Instance[]): readonly Ground[] => union(all.map(restsOn));

/** What all that rules say rests on, that it is all they say among it. */
export const groundsOfAll = (said: readonly Said[]): readonly Ground[] =>
  union(said.flatMap((it) => [groundsOfInstances(it.instances), it.leftOut]));
