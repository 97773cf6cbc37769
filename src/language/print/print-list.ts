import { aligned, commentLine, fill, group, joined, row, text, type Doc } from "./doc.ts";

/** `[a, b, ...]`; as many elements on a line as fit, all in one column. */
export function printList(items: readonly Doc[], open = false): Doc {
  const elements = open ? [...items, text("...")] : items;
  if (elements.length === 0) return row(text("["), text("]"));
  const body = aligned(joined(withCommas(elements), fill), commentLine());
  return group(text("["), body, text("]"));
}

/** `a, b`, broken as a list is. */
export function printSeries(items: readonly Doc[]): Doc {
  return group(aligned(joined(withCommas(items), fill)));
}

function withCommas(items: readonly Doc[]): readonly Doc[] {
  return items.map((it, index) => (index < items.length - 1 ? row(it, text(",")) : it));
}
