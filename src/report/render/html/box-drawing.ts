import type { Graphviz } from "../../view/format-options.ts";
import { clean, displayWidth, wrap } from "../../view/text-layout.ts";
import { html, type Html } from "./html-template.ts";

/** What stands in a drawing. */
export interface Box {
  /** Those of one column are equally wide. */
  readonly column: string;
  readonly style: string;
  readonly lines: readonly string[];
  /** The first line is its heading. */
  readonly hasHead: boolean;
  readonly href?: string | undefined;
}

const linesShown = 6;

/** A text in lines of so many cells; a word that is longer is broken, and what takes too many lines is cut. */
export function fitted(text: string, width: number): readonly string[] {
  // Fonts of two scripts disagree on how wide curly quotation marks are; beside Chinese they are Chinese.
  const straight = clean(text).replaceAll(/(?<!\p{Script=Han})[“”](?!\p{Script=Han})/gu, '"');
  const lines = wrap(straight, width).flatMap((line) => broken(line, width));
  return lines.length > linesShown ? [...lines.slice(0, linesShown - 1), "..."] : lines;
}

function broken(line: string, width: number): readonly string[] {
  const pieces = [""];
  for (const character of line) {
    const last = pieces.at(-1) ?? "";
    if (displayWidth(last + character) > width) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
  }
  return pieces;
}

/** Pixels. A cell of the widest usual monospaced font at 12 pixels has 7.3; a Chinese character, which has two cells, is narrower. */
const cell = 7.3;
const lineHeight = 17;
const padding = { x: 10, y: 7 } as const;

/** A box with its size in pixels. */
export interface SizedBox {
  readonly width: number;
  readonly height: number;
}

/** Boxes of one column are as wide as the widest of them. */
export function sized<B extends Box>(boxes: readonly B[]): readonly (B & SizedBox)[] {
  const widths = new Map<string, number>();
  for (const { column, lines } of boxes) {
    const own = Math.ceil(Math.max(...lines.map(displayWidth)) * cell) + 2 * padding.x;
    widths.set(column, Math.max(own, widths.get(column) ?? 0));
  }
  return boxes.map((it) => {
    return { ...it, width: widths.get(it.column) ?? 0, height: it.lines.length * lineHeight + 2 * padding.y };
  });
}

/** A box with its middle at a point. */
export function boxHtml(box: Box & SizedBox, { x, y }: Point): Html {
  const { width, height } = box;
  const [left, top] = [rounded(x - width / 2), rounded(y - height / 2)];
  const lines = box.lines.map((it, at) => {
    const style = at === 0 && box.hasHead ? html` class="head"` : html``;
    const base = rounded(top + padding.y + lineHeight * (at + 0.75));
    return html`<tspan x="${rounded(left + padding.x)}" y="${base}" ${style}>${it}</tspan>`;
  });
  const edge = html`<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="4" />`;
  const drawn = html`<g class="${box.style}">${edge}<text>${lines}</text></g>`;
  return box.href === undefined ? drawn : html`<a href="${box.href}">${drawn}</a>`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Indexes of boxes. */
export interface BoxEdge {
  readonly from: number;
  readonly to: number;
}

/** Where boxes lie, in pixels from the upper left. */
export interface BoxLayout {
  readonly width: number;
  readonly height: number;
  /** The middle of each box. */
  readonly placed: ReadonlyMap<number, Point>;
  /** The line from a box to another, as SVG writes it. */
  readonly edges: readonly (BoxEdge & { readonly path: string })[];
}

/** Lays boxes out from left to right. */
export type LayOut = (boxes: readonly SizedBox[], edges: readonly BoxEdge[]) => BoxLayout;

/** Lays boxes out by Graphviz. Only sizes and edges reach Graphviz, no text. */
export function boxLayout(boxes: readonly SizedBox[], edges: readonly BoxEdge[], graphviz: Graphviz): BoxLayout {
  const nodes = boxes.map((it, at) => `n${at}[width=${inches(it.width)},height=${inches(it.height)}]`);
  const lines = edges.map(({ from, to }) => `n${from}->n${to}`);
  return readLayout(graphviz(`digraph{${[...settings, ...nodes, ...lines].join(";")}}`));
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
function readLayout(plain: string): BoxLayout {
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
    edges: edges.map(([, tail, head, count, ...rest]) => {
      const points = rest.slice(0, 2 * Number(count));
      const [first, ...others] = points.flatMap((it, at) => (at % 2 === 0 ? [`${x(it)} ${y(points[at + 1])}`] : []));
      return { from: indexOf(tail), to: indexOf(head), path: `M${first}C${others.join(" ")}` };
    }),
  };
}

/** To a tenth of a pixel. */
export const rounded = (pixels: number): number => Math.round(pixels * 10) / 10;
const indexOf = (name: string | undefined): number => Number(name?.slice(1));
