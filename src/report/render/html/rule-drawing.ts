import type { Locale } from "../../../base/locale.ts";
import { shortName } from "../../../evaluate/program.ts";
import { firstOfMany, phrases } from "../../messages/phrases.ts";
import { drawingMessage, drawingPartMessage } from "../../messages/steps.ts";
import { verdictWords } from "../../messages/verdicts.ts";
import { citationIn } from "../../model/citations.ts";
import type { ReportInstance, ReportRule } from "../../model/report.ts";
import type { Graphviz } from "../../view/format-options.ts";
import { stepsOf, type RuleStep } from "../../view/rule-steps.ts";
import { clean, displayWidth, wrap } from "../../view/text-layout.ts";
import { html, type Html } from "./html-template.ts";

/** A rule as a tree: its verdict, what was asked and what that came to, and what each part rests on or waits for. */
export function ruleDrawing(rule: ReportRule, it: ReportInstance, graphviz: Graphviz, locale: Locale): Html {
  const steps = stepsOf(rule, it, locale);
  const boxes = sized(boxesOf(rule, it, steps, locale));
  const { width, height, placed, edges } = treeLayout(boxes, graphviz);
  const lines = edges.map(({ to, path }) => html`<path class="${boxes[to]?.style ?? ""}" d="${path}" />`);
  const drawn = boxes.map((box, at) => boxHtml(box, placed.get(at) ?? { x: 0, y: 0 }));
  return html`<svg
    role="img"
    aria-label="${inWords(rule, it, steps, locale)}"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
  >
    ${lines}${drawn}
  </svg>`;
}

/** The same for those who do not see it. */
function inWords(rule: ReportRule, it: ReportInstance, steps: readonly RuleStep[], locale: Locale): string {
  const parts = steps.map(({ label, said, state, leaves }) => {
    const what = said === "" ? label : `${label} ${said}`;
    return drawingPartMessage(what, state, firstOfMany(leaves, leavesShown));
  });
  return clean(locale.say(drawingMessage(shortName(rule.rule), verdictWords[it.verdict](), parts)).replaceAll("`", ""));
}

const leavesShown = 4;

interface Box {
  readonly column: Column;
  readonly style: string;
  readonly lines: readonly string[];
  /** The first line is its heading. */
  readonly hasHead: boolean;
  readonly from: number | undefined;
}

/** Cells of a line in each column of the tree. */
const columns = { root: 24, step: 40, leaf: 46 } as const;
type Column = keyof typeof columns;

function boxesOf(rule: ReportRule, it: ReportInstance, steps: readonly RuleStep[], locale: Locale): readonly Box[] {
  const boxes: Box[] = [];
  const add = (column: Column, style: string, head: string, text: string, from?: number): number => {
    const lines = [head, ...fitted(text, columns[column])].filter((one) => one !== "");
    return boxes.push({ column, style, lines, hasHead: head !== "", from }) - 1;
  };
  const name = `${citationIn(rule.cite, locale)} ${shortName(rule.rule)}`;
  const root = add("root", `v-${it.verdict}`, locale.say(verdictWords[it.verdict]()).toUpperCase(), name);
  for (const { label, said, state, bearing, leaves } of steps) {
    const head = clean(locale.say(phrases.labelled({ label, text: state })));
    const at = add("step", `b-${bearing}`, head, said.replaceAll("`", ""), root);
    for (const leaf of firstOfMany(leaves, leavesShown)) {
      add("leaf", "leaf", "", locale.show(leaf).replaceAll("`", ""), at);
    }
  }
  return boxes;
}

const linesShown = 6;

/** A text in lines of so many cells; a word that is longer is broken, and what takes too many lines is cut. */
function fitted(text: string, width: number): readonly string[] {
  // Fonts of two scripts disagree on how wide curly quotation marks are.
  const straight = clean(text).replaceAll(/[“”]/g, '"');
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

/** Boxes of one column are as wide as the widest of them. */
function sized(boxes: readonly Box[]): readonly (Box & TreeBox)[] {
  const widths = new Map<Column, number>();
  for (const { column, lines } of boxes) {
    const own = Math.ceil(Math.max(...lines.map(displayWidth)) * cell) + 2 * padding.x;
    widths.set(column, Math.max(own, widths.get(column) ?? 0));
  }
  return boxes.map((it) => {
    return { ...it, width: widths.get(it.column) ?? 0, height: it.lines.length * lineHeight + 2 * padding.y };
  });
}

function boxHtml(box: Box & TreeBox, { x, y }: { readonly x: number; readonly y: number }): Html {
  const { width, height } = box;
  const [left, top] = [rounded(x - width / 2), rounded(y - height / 2)];
  const lines = box.lines.map((it, at) => {
    const style = at === 0 && box.hasHead ? html` class="head"` : html``;
    const base = rounded(top + padding.y + lineHeight * (at + 0.75));
    return html`<tspan x="${rounded(left + padding.x)}" y="${base}" ${style}>${it}</tspan>`;
  });
  const edge = html`<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="4" />`;
  return html`<g class="${box.style}">${edge}<text>${lines}</text></g>`;
}

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
