import { fromPlain, type DataNode, type RecordNode } from "../../base/document.ts";
import { exact } from "../../base/exact-number.ts";
import type { Locals } from "../../evaluate/context.ts";
import { evaluateNode } from "../../evaluate/expression.ts";
import { operand } from "../../evaluate/value.ts";
import type { GraphId, GraphNode } from "../../graph/graph.ts";
import { childrenOf } from "../../graph/traversal.ts";
import type { Type } from "../../vocabulary/type.ts";
import { factAt, sampleOf, type HypothesisContext } from "../needs/facts.ts";
import { waysTo, type Hypotheses } from "../needs/ways.ts";

/** A single thing to try: what it changes, and the node of the graph for whose sake. */
export interface Move {
  readonly way: Hypotheses;
  readonly node: GraphId;
}

const elementsTried = 2;

/** Every single step by which what stands below a condition could come out otherwise: each comparison, fact and signature by itself. */
export function movesBelow(
  asking: HypothesisContext,
  root: GraphId,
  around: Locals,
  figures: readonly string[],
): readonly Move[] {
  const { nodes } = asking.context.program.graph;
  const moves: Move[] = [];
  const seen = new Set<string>();
  const visit = (id: GraphId, locals: Locals): void => {
    const node = nodes[id];
    const key = `${id} ${locals.map((it) => (it.value.kind === "record" ? it.value.path : it.value.kind)).join()}`;
    if (!node || seen.has(key)) return;
    seen.add(key);
    for (const way of stepsAt(asking, id, node, locals, figures)) moves.push({ way, node: id });
    if (node.kind === "rule") return;
    if ("body" in node) {
      visit(node.list, locals);
      const list = operand(evaluateNode(asking.context, node.list, locals)).value;
      const elements = list.kind === "list" ? list.elements.slice(0, elementsTried) : [];
      for (const it of elements) visit(node.body, [it, ...locals]);
    } else if (node.kind === "met") {
      const standard = nodes[node.standard];
      const element = node.element === undefined ? [] : [evaluateNode(asking.context, node.element, locals)];
      if (standard?.kind === "standard") for (const it of childrenOf(standard)) visit(it, element);
    } else for (const it of childrenOf(node)) visit(it, locals);
  };
  visit(root, around);
  return moves;
}

function stepsAt(
  asking: HypothesisContext,
  id: GraphId,
  node: GraphNode,
  locals: Locals,
  figures: readonly string[],
): readonly Hypotheses[] {
  switch (node.kind) {
    case "compare":
    case "in":
    case "overlaps":
    case "includes":
    case "present":
    case "empty":
    case "met":
      return [true, false].flatMap((want) => waysTo(asking, id, want, locals).filter((it) => it.length === 1));
    case "field":
      return fieldSteps(asking, node, locals, figures);
    default:
      return "body" in node ? elementSteps(asking, node.list, locals) : [];
  }
}

/** Yes and no; for numbers, that of the rule's own figures around which something may turn. */
function fieldSteps(
  asking: HypothesisContext,
  node: Extract<GraphNode, { readonly kind: "field" }>,
  locals: Locals,
  figures: readonly string[],
): readonly Hypotheses[] {
  const fact = factAt(asking, node, locals);
  if (!fact) return [];
  const { path } = fact;
  const set = (value: DataNode, shown: string): Hypotheses => [{ kind: "fact", path, value, say: "is", shown }];
  if (node.type === "boolean") return [true, false].map((it) => set(fromPlain(it), String(it)));
  if (fact.type.kind === "enum") return [];
  return node.type === "number" ? figures.map((it) => set(numberNode(it), it)) : [];
}

function numberNode(text: string): DataNode {
  return { kind: "scalar", value: exact(text) ?? null, span: { start: 0, end: 0 } };
}

/** One element more, the like of those that are there. */
export function elementSteps(asking: HypothesisContext, list: GraphId, locals: Locals): readonly Hypotheses[] {
  const fact = factAt(asking, asking.context.program.graph.nodes[list], locals);
  if (fact?.type.kind !== "list") return [];
  const { path, type } = fact;
  const { value } = operand(evaluateNode(asking.context, list, locals));
  const there =
    value.kind === "list" ? value.elements.flatMap((it) => (it.value.kind === "record" ? [it.value.node] : [])) : [];
  if (value.kind === "list" && there.length !== value.elements.length) return [];
  const { asOf, zone } = asking.context.settings;
  const one =
    there.at(-1) ??
    withRequiredFields(type.element, sampleOf(type.element, asOf, zone), (it) => sampleOf(it, asOf, zone));
  const filled = (all: readonly DataNode[]): Hypotheses => {
    const value: DataNode = { kind: "list", items: all, span: one.span };
    return [{ kind: "fact", path, value, say: "filled", shown: String(all.length) }];
  };
  return [
    filled([...there, keyed(one, type.key, there.length + 1)]),
    ...(there.length > 0 ? [filled(there.slice(0, -1))] : []),
  ];
}

function keyed(node: DataNode, key: string | undefined, index: number): DataNode {
  if (node.kind !== "record" || key === undefined) return node;
  const entry = { keySpan: node.span, value: fromPlain(`number ${index}`) };
  return { ...node, entries: new Map([...node.entries, [key, entry]]) };
}

/** A record with all that its type requires. */
export function withRequiredFields(type: Type, node: DataNode, sample: (type: Type) => DataNode): DataNode {
  if (type.kind !== "record" || node.kind !== "record") return node;
  const entries = new Map<string, { readonly keySpan: RecordNode["span"]; readonly value: DataNode }>(node.entries);
  for (const [name, field] of type.fields) {
    if (!field.required || entries.has(name)) continue;
    const value = field.nullable ? fromPlain(null) : withRequiredFields(field.type, sample(field.type), sample);
    entries.set(name, { keySpan: node.span, value });
  }
  return { ...node, entries };
}
