import type { Locale } from "../../../base/locale.ts";
import type { PictureReport, ReportEdge } from "../../model/picture-report.ts";
import type { Graphviz, ShowOptions } from "../../view/format-options.ts";
import { edgeLabel, labelOf, titleOf } from "../../view/picture-labels.ts";
import { boxHtml, boxLayout, fitted, sized, type Box, type BoxEdge } from "./box-drawing.ts";
import { html, trusted } from "./html-template.ts";

const margin = 16;
/** The line of the title. */
const titleHeight = 30;

/** A picture as SVG, in the light and in the dark: boxes that link to their policies, from left to right. */
export function pictureSvg(report: PictureReport, { locale }: Pick<ShowOptions, "locale">, graphviz: Graphviz): string {
  const nodes = report.nodes.map((it): Box => {
    const { head, text, bearing } = labelOf(it, report.pack, locale);
    const lines = [head, ...fitted(text, cells[it.kind] ?? 40)].filter((line) => line !== "");
    return { column: it.id, style: `k-${it.kind} b-${bearing ?? "plain"}`, lines, hasHead: true, href: it.href };
  });
  const { labels, edges } = labelledEdges(report, nodes.length, locale);
  const boxes = sized([...nodes, ...labels]);
  const layout = boxLayout(boxes, edges, graphviz);
  const title = titleOf(report, locale);
  const width = Math.max(layout.width + 2 * margin, title.length * 9);
  const height = layout.height + 2 * margin + titleHeight;
  const lines = layout.edges.map(({ to, path }) => html`<path class="${boxes[to]?.style ?? ""}" d="${path}" />`);
  const drawn = boxes.map((box, at) => boxHtml(box, layout.placed.get(at) ?? { x: 0, y: 0 }));
  return `${
    html`<svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 ${width} ${height}"
      width="${width}"
      height="${height}"
      role="group"
      aria-label="${title}"
      lang="${locale.tag}"
    >
      <title>${title}</title>
      <style>
        ${trusted(style)}
      </style>
      <rect class="paper" width="${width}" height="${height}" />
      <text class="title" x="${margin}" y="${margin + 12}">${title}</text>
      <g transform="translate(${margin} ${margin + titleHeight})">${lines}${drawn}</g>
    </svg>`.markup
  }\n`;
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

/** Edges that say something pass through a box of their own, so that Graphviz keeps it clear of others. */
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
svg { --ink: #1c1f23; --soft: #5a626c; --line: #8b939c; --paper: #fff; --tint: #f5f6f8; --link: #0b57a4; --bad: #a4161a; --bad-tint: #fdeeed;
  --wait: #7a4a00; --wait-tint: #fff3d9; --due: #0b57a4; --due-tint: #eaf2fb; --good: #1d5c4d; --good-tint: #e8f4f0; }
@media (prefers-color-scheme: dark) { svg { --ink: #e6e8eb; --soft: #a3abb5; --line: #6b747e; --paper: #16181b; --tint: #1f2327; --link: #8ab8ee; --bad: #ff9f98; --bad-tint: #3b1b1a;
  --wait: #f0c36d; --wait-tint: #36290d; --due: #8ab8ee; --due-tint: #152a40; --good: #86d1bd; --good-tint: #132e27; } }
text { font: 12px ui-monospace, "Noto Sans Mono CJK SC", monospace; fill: var(--ink); white-space: pre; }
.title { font: 600 15px system-ui, "Noto Sans CJK SC", sans-serif; }
.head { font-weight: 700; } a .head { fill: var(--link); } a:focus-visible rect, a:hover rect { stroke: var(--link); stroke-width: 2; }
rect { fill: var(--paper); stroke: var(--soft); } path { fill: none; stroke: var(--line); } .paper { fill: var(--paper); stroke: none; }
.k-article rect, .k-pack rect { fill: var(--tint); stroke-width: 1.5; } .k-other-law rect, .k-note rect { stroke-dasharray: 4 3; }
.label rect { stroke: none; } .label text { fill: var(--soft); font-style: italic; }
.b-bad rect { fill: var(--bad-tint); stroke: var(--bad); stroke-width: 2; } path.b-bad { stroke: var(--bad); stroke-width: 2; }
.b-open rect { fill: var(--wait-tint); stroke: var(--wait); stroke-width: 2; stroke-dasharray: 6 3; } path.b-open { stroke: var(--wait); stroke-width: 2; stroke-dasharray: 5 3; }
.b-waiting rect { fill: var(--due-tint); stroke: var(--due); stroke-dasharray: 2 2; } path.b-waiting { stroke: var(--due); }
.b-good rect { fill: var(--good-tint); stroke: var(--good); } path.b-good { stroke: var(--good); } .b-quiet text { fill: var(--soft); }
`;
