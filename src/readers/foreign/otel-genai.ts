import type { Diagnostic } from "../../base/diagnostic.ts";
import {
  type Reading,
  entriesOf,
  fieldOf,
  itemsOf,
  textOf,
  type DataNode,
  type RecordEntry,
} from "../../base/document.ts";
import { readJson } from "../../base/json-document.ts";
import { namesOf, type Message } from "../../base/message.ts";
import type { SourceText, Span } from "../../base/text.ts";
import { badMoment, formatProblems, formatReads, otherFormat, otherSchema } from "./diagnostics.ts";
import {
  joinTranslated,
  noRecords,
  responsesOf,
  suffixed,
  type ModelRequest,
  type Choice,
  type TranslationContext,
  type TranslatedRecords,
} from "./generation.ts";
import { nonNull, joinedText, listAt, recordAt, valueAt, nonBlankText, momentOfNanoseconds } from "./make-node.ts";

/** Spans of generative AI in OTLP's JSON. Other spans are of no concern here: calls of tools, agents, databases. */
export function translateOtel(roots: readonly DataNode[], context: TranslationContext): TranslatedRecords {
  return joinTranslated(roots.map((it) => translateTrace(it, context)));
}

const operations: ReadonlySet<string> = new Set(["chat", "text_completion", "generate_content"]);

function translateTrace(root: DataNode, context: TranslationContext): TranslatedRecords {
  const resources = fieldOf(root, "resourceSpans");
  if (resources?.kind !== "list") {
    return noRecords(notOtel(root, formatProblems.key({ key: "resourceSpans" }), context));
  }
  const scopes = resources.items.flatMap((it) => itemsOf(fieldOf(it, "scopeSpans")));
  const all = scopes.flatMap((scope) =>
    itemsOf(fieldOf(scope, "spans"))
      .map((span) => ({ scope, span, attributes: withEvents(span) }))
      .filter(({ attributes }) => operations.has(textOf(attributes.get("gen_ai.operation.name")) ?? "")),
  );
  if (all.length === 0) return noRecords(notOtel(root, formatProblems.generation(), context));
  const refused = new Set(all.map((it) => it.scope).filter((it) => !isKnown(it, context)));
  const translated = all
    .filter(({ scope }) => !refused.has(scope))
    .map(({ span, attributes }) => translateSpan(span, attributes, context));
  const strange = [...refused].map((it) => wrongSchema(it, context));
  return joinTranslated([noRecords(...strange), ...translated]);
}

function isKnown(scope: DataNode, { mapping }: TranslationContext): boolean {
  return mapping.otelSchemas.includes(textOf(fieldOf(scope, "schemaUrl")) ?? "");
}

function wrongSchema(scope: DataNode, { source, mapping }: TranslationContext): Diagnostic {
  const url = nonBlankText(fieldOf(scope, "schemaUrl"));
  const wanted = namesOf(mapping.otelSchemas);
  return otherSchema.at(
    { source, span: (url ?? scope).span },
    { named: url !== undefined, found: textOf(url), wanted },
  );
}

/** Messages stand in the span's attributes, or in those of an event of it. */
function withEvents(span: DataNode): Attributes {
  const details = itemsOf(fieldOf(span, "events")).filter(
    (it) => textOf(fieldOf(it, "name")) === "gen_ai.client.inference.operation.details",
  );
  return new Map([...details.flatMap((it) => [...attributesOf(it)]), ...attributesOf(span)]);
}

function translateSpan(span: DataNode, attributes: Attributes, context: TranslationContext): TranslatedRecords {
  const diagnostics: Diagnostic[] = [];
  const messages = (key: string): DataNode | undefined => {
    const node = attributes.get(key);
    if (node?.kind !== "scalar" || typeof node.value !== "string") return node;
    const read = readJsonInText({ ...node, value: node.value }, context.source);
    diagnostics.push(...read.diagnostics);
    return read.value;
  };
  const moment = (key: string): DataNode | undefined => {
    const node = nonNull(fieldOf(span, key));
    const at = node && momentOfNanoseconds(node);
    if (node && !at) {
      const shown = context.source.text.slice(node.span.start, node.span.end);
      const place = { source: context.source, span: node.span };
      diagnostics.push(badMoment.at(place, { field: key, shown, unit: "nanoseconds" }));
    }
    return at;
  };
  const choices = choicesOf(span, messages("gen_ai.output.messages"), attributes);
  const asked: ModelRequest = {
    span: span.span,
    id: suffixed(nonBlankText(fieldOf(span, "spanId")), "request"),
    at: moment("startTimeUnixNano"),
    api: undefined,
    modality: wantedIn(attributes.get("gen_ai.output.type")),
    messages: messagesIn(messages("gen_ai.system_instructions"), messages("gen_ai.input.messages")),
  };
  const generation = {
    span: span.span,
    id: nonBlankText(attributes.get("gen_ai.response.id")) ?? nonBlankText(fieldOf(span, "spanId")),
    at: moment("endTimeUnixNano"),
    model: attributes.get("gen_ai.response.model"),
    choices,
    asked,
    promptScans: [],
    moderations: [],
    told: undefined,
    aside: { name: "otel_genai", node: span },
  };
  return diagnostics.length > 0 ? noRecords(...diagnostics) : responsesOf(generation, context);
}

/** The answers of a span; one of which nothing is known where no words were recorded. */
function choicesOf(span: DataNode, output: DataNode | undefined, attributes: Attributes): readonly Choice[] {
  const reasons = itemsOf(attributes.get("gen_ai.response.finish_reasons"));
  const failed = attributes.get("error.type");
  const failure = failed && valueAt(failed.span, "error");
  const answers = itemsOf(output);
  const unknown = { modality: undefined, refusal: undefined, scans: [] };
  if (answers.length === 0)
    return [{ ...unknown, span: span.span, index: "0", text: undefined, finish: reasons[0] ?? failure }];
  return answers.map((it, position) => {
    const text = wordsOfParts(fieldOf(it, "parts"));
    return {
      ...unknown,
      span: it.span,
      index: String(position),
      text,
      modality: modalityOf(itemsOf(fieldOf(it, "parts")), text),
      finish: nonNull(fieldOf(it, "finish_reason")) ?? reasons[position] ?? failure,
    };
  });
}

function messagesIn(instructions: DataNode | undefined, input: DataNode | undefined): DataNode | undefined {
  if (input?.kind !== "list") return input;
  const words = wordsOfParts(instructions);
  const first = words ? [recordAt(words.span, { role: valueAt(words.span, "system"), text: words })] : [];
  const messages = input.items.map((it) =>
    it.kind === "record"
      ? recordAt(it.span, { role: fieldOf(it, "role"), text: wordsOfParts(fieldOf(it, "parts")) })
      : it,
  );
  return listAt(input.span, [...first, ...messages]);
}

/** The words of a message, a line for each part that has some. */
function wordsOfParts(parts: DataNode | undefined): DataNode | undefined {
  const words = itemsOf(parts).flatMap((it) => {
    const type = textOf(fieldOf(it, "type"));
    if (type === "text") return fieldOf(it, "content") ?? [];
    const response = fieldOf(it, "response") ?? fieldOf(it, "result");
    return type === "tool_call_response" && response && textOf(response) !== undefined ? response : [];
  });
  return joinedText(words, "\n");
}

/** One kind of content, words or what the parts say of themselves; a mixture is none. */
function modalityOf(parts: readonly DataNode[], text: DataNode | undefined): DataNode | undefined {
  const media = parts.flatMap((it) => nonBlankText(fieldOf(it, "modality")) ?? []);
  const kinds = new Set(media.map(textOf));
  if (nonBlankText(text)) return text && kinds.size === 0 ? valueAt(text.span, "text") : undefined;
  return kinds.size === 1 ? media[0] : undefined;
}

const wantedKinds = new Map(Object.entries({ text: "text", json: "text", image: "image", speech: "audio" }));

function wantedIn(node: DataNode | undefined): DataNode | undefined {
  const kind = wantedKinds.get(textOf(node) ?? "");
  return node && kind !== undefined ? valueAt(node.span, kind) : undefined;
}

function notOtel(node: DataNode, problem: Message, { source }: TranslationContext): Diagnostic {
  const [first] = entriesOf(node);
  const isLogs = fieldOf(node, "resourceLogs") !== undefined;
  return otherFormat.at(
    { source, span: first?.keySpan ?? node.span },
    { wanted: "trace", problem, reads: isLogs ? formatReads.logs() : formatReads.spans() },
  );
}

/** The attributes of a span or event, by their keys. */
type Attributes = ReadonlyMap<string, DataNode>;

/** Attributes as OTLP writes them in JSON: a list of `{ key, value: { stringValue: … } }`. */
function attributesOf(node: DataNode | undefined): Attributes {
  const attributes = itemsOf(fieldOf(node, "attributes")).flatMap((it) => {
    const key = textOf(fieldOf(it, "key"));
    const value = anyValue(fieldOf(it, "value"));
    return key === undefined || !value ? [] : [[key, value] as const];
  });
  return new Map(attributes);
}

/** What an `AnyValue` holds; undefined where it holds nothing. */
function anyValue(node: DataNode | undefined): DataNode | undefined {
  const array = fieldOf(node, "arrayValue");
  const record = fieldOf(node, "kvlistValue");
  if (array)
    return listAt(
      array.span,
      itemsOf(fieldOf(array, "values")).flatMap((it) => anyValue(it) ?? []),
    );
  if (record) {
    const entries = itemsOf(fieldOf(record, "values")).flatMap((it): readonly (readonly [string, RecordEntry])[] => {
      const key = fieldOf(it, "key");
      const name = textOf(key);
      const value = anyValue(fieldOf(it, "value"));
      return key && name !== undefined && value ? [[name, { keySpan: key.span, value }]] : [];
    });
    return { kind: "record", entries: new Map(entries), span: record.span };
  }
  const single = ["stringValue", "boolValue", "intValue", "doubleValue"];
  return single.map((it) => fieldOf(node, it)).find((it) => it);
}

/**
 * The JSON that a text holds, as attributes hold messages. Places lead into the text where it is written in quotes:
 * what stands there is the value with its marks escaped once more. Elsewhere they are that of the whole text.
 */
function readJsonInText(
  node: DataNode & { readonly value: string },
  source: SourceText,
): Reading<DataNode | undefined> {
  const offsets = offsetsOf(node, source.text);
  const moved = ({ start, end }: Span): Span =>
    offsets ? { start: offsets[start] ?? node.span.start, end: offsets[end] ?? node.span.end } : node.span;
  const inner = readJson({ path: source.path, text: node.value }, "rounded");
  const [document] = inner.documents;
  const diagnostics = inner.diagnostics.map((it) => ({
    ...it,
    place: { source, span: moved(it.place.span) },
    fix: undefined,
  }));
  return { value: document && withPlaces(document.root, moved), diagnostics };
}

/** Where each character of a text stands in the file, and where its end does; undefined if it is not written in quotes. */
function offsetsOf(
  { span, value }: DataNode & { readonly value: string },
  text: string,
): readonly number[] | undefined {
  if (text[span.start] !== '"') return undefined;
  const offsets: number[] = [];
  let at = span.start + 1;
  while (at < span.end - 1) {
    offsets.push(at);
    at += text[at] !== "\\" ? 1 : text[at + 1] === "u" ? 6 : 2;
  }
  return offsets.length === value.length ? [...offsets, at] : undefined;
}

function withPlaces(node: DataNode, moved: (span: Span) => Span): DataNode {
  const span = moved(node.span);
  if (node.kind === "scalar") return { ...node, span };
  if (node.kind === "list") return { ...node, items: node.items.map((it) => withPlaces(it, moved)), span };
  const entries = [...node.entries].map(([key, { keySpan, value }]): readonly [string, RecordEntry] => [
    key,
    { keySpan: moved(keySpan), value: withPlaces(value, moved) },
  ]);
  return { kind: "record", entries: new Map(entries), span };
}
