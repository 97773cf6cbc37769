import type { DataNode, RecordNode } from "../../src/base/document.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import type { StatedFact, Type } from "../../src/vocabulary/type.ts";
import type { Settings } from "./settings.ts";

/** A document with each yes or no that nobody states and that other facts of its group settle. */
export function implying(document: Input, { vocabulary }: Settings): Input {
  const roots = [...document.roots].map(([name, root]): [string, RecordNode] => {
    const type = vocabulary.subjects.get(name)?.type;
    const filled = type && completed(root, type, document);
    return [name, filled?.kind === "record" ? filled : root];
  });
  return { ...document, roots: new Map(roots) };
}

function completed(node: DataNode, type: Type, document: Input): DataNode {
  if (type.kind === "list" && node.kind === "list")
    return { ...node, items: node.items.map((it) => completed(it, type.element, document)) };
  // What is known in part of a value stays the node that it is: whether it is of an event is known by it.
  if (node.kind !== "record" || (type.kind !== "record" && type.kind !== "list")) return node;
  const typeOf = (name: string): Type | undefined =>
    type.kind === "record" ? type.fields.get(name)?.type : name === "at_least" ? type : undefined;
  const entries = new Map(
    [...node.entries].map(([name, entry]) => {
      const of = typeOf(name);
      return [name, of ? { ...entry, value: completed(entry.value, of, document) } : entry];
    }),
  );
  let isDone = type.kind !== "record";
  while (!isDone && type.kind === "record") {
    isDone = true;
    for (const { facts, settles } of type.contradictions ?? [])
      for (const left of facts.filter((it) => settles !== undefined && ownName(it) === settles)) {
        const [first, ...others] = facts.filter((it) => it !== left);
        const at = entries.get(ownName(first) ?? "");
        const name = ownName(left);
        const isShown = [first, ...others].every((it) => shows(it, entries.get(ownName(it) ?? "")?.value, document));
        if (!at || name === undefined || left.state.kind !== "is" || typeof left.state.value !== "boolean" || !isShown)
          continue;
        const stated = entries.get(name)?.value;
        if (stated && !document.unusable.has(stated)) continue;
        entries.set(name, { ...at, value: { kind: "scalar", value: !left.state.value, span: at.value.span } });
        isDone = false;
      }
  }
  return { ...node, entries };
}

const ownName = (fact: StatedFact | undefined): string | undefined =>
  fact?.subject === undefined && fact?.steps.length === 1 && fact.steps[0]?.each === false
    ? fact.steps[0].name
    : undefined;

/** That something is there which has the state. */
function shows(fact: StatedFact | undefined, value: DataNode | undefined, { unusable }: Input): boolean {
  if (!value || unusable.has(value)) return false;
  const list = value.kind === "record" ? value.entries.get("at_least")?.value : value;
  switch (fact?.state.kind) {
    case "is":
      return Boolean(fact.state.value) && value.kind === "scalar" && value.value === fact.state.value;
    case "some":
      return list?.kind === "list" && list.items.length > 0;
    case "present":
      return value.kind !== "scalar" || value.value !== null;
    default:
      return false;
  }
}
