import type { GraphId, GraphNode } from "../graph/graph.ts";
import { isAdvisory } from "./advisory.ts";
import type { Context } from "./context.ts";
import type { Instance } from "./decision.ts";
import { groundsOfInstances } from "./instance-grounds.ts";
import { ruleOf } from "./program.ts";
import { truth, union, unknown, type Result } from "./value.ts";

type BreachNode = Extract<GraphNode, { readonly kind: "breach" }>;

/**
 * `upon breach of`: whether one of the rules is violated by any document of the run, whoever it binds; unknown
 * if none is and one is undetermined. What is pending is no breach. Advisory rules are left out.
 */
export function breach(context: Context, node: BreachNode, id: GraphId): Result {
  const { breaches } = context.across;
  const result = breaches.get(id) ?? breachAmong(heardBy(context, node));
  breaches.set(id, result);
  return result;
}

/** What one of the rules says of a document, or of an element in it. */
export interface Heard {
  /** Full name. */
  readonly rule: string;
  readonly instance: Instance;
}

/** All that the rules say of the documents of the run. */
export function heardBy({ program, settings, across }: Context, { rules }: BreachNode): readonly Heard[] {
  return rules.flatMap((id) => {
    const { rule } = ruleOf(program, id);
    return isAdvisory(settings, rule) ? [] : across.instances(id).map((instance) => ({ rule: rule.name, instance }));
  });
}

/** Whether one of these is a violation. */
export function breachAmong(heard: readonly Heard[]): Result {
  const all = heard.map((it) => it.instance);
  const violated = all.filter((it) => it.verdict === "violated");
  if (violated.length > 0) return truth(true, groundsOfInstances(violated));
  const open = all.filter((it) => it.verdict === "undetermined");
  if (open.length > 0) return unknown(union(open.map((it) => it.causes)), groundsOfInstances(open));
  return truth(false, groundsOfInstances(all));
}
