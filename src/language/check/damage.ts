import type { Diagnostic } from "../../base/diagnostic.ts";
import type { SourceText, Span } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";

/** Whether the parser stumbled inside a stretch of a file. What is lacking there was perhaps written and not understood. */
export type IsDamaged = (file: Ast.File, span: Span) => boolean;

export function damageOf(parsed: readonly Diagnostic[]): IsDamaged {
  const offsets = new Map<SourceText, number[]>();
  for (const { place, severity } of parsed) {
    if (severity !== "error") continue;
    const known = offsets.get(place.source);
    if (known === undefined) offsets.set(place.source, [place.span.start]);
    else known.push(place.span.start);
  }
  return (file, { start, end }) => offsets.get(file.source)?.some((it) => start <= it && it <= end) === true;
}
