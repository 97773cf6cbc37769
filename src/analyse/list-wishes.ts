import { fromPlain } from "../base/plain.ts";
import type { Locals } from "../evaluate/context.ts";
import { evaluateNode } from "../evaluate/expression.ts";
import { showValue } from "../evaluate/show-value.ts";
import { operand } from "../evaluate/value.ts";
import type { GraphId, GraphNode } from "../graph/graph.ts";
import { otherMember } from "./comparison-wishes.ts";
import { factAt, type FactNode } from "./fact-node.ts";
import type { Type } from "../vocabulary/type.ts";
import type { Asking } from "./asking.ts";
import { sampleOf } from "./sample-value.ts";
import type { Wish } from "./wish.ts";

const membersTried = 6;

/** What a fact would have to be to be, or not to be, among the members of a list. */
export function memberWishes(
  asking: Asking,
  { item, list }: Extract<GraphNode, { readonly kind: "in" }>,
  want: boolean,
  locals: Locals,
): readonly Wish[] {
  const members = textsOf(asking, list, locals);
  const inList = listAt(asking, list, locals);
  const single = textOf(asking, item, locals);
  if (inList && single !== undefined) return [changedList(inList, single, want)];
  const fact = fieldOf(asking, item, locals);
  if (!fact || !members) return [];
  if (!want) return fact.type.kind === "enum" ? otherMember(fact.path, fact.type.members, members) : [];
  return members.slice(0, membersTried).map((it) => {
    return { kind: "fact", path: fact.path, value: fromPlain(it), say: "is", shown: it };
  });
}

/** What a list would have to hold, or to lose. */
export function listWishes(
  asking: Asking,
  node: Extract<GraphNode, { readonly kind: "overlaps" | "includes" | "empty" }>,
  want: boolean,
  locals: Locals,
): readonly Wish[] {
  if (node.kind === "empty") {
    const list = fieldOf(asking, node.of, locals);
    if (list?.type.kind !== "list") return [];
    if (!want) return [filled(asking, list.path, list.type.element)];
    return [{ kind: "fact", path: list.path, value: fromPlain([]), say: "empty", shown: "[]" }];
  }
  const { left, right } = node;
  const list = listAt(asking, left, locals);
  const wanted = textsOf(asking, right, locals);
  if (!list || !wanted) return [];
  const all = node.kind === "includes";
  if (want && !all) return wanted.slice(0, membersTried).map((it) => changedList(list, it, true));
  if (!want && all) return wanted.slice(0, membersTried).map((it) => changedList(list, it, false));
  const rest = list.members.filter((it) => !wanted.includes(it));
  const members = want ? [...rest, ...wanted] : rest;
  const named = wanted.filter((it) => list.members.includes(it) !== want).join(", ");
  return [
    { kind: "fact", path: list.path, value: fromPlain(members), say: want ? "includes" : "excludes", shown: named },
  ];
}

/** Any element will do where a rule asks whether there is one. */
function filled({ context: { settings } }: Asking, path: string, element: Type): Wish {
  const one = sampleOf(element, settings.asOf, settings.zone);
  return { kind: "fact", path, value: { kind: "list", items: [one], span: one.span }, say: "filled", shown: "" };
}

interface PlainList {
  readonly path: string;
  readonly members: readonly string[];
}

function changedList({ path, members }: PlainList, member: string, want: boolean): Wish {
  const others = members.filter((it) => it !== member);
  const value = fromPlain(want ? [...others, member] : others);
  return { kind: "fact", path, value, say: want ? "includes" : "excludes", shown: member };
}

function fieldOf(asking: Asking, id: GraphId, locals: Locals): FactNode | undefined {
  const node = asking.context.program.graph.nodes[id];
  return node?.kind === "field" ? factAt(asking, node, locals) : undefined;
}

/** A list of words in a document, as far as it is known. */
function listAt(asking: Asking, id: GraphId, locals: Locals): PlainList | undefined {
  const fact = fieldOf(asking, id, locals);
  if (fact?.type.kind !== "list" || fact.type.element.kind === "record") return undefined;
  return { path: fact.path, members: textsOf(asking, id, locals) ?? [] };
}

function textsOf({ context }: Asking, id: GraphId, locals: Locals): readonly string[] | undefined {
  const { value } = operand(evaluateNode(context, id, locals));
  if (value.kind !== "list") return undefined;
  return value.elements.map((it) => showValue(it.value, context.settings.zone));
}

function textOf({ context }: Asking, id: GraphId, locals: Locals): string | undefined {
  const { value } = operand(evaluateNode(context, id, locals));
  return value.kind === "text" ? value.text : undefined;
}
