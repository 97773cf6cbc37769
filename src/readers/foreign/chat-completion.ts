import type { Diagnostic } from "../../base/diagnostic.ts";
import { numberOf, refused, type Reading, fieldOf, itemsOf, textOf, type DataNode } from "../../base/document.ts";
import type { Message } from "../../base/message.ts";
import { azureFilterScan } from "./azure-filter.ts";
import { badMoment, formatProblems, formatReads, otherFormat } from "./diagnostics.ts";
import type { ModelResponse, Choice, TranslationContext } from "./generation.ts";
import { nonNull, valueAt, nonBlankText, momentOfSeconds, joinedText, listAt, recordAt } from "./make-node.ts";
import type { ModerationScan } from "./moderation-scan.ts";

/** An answer in one piece: `chat.completion`. */
export function completionOf(node: DataNode, context: TranslationContext): Reading<ModelResponse | undefined> {
  const choices = itemsOf(fieldOf(node, "choices"));
  const strange = choices.find((it) => fieldOf(it, "message")?.kind !== "record");
  if (strange ?? choices.length === 0) {
    const problem = strange ? formatProblems.message() : formatProblems.choices();
    return refused(notChat(strange ?? node, problem, context));
  }
  const { value: at, diagnostics } = momentIn(node, "created", context);
  if (diagnostics.length > 0) return refused(diagnostics);
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
  const audio = nonNull(fieldOf(message, "audio"));
  const refusal = nonBlankText(fieldOf(message, "refusal")) ?? refusalIn(content);
  const words = wordsOfContent(content);
  const text = nonBlankText(words) ?? refusal ?? nonBlankText(fieldOf(audio, "transcript")) ?? words;
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
  const words = nonBlankText(text);
  if (image) return words || audio ? undefined : valueAt(image.span, "image");
  if (audio) return valueAt(audio.span, "audio");
  return words && valueAt(words.span, "text");
}

export function indexOf(choice: DataNode): string | undefined {
  return numberOf(fieldOf(choice, "index"))?.toString();
}

/** What Azure's filter said of the prompt. */
export function promptScansIn(node: DataNode): readonly ModerationScan[] {
  const results = fieldOf(node, "prompt_filter_results") ?? fieldOf(node, "prompt_annotations");
  return itemsOf(results).map((it) => azureFilterScan(fieldOf(it, "content_filter_results")));
}

/** The moment that a field gives in seconds; missing where the field is, for the usual mistake to be told. */
export function momentIn(node: DataNode, field: string, { source }: TranslationContext): Reading<DataNode | undefined> {
  const given = nonNull(fieldOf(node, field));
  if (!given || textOf(given) !== undefined) return { value: given, diagnostics: [] };
  const at = momentOfSeconds(given);
  if (at) return { value: at, diagnostics: [] };
  const { start, end } = given.span;
  const shown = source.text.slice(start, Math.min(end, start + 40));
  return refused(badMoment.at({ source, span: given.span }, { field, shown, unit: "seconds" }));
}

export function notChat(node: DataNode, problem: Message, { source }: TranslationContext): Diagnostic {
  return otherFormat.at({ source, span: node.span }, { wanted: "chat", problem, reads: formatReads.chat() });
}

/** The messages of a request, one for each of the file. What is no list stays as it is, and is told of as such. */
export function messagesIn(node: DataNode | undefined): DataNode | undefined {
  return node?.kind === "list" ? listAt(node.span, node.items.map(messageIn)) : node;
}

function messageIn(message: DataNode): DataNode {
  if (message.kind !== "record") return message;
  return recordAt(message.span, {
    role: roleIn(fieldOf(message, "role")),
    text: wordsOfContent(fieldOf(message, "content")),
  });
}

/** `function` is what tools were called once. */
function roleIn(role: DataNode | undefined): DataNode | undefined {
  return role && textOf(role) === "function" ? valueAt(role.span, "tool") : role;
}

/**
 * The words of a content: a text, or the texts among its parts, a line each. What has other parts only, such as an image,
 * may hold words that nobody has read: they are not known.
 *
 * @example
 * toPlain(wordsOfContent(fromPlain([{ type: "text", text: "a" }, { type: "image_url" }]))!) // "a"
 * wordsOfContent(fromPlain([{ type: "image_url" }])) // undefined
 */
export function wordsOfContent(content: DataNode | undefined): DataNode | undefined {
  if (content?.kind !== "list") return content;
  return joinedText(
    content.items.flatMap((it) => wordsOfPart(it) ?? []),
    "\n",
  );
}

const spoken: ReadonlySet<string> = new Set(["text", "input_text", "output_text"]);

/** The words of a part that has any; those in which a model thinks are not said to anybody. */
function wordsOfPart(part: DataNode): DataNode | undefined {
  const type = textOf(fieldOf(part, "type"));
  if (type === "refusal") return fieldOf(part, "refusal");
  return type !== undefined && spoken.has(type) ? fieldOf(part, "text") : undefined;
}

/** The refusal among the parts of a content. */
export function refusalIn(content: DataNode | undefined): DataNode | undefined {
  const part = itemsOf(content).find((it) => textOf(fieldOf(it, "type")) === "refusal");
  return fieldOf(part, "refusal");
}
