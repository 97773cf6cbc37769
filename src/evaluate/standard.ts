import type { StandardNode } from "../graph/graph.ts";
import { attestation } from "./attestation.ts";
import type { Context } from "./context.ts";
import { and, or } from "./logic.ts";
import { placeKey, truthOf, type Result } from "./value.ts";

/**
 * (all `only if`) and (some `if`, or attested). No signature stands in for a missing fact:
 * an attestation over an unknown bound leaves the standard unknown.
 */
export function standardMet(
  context: Context,
  standard: StandardNode,
  element: Result | undefined,
  bounds: { readonly onlyIf: readonly Result[]; readonly orIf: readonly Result[] },
): Result {
  const attested = attestation(context, standard, element);
  const necessary = and(bounds.onlyIf);
  const sufficient = or(bounds.orIf);
  noteOverruled(context, attested, necessary, sufficient);
  return and([necessary, or([sufficient, attested])]);
}

/** An attestation that facts contradict is a finding. */
function noteOverruled(context: Context, attested: Result, necessary: Result, sufficient: Result): void {
  const said = truthOf(attested);
  const refuted = said === "true" && truthOf(necessary) === "false";
  const outdone = said === "false" && truthOf(sufficient) === "true" && truthOf(necessary) === "true";
  if (!refuted && !outdone) return;
  for (const ground of attested.grounds) {
    if (ground.kind !== "attestation") continue;
    const { standard, place, by } = ground;
    context.findings.overruled.set(placeKey(place), { standard, place, by });
  }
}
