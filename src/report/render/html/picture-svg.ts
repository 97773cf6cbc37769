import type { Locale } from "../../../base/locale.ts";
import type { PictureReport, ReportEdge } from "../../model/picture-report.ts";
import type { ShowOptions } from "../../view/format-options.ts";
import { edgeLabel, labelOf, titleOf } from "../../view/picture-labels.ts";
import { boxHtml, fitted, sized, type Box, type BoxEdge, type LayOut } from "./box-drawing.ts";
import { html } from "./html-template.ts";
import { bareSvg, svgPicture, type BareSvg, type Framed } from "./svg-frame.ts";

const margin = 16;
/** The line of the title. */
const titleHeight = 30;

/** A picture as SVG, in the light and in the dark: boxes that link to their policies, from left to right. */
export const pictureSvg = (report: PictureReport, options: Pick<ShowOptions, "locale">, layOut: LayOut): string =>
  svgPicture(framed(report, options, layOut));

/** The same, its style beside it. */
export const barePicture = (report: PictureReport, options: Pick<ShowOptions, "locale">, layOut: LayOut): BareSvg =>
  bareSvg(framed(report, options, layOut));

function framed(report: PictureReport, { locale }: Pick<ShowOptions, "locale">, layOut: LayOut): Framed {
  const nodes = report.nodes.map((it): Box => {
    const { head, text, bearing } = labelOf(it, report.pack, locale);
    const lines = [head, ...fitted(text, cells[it.kind] ?? 40)].filter((line) => line !== "");
    return { column: it.id, style: `k-${it.kind} b-${bearing ?? "plain"}`, lines, hasHead: true, href: it.href };
  });
  const { labels, edges } = labelledEdges(report, nodes.length, locale);
  const boxes = sized([...nodes, ...labels]);
  const layout = layOut(boxes, edges);
  const title = titleOf(report, locale);
  const width = Math.max(layout.width + 2 * margin, title.length * 9);
  const height = layout.height + 2 * margin + titleHeight;
  const lines = layout.edges.map(({ to, path }) => html`<path class="${boxes[to]?.style ?? ""}" d="${path}" />`);
  const drawn = boxes.map((box, at) => boxHtml(box, layout.placed.get(at) ?? { x: 0, y: 0 }));
  const content = html`<g transform="translate(${margin} ${margin + titleHeight})">${lines}${drawn}</g>`;
  const at = { x: margin, y: margin + 12 };
  return { title, locale, width, height, role: "group", at, style, content };
}

/** Cells of a line, where it is not 40. */
const cells: Readonly<Partial<Record<PictureReport["nodes"][number]["kind"], number>>> = {
  article: 24,
  pack: 30,
  definition: 30,
  parameter: 30,
  "open-term": 30,
  "open-list": 30,
};

/** Edges that say something pass through a box of their own, so that it is kept clear of others. */
function labelledEdges(
  { nodes, edges }: PictureReport,
  first: number,
  locale: Locale,
): { readonly labels: readonly Box[]; readonly edges: readonly BoxEdge[] } {
  const index = new Map(nodes.map((it, at) => [it.id, at]));
  const labels: Box[] = [];
  const drawn = edges.flatMap((edge: ReportEdge): readonly BoxEdge[] => {
    const [from = 0, to = 0] = [index.get(edge.from), index.get(edge.to)];
    const label = edgeLabel(edge, locale);
    if (label === "") return [{ from, to }];
    const lines = fitted(label, 24);
    const middle = first + labels.push({ column: `${from} ${to}`, style: "label", lines, hasHead: false }) - 1;
    return [
      { from, to: middle },
      { from: middle, to },
    ];
  });
  return { labels, edges: drawn };
}

const style = `
text { font: 12px ui-monospace, "Noto Sans Mono CJK SC", monospace; fill: var(--ink); white-space: pre; }
.head { font-weight: 700; } a .head { fill: var(--link); } a:focus-visible rect, a:hover rect { stroke: var(--link); stroke-width: 2; }
rect { fill: var(--paper); stroke: var(--soft); } path { fill: none; stroke: var(--line); }
.k-article rect, .k-pack rect { fill: var(--tint); stroke-width: 1.5; } .k-other-law rect, .k-note rect { stroke-dasharray: 4 3; }
.label rect { stroke: none; } .label text { fill: var(--soft); font-style: italic; }
.b-bad rect { fill: var(--bad-tint); stroke: var(--bad); stroke-width: 2; } path.b-bad { stroke: var(--bad); stroke-width: 2; }
.b-open rect { fill: var(--wait-tint); stroke: var(--wait); stroke-width: 2; stroke-dasharray: 6 3; } path.b-open { stroke: var(--wait); stroke-width: 2; stroke-dasharray: 5 3; }
.b-waiting rect { fill: var(--due-tint); stroke: var(--due); stroke-dasharray: 2 2; } path.b-waiting { stroke: var(--due); }
.b-good rect { fill: var(--good-tint); stroke: var(--good); } path.b-good { stroke: var(--good); } .b-quiet text { fill: var(--soft); }
`;
