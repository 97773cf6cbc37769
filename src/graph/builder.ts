import { byText } from "../base/by-text.ts";
import { invariant } from "../base/invariant.ts";
import { visitPostorder } from "../base/visit-postorder.ts";
import { cacheDigests, digestAt, nodeDigest } from "./digest.ts";
import { partiesOf, type Graph, type GraphId, type GraphNode, type RuleNode, type WrittenInterval } from "./graph.ts";
import { childrenOf, mapChildren } from "./traversal.ts";

export interface GraphBuilder {
  /** Adds a node, or finds the equal one. Operands whose order means nothing are put in canonical order. */
  readonly add: (node: GraphNode) => GraphId;
  readonly node: (id: GraphId) => GraphNode;
  /** The graph of these roots and what they read, in canonical order, and where each node went. */
  readonly finish: (
    pack: string,
    roots: Roots,
  ) => { readonly graph: Graph; readonly moved: ReadonlyMap<GraphId, GraphId> };
}

/** What a pack declares itself. */
type Roots = Pick<Graph, "rules" | "yields" | "exemptions">;

/**
 * Builds hash-consed graphs: children first, equal nodes once.
 *
 * @example
 * const builder = graphBuilder();
 * const yes = builder.add({ kind: "literal", type: "boolean", value: "true" });
 * builder.add({ kind: "literal", type: "boolean", value: "true" }) === yes // true
 */
export function graphBuilder(): GraphBuilder {
  const nodes: GraphNode[] = [];
  const digests: string[] = [];
  const known = new Map<string, GraphId>();
  const digestOf = (id: GraphId): string => digestAt(digests, id);

  const at = (id: GraphId): GraphNode => {
    const node = nodes[id];
    if (!node) throw new Error(`no node ${id} in this graph`);
    return node;
  };

  const add = (node: GraphNode): GraphId => {
    const ordered = inCanonicalOrder(node, digestOf);
    const key = JSON.stringify(ordered);
    const same = known.get(key);
    if (same !== undefined) return same;
    const id = nodes.length as GraphId;
    nodes.push(ordered);
    digests.push(nodeDigest(ordered, digestOf));
    known.set(key, id);
    return id;
  };

  return {
    add,
    node: at,
    finish: (pack, roots) => {
      const nameOf = (id: GraphId): string => {
        const node = at(id);
        invariant(node.kind === "rule" || node.kind === "exemption", "rules and exemptions have names");
        return node.name;
      };
      const rules = roots.rules.toSorted((a, b) => byText(nameOf(a), nameOf(b)));
      const flags = roots.yields.toSorted((a, b) => byText(digestOf(a), digestOf(b)));
      const exemptions = roots.exemptions.toSorted((a, b) => byText(nameOf(a.exemption), nameOf(b.exemption)));
      const moved = new Map<GraphId, GraphId>();
      const placed: GraphNode[] = [];
      const kept: string[] = [];
      const placeOf = (id: GraphId): GraphId => {
        const there = moved.get(id);
        invariant(there !== undefined, "a node is placed before what reads it");
        return there;
      };
      const place = (id: GraphId): void => {
        moved.set(id, placed.length as GraphId);
        placed.push(mapChildren(at(id), placeOf));
        kept.push(digestOf(id));
      };
      const all = [...rules, ...flags, ...exemptions.map((it) => it.exemption)];
      visitPostorder(
        all,
        (id) => childrenOf(at(id)),
        place,
        () => {},
      );
      const graph: Graph = {
        pack,
        rules: rules.map(placeOf),
        yields: [...new Set(flags.map(placeOf))],
        exemptions: exemptions.map((it) => ({
          exemption: placeOf(it.exemption),
          from: [...new Set(it.from)].toSorted(byText),
        })),
        nodes: placed,
      };
      cacheDigests(graph, kept);
      return { graph, moved };
    },
  };
}

const firstDay = (inForce: WrittenInterval): string => (inForce === "never" ? inForce : inForce.from);

type Dated = Extract<GraphNode, { readonly kind: "dated" }>["values"];

/** By first day, drafts last, where only the meaning tells one from another. */
function byTime(values: Dated, digestOf: (id: GraphId) => string): Dated {
  const key = (it: Dated[number]): string => firstDay(it.inForce) + digestOf(it.value);
  return values.toSorted((a, b) => byText(key(a), key(b)));
}

/** Upholds canonical-order: what has no order in the law has none in the graph. */
function partiesInOrder(node: RuleNode): Pick<RuleNode, "party" | "alsoBinds"> {
  if (node.alsoBinds === undefined) return { party: node.party, alsoBinds: undefined };
  const [party = node.party, ...alsoBinds] = [...partiesOf(node)].sort(byText);
  return { party, alsoBinds };
}

function inCanonicalOrder(node: GraphNode, digestOf: (id: GraphId) => string): GraphNode {
  const byDigest = (ids: readonly GraphId[]): readonly GraphId[] =>
    [...ids].sort((a, b) => byText(digestOf(a), digestOf(b)));
  switch (node.kind) {
    case "and":
    case "or":
    case "list":
    case "open-list":
      return { ...node, of: byDigest(node.of) };
    case "complies":
    case "breach":
      return { ...node, rules: byDigest([...new Set(node.rules)]) };
    case "dated":
      return { ...node, values: byTime(node.values, digestOf) };
    case "exemption":
      return { ...node, scopes: byDigest([...new Set(node.scopes)]) };
    case "overlaps":
      return { ...node, ...pair(byDigest([node.left, node.right])) };
    case "compare":
      return node.operator === "equal" ? { ...node, ...pair(byDigest([node.left, node.right])) } : node;
    case "arithmetic":
      return node.operator === "add" || node.operator === "multiply"
        ? { ...node, ...pair(byDigest([node.left, node.right])) }
        : node;
    case "cases": {
      const key = (it: { readonly when: GraphId; readonly value: GraphId }): string =>
        digestOf(it.when) + digestOf(it.value);
      return { ...node, exceptions: [...node.exceptions].sort((a, b) => byText(key(a), key(b))) };
    }
    case "standard": {
      const judges = node.judges.map((it) => ({ ...it, evidence: [...it.evidence].sort(byText) }));
      judges.sort((a, b) => byText(JSON.stringify(a), JSON.stringify(b)));
      return { ...node, onlyIf: byDigest(node.onlyIf), orIf: byDigest(node.orIf), judges };
    }
    case "rule":
      return {
        ...node,
        ...partiesInOrder(node),
        scopes: byDigest([...new Set(node.scopes)]),
        exemptions: byDigest([...new Set(node.exemptions)]),
        clauses: byDigest(node.clauses),
      };
    default:
      return node;
  }
}

function pair(ids: readonly GraphId[]): { readonly left: GraphId; readonly right: GraphId } {
  const [left, right] = ids;
  invariant(left !== undefined && right !== undefined, "a pair has two sides");
  return { left, right };
}
