import { fieldOf, textOf, type DataDocument, type DataNode, type ParsedDocuments } from "../../base/document.ts";
import { lineSpans, readJson, readJsonLines, readJsonStretches } from "../../base/json-document.ts";
import type { SourceText, Span } from "../../base/text.ts";
import { readYaml } from "../../base/yaml-document.ts";
import { isChunk } from "./chat-stream.ts";
import type { TranslationContext, TranslatedRecords } from "./generation.ts";
import type { Mapping } from "./mapping.ts";
import { translateChat } from "./openai-chat.ts";
import { translateResponses, isResponseEvent } from "./openai-responses.ts";
import { translateOtel } from "./otel-genai.ts";

export const foreignFormats = ["openai-chat", "openai-responses", "otel-genai"] as const;

export type ForeignFormat = (typeof foreignFormats)[number];

const translatorByFormat: Readonly<
  Record<ForeignFormat, (roots: readonly DataNode[], context: TranslationContext) => TranslatedRecords>
> = {
  "openai-chat": translateChat,
  "openai-responses": translateResponses,
  "otel-genai": translateOtel,
};

/**
 * The format that a record is written in; undefined: none that is read here, or it says of itself which `kind` it is.
 * `isOwn`: whether a key is one of ours in a document's part of that name.
 *
 * @example
 * const [chat] = readJson({ path: "a.json", text: '{"response": {"id": "c-1", "choices": []}}' }).documents;
 * chat && foreignFormatOf(chat.root, () => false) // "openai-chat"
 * chat && foreignFormatOf(chat.root, (part, key) => part === "response" && key === "choices") // undefined
 */
export function foreignFormatOf(
  root: DataNode,
  isOwn: (part: string, key: string) => boolean,
): ForeignFormat | undefined {
  const holds = (key: string): boolean => {
    const answer = fieldOf(root, "response");
    const answers = answer && fieldOf(answer, key)?.kind === "list" && !isOwn("response", key);
    return answers === true || fieldOf(root, key)?.kind === "list";
  };
  if (fieldOf(root, "kind") !== undefined) return undefined;
  if (holds("resourceSpans")) return "otel-genai";
  if (holds("choices")) return "openai-chat";
  return isResponseEvent(root) || holds("output") ? "openai-responses" : undefined;
}

/** Records that are pieces of one answer, which is joined over the whole file. */
const isStreamChunk: Readonly<Record<ForeignFormat, (node: DataNode) => boolean>> = {
  "openai-chat": isChunk,
  "openai-responses": isResponseEvent,
  "otel-genai": () => false,
};

/** Whether a text holds a piece of an answer that other lines of its file go on with. */
export function holdsStreamChunks(source: SourceText, format: ForeignFormat): boolean {
  const roots = readForeignText(source).documents.map((it) => it.root);
  return roots.some((it) => (it.kind === "list" ? it.items : [it]).some(isStreamChunk[format]));
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
  file: SourceText,
  format: ForeignFormat,
  mapping: Mapping,
  kinds: Iterable<string>,
): ParsedDocuments {
  const { documents, diagnostics } = readForeignText(file);
  // As it was read: lines of JSON end otherwise than those of an event stream.
  const source = documents[0]?.source ?? file;
  const subjects = new Set(kinds);
  const isOwn = (node: DataNode): boolean => subjects.has(textOf(fieldOf(node, "kind")) ?? "");
  const roots = documents.flatMap(({ root }) => (root.kind === "list" ? root.items : [root]));
  const foreign = roots.filter((it) => !isOwn(it));
  const translated = translatorByFormat[format](foreign, { source, mapping });
  const all = [...roots.filter(isOwn), ...translated.value];
  return {
    documents: all.map((root): DataDocument => ({ source, root })),
    diagnostics: [...diagnostics, ...translated.diagnostics],
  };
}

/**
 * The documents of a foreign file: JSON, JSON lines, YAML, or the lines of a stream of events as they come over the wire
 * (`data: {…}`, to `data: [DONE]`). Numbers that are too long are rounded, as scores and probabilities are.
 *
 * @example
 * readForeignText({ path: "a.txt", text: 'data: {"a": 1}\n\ndata: [DONE]\n' }).documents.length // 1
 */
export function readForeignText(source: SourceText): ParsedDocuments {
  const { path, text } = source;
  const isWritten = ({ start, end }: Span): boolean => text.slice(start, end).trim() !== "";
  const lines = lineSpans(source).filter(isWritten);
  if (isOfEvents(lines.map(({ start, end }) => text.slice(start, end)))) return readEvents(source, lines);
  if (/\.ya?ml$/i.test(path)) return readYaml(source, "rounded");
  if (/\.json$/i.test(path)) return readJson(source, "rounded");
  if (source.line !== undefined || /\.(jsonl|ndjson)$/i.test(path)) return readJsonLines(source, "rounded");
  const [first, second] = lineSpans({ ...source, ends: "lf" }).filter(isWritten);
  const isLines = first && second && readJsonStretches(source, [first], "rounded").documents.length === 1;
  return isLines ? readJsonLines(source, "rounded") : readJson(source, "rounded");
}

/** It begins with a field of an event, and some event has data: a YAML text may begin with `id:`, too. */
function isOfEvents(lines: readonly string[]): boolean {
  return /^\uFEFF?(data|event|id|retry|):/.test(lines[0] ?? "") && lines.some((it) => /^\uFEFF?data: ?\{/.test(it));
}

function readEvents(source: SourceText, lines: readonly Span[]): ParsedDocuments {
  const data = lines.flatMap(({ start, end }) => {
    const line = source.text.slice(start, end);
    const field = /^\uFEFF?(?:(data): ?|(?:event|id|retry|):)/.exec(line);
    if (!field) return [{ start, end }];
    const from = start + field[0].length;
    return field[1] === undefined || source.text.slice(from, end).trim() === "[DONE]" ? [] : [{ start: from, end }];
  });
  return readJsonStretches(source, data, "rounded");
}
