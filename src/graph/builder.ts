import { childrenOf, mapChildren } from "./children.ts";
import { keepDigests, nodeDigest } from "./digest.ts";
import type { Graph, GraphId, GraphNode } from "./graph.ts";

export interface GraphBuilder {
  /** Adds a node, or finds the equal one. Operands whose order means nothing are put in canonical order. */
  readonly add: (node: GraphNode) => GraphId;
  readonly node: (id: GraphId) => GraphNode;
  /** The graph of these rules and what they read, in canonical order, and where each node went. */
  readonly finish: (
    pack: string,
    rules: readonly GraphId[],
    yields: readonly GraphId[],
  ) => { readonly graph: Graph; readonly moved: ReadonlyMap<GraphId, GraphId> };
}

/**
 * Builds hash-consed graphs: children first, equal nodes once.
 *
 * @example
 * const builder = graphBuilder();
 * const yes = builder.add({ kind: "literal", type: "boolean", value: "true" });
 * builder.add({ kind: "literal", type: "boolean", value: "true" }) === yes // true
 */
export function graphBuilder(): GraphBuilder {
  const nodes: GraphNode[] = [];
  const digests: string[] = [];
  const known = new Map<string, GraphId>();
  const digestOf = (id: GraphId): string => digests[id] ?? "";

  const at = (id: GraphId): GraphNode => {
    const node = nodes[id];
    if (!node) throw new Error(`no node ${id} in this graph`);
    return node;
  };

  const add = (node: GraphNode): GraphId => {
    const ordered = inCanonicalOrder(node, digestOf);
    const key = JSON.stringify(ordered);
    const same = known.get(key);
    if (same !== undefined) return same;
    const id = nodes.length as GraphId;
    nodes.push(ordered);
    digests.push(nodeDigest(ordered, digestOf));
    known.set(key, id);
    return id;
  };

  return {
    add,
    node: at,
    finish: (pack, rules, yields) => {
      const nameOf = (id: GraphId): string => {
        const node = at(id);
        return node.kind === "rule" ? node.name : "";
      };
      const roots = [...rules].sort((a, b) => order(nameOf(a), nameOf(b)));
      const flags = [...yields].sort((a, b) => order(digestOf(a), digestOf(b)));
      const moved = new Map<GraphId, GraphId>();
      const placed: GraphNode[] = [];
      const kept: string[] = [];
      const place = (id: GraphId): GraphId => {
        const there = moved.get(id);
        if (there !== undefined) return there;
        const node = at(id);
        for (const child of childrenOf(node)) place(child);
        const next = placed.length as GraphId;
        placed.push(mapChildren(node, (child) => moved.get(child) ?? place(child)));
        moved.set(id, next);
        kept.push(digestOf(id));
        return next;
      };
      const graph = { pack, rules: roots.map(place), yields: [...new Set(flags.map(place))], nodes: placed };
      keepDigests(graph, kept);
      return { graph, moved };
    },
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Upholds canonical-order: what has no order in the law has none in the graph. */
function inCanonicalOrder(node: GraphNode, digestOf: (id: GraphId) => string): GraphNode {
  const byDigest = (ids: readonly GraphId[]): readonly GraphId[] =>
    [...ids].sort((a, b) => order(digestOf(a), digestOf(b)));
  switch (node.kind) {
    case "and":
    case "or":
    case "list":
      return { ...node, of: byDigest(node.of) };
    case "overlaps":
      return { ...node, ...pair(byDigest([node.left, node.right])) };
    case "compare":
      return node.operator === "equal" ? { ...node, ...pair(byDigest([node.left, node.right])) } : node;
    case "arithmetic":
      return node.operator === "add" || node.operator === "multiply"
        ? { ...node, ...pair(byDigest([node.left, node.right])) }
        : node;
    case "cases": {
      const key = (it: { readonly when: GraphId; readonly value: GraphId }): string =>
        digestOf(it.when) + digestOf(it.value);
      return { ...node, exceptions: [...node.exceptions].sort((a, b) => order(key(a), key(b))) };
    }
    case "standard": {
      const judges = node.judges.map((it) => ({ ...it, evidence: [...it.evidence].sort(order) }));
      judges.sort((a, b) => order(JSON.stringify(a), JSON.stringify(b)));
      return { ...node, onlyIf: byDigest(node.onlyIf), orIf: byDigest(node.orIf), judges };
    }
    case "rule":
      return { ...node, scopes: byDigest([...new Set(node.scopes)]), clauses: byDigest(node.clauses) };
    default:
      return node;
  }
}

function pair(ids: readonly GraphId[]): { readonly left: GraphId; readonly right: GraphId } {
  const [left, right] = ids;
  if (left === undefined || right === undefined) throw new Error("a pair has two sides");
  return { left, right };
}
