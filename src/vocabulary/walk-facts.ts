import type { DataNode } from "../base/document.ts";
import { partOf } from "./part.ts";
import type { Field, Type } from "./type.ts";

/** A value that a document holds, with what the vocabulary says of it. */
export interface Fact {
  /** `service.models[0].origin` */
  readonly path: string;
  readonly node: DataNode;
  readonly type: Type;
  /** Of an element: the field that holds its list. */
  readonly field: Field | undefined;
}

/** A value and all that it holds, parents first, and the ends of what is known in part; what the vocabulary does not know is passed over. */
export function* walkFacts(fact: Fact): Generator<Fact> {
  yield fact;
  const { node, type, path, field } = fact;
  const part = type.kind === "record" ? undefined : partOf(node, type.kind);
  if (part?.items) yield* walkFacts({ ...fact, node: part.items });
  if (part?.low) yield { path, node: part.low, type, field };
  // It happened by then, perhaps before.
  if (part?.high) yield { path, node: part.high, type, field: undefined };
  if (node.kind === "list" && type.kind === "list") {
    for (const [index, item] of node.items.entries()) {
      yield* walkFacts({ path: `${path}[${index}]`, node: item, type: type.element, field });
    }
  }
  if (node.kind !== "record" || type.kind !== "record") return;
  for (const [name, entry] of node.entries) {
    const inner = type.fields.get(name);
    if (inner) yield* walkFacts({ path: `${path}.${name}`, node: entry.value, type: inner.type, field: inner });
  }
}
