import type { DataNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { isExact } from "../base/exact.ts";
import { fieldOf, itemsOf, textOf } from "../base/fields.ts";
import type { Message } from "../base/message.ts";
import { azureFilterScan } from "./azure-filter.ts";
import { badMoment, formatProblems, formatReads, otherFormat } from "./diagnostics.ts";
import type { Answer, Choice, Context, Understood } from "./generation.ts";
import { givenIn, valueAt, wordsIn } from "./make-node.ts";
import { refusalIn, wordsOfContent } from "./messages.ts";
import { momentOfSeconds } from "./moment.ts";
import type { Scan } from "./scan.ts";

/** An answer in one piece: `chat.completion`. */
export function completionOf(node: DataNode, context: Context): Understood<Answer> {
  const choices = itemsOf(fieldOf(node, "choices"));
  const strange = choices.find((it) => fieldOf(it, "message")?.kind !== "record");
  if (strange ?? choices.length === 0) {
    const problem = strange ? formatProblems.message() : formatProblems.choices();
    return { value: undefined, diagnostics: [notChat(strange ?? node, problem, context)] };
  }
  const { at, diagnostics } = momentIn(node, "created", context);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const value = {
    span: node.span,
    id: fieldOf(node, "id"),
    at,
    model: fieldOf(node, "model"),
    choices: choices.map(choiceOf),
    promptScans: promptScansIn(node),
    moderations: [fieldOf(node, "moderation")].flatMap((it) => it ?? []),
  };
  return { value, diagnostics };
}

function choiceOf(choice: DataNode, position: number): Choice {
  const message = fieldOf(choice, "message");
  const content = fieldOf(message, "content");
  const audio = givenIn(fieldOf(message, "audio"));
  const refusal = wordsIn(fieldOf(message, "refusal")) ?? refusalIn(content);
  const words = wordsOfContent(content);
  const text = wordsIn(words) ?? refusal ?? wordsIn(fieldOf(audio, "transcript")) ?? words;
  return {
    span: choice.span,
    index: indexOf(choice) ?? String(position),
    text,
    modality: modalityOf(text, audio, itemsOf(fieldOf(message, "images"))),
    finish: fieldOf(choice, "finish_reason"),
    refusal,
    scans: [azureFilterScan(fieldOf(choice, "content_filter_results"))],
  };
}

/** One kind of content; a mixture is none. Spoken words stay audio, written down or not. */
function modalityOf(
  text: DataNode | undefined,
  audio: DataNode | undefined,
  images: readonly DataNode[],
): DataNode | undefined {
  const [image] = images;
  const words = wordsIn(text);
  if (image) return words || audio ? undefined : valueAt(image.span, "image");
  if (audio) return valueAt(audio.span, "audio");
  return words && valueAt(words.span, "text");
}

export function indexOf(choice: DataNode): string | undefined {
  const index = fieldOf(choice, "index");
  return index?.kind === "scalar" && isExact(index.value) ? index.value.toString() : undefined;
}

/** What Azure's filter said of the prompt. */
export function promptScansIn(node: DataNode): readonly Scan[] {
  const results = fieldOf(node, "prompt_filter_results") ?? fieldOf(node, "prompt_annotations");
  return itemsOf(results).map((it) => azureFilterScan(fieldOf(it, "content_filter_results")));
}

/** The moment that a field gives in seconds; missing where the field is, for the usual mistake to be told. */
export function momentIn(
  node: DataNode,
  field: string,
  { source }: Context,
): { readonly at: DataNode | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const given = givenIn(fieldOf(node, field));
  if (!given || textOf(given) !== undefined) return { at: given, diagnostics: [] };
  const at = momentOfSeconds(given);
  if (at) return { at, diagnostics: [] };
  const shown = source.text.slice(given.span.start, Math.min(given.span.end, given.span.start + 40));
  const place = { source, span: given.span };
  return { at, diagnostics: [badMoment.at(place, { field, shown, unit: "seconds" })] };
}

export function notChat(node: DataNode, problem: Message, { source }: Context): Diagnostic {
  return otherFormat.at({ source, span: node.span }, { wanted: "chat", problem, reads: formatReads.chat() });
}
