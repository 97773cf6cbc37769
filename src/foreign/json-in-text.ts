import type { DataNode, Entry } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { readJson } from "../base/json-document.ts";
import type { SourceText, Span } from "../base/text.ts";

/**
 * The JSON that a text holds, as attributes hold messages. Places lead into the text where it is written in quotes:
 * what stands there is the value with its marks escaped once more. Elsewhere they are that of the whole text.
 */
export function readJsonInText(
  node: DataNode & { readonly value: string },
  source: SourceText,
): { readonly value: DataNode | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const offsets = offsetsOf(node, source.text);
  const moved = ({ start, end }: Span): Span =>
    offsets ? { start: offsets[start] ?? node.span.start, end: offsets[end] ?? node.span.end } : node.span;
  const inner = readJson({ path: source.path, text: node.value }, "rounded");
  const [document] = inner.documents;
  const diagnostics = inner.diagnostics.map((it) => ({
    ...it,
    place: { source, span: moved(it.place.span) },
    fix: undefined,
  }));
  return { value: document && withPlaces(document.root, moved), diagnostics };
}

/** Where each character of a text stands in the file, and where its end does; undefined if it is not written in quotes. */
function offsetsOf(
  { span, value }: DataNode & { readonly value: string },
  text: string,
): readonly number[] | undefined {
  if (text[span.start] !== '"') return undefined;
  const offsets: number[] = [];
  let at = span.start + 1;
  while (at < span.end - 1) {
    offsets.push(at);
    at += text[at] !== "\\" ? 1 : text[at + 1] === "u" ? 6 : 2;
  }
  return offsets.length === value.length ? [...offsets, at] : undefined;
}

function withPlaces(node: DataNode, moved: (span: Span) => Span): DataNode {
  const span = moved(node.span);
  if (node.kind === "scalar") return { ...node, span };
  if (node.kind === "list") return { ...node, items: node.items.map((it) => withPlaces(it, moved)), span };
  const entries = [...node.entries].map(([key, { keySpan, value }]): readonly [string, Entry] => [
    key,
    { keySpan: moved(keySpan), value: withPlaces(value, moved) },
  ]);
  return { kind: "record", entries: new Map(entries), span };
}
