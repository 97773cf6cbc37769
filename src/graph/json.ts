import { withoutUndefined } from "./digest.ts";
import type { Graph, GraphId, GraphNode } from "./graph.ts";
import { verifyGraph } from "./verify.ts";

/** The graph as plain JSON, as `grammar/schema/graph-1.schema.json` describes it. */
export function graphToJson(graph: Graph): unknown {
  const { pack, rules, yields, exemptions, nodes } = graph;
  return withoutUndefined({ graph: "graph@1", pack, rules, yields, exemptions, nodes });
}

/**
 * Reads a graph that fits the published schema, or says what is wrong with it.
 * The schema is the caller's to check; what it can't say (order, sharing, binding) is checked here.
 */
export function graphFromJson(json: {
  readonly pack: string;
  readonly nodes: readonly unknown[];
  readonly rules: readonly number[];
  readonly yields: readonly number[];
  readonly exemptions: readonly { readonly exemption: number; readonly from: readonly string[] }[];
}): { readonly graph: Graph; readonly problems: readonly string[] } {
  const graph: Graph = {
    pack: json.pack,
    nodes: json.nodes as readonly GraphNode[],
    rules: json.rules as readonly GraphId[],
    yields: json.yields as readonly GraphId[],
    exemptions: json.exemptions as Graph["exemptions"],
  };
  return { graph, problems: verifyGraph(graph) };
}
