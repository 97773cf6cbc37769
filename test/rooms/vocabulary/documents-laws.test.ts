import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../../src/base/digest.ts";
import { toPlain, type DataDocument, type DataNode, type RecordNode } from "../../../src/base/document.ts";
import { locales } from "../../../src/base/locale.ts";
import { readDocument } from "../../../src/base/read-document.ts";
import { positionAt, type SourceText } from "../../../src/base/text.ts";
import { readInputs } from "../../../src/vocabulary/read-input.ts";
import { anyDocument } from "./any-document.ts";
import { genai, settings } from "./load.ts";
import { anyChoices, asYaml, shuffled } from "./written.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 80);

function documentIn(source: SourceText): DataDocument {
  const { documents, diagnostics } = readDocument(source);
  const [document] = documents;
  if (!document || documents.length > 1 || diagnostics.length > 0)
    throw new Error(`${diagnostics.map((it) => locales.en.say(it)).join("; ")}\n${source.text}`);
  return document;
}

/** What a document says, without where: its facts, and what is wrong in it. */
function factsIn(document: DataDocument): unknown {
  const { inputs, diagnostics } = readInputs(document, genai, settings);
  return {
    inputs: inputs.map(({ subject, roots, factsOn, day, attestations, evidence, unusable }) => ({
      subject,
      roots: [...roots].map(([name, node]) => [name, canonicalJson(toPlain(node))]),
      days: [factsOn, day],
      attestations: attestations.map((it) => ({ ...it, span: undefined })),
      evidence: [...evidence.values()].map((it) => ({ ...it, span: undefined })),
      unusable: [...unusable].map((it) => canonicalJson(toPlain(it))).toSorted(),
    })),
    said: diagnostics.map((it) => locales.en.say(it)).toSorted(),
  };
}

test("facts are the same from YAML, JSON and JSON Lines of one document, whatever the order of keys", () => {
  fc.assert(
    fc.property(anyDocument, anyChoices, (value, choices) => {
      const json = factsIn(documentIn({ path: "a.json", text: JSON.stringify(value, undefined, 2) }));
      const other = shuffled(value, choices);
      expect(factsIn(documentIn({ path: "a.jsonl", text: `\n${JSON.stringify(other)}\n` }))).toEqual(json);
      expect(factsIn(documentIn({ path: "a.yaml", text: asYaml(value, choices) }))).toEqual(json);
      expect(factsIn(documentIn({ path: "a.yaml", text: asYaml(other, choices) }))).toEqual(json);
    }),
    { numRuns: runs, endOnFailure: true },
  );
});

test("what is generated is sound, and of all subjects", () => {
  const sample = fc.sample(anyDocument, { numRuns: 60, seed: 1 });
  const read = sample.map((it) =>
    readInputs(documentIn({ path: "a.json", text: JSON.stringify(it) }), genai, settings),
  );
  expect(
    read.flatMap((it) => it.diagnostics.filter((one) => one.severity === "error").map((one) => locales.en.say(one))),
  ).toEqual([]);
  expect(new Set(read.flatMap((it) => it.inputs.map((one) => one.subject))).size).toBe(7);
});

/** A value, and the list or group that it stands in. */
interface Written {
  readonly node: DataNode;
  readonly parent: DataNode | undefined;
}

function written(node: DataNode, parent?: DataNode): readonly Written[] {
  const below =
    node.kind === "scalar" ? [] : node.kind === "list" ? node.items : [...node.entries.values()].map((it) => it.value);
  return [{ node, parent }, ...below.flatMap((it) => written(it, node))];
}

/** The value that the text at a range is, read as a file of its own: its lines keep their columns. */
function valueAlone({ path, text }: SourceText, { node, parent }: Written): unknown {
  const slice = text.slice(node.span.start, node.span.end);
  if (!path.endsWith(".yaml")) return toPlain(documentIn({ path, text: slice }).root);
  const lines = slice.endsWith("\n") ? slice : `${slice}\n`;
  const before = (it: DataNode): string => " ".repeat(positionAt({ path, text }, it.span.start).column - 1);
  if (!parent || !/^[|>]/.test(slice)) return toPlain(documentIn({ path, text: `${before(node)}${lines}` }).root);
  const { root } = documentIn({ path, text: `${before(parent)}- ${lines}` });
  return root.kind === "list" && root.items[0] ? toPlain(root.items[0]) : undefined;
}

const keysOf = (node: DataNode): RecordNode["entries"] => (node.kind === "record" ? node.entries : new Map());

/** Values whose text, read alone, is not the value; keys whose text is not the key. */
function astray(source: SourceText): readonly string[] {
  const { root } = documentIn(source);
  return written(root).flatMap((it) => {
    const text = source.text.slice(it.node.span.start, it.node.span.end);
    if (/(^|\s)\*\w/.test(text)) return []; // an alias means nothing without its anchor
    const value = canonicalJson(toPlain(it.node));
    const got = canonicalJson(valueAlone(source, it));
    const keys = [...keysOf(it.node)].flatMap(
      ([
        key,
        {
          keySpan: { start, end },
        },
      ]) => {
        const read = toPlain(documentIn({ ...source, text: source.text.slice(start, end) }).root);
        return read === key ? [] : [`key ${key} at ${source.text.slice(start, end)}`];
      },
    );
    return [...(got === value ? [] : [`${value} at ${text}`]), ...keys];
  });
}

test("positions round-trip: the text at a value's range is read as the value, and a key's as the key", () => {
  fc.assert(
    fc.property(anyDocument, anyChoices, (value, choices) => {
      expect(astray({ path: "a.json", text: JSON.stringify(value, undefined, 1) })).toEqual([]);
      expect(astray({ path: "a.yaml", text: asYaml(value, choices) })).toEqual([]);
    }),
    { numRuns: Math.ceil(runs / 2), endOnFailure: true },
  );
});
