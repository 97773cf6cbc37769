import type { Locals } from "../evaluate/context.ts";
import { evaluateNode } from "../evaluate/expression.ts";
import type { GraphNode } from "../graph/graph.ts";
import type { Type } from "../vocabulary/type.ts";
import { fieldAt } from "./fact-field.ts";
import type { Asking } from "./asking.ts";

/** A fact that an expression reads. */
export interface FactNode {
  /** As the document writes it: `service.models[2].licence`. */
  readonly path: string;
  readonly type: Type;
}

/** The fact behind a field of the graph; undefined if it lies in nothing that is known. */
export function factAt(
  { context, vocabulary }: Asking,
  node: Extract<GraphNode, { readonly kind: "field" }>,
  locals: Locals,
): FactNode | undefined {
  const of = evaluateNode(context, node.of, locals);
  const { value } = of;
  const missing = of.causes.find((it) => it.kind === "missing-fact");
  const parent =
    value.kind === "record" || value.kind === "null"
      ? value.path
      : missing?.kind === "missing-fact"
        ? missing.path
        : undefined;
  if (parent === undefined) return undefined;
  const path = [parent, ...node.path].join(".");
  const type = fieldAt(vocabulary, path)?.type;
  return type && { path, type };
}
