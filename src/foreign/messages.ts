import type { DataNode } from "../base/data.ts";
import { fieldOf, itemsOf, textOf } from "../base/fields.ts";
import { joinedText, listAt, recordAt, valueAt } from "./make-node.ts";

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
