import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { toPlain, type DataDocument } from "../../src/base/document.ts";
import { nodeHost } from "../../src/base/host.ts";
import { zoneNamed } from "../../src/base/zones.ts";
import { invariant } from "../../src/base/invariant.ts";
import { readJson, readJsonLines } from "../../src/base/json-document.ts";
import { readYaml } from "../../src/base/yaml-document.ts";
import { readCases } from "../../src/cases/read-cases.ts";
import { isDiagnostic, loadNamedPacks, openLibrary, openMapping } from "../../src/engine/library.ts";
import { readProject } from "../../src/engine/project/project-file.ts";
import { readProfile } from "../../src/pack/profile.ts";
import { readBaseline } from "../../src/pack/waive/baseline.ts";
import { readWaivers } from "../../src/pack/waive/waivers.ts";
import { readColumnMap, type ColumnMap } from "../../src/readers/foreign/column-map.ts";
import { readRows } from "../../src/readers/foreign/mapped-rows.ts";
import { foreignFormats, readForeign } from "../../src/readers/foreign/read-foreign.ts";
import { readInputs } from "../../src/vocabulary/read-input.ts";
import { base, hostOf } from "./world.ts";

/** Something that reads texts of people, and texts that it takes. */
interface Reader {
  readonly seeds: readonly string[];
  readonly read: (text: string) => readonly Diagnostic[];
}

const disk = nodeHost(".");
const host = hostOf(base);
const library = openLibrary(host, "policies");
const mapping = openMapping(host, "policies");
const zone = zoneNamed("Asia/Shanghai");
invariant(!isDiagnostic(library) && !isDiagnostic(mapping) && zone, "the shipped library opens");
const { packs } = loadNamedPacks(host, library, ["law"]);
const [pack] = packs;
invariant(pack, "the sound pack compiles");
const { vocabulary } = library;

const sound = (path: string): string => {
  const text = base[path];
  invariant(typeof text === "string", `there is a text ${path}`);
  return text;
};
const example = (path: string): string => disk.readText(`examples/${path}`) ?? "";

const inputsIn = (documents: readonly DataDocument[]): readonly Diagnostic[] =>
  documents.flatMap((it) => readInputs(it, vocabulary, { zones: [zone], needsOwnDay: true }).diagnostics);

/** As JSON, a document on each line. */
const asLines = (yaml: string): string =>
  readYaml({ path: "a.yaml", text: yaml })
    .documents.map((it) => `${JSON.stringify(toPlain(it.root))}\n`)
    .join("");

const documents = ["service.yaml", "response.yaml", "inspection.yaml"].map(sound);

/** The files of a pack, one of them this text. */
const packWith =
  (path: string, name = "law") =>
  (text: string): readonly Diagnostic[] =>
    loadNamedPacks(hostOf({ ...base, [path]: text }), library, [name]).problems;

const yamlOf =
  (path: string, read: (document: DataDocument) => readonly Diagnostic[]) =>
  (text: string): readonly Diagnostic[] => {
    const reading = readYaml({ path, text });
    return [...reading.diagnostics, ...reading.documents.flatMap(read)];
  };

const packFile = (path: string, name?: string): Reader => ({ seeds: [sound(path)], read: packWith(path, name) });

const waivers = `waivers:
  - rule: sample.names.named
    input: page.yaml
    element: qwen
    reason: it is published with the next release
    requester: Wei Na
    approver: Lin Jun
    from: 2026-06-01
    until: 2026-12-15
    seen: { rule: "${"0".repeat(64)}", facts: "${"0".repeat(64)}" }
  - { rule: sample.names.named, fingerprint: "${"0".repeat(32)}", verdict: undetermined, reason: counsel looks at it next week, requester: a, approver: b, from: 2026-06-01, until: 2026-07-01 }
`;
const known = {
  rule: "sample.names.named",
  verdict: "violated",
  input: "page.yaml",
  element: null,
  fingerprint: "0".repeat(32),
  broken: ["page.title"],
};
const baseline = JSON.stringify({ baseline: "baseline@1", as_of: "2026-06-30", findings: [known] });

const columns: ColumnMap = (() => {
  const [document] = readYaml({ path: "map.yaml", text: example("data-team/openai-chat.columns.yaml") }).documents;
  const read = document && readColumnMap(document, vocabulary.vocabulary.subjects);
  if (!read?.value) throw new Error("the shipped map can be read");
  return read.value;
})();

/** Every reader of texts; those of labels in files have tests of their own. */
export const readers: Readonly<Record<string, Reader>> = {
  YAML: {
    seeds: documents,
    read: (text) => {
      const { documents: found, diagnostics } = readYaml({ path: "a.yaml", text });
      return [...diagnostics, ...inputsIn(found)];
    },
  },
  JSON: {
    seeds: documents.map((it) => asLines(it).trim()),
    read: (text) => {
      const { documents: found, diagnostics } = readJson({ path: "a.json", text });
      return [...diagnostics, ...inputsIn(found)];
    },
  },
  "JSON Lines": {
    seeds: [documents.map(asLines).join("")],
    read: (text) => {
      const { documents: found, diagnostics } = readJsonLines({ path: "a.jsonl", text });
      return [...diagnostics, ...inputsIn(found)];
    },
  },
  policies: packFile("law/names.edict"),
  "pack.yaml": packFile("law/pack.yaml"),
  "the text of a law": packFile("law/text/zh-Hant.txt"),
  renderings: packFile("law/text/zh-Hans.txt"),
  errata: packFile("law/text/errata.yaml"),
  variants: packFile("law/text/variants.yaml"),
  captions: packFile("law/captions.yaml"),
  "words in Chinese": packFile("outlined/chinese.yaml", "outlined"),
  outlines: packFile("outlined/outline.yaml", "outlined"),
  profiles: {
    seeds: [sound("profile.yaml"), "severities: { sample.names.named: low }\n"],
    read: yamlOf("profile.yaml", (it) => readProfile(it, packs, vocabulary).diagnostics),
  },
  "edict.yaml": {
    seeds: [sound("edict.yaml"), example("chat-service/edict.yaml")],
    read: (text) => readProject(hostOf({ "edict.yaml": text }), ".")?.diagnostics ?? [],
  },
  waivers: {
    seeds: [waivers],
    read: yamlOf("waivers.yaml", (it) => readWaivers(it).diagnostics),
  },
  baselines: {
    seeds: [baseline],
    read: (text) => {
      const { documents: found, diagnostics } = readJson({ path: "baseline.json", text });
      return [...diagnostics, ...found.flatMap((it) => readBaseline(it).diagnostics)];
    },
  },
  cases: {
    seeds: [sound("law/cases/names.yaml")],
    read: (text) => readCases(hostOf({ ...base, "law/cases/names.yaml": text }), pack).diagnostics,
  },
  "maps of columns": {
    seeds: [example("data-team/openai-chat.columns.yaml"), example("data-team/otel-genai.columns.yaml")],
    read: yamlOf("map.yaml", (it) => readColumnMap(it, vocabulary.vocabulary.subjects).diagnostics),
  },
  "mapped rows": {
    seeds: [
      '{"response": {"id": "r-1", "created": 1781500000, "model": "m", "choices": [{"finish_reason": "stop"}], "cost": {}}}\n',
    ],
    read: (text) => {
      const found = readRows({ path: "a.jsonl", text }, columns);
      return [...found.diagnostics, ...inputsIn(found.documents)];
    },
  },
  ...Object.fromEntries(
    foreignFormats.map((format): [string, Reader] => [
      format,
      {
        seeds: seedsOf(format),
        read: (text) => {
          const source = { path: "a.jsonl", text };
          const found = readForeign(source, format, mapping, vocabulary.vocabulary.subjects.keys());
          return [...found.diagnostics, ...inputsIn(found.documents)];
        },
      },
    ]),
  ),
};

function seedsOf(format: (typeof foreignFormats)[number]): readonly string[] {
  const call = { id: "r-1", object: "response", created_at: 1_782_000_000, status: "completed", model: "m" };
  const words = [{ type: "output_text", text: "At nine." }];
  const output = [{ type: "message", role: "assistant", status: "completed", content: words }];
  if (format === "openai-chat") return [sound("chat.jsonl"), example("openai-chat/stream.jsonl")];
  if (format === "openai-responses") return [JSON.stringify({ ...call, output })];
  const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const said = JSON.stringify([{ role: "assistant", parts: [{ type: "text", content: "hi" }], finish_reason: "stop" }]);
  const span = {
    traceId: "a".repeat(32),
    spanId: "b".repeat(16),
    name: "chat",
    startTimeUnixNano: "1782000000000000000",
    endTimeUnixNano: "1782000001000000000",
    attributes: [
      attribute("gen_ai.operation.name", "chat"),
      attribute("gen_ai.response.id", "r-1"),
      attribute("gen_ai.output.messages", said),
    ],
  };
  const schemaUrl = "https://opentelemetry.io/schemas/1.38.0";
  return [JSON.stringify({ resourceSpans: [{ scopeSpans: [{ schemaUrl, spans: [span] }] }] })];
}
