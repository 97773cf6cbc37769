import { closingLine, filler, gapLine, group, hardLine, indent, row, text, type Doc } from "./doc.ts";

const end = { at: "end", blank: false } as const;

/**
 * What stands between braces, each part on its own line. `gaps`: blank lines may stand between the parts, which
 * come with their separators; `lines`: the parts stand close together. `closer` goes before the closing brace.
 */
export function printBody(parts: readonly Doc[], mode: "gaps" | "lines", closer: Doc = filler("")): Doc {
  const gap = mode === "gaps" ? end : undefined;
  if (parts.length === 0) return row(text("{"), closingLine("comment", gap), closer, text("}"));
  const inner = mode === "gaps" ? indent(gapLine("start"), parts) : indent(parts.flatMap((it) => [hardLine(), it]));
  return row(text("{"), inner, closingLine("always", gap), closer, text("}"));
}

/** `{ … }` on one line if it fits and no comment stands in it. */
export function printSmallBody(parts: readonly Doc[]): Doc {
  return group(text("{"), indent(gapLine("start", false, "group"), parts), closingLine("group", end), text("}"));
}
