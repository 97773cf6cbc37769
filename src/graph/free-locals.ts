import { childrenOf } from "./children.ts";
import type { Graph, GraphId, GraphNode } from "./graph.ts";

/**
 * How many enclosing lists each node still needs, by id; 0 for what reads no element.
 *
 * @example
 * const nodes = [{ kind: "subject", name: "service" }, { kind: "local", depth: 0 }, { kind: "some", list: 0, body: 1 }];
 * freeLocals({ pack: "p", nodes, rules: [], yields: [], exemptions: [] }) // [0, 1, 0]
 */
export function freeLocals(graph: Graph): readonly number[] {
  const free: number[] = [];
  const of = (id: GraphId | undefined): number => (id === undefined ? 0 : (free[id] ?? 0));
  for (const node of graph.nodes) free.push(freeOf(node, of));
  return free;
}

function freeOf(node: GraphNode, of: (id: GraphId | undefined) => number): number {
  switch (node.kind) {
    case "local":
      return node.depth + 1;
    case "some":
    case "every":
    case "count":
    case "share":
    case "sum":
      return Math.max(of(node.list), of(node.body) - 1);
    case "standard":
      return Math.max(0, ...[...node.onlyIf, ...node.orIf].map((id) => of(id) - (node.overList ? 1 : 0)));
    case "rule": {
      const inner = [node.when, node.unless, ...node.clauses].map((id) => of(id) - node.each.length);
      const lists = node.each.map((it, index) => Math.max(of(it.list) - index, of(it.where) - index - 1));
      const around = [...node.scopes, node.upon, ...node.exemptions].map(of);
      return Math.max(0, ...around, ...inner, ...lists);
    }
    default:
      return Math.max(0, ...childrenOf(node).map(of));
  }
}
