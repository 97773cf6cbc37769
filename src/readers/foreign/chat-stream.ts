import type { Diagnostic } from "../../base/diagnostic.ts";
import { numberOf, refused, type Reading, fieldOf, itemsOf, textOf, type DataNode } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import type { Span } from "../../base/text.ts";
import { azureFilterScan } from "./azure-filter.ts";
import { indexOf, momentIn, promptScansIn } from "./chat-completion.ts";
import { mixedChunks, strayChunk, unfinishedStream, whyUnread } from "./diagnostics.ts";
import type { ModelResponse, Choice, TranslationContext } from "./generation.ts";
import { nonNull, joinedText, listAt, valueAt, nonBlankText } from "./make-node.ts";
import { notScanned, type ModerationScan } from "./moderation-scan.ts";

/** A piece of a streamed answer: `chat.completion.chunk`. Azure's first one says nothing of itself but that it is one. */
export function isChunk(node: DataNode): boolean {
  const object = textOf(fieldOf(node, "object"));
  if (object === "chat.completion.chunk") return true;
  const choices = fieldOf(node, "choices");
  if (choices?.kind !== "list" || object === "chat.completion") return false;
  return choices.items.length === 0 || choices.items.some((it) => isPiece(it));
}

const isPiece = (choice: DataNode): boolean =>
  fieldOf(choice, "message") === undefined &&
  ["delta", "content_filter_offsets"].some((key) => fieldOf(choice, key) !== undefined);

/** The chunks of one answer, in order, as they stand in the file. */
export interface Stream {
  readonly id: DataNode;
  readonly chunks: readonly DataNode[];
}

/**
 * Sorts chunks into streams by their id. A chunk without one belongs to the stream that is going on; what Azure says of a
 * prompt comes before the stream that it belongs to.
 */
export function streamsOf(chunks: readonly DataNode[], { source }: TranslationContext): Reading<readonly Stream[]> {
  const streams = new Map<string, { id: DataNode; chunks: DataNode[] }>();
  let current: { chunks: DataNode[] } | undefined;
  let waiting: DataNode[] = [];
  for (const chunk of chunks) {
    const id = nonBlankText(fieldOf(chunk, "id"));
    const name = textOf(id);
    if (id && name !== undefined) {
      const stream = streams.get(name) ?? { id, chunks: [] };
      streams.set(name, stream);
      stream.chunks.push(...waiting, chunk);
      waiting = [];
      current = stream;
    } else if (current && fieldOf(chunk, "prompt_filter_results") === undefined) current.chunks.push(chunk);
    else waiting.push(chunk);
  }
  const [stray] = waiting;
  const diagnostics = stray ? [strayChunk.at({ source, span: stray.span }, {})] : [];
  return { value: [...streams.values()], diagnostics };
}

/** Joins the chunks of a stream to the answer that they are. */
export function joinStream({ id, chunks }: Stream, context: TranslationContext): Reading<ModelResponse | undefined> {
  const { source } = context;
  const name = textOf(id) ?? "";
  const diagnostics: Diagnostic[] = [];
  const pieces = chunks.flatMap((it) => itemsOf(fieldOf(it, "choices")));
  const choices = [...groupBy(pieces, (it) => indexOf(it) ?? "0")]
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([index, of]) => joinChoice(index, of));
  for (const { choice, late } of choices) {
    if (late) diagnostics.push(mixedChunks.at({ source, span: late.span }, { id: name, choice: choice.index }));
    if (!choice.finish) diagnostics.push(unfinishedStream.at({ source, span: lastOf(choice.span) }, { id: name }));
  }
  if (choices.length === 0) diagnostics.push(unfinishedStream.at({ source, span: id.span }, { id: name }));
  const dated = chunks.find((it) => numberOf(fieldOf(it, "created"))?.equals(0) === false);
  const moment = dated ? momentIn(dated, "created", context) : refused();
  diagnostics.push(...moment.diagnostics);
  if (diagnostics.some((it) => it.severity === "error")) return refused(diagnostics);
  const value = {
    span: spanOf(chunks),
    id,
    at: moment.value,
    model: chunks.map((it) => nonBlankText(fieldOf(it, "model"))).find((it) => it),
    choices: choices.map((it) => it.choice),
    promptScans: chunks.flatMap(promptScansIn),
    moderations: chunks.flatMap((it) => nonNull(fieldOf(it, "moderation")) ?? []),
  };
  return { value, diagnostics };
}

/** The chunks of a stream as one value, to be kept aside. */
export function chunksNode({ chunks }: Stream): DataNode {
  return listAt(spanOf(chunks), chunks);
}

interface Joined {
  readonly choice: Choice;
  /** Words that come after the end. */
  readonly late: DataNode | undefined;
}

function joinChoice(index: string, pieces: readonly DataNode[]): Joined {
  const deltas = pieces.map((it) => fieldOf(it, "delta"));
  const words = deltas.map(
    (it) => saidIn(fieldOf(it, "content")) ?? saidIn(fieldOf(fieldOf(it, "audio"), "transcript")),
  );
  const end = pieces.findIndex((it) => nonNull(fieldOf(it, "finish_reason")));
  const refusals = deltas.flatMap((it) => saidIn(fieldOf(it, "refusal")) ?? []);
  const said = words.flatMap((it) => it ?? []);
  const text = joinedText(said.length > 0 ? said : refusals, "");
  const audio = deltas.flatMap((it) => nonNull(fieldOf(it, "audio")) ?? [])[0];
  const choice = {
    span: spanOf(pieces),
    index,
    text,
    modality: audio ? valueAt(audio.span, "audio") : text && valueAt(text.span, "text"),
    finish: end < 0 ? undefined : fieldOf(pieces[end], "finish_reason"),
    refusal: joinedText(refusals, ""),
    scans: [filterScan(pieces, words)],
  };
  return { choice, late: end < 0 ? undefined : words.slice(end + 1).find((it) => it) };
}

/** A text that is not empty; blanks between words are words of a stream. */
function saidIn(node: DataNode | undefined): DataNode | undefined {
  return (textOf(node) ?? "") === "" ? undefined : node;
}

/**
 * What Azure's filter says piece by piece. Words without a result are words that nothing looked at, unless the results
 * come in pieces of their own.
 */
function filterScan(pieces: readonly DataNode[], words: readonly (DataNode | undefined)[]): ModerationScan {
  const scans = pieces.map((it) => azureFilterScan(fieldOf(it, "content_filter_results")));
  const ran = scans.flatMap((it) => (it.kind === "ran" ? [it] : []));
  const unread = scans.find((it) => it.kind === "unread");
  const [first] = ran;
  if (unread ?? !first) return unread ?? notScanned;
  const isApart = pieces.some((it) => fieldOf(it, "content_filter_offsets"));
  const bare = isApart ? -1 : pieces.findIndex((_, at) => words[at] && scans[at]?.kind === "not-scanned");
  const span = pieces[bare]?.span;
  if (span) return { kind: "unread", span, why: whyUnread.words() };
  const flags = new Map(ran.flatMap((it) => it.flags).map((it) => [it.category, it]));
  return { ...first, flags: [...flags.values()] };
}

function spanOf(nodes: readonly DataNode[]): Span {
  const [first] = nodes;
  return { start: first?.span.start ?? 0, end: nodes.at(-1)?.span.end ?? 0 };
}

const lastOf = ({ end }: Span): Span => ({ start: Math.max(0, end - 1), end });
