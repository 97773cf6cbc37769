import { questionOf, type StandardNode } from "../graph/graph.ts";
import type { Program } from "./program.ts";

/** By the full name of a standard: all that the packs of a run take to be the same. */
export type SameStandards = ReadonlyMap<string, ReadonlySet<string>>;

// INVARIANT (all-or-none): which names a signature may have depends on the packs of the run alone, and not on the one
//   that asks, so it counts for all standards that are the same or for none.
/** What the packs of a run, and those that they need, take to be the same. */
export function sameStandards(
  programs: readonly { readonly sources: Pick<Program["sources"], "sameStandards"> }[],
): SameStandards {
  const all = new Map<string, Set<string>>();
  for (const { sources } of programs) {
    for (const [question, names] of sources.sameStandards) {
      const known = all.get(question) ?? new Set([question]);
      all.set(question, known);
      for (const it of names) known.add(it);
    }
  }
  return all;
}

/** Whether what is signed under a name is about a standard: under its own, or that of one that is the same. */
export function isSignedAs(
  same: SameStandards,
  standard: Pick<StandardNode, "name" | "sameAs">,
  signed: string,
): boolean {
  return (
    signed === standard.name || signed === questionOf(standard) || same.get(questionOf(standard))?.has(signed) === true
  );
}
