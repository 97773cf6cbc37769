import { writeInterval } from "../../base/interval.ts";
import { invariant } from "../../base/invariant.ts";
import type { GraphId } from "../../graph/graph.ts";
import type { ExemptionSource } from "../../graph/sources.ts";
import type { PlacedExemption } from "../check/checked.ts";
import { lowerExpression } from "./expression.ts";
import { fullName, type Lowering } from "./lowering.ts";
import { lowerScopes } from "./scope.ts";
import { scopeSources, sourceOf, whyUnverified } from "./source.ts";

/** An exemption as a guard of the rules that read it. */
export function lowerExemption(
  lowering: Lowering,
  placed: PlacedExemption,
): { readonly id: GraphId; readonly source: ExemptionSource } {
  const { sound, builder } = lowering;
  const it = placed.declaration;
  const scopes = lowerScopes(lowering, placed.scopes);
  const id = builder.add({
    kind: "exemption",
    name: fullName(sound, it),
    inForce: writeInterval(placed.inForce),
    basis: placed.basis,
    unverified: placed.unverified.length > 0,
    scopes: scopes.map((one) => one.id),
    when: lowerExpression(lowering, it.condition),
  });
  const node = builder.node(id);
  invariant(node.kind === "exemption", "an exemption is lowered to an exemption");
  return {
    id,
    source: {
      ...sourceOf(sound, placed, it.name.span, it.quote),
      scopes: scopeSources(node.scopes, scopes),
      unverified: whyUnverified(sound, placed),
    },
  };
}
