import { formatDay } from "../base/civil-date.ts";
import { invariant } from "../base/invariant.ts";
import type { GraphId, GraphNode } from "../graph/graph.ts";
import type { Context } from "./context.ts";
import { isInForce } from "./in-force.ts";
import { shownOf } from "./show-value.ts";
import { unknown, type Result } from "./value.ts";

/** The value of the day whose law judges, of a parameter or of another pack's definition; unknown on a day without one. */
export function datedValue(
  { program: { sources }, lawOf, settings: { zone } }: Context,
  node: Extract<GraphNode, { readonly kind: "dated" }>,
  id: GraphId,
  value: (of: GraphId) => Result,
): Result {
  const { name } = node;
  const law = sources.parameters.get(id)?.place;
  invariant(law, "a value with dates stands in a law");
  const chosen = node.values.find((it) => isInForce(it.inForce, lawOf));
  if (!chosen) return unknown([{ kind: "no-value", name, on: formatDay(lawOf), law }]);
  const result = value(chosen.value);
  // Another pack's parameter is dated twice, by its own days and by those of its pack: the own days tell more.
  const told = result.grounds.some((it) => it.kind === "parameter" && it.name === name);
  if (result.value.kind === "unknown" || told) return result;
  const shown = shownOf(result.value, zone);
  return { ...result, grounds: [...result.grounds, { kind: "parameter", name, shown, inForce: chosen.inForce, law }] };
}
