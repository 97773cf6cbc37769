import { invariant } from "../base/invariant.ts";
import type { ExemptionNode, GraphId } from "../graph/graph.ts";
import { isBinding } from "./advisory.ts";
import type { Context } from "./context.ts";
import type { ExemptionApplied } from "./decision.ts";
import { isInForce } from "./in-force.ts";
import { and } from "./logic.ts";
import { truth, truthOf, union, unknown, type Result } from "./value.ts";

/**
 * Whether an exemption holds: it is law on the day whose law judges, its pack's and unit's scopes hold, and its condition.
 * One that only recommends or guides and is not adopted has no effect. One whose words nobody saw in an
 * authentic copy never exempts: it leaves open what it would exempt from.
 */
export function exemption(
  { settings, lawOf, program }: Context,
  node: ExemptionNode,
  id: GraphId,
  value: (of: GraphId) => Result,
): Result {
  if (!isInForce(node.inForce, lawOf) || !isBinding(settings, node)) return truth(false);
  const result = and([...node.scopes, node.when].map(value));
  if (!node.unverified || truthOf(result) === "false") return result;
  const { exemption: name, law } = exemptionAt(program, id);
  const cause = { kind: "unverified-exemption", exemption: name, law } as const;
  return unknown(union([result.causes, [cause]]), result.grounds);
}

/** How a result names an exemption. */
export function exemptionAt({ graph, sources }: Context["program"], id: GraphId): ExemptionApplied {
  const node = graph.nodes[id];
  const source = sources.exemptions.get(id);
  invariant(node?.kind === "exemption" && source, "every exemption has its source");
  return { exemption: node.name, locator: source.locator, law: source.place };
}
