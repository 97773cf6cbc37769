import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../../../src/base/diagnostic.ts";
import { fieldOf, toPlain, type DataNode } from "../../../../src/base/document.ts";
import { locales } from "../../../../src/base/locale.ts";
import { positionAt } from "../../../../src/base/text.ts";
import { readYaml } from "../../../../src/base/yaml-document.ts";
import { readMapping, type Mapping } from "../../../../src/readers/foreign/mapping.ts";
import { readForeign, type ForeignFormat } from "../../../../src/readers/foreign/read-foreign.ts";
import { readInputs } from "../../../../src/vocabulary/read-input.ts";
import { leaves } from "../../base/reading.ts";
import { genai, settings } from "../../vocabulary/load.ts";

function shippedMapping(): Mapping {
  const path = "policies/foreign/mapping.yaml";
  const [document] = readYaml({ path, text: readFileSync(path, "utf8") }).documents;
  const mapping = document && readMapping(document).value;
  if (!mapping) throw new Error(`${path} cannot be read`);
  return mapping;
}

export const mapping = shippedMapping();

interface Read {
  /** Each document's keys and values with the text at their places, without what is kept aside. */
  readonly facts: readonly (readonly string[])[];
  readonly plain: readonly Readonly<Record<string, Readonly<Record<string, unknown>>>>[];
  readonly roots: readonly DataNode[];
  /** `line:column code`, of the translation and of the check against the vocabulary. */
  readonly slips: readonly string[];
  readonly messages: readonly string[];
  /** How many inputs were sound. */
  readonly inputs: number;
}

/** Reads a foreign file and checks what it gives as the engine does. Values that are no text are written as JSON. */
export function read(content: unknown, format: ForeignFormat = "openai-chat", path = "log.json"): Read {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const source = { path, text };
  const { documents, diagnostics } = readForeign(source, format, mapping, genai.vocabulary.subjects.keys());
  const inputs = documents.map((it) => readInputs(it, genai, settings));
  const all: readonly Diagnostic[] = [...diagnostics, ...inputs.flatMap((it) => it.diagnostics)];
  const at = ({ place }: Diagnostic): string => {
    const { line, column } = positionAt(place.source, place.span.start);
    return `${line}:${column}`;
  };
  const roots = documents.map((it) => withoutExtra(it.root));
  return {
    facts: roots.map((it) => leaves(source, it).filter((line) => / = /.test(line))),
    plain: roots.map((it) => JSON.parse(JSON.stringify(toPlain(it))) as Read["plain"][number]),
    roots: documents.map((it) => it.root),
    slips: all.map((it) => `${at(it)} ${it.code}`),
    messages: all.map((it) => locales.en.say(it)),
    inputs: inputs.flatMap((it) => it.inputs).length,
  };
}

/** JSON lines. */
export function lines(...values: readonly unknown[]): string {
  return values.map((it) => `${JSON.stringify(it)}\n`).join("");
}

function withoutExtra(root: DataNode): DataNode {
  if (root.kind !== "record" || !fieldOf(root, "extra")) return root;
  return { ...root, entries: new Map([...root.entries].filter(([key]) => key !== "extra")) };
}

/** An answer in the shape of OpenAI's interface. */
export function completion(message: object = {}, choice: object = {}, beside: object = {}): object {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_794_446_047,
    model: "harbour-2026",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: "Good day.", refusal: null, annotations: [], ...message },
        logprobs: null,
        finish_reason: "stop",
        ...choice,
      },
    ],
    usage: { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 },
    service_tier: "default",
    ...beside,
  };
}

/** A piece of a streamed answer. */
export function chunk(delta: object, finish: string | null = null, beside: object = {}): object {
  return {
    id: "chatcmpl-s",
    object: "chat.completion.chunk",
    created: 1_794_446_047,
    model: "harbour-2026",
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...beside,
  };
}
