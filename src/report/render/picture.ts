import { groupBy } from "../../base/group-by.ts";
import { pictureWords } from "../messages/picture.ts";
import type { PictureReport, ReportEdge, ReportNode } from "../model/picture-report.ts";
import type { ShowOptions, Style } from "../view/format-options.ts";
import { edgeLabel, labelOf, titleOf, type NodeLabel } from "../view/picture-labels.ts";
import { indented } from "../view/text-layout.ts";
import { fitted } from "./html/box-drawing.ts";
import { jsonText } from "./json.ts";

/** Of a line of a node. */
const cells = 40;

/** A picture for people at a terminal: what each node leads to stands below it; what leads on from a node is shown once. */
export function pictureText(report: PictureReport, options: ShowOptions): string {
  const { paint, locale } = options;
  const nodes = new Map(report.nodes.map((it) => [it.id, it]));
  const below = groupBy(report.edges, (it) => it.from);
  const isBelow = new Set(report.edges.map((it) => it.to));
  const shown = new Set<string>();
  const show = (node: ReportNode, by: string, indent: string): readonly string[] => {
    const { head, text, bearing } = labelOf(node, report.pack, locale);
    const own = [by === "" ? head : `${by} → ${head}`, text].filter((it) => it !== "");
    const next = below.get(node.id) ?? [];
    const isShown = shown.has(node.id);
    shown.add(node.id);
    const line =
      isShown && next.length > 0 ? `${own.join("  ")} (${locale.say(pictureWords.again())})` : own.join("  ");
    const style = bearing && paints[bearing];
    const [first = "", ...others] = indented(line, options, indent);
    const painted = style ? first.replace(head, () => paint(style, head)) : first;
    return [painted, ...others.map((it) => `  ${it}`), ...(isShown ? [] : next.flatMap((it) => showEdge(it, indent)))];
  };
  const showEdge = (edge: ReportEdge, indent: string): readonly string[] => {
    const node = nodes.get(edge.to);
    return node ? show(node, edgeLabel(edge, locale), `${indent}  `) : [];
  };
  // What leads back to itself hangs on nothing.
  const roots = report.nodes.filter((it) => !isBelow.has(it.id));
  const lines = [...roots, ...report.nodes].flatMap((it) => (shown.has(it.id) ? [] : show(it, "", "")));
  return [paint("heading", titleOf(report, locale)), "", ...lines, ""].join("\n");
}

const paints: Readonly<Record<NonNullable<NodeLabel["bearing"]>, Style>> = {
  good: "satisfied",
  bad: "violated",
  open: "undetermined",
  waiting: "pending",
  quiet: "quiet",
};

/** A picture as JSON that fits `grammar/schema/picture-1.schema.json`. */
export const pictureJson = (report: PictureReport): string => jsonText(report);

/** A picture in the language DOT, for Graphviz. */
export function pictureDot(report: PictureReport, { locale }: Pick<ShowOptions, "locale">): string {
  const name = new Map(report.nodes.map((it, at) => [it.id, `n${at}`]));
  const nodes = report.nodes.map((it) => {
    const { head, text, bearing } = labelOf(it, report.pack, locale);
    const label = [head, ...fitted(text, cells)].filter((line) => line !== "");
    const looks = bearing ? [`class=${bearing}`, ...dotLooks[bearing]] : [];
    const link = it.href === undefined ? [] : [`URL=${dotText([it.href])}`];
    return `  ${name.get(it.id)} [${[`label=${dotText(label)}`, ...looks, ...link].join(", ")}]`;
  });
  const edges = report.edges.map((it) => {
    const label = edgeLabel(it, locale);
    const said = label === "" ? "" : ` [label=${dotText([label])}]`;
    return `  ${name.get(it.from)} -> ${name.get(it.to)}${said}`;
  });
  const title = `label=${dotText([titleOf(report, locale)])}`;
  return [
    "digraph {",
    `  graph [rankdir=LR, fontname="sans-serif", ${title}]`,
    '  node [shape=box, style="rounded,filled", fillcolor="#ffffff", fontname="sans-serif", fontsize=11]',
    '  edge [fontname="sans-serif", fontsize=10]',
    ...nodes,
    ...edges,
    "}",
    "",
  ].join("\n");
}

/** Colours, and a border that tells apart what is open without them. */
const dotLooks: Readonly<Record<NonNullable<NodeLabel["bearing"]>, readonly string[]>> = {
  good: ['fillcolor="#e8f4f0"', 'color="#1d5c4d"'],
  bad: ['fillcolor="#fdeeed"', 'color="#a4161a"', "penwidth=2"],
  open: ['fillcolor="#fff3d9"', 'color="#7a4a00"', 'style="rounded,filled,dashed"', "penwidth=2"],
  waiting: ['fillcolor="#eaf2fb"', 'color="#0b57a4"', 'style="rounded,filled,dotted"'],
  quiet: ['color="#5a626c"', 'fontcolor="#5a626c"'],
};

/**
 * Lines as a text of DOT: nothing in them ends it, and Graphviz reads neither its own signs nor entities of HTML in it.
 *
 * @example
 * dotText(['a "b" \\N', "&lt;"]) // '"a \\"b\\" \\\\N\\n&amp;lt;"'
 */
export const dotText = (lines: readonly string[]): string =>
  `"${lines.map((it) => it.replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"')).join("\\n")}"`;

/** A picture in the language of Mermaid, as pages of Markdown show it. */
export function pictureMermaid(report: PictureReport, { locale }: Pick<ShowOptions, "locale">): string {
  const name = new Map(report.nodes.map((it, at) => [it.id, `n${at}`]));
  const nodes = report.nodes.flatMap((it) => {
    const { head, text, bearing } = labelOf(it, report.pack, locale);
    const label = [head, ...fitted(text, cells)].filter((line) => line !== "");
    const id = name.get(it.id);
    const link = it.href === undefined ? [] : [`  click ${id} href "${it.href}"`];
    return [`  ${id}["${label.map(mermaidText).join("<br/>")}"]${bearing ? `:::${bearing}` : ""}`, ...link];
  });
  const edges = report.edges.map((it) => {
    const label = edgeLabel(it, locale);
    return `  ${name.get(it.from)} -->${label === "" ? "" : `|"${mermaidText(label)}"|`} ${name.get(it.to)}`;
  });
  return ["flowchart LR", ...nodes, ...edges, ...mermaidLooks, ""].join("\n");
}

const mermaidLooks = [
  "  classDef good fill:#e8f4f0,stroke:#1d5c4d,color:#1c1f23",
  "  classDef bad fill:#fdeeed,stroke:#a4161a,stroke-width:2px,color:#1c1f23",
  "  classDef open fill:#fff3d9,stroke:#7a4a00,stroke-width:2px,stroke-dasharray:5 3,color:#1c1f23",
  "  classDef waiting fill:#eaf2fb,stroke:#0b57a4,stroke-dasharray:2 2,color:#1c1f23",
  "  classDef quiet stroke:#5a626c,stroke-dasharray:4 3",
];

/**
 * A text for a label of Mermaid: whatever might be read as Mermaid, Markdown or HTML stands as its number.
 *
 * @example
 * mermaidText('a "b" <i>') // "a #34;b#34; #60;i#62;"
 */
export const mermaidText = (text: string): string =>
  text.replaceAll(/[^\p{L}\p{N} .,:?()/…·–×✓→、，。：；（）「」]/gu, (it) => `#${it.codePointAt(0)};`);
