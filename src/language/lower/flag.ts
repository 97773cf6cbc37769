import { writeInterval } from "../../base/interval.ts";
import type { GraphId } from "../../graph/graph.ts";
import type { Source } from "../../graph/sources.ts";
import type { PlacedDisposition } from "../check/checked.ts";
import { lowerExpression } from "./expression.ts";
import type { Lowering } from "./lowering.ts";
import { sourceOf } from "./source.ts";

export interface Flag {
  readonly id: GraphId;
  readonly what: string;
  readonly source: Source;
}

/** A statement that another regime may prevail; nothing for other statements on the text. */
export function lowerFlag(lowering: Lowering, placed: PlacedDisposition): readonly Flag[] {
  const it = placed.declaration;
  if (it.kind !== "yields-to") return [];
  const condition = lowerExpression(lowering, it.condition);
  const id = lowering.builder.add({ kind: "yields", inForce: writeInterval(placed.inForce), condition });
  return [{ id, what: it.what.text, source: sourceOf(lowering.sound, placed, it.span, undefined) }];
}
