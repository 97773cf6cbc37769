import type { GraphId, GraphNode, Graph } from "./graph.ts";

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
      return {
        ...node,
        onlyIf: node.onlyIf.map(swap),
        orIf: node.orIf.map(swap),
        presumedIf: maybe(node.presumedIf),
        presumedNotIf: maybe(node.presumedNotIf),
      };
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
        pendingWhile: maybe(node.pendingWhile),
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

/**
 * How many enclosing lists each node still needs, by id; 0 for what reads no element.
 *
 * @example
 * const nodes = [{ kind: "subject", name: "service" }, { kind: "local", depth: 0 }, { kind: "some", list: 0, body: 1 }];
 * freeLocals({ pack: "p", nodes, rules: [], yields: [], exemptions: [] }) // [0, 1, 0]
 */
export function freeLocals(graph: Graph): readonly number[] {
  const free: number[] = [];
  const of = (id: GraphId | undefined): number => (id === undefined ? 0 : (free[id] ?? 0));
  for (const node of graph.nodes) free.push(freeOf(node, of));
  return free;
}

function freeOf(node: GraphNode, of: (id: GraphId | undefined) => number): number {
  switch (node.kind) {
    case "local":
      return node.depth + 1;
    case "some":
    case "every":
    case "count":
    case "share":
    case "sum":
      return Math.max(of(node.list), of(node.body) - 1);
    case "standard":
      return Math.max(0, ...childrenOf(node).map((id) => of(id) - (node.overList ? 1 : 0)));
    case "rule": {
      const inner = [node.when, node.unless, ...node.clauses, node.pendingWhile].map((id) => of(id) - node.each.length);
      const lists = node.each.map((it, index) => Math.max(of(it.list) - index, of(it.where) - index - 1));
      const around = [...node.scopes, node.upon, ...node.exemptions].map(of);
      return Math.max(0, ...around, ...inner, ...lists);
    }
    default:
      return Math.max(0, ...childrenOf(node).map(of));
  }
}
