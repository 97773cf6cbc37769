import type { Interval } from "../base/civil-date.ts";
import { invariant } from "../base/invariant.ts";
import type { Reckoning } from "../base/reckoning.ts";
import type { Graph, GraphId, RuleNode } from "../graph/graph.ts";
import type { RuleSource, Sources } from "../graph/sources.ts";

/** A compiled pack, ready to be evaluated. */
export interface Program {
  readonly graph: Graph;
  readonly sources: Sources;
  /** The days of its law: which version of a pack judges a document. */
  readonly inForce: Interval;
  readonly reckoning: Reckoning;
  /** The pack's own rules, by their full names: what people wrote beside them, and their nodes. */
  readonly rules: ReadonlyMap<string, RuleSource>;
  readonly ids: ReadonlyMap<string, GraphId>;
  /** Of each node: how many enclosing lists it reads. */
  readonly free: readonly number[];
}

/** Makes a graph ready to be evaluated. */
export function program(
  { graph, sources, free }: Pick<Program, "graph" | "sources" | "free">,
  inForce: Interval,
  reckoning: Reckoning,
): Program {
  const own = graph.rules.map((id) => {
    const { rule, source } = ruleOf({ graph, sources }, id);
    return { name: rule.name, source, id };
  });
  return {
    graph,
    sources,
    inForce,
    reckoning,
    rules: new Map(own.map((it) => [it.name, it.source])),
    ids: new Map(own.map((it) => [it.name, it.id])),
    free,
  };
}

/** A rule of the graph, the pack's own or another's, and what people wrote beside it. */
export function ruleOf(
  { graph, sources }: Pick<Program, "graph" | "sources">,
  id: GraphId,
): { readonly rule: RuleNode; readonly source: RuleSource } {
  const rule = graph.nodes[id];
  const source = sources.rules.get(id);
  invariant(rule?.kind === "rule" && source, "every rule has its source");
  return { rule, source };
}

/**
 * The pack of what a full name names.
 *
 * @example
 * packOf("cn.labelling_measures.label") // "cn.labelling_measures"
 */
export const packOf = (name: string): string => name.slice(0, name.lastIndexOf("."));

/**
 * A full name without its pack.
 *
 * @example
 * shortName("cn.genai_interim_measures.promptly") // "promptly"
 */
export const shortName = (full: string): string => full.slice(full.lastIndexOf(".") + 1);
