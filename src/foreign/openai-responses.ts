import type { DataNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, itemsOf, textOf } from "../base/fields.ts";
import type { Message } from "../base/message.ts";
import { azureFilterScan } from "./azure-filter.ts";
import { momentIn } from "./chat-completion.ts";
import { failedCall, formatProblems, formatReads, otherFormat } from "./diagnostics.ts";
import {
  joinTranslated,
  requestAlone,
  responsesOf,
  type Answer,
  type Asked,
  type Choice,
  type Context,
  type Translated,
} from "./generation.ts";
import { givenIn, joinedText, listAt, recordAt, valueAt, wordsIn } from "./make-node.ts";
import { refusalIn, wordsOfContent } from "./messages.ts";
import { isEvent, joinEvents } from "./response-events.ts";

/** Answers of OpenAI's Responses interface, requests to it, both in one record, and its events, which are joined. */
export function translateResponses(roots: readonly DataNode[], context: Context): Translated {
  const { answers, diagnostics } = joinEvents(roots.filter(isEvent), context);
  const joined = answers.map(({ response, aside }) =>
    answered(response, { asked: undefined, root: undefined, aside }, context),
  );
  const others = roots.filter((it) => !isEvent(it)).map((it) => translateRecord(it, context));
  return joinTranslated([...others, { records: [], diagnostics }, ...joined]);
}

interface Around {
  readonly asked: Asked | undefined;
  /** The record that the answer stands in. */
  readonly root: DataNode | undefined;
  readonly aside: DataNode;
}

function translateRecord(root: DataNode, context: Context): Translated {
  if (isResponse(root)) return answered(root, { asked: undefined, root: undefined, aside: root }, context);
  const wrapped = givenIn(fieldOf(root, "request")) ?? (fieldOf(root, "body") ? root : undefined);
  const request = bodyOf(wrapped) ?? (fieldOf(root, "input") ? root : undefined);
  const response = bodyOf(givenIn(fieldOf(root, "response")));
  const asked = request?.kind === "record" ? askedIn(request, root) : undefined;
  const around: Around = { asked, root, aside: root };
  if (response && isResponse(response)) return answered(response, around, context);
  if (response?.kind === "list" && response.items.every(isEvent)) {
    const { answers, diagnostics } = joinEvents(response.items, context);
    const joined = answers.map((it) => answered(it.response, around, context));
    return joinTranslated([{ records: [], diagnostics }, ...joined]);
  }
  if (response && !givenIn(fieldOf(response, "error")))
    return { records: [], diagnostics: [notResponse(response, formatProblems.response({ key: "output" }), context)] };
  if (asked) return requestAlone({ ...nothingOf(root), asked, ...besideOf(around) }, context);
  if (response ?? fieldOf(root, "error"))
    return { records: [], diagnostics: [failedCall.at({ source: context.source, span: root.span }, {})] };
  return {
    records: [],
    diagnostics: [notResponse(root, formatProblems.keys({ key: "output", other: "input" }), context)],
  };
}

const isResponse = (node: DataNode): boolean => fieldOf(node, "output")?.kind === "list";

function bodyOf(node: DataNode | undefined): DataNode | undefined {
  const body = fieldOf(node, "body");
  return body?.kind === "record" ? body : node;
}

function nothingOf(root: DataNode): Answer {
  const unknown = { id: undefined, at: undefined, model: undefined };
  return { ...unknown, span: root.span, choices: [], promptScans: [], moderations: [] };
}

function besideOf({ root, aside }: Around) {
  const moderation = givenIn(fieldOf(root, "moderation"));
  return {
    moderations: moderation ? [moderation] : [],
    told: givenIn(fieldOf(root, "edict")),
    aside: { name: "openai_responses", node: aside },
  };
}

function answered(response: DataNode, around: Around, context: Context): Translated {
  const { at, diagnostics } = momentIn(response, "created_at", context);
  if (diagnostics.length > 0) return { records: [], diagnostics };
  const own = givenIn(fieldOf(response, "moderation"));
  const beside = besideOf(around);
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
  const words = wordsIn(text);
  const modality = words && !image ? valueAt(words.span, "text") : undefined;
  return {
    span: response.span,
    index: "0",
    text,
    modality: image && !words ? valueAt(image.span, "image") : modality,
    finish: givenIn(fieldOf(fieldOf(response, "incomplete_details"), "reason")) ?? fieldOf(response, "status"),
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

function askedIn(request: DataNode, root: DataNode): Asked {
  const own = ["custom_id", "request_id", ...(root === request ? [] : ["id"])];
  return {
    span: request.span,
    id: own.map((it) => wordsIn(fieldOf(root, it))).find((it) => it),
    at: givenIn(fieldOf(root, "at")),
    api: wordsIn(fieldOf(fieldOf(root, "request") ?? root, "url")),
    modality: undefined,
    messages: messagesIn(request),
  };
}

/** Keys that bring in messages which stand elsewhere: those of the request are then a part only, and are left out. */
const elsewhere = ["previous_response_id", "conversation", "prompt"] as const;

function messagesIn(request: DataNode): DataNode | undefined {
  const input = fieldOf(request, "input");
  if (!input || elsewhere.some((it) => givenIn(fieldOf(request, it)))) return undefined;
  const instructions = wordsIn(fieldOf(request, "instructions"));
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

function notResponse(node: DataNode, problem: Message, { source }: Context): Diagnostic {
  return otherFormat.at({ source, span: node.span }, { wanted: "response", problem, reads: formatReads.response() });
}
