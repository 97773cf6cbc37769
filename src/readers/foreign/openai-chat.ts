import { type Reading, fieldOf, itemsOf, textOf, type DataNode } from "../../base/document.ts";
import { azureFilterScan } from "./azure-filter.ts";
import { completionOf, notChat, messagesIn } from "./chat-completion.ts";
import { chunksNode, isChunk, joinStream, streamsOf } from "./chat-stream.ts";
import { failedCall, formatProblems } from "./diagnostics.ts";
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
  type ModelResponse,
  type ModelRequest,
  type TranslationContext,
  type TranslatedRecords,
} from "./generation.ts";
import { nonNull, valueAt } from "./make-node.ts";

const name = "openai_chat";

/** Chat completions: answers, requests, both in one record, and chunks of streams, which are joined. */
export function translateChat(roots: readonly DataNode[], context: TranslationContext): TranslatedRecords {
  const { value: streams, diagnostics } = streamsOf(roots.filter(isChunk), context);
  const joined = streams.map((stream): TranslatedRecords => {
    const aside = chunksNode(stream);
    return answered(joinStream(stream, context), { asked: undefined, root: undefined, aside }, context);
  });
  const others = roots.filter((it) => !isChunk(it)).map((it) => translateRecord(it, context));
  return joinTranslated([...others, noRecords(...diagnostics), ...joined]);
}

function answered(
  { value, diagnostics }: Reading<ModelResponse | undefined>,
  around: CallContext,
  context: TranslationContext,
): TranslatedRecords {
  if (!value) return noRecords(...diagnostics);
  const beside = besideOf(around, name);
  const moderations = [...value.moderations, ...beside.moderations];
  const translated = responsesOf({ ...value, ...beside, moderations, asked: around.asked }, context);
  return { ...translated, diagnostics: [...diagnostics, ...translated.diagnostics] };
}

function translateRecord(root: DataNode, context: TranslationContext): TranslatedRecords {
  const has = (key: string): boolean => fieldOf(root, key) !== undefined;
  if (root.kind !== "record") return noRecords(notChat(root, formatProblems.record(), context));
  if (has("choices")) {
    const asked = has("messages") ? requestIn(root, root) : undefined;
    return answered(completionOf(root, context), { asked, root: undefined, aside: root }, context);
  }
  if (has("request") || has("response") || has("custom_id")) return translateExchange(root, context);
  if (has("messages")) return unanswered(root, root, undefined, context);
  if (has("error")) return unanswered(root, undefined, fieldOf(root, "error"), context);
  return noRecords(notChat(root, formatProblems.keys({ key: "choices", other: "messages" }), context));
}

/** A request and its answer in one record, as logs and batches have them. Batches put both in a `body`. */
function translateExchange(root: DataNode, context: TranslationContext): TranslatedRecords {
  const wrapped = fieldOf(root, "request") ?? (fieldOf(root, "body") ? root : undefined);
  const request = bodyOf(nonNull(wrapped));
  const response = bodyOf(nonNull(fieldOf(root, "response")));
  if (request && request.kind !== "record") return noRecords(notChat(request, formatProblems.request(), context));
  const error =
    nonNull(fieldOf(root, "error")) ?? (fieldOf(response, "choices") ? undefined : fieldOf(response, "error"));
  if (!response || error) return unanswered(root, request, error, context);
  const around: CallContext = { asked: request && requestIn(request, root), root, aside: root };
  if (response.kind === "list") return translateChunks(response, around, context);
  if (isChunk(response) || !fieldOf(response, "choices"))
    return noRecords(notChat(response, formatProblems.response({ key: "choices" }), context));
  return answered(completionOf(response, context), around, context);
}

function translateChunks(response: DataNode, around: CallContext, context: TranslationContext): TranslatedRecords {
  const chunks = itemsOf(response);
  const strange = chunks.find((it) => !isChunk(it));
  const { value: streams, diagnostics } = streamsOf(chunks, context);
  const [stream] = streams;
  if (strange ?? streams.length !== 1) {
    const problem = strange ? formatProblems.chunk() : formatProblems.chunks();
    return noRecords(notChat(strange ?? response, problem, context));
  }
  const joined = stream ? answered(joinStream(stream, context), around, context) : noRecords();
  return { ...joined, diagnostics: [...diagnostics, ...joined.diagnostics] };
}

/** A request that has no answer here: it was not logged, or the call failed, which Azure's filter may have seen to. */
function unanswered(
  root: DataNode,
  request: DataNode | undefined,
  error: DataNode | undefined,
  context: TranslationContext,
): TranslatedRecords {
  if (!request) return noRecords(failedCall.at({ source: context.source, span: root.span }, {}));
  const inner = fieldOf(error, "innererror");
  const filter = fieldOf(inner, "content_filter_result") ?? fieldOf(inner, "content_filter_results");
  const beside = { ...besideOf({ root, aside: root }, name), promptScans: [azureFilterScan(filter)] };
  return requestAlone({ ...nothingOf(root), ...beside, asked: requestIn(request, root) }, context);
}

function requestIn(request: DataNode, root: DataNode): ModelRequest {
  const keys = ["custom_id", "request_id", ...(root === request || fieldOf(root, "choices") ? [] : ["id"])];
  return {
    ...askedIn(request, root, keys),
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
