import { instance } from "@viz-js/viz";
import fc from "fast-check";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { runGraph } from "../../../src/engine/index.ts";
import { buildPicture, type PictureReport } from "../../../src/report/model/picture-report.ts";
import { boxLayout, type LayOut } from "../../../src/report/render/html/box-drawing.ts";
import { pictureSvg } from "../../../src/report/render/html/picture-svg.ts";
import { pictureDot, pictureJson, pictureMermaid, pictureText } from "../../../src/report/render/picture.ts";
import { plainPaint } from "../../../src/report/view/format-options.ts";
import { labelOf } from "../../../src/report/view/picture-labels.ts";
import { displayWidth } from "../../../src/report/view/text-layout.ts";
import { schemaFaults } from "../../e2e/schemas.ts";
import { hostile } from "./hostile.ts";
import { hostWith, nothing, service } from "./tiny.ts";

const viz = await instance();
const graphviz = (dot: string): string => viz.renderString(dot, { format: "plain" });
const layOut: LayOut = (boxes, edges) => boxLayout(boxes, edges, graphviz);
const options = { width: 80, paint: plainPaint, quiet: false, locale: locales.en };
const inChinese = { ...options, locale: locales["zh-Hans"] };

function pictureOf(shows: "1" | "pack" | "instruments", inputs: readonly string[] = []): PictureReport {
  const kind = shows === "1" ? ({ kind: "part", name: "1" } as const) : { kind: shows };
  const run = runGraph({ ...nothing, pack: "/tiny", shows: kind, inputs }, hostWith({ "service.yaml": service }));
  if (!run.picture) throw new Error("it is drawn");
  return buildPicture(
    run.picture,
    { ...run, linkTo: ({ path, line }) => `https://a.example/${path}#L${line}` },
    "1",
    locales.en,
  );
}

const judged = pictureOf("1", ["service.yaml"]);
const all = [
  judged,
  pictureOf("1"),
  pictureOf("pack"),
  pictureOf("instruments"),
  pictureOf("instruments", ["service.yaml"]),
];

/** The same with one text in the place of every one that is not ours. */
const withText = (report: PictureReport, text: string): PictureReport => ({
  ...report,
  pack: report.pack && { ...report.pack, title: { en: text } },
  inputs: report.inputs.map(() => text),
  nodes: report.nodes.map((it) => ({
    ...it,
    name: it.name && text,
    said: it.said && text,
    at: it.at && { ...it.at, path: text },
  })),
});

interface DotJson {
  readonly objects?: readonly { readonly label: string; readonly URL?: string }[];
  readonly edges?: readonly { readonly tail: number; readonly head: number }[];
}

/** What Graphviz itself reads. */
const read = (dot: string): DotJson => JSON.parse(viz.renderString(dot, { format: "json0" })) as DotJson;

test("every picture fits its schema, and is told on lines that fit", () => {
  for (const it of all) {
    expect(schemaFaults("picture-1", pictureJson(it))).toEqual([]);
    const lines = pictureText(it, options).split("\n");
    expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
    for (const node of it.nodes)
      expect(lines.some((line) => line.includes(labelOf(node, it.pack, locales.en).head))).toBe(true);
  }
});

test("what was judged has a sign and a word, in the reader's language, and not only a colour", () => {
  const said = pictureText(judged, options);
  expect(said).toContain("rule art. 1(1): × violated  versioned");
  expect(said).toContain("standard art. 1(1): ? not known  fair");
  expect(said).toContain("When: – does not hold");
  expect(pictureText(judged, inChinese)).toContain("规则 第一条第一款：× 违反  versioned");
  expect(pictureText(pictureOf("1"), options)).not.toMatch(/[×✓?]/u);
  expect(pictureDot(judged, options)).toMatch(/\? not known.*dashed/);
});

test("a node is shown once with what follows it", () => {
  const said = pictureText(pictureOf("1"), options);
  expect(said.match(/The service is fair/g)).toHaveLength(4);
  const round: PictureReport = {
    ...judged,
    edges: [
      ...judged.edges,
      { from: "standard test.tiny.fair", to: "test.tiny.plain", relations: [{ kind: "reads", count: 1 }] },
    ],
  };
  expect(pictureText(round, options)).toContain("(see above)");
});

test("Graphviz reads from DOT as many nodes as there are, their labels and links, whatever stands in them", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const report = withText(judged, text);
      const { objects = [], edges = [] } = read(pictureDot(report, options));
      expect([objects.length, edges.length]).toEqual([report.nodes.length, report.edges.length]);
      expect(objects.map((it) => it.URL)).toEqual(report.nodes.map((it) => it.href));
    }),
  );
  const label = 'a "b" \\N \\ &lt; <b> ]; n9 -> n8';
  const [first] = read(pictureDot(withText(pictureOf("pack"), label), options)).objects ?? [];
  expect(first?.label).toContain("&amp;lt;");
});

test("Mermaid is given no sign of its own, of Markdown or of HTML but those that we write", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const lines = pictureMermaid(withText(judged, text), options).split("\n");
      const own = lines.filter((it) => /^ {2}n\d+\["[^"<>`[\]{}|\\&;]*/.test(it));
      expect(own).toHaveLength(judged.nodes.length);
      for (const it of own)
        expect(it).toMatch(
          /^ {2}n\d+\["(?:[\p{L}\p{N} .,:?()…·–×✓→、，。：；（）「」/]|#\d+;|<br\/>)*"\](?::::\w+)?$/u,
        );
      expect(lines).toHaveLength(
        1 + 2 * judged.nodes.length - judged.nodes.filter((it) => !it.href).length + judged.edges.length + 6,
      );
    }),
  );
});

/** What is wrong with the tags of an XML text. */
function xmlFaults(xml: string): readonly string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const rest = xml.replaceAll(
    /<(\/?)(svg|title|style|rect|text|tspan|g|path|a)((?:\s+[\w:-]+="[^<"]*")*)\s*(\/?)>/g,
    (_, closes: string, name: string, _attributes: string, isEmpty: string) => {
      if (closes !== "" && open.pop() !== name) faults.push(`</${name}>`);
      if (closes === "" && isEmpty === "") open.push(name);
      return "";
    },
  );
  return [...faults, ...open, ...(rest.match(/<.*|&(?!(?:amp|lt|gt|quot|#39|#\d+);)/g) ?? [])];
}

test("an SVG is sound and holds what it was given as text alone, whatever that is", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const svg = pictureSvg(withText(judged, text), options, layOut);
      expect(xmlFaults(svg)).toEqual([]);
      expect(svg.match(/<a href=/g)).toHaveLength(judged.nodes.filter((it) => it.href).length);
    }),
    { numRuns: 30 },
  );
  const svg = pictureSvg(withText(judged, 'x <script> & "y"'), options, layOut);
  expect(svg).toContain("x &lt;script&gt; &amp;");
  expect(xmlFaults("<g><a></g>")).not.toEqual([]);
});

test("only sizes and edges reach Graphviz when an SVG is laid out", () => {
  const told: string[] = [];
  const telling = (dot: string): string => {
    told.push(dot);
    return graphviz(dot);
  };
  pictureSvg(judged, options, (boxes, edges) => boxLayout(boxes, edges, telling));
  expect(told.join("")).not.toMatch(/tiny|fair|http/);
});
