import type { GraphId } from "../graph/graph.ts";
import type { BreachNode, EvaluationContext, RuleInstance, RuleInstances } from "./context.ts";
import type { Ground, Instance } from "./decision.ts";
import { isAdvisory } from "./legal-force.ts";
import { ruleOf } from "./program.ts";
import { truth, union, unknown, type Result } from "./value.ts";

/**
 * `upon breach of`: whether one of the rules is violated by any document of the run, whoever it binds; unknown
 * if none is and one is undetermined. What is pending is no breach. Advisory rules are left out.
 */
export function evaluateBreach(context: EvaluationContext, node: BreachNode, id: GraphId): Result {
  const { breaches, said } = context.across;
  const known = breaches.get(id);
  if (known) return known;
  const heard = instancesOfRules(context, node);
  const result = breachResult(heard, groundsOfRules(bindingRules(context, node).map(said)));
  breaches.set(id, result);
  return result;
}

/** All that the rules say of the documents of the run. */
export function instancesOfRules(context: EvaluationContext, node: BreachNode): readonly RuleInstance[] {
  const { heard, said } = context.across;
  const known = heard.get(node);
  if (known) return known;
  const all = bindingRules(context, node).flatMap((id) => {
    const { name } = ruleOf(context.program, id).rule;
    return said(id).instances.map((instance) => ({ rule: name, instance }));
  });
  heard.set(node, all);
  return all;
}

function bindingRules({ program, settings }: EvaluationContext, { rules }: BreachNode): readonly GraphId[] {
  return rules.filter((it) => !isAdvisory(settings, ruleOf(program, it).rule));
}

/** Whether one of these is a violation; `otherwise`: what it rests on that none is. */
export function breachResult(heard: readonly RuleInstance[], otherwise: readonly Ground[]): Result {
  const all = heard.map((it) => it.instance);
  const violated = all.filter((it) => it.verdict === "violated");
  if (violated.length > 0) return truth(true, groundsOfInstances(violated));
  const open = all.filter((it) => it.verdict === "undetermined");
  if (open.length > 0) return unknown(union(open.map((it) => it.causes)), groundsOfInstances(open));
  return truth(false, otherwise);
}

/** All that a verdict rests on, for whoever asks for the verdict; a pending one would be open without what its kept clauses read. */
export function groundsOfInstance(it: Instance): readonly Ground[] {
  const kept = it.verdict === "pending" ? it.clauses.map((one) => one.facts) : [];
  return union<Ground>([it.facts, it.attestations, it.interpretations, it.assumptions, it.parameters, ...kept]);
}

export const groundsOfInstances = (all: readonly Instance[]): readonly Ground[] => union(all.map(groundsOfInstance));

/** What all that rules say rests on, that it is all they say among it. */
export const groundsOfRules = (said: readonly RuleInstances[]): readonly Ground[] =>
  union(said.flatMap((it) => [groundsOfInstances(it.instances), it.leftOut]));
