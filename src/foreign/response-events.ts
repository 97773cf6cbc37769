import type { DataNode, RecordNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, textOf } from "../base/fields.ts";
import { formatProblems, formatReads, otherFormat, unfinishedStream } from "./diagnostics.ts";
import type { Context } from "./generation.ts";
import { joinedText, listAt, recordAt, valueAt } from "./make-node.ts";

/** One event of a streamed answer: `response.created`, `response.output_text.delta` … */
export function isEvent(node: DataNode): boolean {
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
export function joinEvents(
  events: readonly DataNode[],
  { source }: Context,
): { readonly answers: readonly Answered[]; readonly diagnostics: readonly Diagnostic[] } {
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
  return { answers, diagnostics };
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
