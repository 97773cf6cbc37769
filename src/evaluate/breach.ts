import type { GraphId, GraphNode } from "../graph/graph.ts";
import { isAdvisory } from "./advisory.ts";
import type { Context } from "./context.ts";
import type { Ground, Instance } from "./decision.ts";
import { groundsOfAll, groundsOfInstances } from "./instance-grounds.ts";
import { ruleOf } from "./program.ts";
import { truth, union, unknown, type Result } from "./value.ts";

type BreachNode = Extract<GraphNode, { readonly kind: "breach" }>;

/**
 * `upon breach of`: whether one of the rules is violated by any document of the run, whoever it binds; unknown
 * if none is and one is undetermined. What is pending is no breach. Advisory rules are left out.
 */
export function breach(context: Context, node: BreachNode, id: GraphId): Result {
  const { breaches, said } = context.across;
  const known = breaches.get(id);
  if (known) return known;
  const heard = heardBy(context, node);
  const result = breachAmong(heard, groundsOfAll(bindingRules(context, node).map(said)));
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
export function heardBy(context: Context, node: BreachNode): readonly Heard[] {
  return bindingRules(context, node).flatMap((id) => {
    const { name } = ruleOf(context.program, id).rule;
    return context.across.said(id).instances.map((instance) => ({ rule: name, instance }));
  });
}

function bindingRules({ program, settings }: Context, { rules }: BreachNode): readonly GraphId[] {
  return rules.filter((it) => !isAdvisory(settings, ruleOf(program, it).rule));
}

/** Whether one of these is a violation; `otherwise`: what it rests on that none is. */
export function breachAmong(heard: readonly Heard[], otherwise: readonly Ground[]): Result {
  const all = heard.map((it) => it.instance);
  const violated = all.filter((it) => it.verdict === "violated");
  if (violated.length > 0) return truth(true, groundsOfInstances(violated));
  const open = all.filter((it) => it.verdict === "undetermined");
  if (open.length > 0) return unknown(union(open.map((it) => it.causes)), groundsOfInstances(open));
  return truth(false, otherwise);
}
