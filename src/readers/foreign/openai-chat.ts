import { fieldOf, itemsOf, textOf, type DataNode } from "../../base/document.ts";
import { azureFilterScan } from "./azure-filter.ts";
import { completionOf, notChat, messagesIn } from "./chat-completion.ts";
import { chunksNode, isChunk, joinStream, streamsOf } from "./chat-stream.ts";
import { failedCall, formatProblems } from "./diagnostics.ts";
import {
  joinTranslated,
  requestAlone,
  responsesOf,
  type ModelResponse,
  type ModelRequest,
  type TranslationContext,
  type TranslatedRecords,
  type PartialRead,
} from "./generation.ts";
import { nonNull, valueAt, nonBlankText } from "./make-node.ts";

/** Chat completions: answers, requests, both in one record, and chunks of streams, which are joined. */
export function translateChat(roots: readonly DataNode[], context: TranslationContext): TranslatedRecords {
  const { streams, diagnostics } = streamsOf(roots.filter(isChunk), context);
  const joined = streams.map((stream): TranslatedRecords => {
    const aside = chunksNode(stream);
    return answered(joinStream(stream, context), { asked: undefined, root: undefined, aside }, context);
  });
  const others = roots.filter((it) => !isChunk(it)).map((it) => translateRecord(it, context));
  return joinTranslated([...others, { records: [], diagnostics }, ...joined]);
}

interface CallContext {
  readonly asked: ModelRequest | undefined;
  /** The record that the answer stands in. */
  readonly root: DataNode | undefined;
  readonly aside: DataNode;
}

function answered(
  { value, diagnostics }: PartialRead<ModelResponse>,
  around: CallContext,
  context: TranslationContext,
): TranslatedRecords {
  if (!value) return { records: [], diagnostics };
  const { asked, root, aside } = around;
  const beside = besideOf(root, aside);
  const moderations = [...value.moderations, ...beside.moderations];
  const translated = responsesOf({ ...value, ...beside, moderations, asked }, context);
  return { ...translated, diagnostics: [...diagnostics, ...translated.diagnostics] };
}

function translateRecord(root: DataNode, context: TranslationContext): TranslatedRecords {
  const has = (key: string): boolean => fieldOf(root, key) !== undefined;
  if (root.kind !== "record") return { records: [], diagnostics: [notChat(root, formatProblems.record(), context)] };
  if (has("choices")) {
    const asked = has("messages") ? askedIn(root, root) : undefined;
    return answered(completionOf(root, context), { asked, root: undefined, aside: root }, context);
  }
  if (has("request") || has("response") || has("custom_id")) return translateExchange(root, context);
  if (has("messages")) return unanswered(root, root, undefined, context);
  if (has("error")) return unanswered(root, undefined, fieldOf(root, "error"), context);
  return {
    records: [],
    diagnostics: [notChat(root, formatProblems.keys({ key: "choices", other: "messages" }), context)],
  };
}

/** A request and its answer in one record, as logs and batches have them. Batches put both in a `body`. */
function translateExchange(root: DataNode, context: TranslationContext): TranslatedRecords {
  const wrapped = fieldOf(root, "request") ?? (fieldOf(root, "body") ? root : undefined);
  const request = bodyOf(nonNull(wrapped));
  const response = bodyOf(nonNull(fieldOf(root, "response")));
  if (request && request.kind !== "record")
    return { records: [], diagnostics: [notChat(request, formatProblems.request(), context)] };
  const error =
    nonNull(fieldOf(root, "error")) ?? (fieldOf(response, "choices") ? undefined : fieldOf(response, "error"));
  if (!response || error) return unanswered(root, request, error, context);
  const around: CallContext = { asked: request && askedIn(request, root), root, aside: root };
  if (response.kind === "list") return translateChunks(response, around, context);
  if (isChunk(response) || !fieldOf(response, "choices"))
    return { records: [], diagnostics: [notChat(response, formatProblems.response({ key: "choices" }), context)] };
  return answered(completionOf(response, context), around, context);
}

function translateChunks(response: DataNode, around: CallContext, context: TranslationContext): TranslatedRecords {
  const chunks = itemsOf(response);
  const strange = chunks.find((it) => !isChunk(it));
  const { streams, diagnostics } = streamsOf(chunks, context);
  const [stream] = streams;
  if (strange ?? streams.length !== 1) {
    const problem = strange ? formatProblems.chunk() : formatProblems.chunks();
    return { records: [], diagnostics: [notChat(strange ?? response, problem, context)] };
  }
  const joined = stream ? answered(joinStream(stream, context), around, context) : { records: [], diagnostics: [] };
  return { ...joined, diagnostics: [...diagnostics, ...joined.diagnostics] };
}

function bodyOf(node: DataNode | undefined): DataNode | undefined {
  const body = fieldOf(node, "body");
  return body?.kind === "record" ? body : node;
}

/** A request that has no answer here: it was not logged, or the call failed, which Azure's filter may have seen to. */
function unanswered(
  root: DataNode,
  request: DataNode | undefined,
  error: DataNode | undefined,
  context: TranslationContext,
): TranslatedRecords {
  if (!request) return { records: [], diagnostics: [failedCall.at({ source: context.source, span: root.span }, {})] };
  const inner = fieldOf(error, "innererror");
  const filter = fieldOf(inner, "content_filter_result") ?? fieldOf(inner, "content_filter_results");
  const generation = {
    span: root.span,
    id: undefined,
    at: undefined,
    model: undefined,
    choices: [],
    promptScans: [azureFilterScan(filter)],
    asked: askedIn(request, root),
    ...besideOf(root, root),
  };
  return requestAlone(generation, context);
}

function besideOf(root: DataNode | undefined, aside: DataNode) {
  const moderation = nonNull(fieldOf(root, "moderation"));
  return {
    moderations: moderation ? [moderation] : [],
    told: nonNull(fieldOf(root, "edict")),
    aside: { name: "openai_chat", node: aside },
  };
}

/** A request, named and dated by the record around it. */
function askedIn(request: DataNode, root: DataNode): ModelRequest {
  const own = ["custom_id", "request_id", ...(root === request || fieldOf(root, "choices") ? [] : ["id"])];
  return {
    span: request.span,
    id: own.map((it) => nonBlankText(fieldOf(root, it))).find((it) => it),
    at: nonNull(fieldOf(root, "at")),
    api: nonBlankText(fieldOf(fieldOf(root, "request") ?? root, "url")),
    modality: wantedIn(fieldOf(request, "modalities")),
    messages: messagesIn(fieldOf(request, "messages")),
  };
}

/** The kind of content asked for: speech comes with its words. */
function wantedIn(modalities: DataNode | undefined): DataNode | undefined {
  const items = itemsOf(modalities);
  const wanted = items.find((it) => textOf(it) === "audio") ?? items.find((it) => textOf(it) === "text");
  return wanted && valueAt(wanted.span, textOf(wanted) ?? null);
}
