import { fieldOf, itemsOf, numberOf, type DataNode } from "../base/document.ts";
import type { FactState } from "../vocabulary/type.ts";

/**
 * Whether a value is in a state that no other fact has a part in.
 *
 * @example
 * isInState(fromPlain(["text"]), { kind: "some" }) // true
 * isInState(fromPlain({ at_least: 0, at_most: 2 }), { kind: "is", value: 0 }) // false
 */
export function isInState(node: DataNode, state: Exclude<FactState, { readonly than: unknown }>): boolean {
  switch (state.kind) {
    case "empty":
      return node.kind === "list" && node.items.length === 0;
    case "some":
      return itemsOf(node.kind === "record" ? fieldOf(node, "at_least") : node).length > 0;
    case "present":
      return !(node.kind === "scalar" && node.value === null);
    case "unsaid":
      return false;
    case "is": {
      if (state.value === 0) return boundsOf(node).every((it) => numberOf(it)?.equals(0) === true);
      return node.kind === "scalar" && node.value === state.value;
    }
  }
}

/** What a fact is, or the two ends between which it is known to lie. */
const boundsOf = (node: DataNode): readonly (DataNode | undefined)[] =>
  node.kind === "record" ? [fieldOf(node, "at_least"), fieldOf(node, "at_most")] : [node];
