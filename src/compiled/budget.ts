import { stepsPerDocument } from "../evaluate/context.ts";
import type { Program } from "../evaluate/program.ts";
import type { GraphId, GraphNode } from "../graph/graph.ts";
import { childrenOf } from "../graph/traversal.ts";

/** Lengths that are tried, the longest first. */
const lengths = [1024, 512, 256, 128, 64, 32, 16, 8, 4, 2];

/**
 * The longest that lists of a document may be, so that judging it surely stays within the steps of the reference: a document that
 * costs more is judged by nobody. `fixed`: the longest list of what is fixed; `packs`: the versions of each. 0: none is short enough.
 */
export function longestListWithin(packs: readonly (readonly Program[])[], fixed: number): number {
  const isWithin = (length: number): boolean => {
    const size = Math.max(length, fixed);
    const steps = packs.reduce((sum, versions) => sum + Math.max(...versions.map((it) => stepsOf(it, size))), 0);
    // Where signatures and facts differ each rule is judged twice.
    return steps * 2 <= stepsPerDocument;
  };
  return lengths.find(isWithin) ?? 0;
}

/** The most steps that all rules of a program take where every list has so many elements. */
function stepsOf({ graph: { nodes }, free }: Program, size: number): number {
  const steps: number[] = [];
  let total = 0;
  // What is computed once for a document costs nothing where it is read; bounds of a standard are computed for each element.
  const of = (id: GraphId | undefined): number => {
    const node = id === undefined ? undefined : nodes[id];
    if (id === undefined || node === undefined) return 0;
    return free[id] === 0 && node.kind !== "standard" ? 0 : (steps[id] ?? 0);
  };
  const sum = (ids: readonly (GraphId | undefined)[]): number => ids.reduce((all, it) => all + of(it), 0);
  for (const [id, node] of nodes.entries()) {
    const own = 1 + stepsOfNode(node, size, of, sum);
    steps.push(own);
    if (free[id] === 0) total += own;
  }
  return total;
}

function stepsOfNode(
  node: GraphNode,
  size: number,
  of: (id: GraphId | undefined) => number,
  sum: (ids: readonly (GraphId | undefined)[]) => number,
): number {
  switch (node.kind) {
    case "some":
    case "every":
    case "count":
    case "share":
    case "sum":
      return of(node.list) + size * (1 + of(node.body));
    case "in":
    case "overlaps":
    case "includes":
      return sum(childrenOf(node)) + size * size;
    case "rule": {
      const within = [node.when, node.unless, node.pendingWhile, ...node.clauses];
      return node.each.reduceRight((inner, it) => of(it.list) + size * (2 + of(it.where) + inner), sum(within));
    }
    default:
      return sum(childrenOf(node));
  }
}
