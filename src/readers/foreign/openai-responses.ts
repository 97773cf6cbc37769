import type { Diagnostic } from "../../base/diagnostic.ts";
import { type Reading, fieldOf, itemsOf, textOf, type DataNode, type RecordNode } from "../../base/document.ts";
import type { Message } from "../../base/message.ts";
import { azureFilterScan } from "./azure-filter.ts";
import { momentIn, refusalIn, wordsOfContent } from "./chat-completion.ts";
import { failedCall, formatProblems, formatReads, otherFormat, unfinishedStream } from "./diagnostics.ts";
import {
  askedIn,
  besideOf,
  bodyOf,
  joinTranslated,
  noRecords,
  nothingOf,
  requestAlone,
  responsesOf,
  type CallContext,
  type ModelRequest,
  type Choice,
  type TranslationContext,
  type TranslatedRecords,
} from "./generation.ts";
import { nonNull, joinedText, listAt, recordAt, valueAt, nonBlankText } from "./make-node.ts";

const name = "openai_responses";

/** Answers of OpenAI's Responses interface, requests to it, both in one record, and its events, which are joined. */
export function translateResponses(roots: readonly DataNode[], context: TranslationContext): TranslatedRecords {
  const { value: answers, diagnostics } = joinEvents(roots.filter(isResponseEvent), context);
  const joined = answers.map(({ response, aside }) =>
    answered(response, { asked: undefined, root: undefined, aside }, context),
  );
  const others = roots.filter((it) => !isResponseEvent(it)).map((it) => translateRecord(it, context));
  return joinTranslated([...others, noRecords(...diagnostics), ...joined]);
}

function translateRecord(root: DataNode, context: TranslationContext): TranslatedRecords {
  if (isResponse(root)) return answered(root, { asked: undefined, root: undefined, aside: root }, context);
  const wrapped = nonNull(fieldOf(root, "request")) ?? (fieldOf(root, "body") ? root : undefined);
  const request = bodyOf(wrapped) ?? (fieldOf(root, "input") ? root : undefined);
  const response = bodyOf(nonNull(fieldOf(root, "response")));
  const asked = request?.kind === "record" ? requestIn(request, root) : undefined;
  const around: CallContext = { asked, root, aside: root };
  if (response && isResponse(response)) return answered(response, around, context);
  if (response?.kind === "list" && response.items.every(isResponseEvent)) {
    const { value: answers, diagnostics } = joinEvents(response.items, context);
    const joined = answers.map((it) => answered(it.response, around, context));
    return joinTranslated([noRecords(...diagnostics), ...joined]);
  }
  if (response && !nonNull(fieldOf(response, "error")))
    return noRecords(notResponse(response, formatProblems.response({ key: "output" }), context));
  if (asked) return requestAlone({ ...nothingOf(root), asked, ...besideOf(around, name) }, context);
  if (response ?? fieldOf(root, "error"))
    return noRecords(failedCall.at({ source: context.source, span: root.span }, {}));
  return noRecords(notResponse(root, formatProblems.keys({ key: "output", other: "input" }), context));
}

const isResponse = (node: DataNode): boolean => fieldOf(node, "output")?.kind === "list";

function answered(response: DataNode, around: CallContext, context: TranslationContext): TranslatedRecords {
  const { value: at, diagnostics } = momentIn(response, "created_at", context);
  if (diagnostics.length > 0) return noRecords(...diagnostics);
  const own = nonNull(fieldOf(response, "moderation"));
  const beside = besideOf(around, name);
  const generation = {
    span: response.span,
    id: fieldOf(response, "id"),
    at,
    model: fieldOf(response, "model"),
    choices: [choiceOf(response)],
    promptScans: filterScans(response, "prompt"),
    ...beside,
    moderations: own ? [own, ...beside.moderations] : beside.moderations,
    asked: around.asked,
  };
  return responsesOf(generation, context);
}

/** All that the model said in one answer, in order; a call of a tool says nothing to the user. */
function choiceOf(response: DataNode): Choice {
  const output = itemsOf(fieldOf(response, "output"));
  const messages = output.filter((it) => textOf(fieldOf(it, "type")) === "message");
  const contents = messages.flatMap((it) => fieldOf(it, "content") ?? []);
  const text = joinedText(
    contents.flatMap((it) => wordsOfContent(it) ?? []),
    "\n",
  );
  const image = output.find((it) => textOf(fieldOf(it, "type")) === "image_generation_call");
  const words = nonBlankText(text);
  const modality = words && !image ? valueAt(words.span, "text") : undefined;
  return {
    span: response.span,
    index: "0",
    text,
    modality: image && !words ? valueAt(image.span, "image") : modality,
    finish: nonNull(fieldOf(fieldOf(response, "incomplete_details"), "reason")) ?? fieldOf(response, "status"),
    refusal: contents.flatMap((it) => refusalIn(it) ?? [])[0],
    scans: filterScans(response, "completion"),
  };
}

/** What Azure's filter said, of the prompt or of the answer. */
function filterScans(response: DataNode, source: "prompt" | "completion") {
  return itemsOf(fieldOf(response, "content_filters"))
    .filter((it) => textOf(fieldOf(it, "source_type")) === source)
    .map((it) => azureFilterScan(fieldOf(it, "content_filter_results")));
}

function requestIn(request: DataNode, root: DataNode): ModelRequest {
  const keys = ["custom_id", "request_id", ...(root === request ? [] : ["id"])];
  return { ...askedIn(request, root, keys), modality: undefined, messages: messagesIn(request) };
}

/** Keys that bring in messages which stand elsewhere: those of the request are then a part only, and are left out. */
const elsewhere = ["previous_response_id", "conversation", "prompt"] as const;

function messagesIn(request: DataNode): DataNode | undefined {
  const input = fieldOf(request, "input");
  if (!input || elsewhere.some((it) => nonNull(fieldOf(request, it)))) return undefined;
  const instructions = nonBlankText(fieldOf(request, "instructions"));
  const first = instructions ? [spokenBy("system", instructions)] : [];
  const items = input.kind === "list" ? input.items.flatMap(messageIn) : [spokenBy("user", input)];
  return listAt(input.span, [...first, ...items]);
}

function spokenBy(role: string, text: DataNode): DataNode {
  return recordAt(text.span, { role: valueAt(text.span, role), text });
}

/** A message; or what a tool gave back. What the model thought, and which tools it called, are no messages. */
function messageIn(item: DataNode): readonly DataNode[] {
  const type = fieldOf(item, "type");
  const role = fieldOf(item, "role");
  if (item.kind !== "record") return [item];
  if (role) return [recordAt(item.span, { role, text: wordsOfContent(fieldOf(item, "content")) })];
  if (!type || !(textOf(type) ?? "").endsWith("_output")) return [];
  const output = wordsOfContent(fieldOf(item, "output"));
  return [
    recordAt(item.span, { role: valueAt(type.span, "tool"), text: textOf(output) === undefined ? undefined : output }),
  ];
}

function notResponse(node: DataNode, problem: Message, { source }: TranslationContext): Diagnostic {
  return otherFormat.at({ source, span: node.span }, { wanted: "response", problem, reads: formatReads.response() });
}

/** One event of a streamed answer: `response.created`, `response.output_text.delta` … */
export function isResponseEvent(node: DataNode): boolean {
  return /^(response\.|error$)/.test(textOf(fieldOf(node, "type")) ?? "");
}

interface Answered {
  readonly response: DataNode;
  /** Its events. */
  readonly aside: DataNode;
}

const ends: ReadonlySet<string> = new Set(["response.completed", "response.incomplete", "response.failed"]);

/**
 * Joins events to answers. The last event holds the whole answer; where the stream breaks off before it, the words so far
 * are joined. Events do not name their answer, so that one stream has to end before the next begins.
 */
function joinEvents(events: readonly DataNode[], { source }: TranslationContext): Reading<readonly Answered[]> {
  const answers: Answered[] = [];
  const diagnostics: Diagnostic[] = [];
  let open: DataNode[] = [];
  const breakOff = (): void => {
    const [first] = open;
    if (!first) return;
    const begun = open.flatMap((it) => fieldOf(it, "response") ?? [])[0];
    const id = textOf(fieldOf(begun, "id"));
    if (begun?.kind === "record" && id !== undefined) {
      diagnostics.push(unfinishedStream.at({ source, span: first.span }, { id }));
      answers.push({ response: soFar(begun, open), aside: allOf(open) });
    } else {
      const params = { wanted: "events", problem: formatProblems.beginning(), reads: formatReads.events() } as const;
      diagnostics.push(otherFormat.at({ source, span: first.span }, params));
    }
    open = [];
  };
  for (const event of events) {
    const type = textOf(fieldOf(event, "type")) ?? "";
    if (type === "response.created") breakOff();
    open.push(event);
    const response = fieldOf(event, "response");
    if (!ends.has(type) || !response) continue;
    answers.push({ response, aside: allOf(open) });
    open = [];
  }
  breakOff();
  return { value: answers, diagnostics };
}

/** The answer as far as it came. */
function soFar(begun: RecordNode, events: readonly DataNode[]): DataNode {
  const deltas = events.filter((it) => textOf(fieldOf(it, "type")) === "response.output_text.delta");
  const text = joinedText(
    deltas.flatMap((it) => fieldOf(it, "delta") ?? []),
    "",
  );
  const span = { start: begun.span.start, end: events.at(-1)?.span.end ?? begun.span.end };
  const part = text && recordAt(text.span, { type: valueAt(text.span, "output_text"), text });
  const message =
    part && recordAt(part.span, { type: valueAt(part.span, "message"), content: listAt(part.span, [part]) });
  const fields = Object.fromEntries([...begun.entries].map(([key, { value }]) => [key, value]));
  return recordAt(span, { ...fields, status: undefined, output: listAt(span, message ? [message] : []) });
}

function allOf(events: readonly DataNode[]): DataNode {
  return listAt({ start: events[0]?.span.start ?? 0, end: events.at(-1)?.span.end ?? 0 }, events);
}
