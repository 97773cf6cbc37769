import { graphlib, layout } from "@dagrejs/dagre";
import { rounded, type BoxLayout, type LayOut } from "../report/render/html/box-drawing.ts";

/**
 * Lays boxes out from left to right without Graphviz, which is WebAssembly: a strict policy for scripts lets none run.
 *
 * @example
 * const { edges } = layOut([{ width: 40, height: 20 }, { width: 40, height: 20 }], [{ from: 0, to: 1 }]);
 * edges.map((it) => it.path) // ["M40 10C57.5 10 57.5 10 75 10"]
 */
export const layOut: LayOut = (boxes, edges): BoxLayout => {
  const graph = new graphlib.Graph().setGraph({ rankdir: "LR", nodesep: 8, ranksep: 35, edgesep: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [at, { width, height }] of boxes.entries()) graph.setNode(String(at), { width, height });
  for (const { from, to } of edges) graph.setEdge(String(from), String(to));
  layout(graph);
  const placed = new Map(
    boxes.map((_, at) => {
      const { x, y } = graph.node(String(at));
      return [at, { x: rounded(x), y: rounded(y) }] as const;
    }),
  );
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: rounded(width),
    height: rounded(height),
    placed,
    edges: edges.map(({ from, to }) => {
      const [start, end] = [sideOf(from, 1), sideOf(to, -1)];
      const { points } = graph.edge(String(from), String(to));
      // Between neighbours one point stands in the middle, which a curve needs no more.
      return { from, to, path: curve([start, ...(points.length > 3 ? points.slice(1, -1) : []), end]) };
    }),
  };

  function sideOf(box: number, side: 1 | -1): Point {
    const { x = 0, y = 0 } = placed.get(box) ?? {};
    return { x: x + (side * (boxes[box]?.width ?? 0)) / 2, y };
  }
};

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line through points that leaves and meets each of them level. */
function curve(points: readonly Point[]): string {
  return points
    .map(({ x, y }, at) => {
      const before = points[at - 1];
      if (!before) return `M${rounded(x)} ${rounded(y)}`;
      const middle = rounded((before.x + x) / 2);
      return `C${middle} ${rounded(before.y)} ${middle} ${rounded(y)} ${rounded(x)} ${rounded(y)}`;
    })
    .join("");
}
