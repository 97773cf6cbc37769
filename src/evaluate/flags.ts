import { invariant } from "../base/invariant.ts";
import { locatorKey } from "../statute/locator.ts";
import type { Contexts } from "./contexts.ts";
import type { Yield } from "./decision.ts";
import { evaluateNode } from "./expression.ts";
import { isInForce } from "./in-force.ts";
import { operand, placeKey, truthOf } from "./value.ts";
import type { Versions } from "./versions.ts";

/** Flags of other regimes that may prevail while this law is in force, once for each place that raises them. */
export function flagsOf({ pack, heard }: Versions, contexts: Contexts): readonly Yield[] {
  const found = new Map<string, Yield>();
  for (const { program, judgements } of heard) {
    for (const judgement of judgements) {
      // What only a flag reads is no finding.
      const context = { ...contexts.of(program, judgement), findings: { overruled: new Map(), ignored: new Map() } };
      for (const id of program.graph.yields) {
        const node = program.graph.nodes[id];
        const flags = program.sources.yields.get(id);
        invariant(node?.kind === "yields" && flags, "`yields` names flags with their source");
        if (!isInForce(node.inForce, judgement.lawOf)) continue;
        const result = operand(evaluateNode(context, node.condition, []));
        const holds = truthOf(result);
        if (holds === "false" || result.causes.some((it) => it.kind === "no-subject")) continue;
        const cause = result.causes.find((it) => it.kind === "missing-fact");
        const fact = result.grounds.find((it) => it.kind === "fact");
        const place = fact?.place ?? cause?.place ?? context.budget.place;
        for (const { what, source } of flags) {
          const { locator } = source;
          const key = `${what}:${locatorKey(locator)}:${placeKey(place)}`;
          if (!found.has(key)) found.set(key, { pack, what, locator, holds, input: context.input, place });
        }
      }
    }
  }
  return [...found.values()];
}
