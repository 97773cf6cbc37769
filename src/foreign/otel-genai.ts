import type { DataNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { entriesOf, fieldOf, itemsOf, textOf } from "../base/fields.ts";
import { namesOf, type Message } from "../base/message.ts";
import { badMoment, formatProblems, formatReads, otherFormat, otherSchema } from "./diagnostics.ts";
import { joinTranslated, responsesOf, type Asked, type Choice, type Context, type Translated } from "./generation.ts";
import { readJsonInText } from "./json-in-text.ts";
import { givenIn, joinedText, listAt, recordAt, valueAt, wordsIn } from "./make-node.ts";
import { momentOfNanoseconds } from "./moment.ts";
import { attributesOf, type Attributes } from "./otlp.ts";

/** Spans of generative AI in OTLP's JSON. Other spans are of no concern here: calls of tools, agents, databases. */
export function translateOtel(roots: readonly DataNode[], context: Context): Translated {
  return joinTranslated(roots.map((it) => translateTrace(it, context)));
}

const operations: ReadonlySet<string> = new Set(["chat", "text_completion", "generate_content"]);

function translateTrace(root: DataNode, context: Context): Translated {
  const resources = fieldOf(root, "resourceSpans");
  if (resources?.kind !== "list") {
    return { records: [], diagnostics: [notOtel(root, formatProblems.key({ key: "resourceSpans" }), context)] };
  }
  const scopes = resources.items.flatMap((it) => itemsOf(fieldOf(it, "scopeSpans")));
  const all = scopes.flatMap((scope) =>
    itemsOf(fieldOf(scope, "spans"))
      .map((span) => ({ scope, span, attributes: withEvents(span) }))
      .filter(({ attributes }) => operations.has(textOf(attributes.get("gen_ai.operation.name")) ?? "")),
  );
  if (all.length === 0) {
    return { records: [], diagnostics: [notOtel(root, formatProblems.generation(), context)] };
  }
  const refused = new Set(all.map((it) => it.scope).filter((it) => !isKnown(it, context)));
  const translated = all
    .filter(({ scope }) => !refused.has(scope))
    .map(({ span, attributes }) => translateSpan(span, attributes, context));
  const strange = [...refused].map((it) => wrongSchema(it, context));
  return joinTranslated([{ records: [], diagnostics: strange }, ...translated]);
}

function isKnown(scope: DataNode, { mapping }: Context): boolean {
  return mapping.otelSchemas.includes(textOf(fieldOf(scope, "schemaUrl")) ?? "");
}

function wrongSchema(scope: DataNode, { source, mapping }: Context): Diagnostic {
  const url = wordsIn(fieldOf(scope, "schemaUrl"));
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

function translateSpan(span: DataNode, attributes: Attributes, context: Context): Translated {
  const diagnostics: Diagnostic[] = [];
  const messages = (key: string): DataNode | undefined => {
    const node = attributes.get(key);
    if (node?.kind !== "scalar" || typeof node.value !== "string") return node;
    const read = readJsonInText({ ...node, value: node.value }, context.source);
    diagnostics.push(...read.diagnostics);
    return read.value;
  };
  const moment = (key: string): DataNode | undefined => {
    const node = givenIn(fieldOf(span, key));
    const at = node && momentOfNanoseconds(node);
    if (node && !at) {
      const shown = context.source.text.slice(node.span.start, node.span.end);
      const place = { source: context.source, span: node.span };
      diagnostics.push(badMoment.at(place, { field: key, shown, unit: "nanoseconds" }));
    }
    return at;
  };
  const choices = choicesOf(span, messages("gen_ai.output.messages"), attributes);
  const asked: Asked = {
    span: span.span,
    id: wordsIn(fieldOf(span, "spanId")),
    at: moment("startTimeUnixNano"),
    api: undefined,
    modality: wantedIn(attributes.get("gen_ai.output.type")),
    messages: messagesIn(messages("gen_ai.system_instructions"), messages("gen_ai.input.messages")),
  };
  const generation = {
    span: span.span,
    id: wordsIn(attributes.get("gen_ai.response.id")) ?? wordsIn(fieldOf(span, "spanId")),
    at: moment("endTimeUnixNano"),
    model: attributes.get("gen_ai.response.model"),
    choices,
    asked: { ...asked, id: asked.id && valueAt(asked.id.span, `${textOf(asked.id)}#request`) },
    promptScans: [],
    moderations: [],
    told: undefined,
    aside: { name: "otel_genai", node: span },
  };
  if (diagnostics.length > 0) return { records: [], diagnostics };
  return responsesOf(generation, context);
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
      finish: givenIn(fieldOf(it, "finish_reason")) ?? reasons[position] ?? failure,
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
  const media = parts.flatMap((it) => wordsIn(fieldOf(it, "modality")) ?? []);
  const kinds = new Set(media.map(textOf));
  if (wordsIn(text)) return text && kinds.size === 0 ? valueAt(text.span, "text") : undefined;
  return kinds.size === 1 ? media[0] : undefined;
}

const wantedKinds = new Map([
  ["text", "text"],
  ["json", "text"],
  ["image", "image"],
  ["speech", "audio"],
]);

function wantedIn(node: DataNode | undefined): DataNode | undefined {
  const kind = wantedKinds.get(textOf(node) ?? "");
  return node && kind !== undefined ? valueAt(node.span, kind) : undefined;
}

function notOtel(node: DataNode, problem: Message, { source }: Context): Diagnostic {
  const [first] = entriesOf(node);
  const isLogs = fieldOf(node, "resourceLogs") !== undefined;
  return otherFormat.at(
    { source, span: first?.keySpan ?? node.span },
    { wanted: "trace", problem, reads: isLogs ? formatReads.logs() : formatReads.spans() },
  );
}
