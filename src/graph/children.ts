import type { GraphId, GraphNode } from "./graph.ts";

type Swap = (id: GraphId) => GraphId;

/**
 * The node with each id below it replaced. The one place that knows every kind of node:
 * a new kind does not compile until it is named here.
 */
export function mapChildren(node: GraphNode, swap: Swap): GraphNode {
  const maybe = (id: GraphId | undefined): GraphId | undefined => (id === undefined ? undefined : swap(id));
  switch (node.kind) {
    case "literal":
    case "subject":
    case "local":
    case "day":
    case "term":
      return node;
    case "field":
    case "not":
    case "present":
    case "empty":
      return { ...node, of: swap(node.of) };
    case "and":
    case "or":
    case "list":
    case "open-list":
      return { ...node, of: node.of.map(swap) };
    case "dated":
      return { ...node, values: node.values.map((it) => ({ ...it, value: swap(it.value) })) };
    case "complies":
    case "breach":
      return { ...node, rules: node.rules.map(swap) };
    case "compare":
    case "overlaps":
    case "includes":
    case "arithmetic":
      return { ...node, left: swap(node.left), right: swap(node.right) };
    case "in":
      return { ...node, item: swap(node.item), list: swap(node.list) };
    case "some":
    case "every":
    case "count":
    case "share":
    case "sum":
      return { ...node, list: swap(node.list), body: swap(node.body) };
    case "if":
      return { ...node, condition: swap(node.condition), then: swap(node.then), else: swap(node.else) };
    case "cases":
      return {
        ...node,
        value: swap(node.value),
        exceptions: node.exceptions.map((it) => ({ when: swap(it.when), value: swap(it.value) })),
      };
    case "standard":
      return { ...node, onlyIf: node.onlyIf.map(swap), orIf: node.orIf.map(swap) };
    case "met":
      return { ...node, standard: swap(node.standard), element: maybe(node.element) };
    case "deadline":
      return { ...node, fact: swap(node.fact), due: swap(node.due) };
    case "yields":
      return { ...node, condition: swap(node.condition) };
    case "exemption":
      return { ...node, scopes: node.scopes.map(swap), when: swap(node.when) };
    case "rule":
      return {
        ...node,
        scopes: node.scopes.map(swap),
        each: node.each.map((it) => ({ list: swap(it.list), where: maybe(it.where) })),
        when: maybe(node.when),
        unless: maybe(node.unless),
        upon: maybe(node.upon),
        exemptions: node.exemptions.map(swap),
        clauses: node.clauses.map(swap),
      };
  }
}

/**
 * The ids directly below a node, in the order of its fields.
 *
 * @example
 * childrenOf({ kind: "in", item: 4, list: 2 }) // [4, 2]
 */
export function childrenOf(node: GraphNode): readonly GraphId[] {
  const ids: GraphId[] = [];
  mapChildren(node, (id) => {
    ids.push(id);
    return id;
  });
  return ids;
}
