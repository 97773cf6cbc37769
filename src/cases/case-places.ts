import type { DataNode } from "../base/document.ts";
import type { Place, Span } from "../base/text.ts";
import type { Case } from "./read-cases.ts";

/** Where what a case judges is written: what the case sets stands in its own file, and all else in its base. */
export function casePlaces({ documents, bases, place: { source } }: Case): (place: Place) => Place {
  const ofBases = new Set<Span>();
  for (const { root } of bases) eachSpan(root, undefined, (span) => ofBases.add(span));
  const own = new Map<Span, Place>();
  for (const { root } of documents)
    eachSpan(root, undefined, (span, value) => {
      const written = [value, span].find((it) => !ofBases.has(it));
      if (written) own.set(span, { source, span: written });
    });
  return (place) => own.get(place.span) ?? place;
}

/** Where each key and each element stands, and the value that it has. */
function eachSpan(node: DataNode, key: Span | undefined, see: (span: Span, value: Span) => void): void {
  if (key) see(key, node.span);
  see(node.span, node.span);
  if (node.kind === "list") for (const it of node.items) eachSpan(it, undefined, see);
  if (node.kind === "record") for (const it of node.entries.values()) eachSpan(it.value, it.keySpan, see);
}
