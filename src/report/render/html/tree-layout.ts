import type { Graphviz } from "../../view/show-options.ts";

/** A box of a tree, in pixels, and the box that it hangs on. */
export interface TreeBox {
  readonly width: number;
  readonly height: number;
  /** Its place in the list; undefined: it is the root. */
  readonly from: number | undefined;
}

/** Where the boxes of a tree lie, in pixels from the upper left. */
interface TreeLayout {
  readonly width: number;
  readonly height: number;
  /** The middle of each box. */
  readonly placed: ReadonlyMap<number, { readonly x: number; readonly y: number }>;
  /** The line that leads to a box, as SVG writes it. */
  readonly edges: readonly { readonly to: number; readonly path: string }[];
}

/** Lays a tree out from left to right. Only sizes and edges reach Graphviz, no text. */
export function treeLayout(boxes: readonly TreeBox[], graphviz: Graphviz): TreeLayout {
  const nodes = boxes.map((it, at) => `n${at}[width=${inches(it.width)},height=${inches(it.height)}]`);
  const edges = boxes.flatMap(({ from }, at) => (from === undefined ? [] : [`n${from}->n${at}`]));
  return readLayout(graphviz(`digraph{${[...settings, ...nodes, ...edges].join(";")}}`));
}

const settings = [
  "rankdir=LR",
  "nodesep=0.1",
  "ranksep=0.35",
  "ordering=out",
  'node[shape=box,fixedsize=true,label=""]',
  "edge[dir=none,tailport=e,headport=w]",
];

const pixelsPerInch = 72;
const inches = (pixels: number): string => (pixels / pixelsPerInch).toFixed(4);

/** Graphviz counts in inches from the lower left. */
function readLayout(plain: string): TreeLayout {
  const rows = plain.split("\n").map((line) => line.split(" "));
  const [, , wide, high] = rows.find(([kind]) => kind === "graph") ?? [];
  const x = (text: string | undefined): number => rounded(Number(text) * pixelsPerInch);
  const y = (text: string | undefined): number => rounded((Number(high) - Number(text)) * pixelsPerInch);
  const nodes = rows.filter(([kind]) => kind === "node");
  const edges = rows.filter(([kind]) => kind === "edge");
  return {
    width: x(wide),
    height: x(high),
    placed: new Map(nodes.map(([, name, left, bottom]) => [indexOf(name), { x: x(left), y: y(bottom) }])),
    edges: edges.map(([, , head, count, ...rest]) => {
      const points = rest.slice(0, 2 * Number(count));
      const [first, ...others] = points.flatMap((it, at) => (at % 2 === 0 ? [`${x(it)} ${y(points[at + 1])}`] : []));
      return { to: indexOf(head), path: `M${first}C${others.join(" ")}` };
    }),
  };
}

/** To a tenth of a pixel. */
export const rounded = (pixels: number): number => Math.round(pixels * 10) / 10;
const indexOf = (name: string | undefined): number => Number(name?.slice(1));
