import type { DataNode } from "../base/data.ts";
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

/** A value and all that it holds, parents first; what the vocabulary does not know is passed over. */
export function* walkFacts(fact: Fact): Generator<Fact> {
  yield fact;
  const { node, type, path, field } = fact;
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
