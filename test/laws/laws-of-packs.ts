import { canonicalJson } from "../../src/base/digest.ts";
import { locales } from "../../src/base/locale.ts";
import type { SourceText } from "../../src/base/text.ts";
import { packDigest, ruleDigests } from "../../src/graph/digest.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { graphToJson } from "../../src/graph/json.ts";
import { graphFromJson, verifyGraph } from "../kit/verify-graph.ts";
import { comparable } from "./comparable.ts";
import { reversed } from "./files.ts";
import type { SearchedLaw } from "./law.ts";
import type { Pipeline } from "./pipeline.ts";
import { compiled, judged } from "./run.ts";
import { packsOf, plainSituation } from "./situation.ts";

/** §8.4: the order of declarations, files, clauses and of keys in the input changes nothing. */
export const orderless: SearchedLaw = {
  kind: "searched",
  name: "no order changes a verdict, a cause or a digest",
  broken: (pipeline, it, first) => {
    const second = compiled(pipeline, packsOf(it.plan, reversed, "one"));
    const [one, other] = [first, second].map((built) =>
      built.map((one) => packDigest(one.lowered.graph, { text: "t", calendar: "c", vocabulary: "v" })),
    );
    if (one?.join() !== other?.join()) return "another digest";
    const asked = plainSituation(it, 0.7);
    const a = comparable(judged(pipeline, first, asked));
    const b = comparable(judged(pipeline, second, asked, "reversed"));
    return a === b ? undefined : `\n${a}\nis not\n${b}`;
  },
};

/** §8.10: graph JSON round-trips, and its digest with it. */
export const roundTrip: SearchedLaw = {
  kind: "searched",
  name: "graph JSON round-trips with the same digests",
  broken: (_, __, built) => built.map((it) => lost(it.lowered.graph)).find((it) => it !== undefined),
};

function lost(graph: Graph): string | undefined {
  const problems = verifyGraph(graph);
  if (problems.length > 0) return problems.join("; ");
  const text = canonicalJson(graphToJson(graph));
  const read = graphFromJson(JSON.parse(text) as Parameters<typeof graphFromJson>[0]);
  if (read.problems.length > 0) return read.problems.join("; ");
  if (canonicalJson(graphToJson(read.graph)) !== text) return "other JSON";
  const [before, after] = [[...ruleDigests(graph)], [...ruleDigests(read.graph)]];
  return JSON.stringify(before) === JSON.stringify(after) ? undefined : "other digests";
}

/** §8.5: reading what is printed gives the same tree; printing it again gives the same text; comments survive. */
export const printing: SearchedLaw = {
  kind: "searched",
  name: "what is printed is read as the same tree",
  broken: ({ parse, print, contentOf }, { plan, story }) => {
    const packs = packsOf(plan);
    const files = packs[story.seed % packs.length]?.files ?? [];
    for (const { path, text } of files) {
      const source = { path, text: withRemarks(text, story.seed) };
      const tree = parse(source, 0);
      const printed = print(tree.value);
      const again = parse({ path, text: printed }, 0);
      if (again.diagnostics.length > 0)
        return `${(again.diagnostics[0] && locales.en.say(again.diagnostics[0])) ?? ""} in\n${printed}`;
      if (JSON.stringify(contentOf(again.value)) !== JSON.stringify(contentOf(tree.value)))
        return `another tree:\n${printed}`;
      if (print(again.value) !== printed) return `another text:\n${print(again.value)}\nafter\n${printed}`;
      const remarks = [source.text, printed].map((it) => (it.match(/\/\/.*/g) ?? []).toSorted().join("\n"));
      if (remarks[0] !== remarks[1]) return `other comments:\n${printed}`;
    }
    return undefined;
  },
};

/** The same files in Chinese keywords are the same trees and graphs, and back in English ones the same bytes. */
export const inOtherKeywords: SearchedLaw = {
  kind: "searched",
  name: "the same packs in Chinese keywords have the same trees, graphs and digests",
  broken: (pipeline, { plan, story }, built) => {
    const packs = packsOf(plan);
    const found = new Map(
      packs
        .flatMap((it) => it.files)
        .map(({ path, text }) => [path, convertedAndBack(pipeline, { path, text: withRemarks(text, story.seed) })]),
    );
    const fault = [...found.values()].find((it) => it.fault !== undefined)?.fault;
    if (fault !== undefined) return fault;
    const chinese = packs.map((pack) => ({
      ...pack,
      files: pack.files.map(({ path }) => ({ path, text: found.get(path)?.converted ?? "" })),
    }));
    const shown = (all: typeof built): string =>
      canonicalJson(
        all.map(({ lowered: { graph } }) => [
          graphToJson(graph),
          packDigest(graph, { text: "t", calendar: "c", vocabulary: "v" }),
        ]),
      );
    return shown(compiled(pipeline, chinese)) === shown(built) ? undefined : "another graph";
  },
};

/** A file in Chinese keywords, and what is wrong with it or with its way back. */
export function convertedAndBack(
  { parse, print, contentOf }: Pick<Pipeline, "parse" | "print" | "contentOf">,
  source: SourceText,
): { readonly converted: string; readonly fault: string | undefined } {
  const { path } = source;
  const tree = parse(source, 0).value;
  const english = print(tree, "en");
  const converted = print(tree, "zh");
  const again = parse({ path, text: converted }, 0);
  const [first] = again.diagnostics;
  const fault =
    first !== undefined
      ? `${locales.en.say(first)} in\n${converted}`
      : JSON.stringify(contentOf(again.value)) !== JSON.stringify(contentOf(tree))
        ? `another tree:\n${converted}`
        : print(again.value) !== converted
          ? `another text:\n${print(again.value)}\nafter\n${converted}`
          : print(again.value, "en") !== english
            ? `not the same in English again:\n${print(again.value, "en")}\nafter\n${english}`
            : undefined;
  return { converted, fault };
}

/** Comments after some lines and before others. */
const withRemarks = (text: string, seed: number): string =>
  text
    .split("\n")
    .map((line, index) => {
      const draw = (seed + index * 7) % 11;
      return draw === 0 ? `${line} // after ${index}` : draw === 1 ? `/// before ${index}\n${line}` : line;
    })
    .join("\n");
