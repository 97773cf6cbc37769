import { withoutUndefined } from "./digest.ts";
import type { Graph } from "./graph.ts";

/** The graph as plain JSON, as `grammar/schema/graph-1.schema.json` describes it. */
export function graphToJson(graph: Graph): unknown {
  const { pack, rules, yields, exemptions, nodes } = graph;
  return withoutUndefined({ graph: "graph@1", pack, rules, yields, exemptions, nodes });
}
