import { parseDay } from "../base/civil-date.ts";
import { parseDuration } from "../base/duration.ts";
import { childrenOf } from "./children.ts";
import { freeLocals } from "./free-locals.ts";
import type { Graph, GraphId, GraphNode, LiteralNode } from "./graph.ts";

/**
 * What is wrong with a graph; nothing for every graph that `lower` makes.
 *
 * @example
 * verifyGraph({ pack: "p", nodes: [{ kind: "not", of: 0 }], rules: [], yields: [] }) // ["node 0 (not) reads node 0, which does not stand before it"]
 */
export function verifyGraph(graph: Graph): readonly string[] {
  const problems: string[] = [];
  const seen = new Map<string, number>();
  graph.nodes.forEach((node, id) => {
    for (const child of childrenOf(node)) {
      if (!(Number.isInteger(child) && child >= 0 && child < id))
        problems.push(`node ${id} (${node.kind}) reads node ${child}, which does not stand before it`);
    }
    const key = JSON.stringify(node);
    const twin = seen.get(key);
    if (twin !== undefined) problems.push(`nodes ${twin} and ${id} are equal`);
    seen.set(key, id);
  });
  if (problems.length > 0) return problems;

  graph.nodes.forEach((node, id) => {
    for (const child of misplacedIn(graph, node)) problems.push(`node ${id} (${node.kind}) cannot read node ${child}`);
    if (node.kind === "literal" && !isLiteral(node)) problems.push(`node ${id} is no ${node.type}: ${node.value}`);
  });

  problems.push(...rootProblems(graph, graph.rules, "rule"), ...rootProblems(graph, graph.yields, "yields"));
  const free = freeLocals(graph);
  for (const id of [...graph.rules, ...graph.yields])
    if ((free[id] ?? 0) > 0) problems.push(`node ${id} reads an element of no list`);
  const names = new Set<string>();
  for (const node of graph.nodes) {
    if (node.kind !== "standard") continue;
    if (names.has(node.name)) problems.push(`the standard ${node.name} stands in two nodes`);
    names.add(node.name);
  }
  return problems;
}

function rootProblems(graph: Graph, ids: readonly GraphId[], kind: GraphNode["kind"]): readonly string[] {
  return ids.flatMap((id) => {
    const node = graph.nodes[id];
    return node?.kind === kind ? [] : [`root ${id} is no ${kind} of this graph`];
  });
}

/** Rules and flags are read by nothing, standards through `met`, deadlines as whole clauses. */
function misplacedIn(graph: Graph, node: GraphNode): readonly GraphId[] {
  return childrenOf(node).filter((id) => {
    const kind = graph.nodes[id]?.kind;
    if (kind === "standard") return node.kind !== "met" || id !== node.standard;
    if (kind === "deadline") return node.kind !== "rule" || !node.clauses.includes(id);
    return kind === "rule" || kind === "yields" || (node.kind === "met" && id === node.standard);
  });
}

function isLiteral({ type, value }: LiteralNode): boolean {
  switch (type) {
    case "boolean":
      return value === "true" || value === "false";
    case "number":
      return /^-?\d+(\/[1-9]\d*)?$/.test(value);
    case "date":
      return parseDay(value) !== undefined;
    case "duration":
      return parseDuration(value) !== undefined;
    case "text":
      return true;
  }
}
