import { childrenOf } from "./children.ts";
import { freeLocals } from "./free-locals.ts";
import type { Graph, GraphId, GraphNode } from "./graph.ts";

/**
 * What is wrong with a graph; nothing for every graph that `lower` makes.
 *
 * @example
 * verifyGraph({ pack: "p", nodes: [{ kind: "not", of: 0 }], rules: [], yields: [] }) // ["node 0 (not) reads node 0, which does not stand before it"]
 */
export function verifyGraph(graph: Graph): readonly string[] {
  const problems: string[] = [];
  const seen = new Map<string, number>();
  graph.nodes.forEach((node, id) => {
    for (const child of childrenOf(node)) {
      if (!(Number.isInteger(child) && child >= 0 && child < id))
        problems.push(`node ${id} (${node.kind}) reads node ${child}, which does not stand before it`);
    }
    const key = JSON.stringify(node);
    const twin = seen.get(key);
    if (twin !== undefined) problems.push(`nodes ${twin} and ${id} are equal`);
    seen.set(key, id);
  });
  if (problems.length > 0) return problems;

  problems.push(...rootProblems(graph, graph.rules, "rule"), ...rootProblems(graph, graph.yields, "yields"));
  const free = freeLocals(graph);
  for (const id of [...graph.rules, ...graph.yields])
    if ((free[id] ?? 0) > 0) problems.push(`node ${id} reads an element of no list`);
  const standards = graph.nodes.flatMap((node) => (node.kind === "standard" ? [node.name] : []));
  for (const name of standards.filter((it, index) => standards.indexOf(it) !== index))
    problems.push(`the standard ${name} stands in two nodes`);
  return problems;
}

function rootProblems(graph: Graph, ids: readonly GraphId[], kind: GraphNode["kind"]): readonly string[] {
  return ids.flatMap((id) => {
    const node = graph.nodes[id];
    return node?.kind === kind ? [] : [`root ${id} is no ${kind} of this graph`];
  });
}
