import type { DataDocument, DataNode } from "../base/data.ts";
import { fieldOf, textOf } from "../base/fields.ts";
import type { Reading } from "../base/reading.ts";
import type { SourceText } from "../base/text.ts";
import type { Context, Translated } from "./generation.ts";
import type { Mapping } from "./mapping.ts";
import { isChunk } from "./chat-stream.ts";
import { translateChat } from "./openai-chat.ts";
import { translateResponses } from "./openai-responses.ts";
import { isEvent } from "./response-events.ts";
import { translateOtel } from "./otel-genai.ts";
import { readForeignText } from "./read-text.ts";

export const foreignFormats = ["openai-chat", "openai-responses", "otel-genai"] as const;

export type ForeignFormat = (typeof foreignFormats)[number];

const translators: Readonly<Record<ForeignFormat, (roots: readonly DataNode[], context: Context) => Translated>> = {
  "openai-chat": translateChat,
  "openai-responses": translateResponses,
  "otel-genai": translateOtel,
};

/** Records that are pieces of one answer, which is joined over the whole file. */
const pieces: Readonly<Record<ForeignFormat, (node: DataNode) => boolean>> = {
  "openai-chat": isChunk,
  "openai-responses": isEvent,
  "otel-genai": () => false,
};

/** Whether a text holds a piece of an answer that other lines of its file go on with. */
export function holdsPieces(source: SourceText, format: ForeignFormat): boolean {
  const roots = readForeignText(source).documents.map((it) => it.root);
  return roots.some((it) => (it.kind === "list" ? it.items : [it]).some(pieces[format]));
}

/**
 * Reads a file of a foreign format as documents of our envelope, whose places are those of the foreign file. A document
 * that says of itself which `kind` it is stays as it is, so that a service may stand among the inputs.
 *
 * @example
 * const mapping = { finish: new Map([["stop", "stop"]]), otelSchemas: [], services: new Map() };
 * const text = '{"id": "c-1", "choices": [{"message": {"content": "hi"}, "finish_reason": "stop"}]}';
 * const [it] = readForeign({ path: "a.json", text }, "openai-chat", mapping, ["response"]).documents;
 * toPlain(fieldOf(fieldOf(it.root, "response"), "text")) // "hi"
 */
export function readForeign(
  source: SourceText,
  format: ForeignFormat,
  mapping: Mapping,
  kinds: Iterable<string>,
): Reading {
  const { documents, diagnostics } = readForeignText(source);
  const subjects = new Set(kinds);
  const isOwn = (node: DataNode): boolean => subjects.has(textOf(fieldOf(node, "kind")) ?? "");
  const roots = documents.flatMap(({ root }) => (root.kind === "list" ? root.items : [root]));
  const foreign = roots.filter((it) => !isOwn(it));
  const translated = translators[format](foreign, { source, mapping });
  const all = [...roots.filter(isOwn), ...translated.records];
  return {
    documents: all.map((root): DataDocument => ({ source, root })),
    diagnostics: [...diagnostics, ...translated.diagnostics],
  };
}
