import type { Graph } from "../graph/graph.ts";
import { freeLocals } from "../graph/free-locals.ts";
import type { Sources } from "../graph/sources.ts";

/** A compiled pack, ready to be evaluated. */
export interface Program {
  readonly graph: Graph;
  readonly sources: Sources;
  /** Of each node: how many enclosing lists it reads. */
  readonly free: readonly number[];
}

/**
 * Makes a verified graph ready to be evaluated.
 *
 * @example
 * const graph = { pack: "p", nodes: [{ kind: "local", depth: 0 }], rules: [], yields: [] };
 * program(graph, undefined).free // [1]
 */
export function program(graph: Graph, sources: Sources): Program {
  return { graph, sources, free: freeLocals(graph) };
}
