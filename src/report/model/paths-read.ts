import { invariant } from "../../base/invariant.ts";
import { childrenOf } from "../../graph/children.ts";
import type { Graph, GraphId, GraphNode } from "../../graph/graph.ts";

/** The facts that nodes of a graph read, as dotted paths without indexes. */
export function pathsRead(graph: Graph, roots: readonly GraphId[]): ReadonlySet<string> {
  const found = new Set<string>();
  const nodeAt = (id: GraphId): GraphNode => {
    const node = graph.nodes[id];
    invariant(node, "ids name nodes");
    return node;
  };
  /** `lists`: the paths of the enclosing lists, the innermost first. */
  const pathOf = (id: GraphId, lists: readonly string[]): string => {
    const node = nodeAt(id);
    if (node.kind === "subject") return node.name;
    if (node.kind === "local") return lists[node.depth] ?? "";
    return node.kind === "field" ? [pathOf(node.of, lists), ...node.path].join(".") : "";
  };
  const visit = (id: GraphId, lists: readonly string[]): void => {
    const node = nodeAt(id);
    if (node.kind === "field") found.add(pathOf(id, lists));
    const quantifies = "list" in node && "body" in node;
    for (const child of childrenOf(node)) {
      visit(child, quantifies && child === node.body ? [pathOf(node.list, lists), ...lists] : lists);
    }
  };
  for (const root of roots) visit(root, []);
  return found;
}
