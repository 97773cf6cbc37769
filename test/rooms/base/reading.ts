import type { DataNode, ParsedDocuments } from "../../../src/base/document.ts";
import { isExact } from "../../../src/base/exact-number.ts";
import { locales } from "../../../src/base/locale.ts";
import { formatPlace, type SourceText } from "../../../src/base/text.ts";

export function slips({ diagnostics }: ParsedDocuments): readonly string[] {
  return diagnostics.map((it) => `${formatPlace(it.place)} ${it.code}: ${locales.en.say(it)}`);
}

/** Every key and leaf as `pointer = value @ the text at its span`. */
export function leaves(source: SourceText, node: DataNode, pointer = ""): readonly string[] {
  const written = source.text.slice(node.span.start, node.span.end);
  if (node.kind === "scalar") {
    const value = isExact(node.value) ? node.value.toString() : JSON.stringify(node.value);
    return [`${pointer} = ${value} @ ${written}`];
  }
  if (node.kind === "list") return node.items.flatMap((item, at) => leaves(source, item, `${pointer}/${at}`));
  return [...node.entries].flatMap(([key, { keySpan, value }]) => [
    `${pointer}/${key} @ ${source.text.slice(keySpan.start, keySpan.end)}`,
    ...leaves(source, value, `${pointer}/${key}`),
  ]);
}

/** Whether every span lies in the text and in its parent, but for what an alias repeats. */
export function areSpansSound(source: SourceText, node: DataNode): boolean {
  const { start, end } = node.span;
  if (start < 0 || end < start || end > source.text.length) return false;
  if (node.kind === "scalar") return true;
  const below = node.kind === "list" ? node.items : Array.from(node.entries.values(), (entry) => entry.value);
  return below.every((child) => child.span.start >= start && child.span.end <= end && areSpansSound(source, child));
}
