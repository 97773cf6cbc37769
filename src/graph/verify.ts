import { parseDay } from "../base/civil-date.ts";
import { parseDuration } from "../base/duration.ts";
import { childrenOf } from "./children.ts";
import { freeLocals } from "./free-locals.ts";
import type { Graph, GraphId, GraphNode, InForce, LiteralNode } from "./graph.ts";
import { misplacedIn, ruleProblems } from "./placement.ts";

/**
 * What is wrong with a graph; nothing for every graph that `lower` makes.
 *
 * @example
 * verifyGraph({ pack: "p", nodes: [{ kind: "not", of: 0 }], rules: [], yields: [], exemptions: [] }) // ["node 0 (not) reads node 0, which does not stand before it"]
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

  const free = freeLocals(graph);
  graph.nodes.forEach((node, id) => {
    for (const child of misplacedIn(graph, node)) problems.push(`node ${id} (${node.kind}) cannot read node ${child}`);
    for (const fault of faultsOf(graph, node)) problems.push(`node ${id} (${node.kind}) ${fault}`);
    if (isClosed(node) && (free[id] ?? 0) > 0) problems.push(`node ${id} (${node.kind}) reads an element of no list`);
  });
  return [...problems, ...rootProblems(graph)];
}

function rootProblems(graph: Graph): readonly string[] {
  const roots = (ids: readonly GraphId[], kind: GraphNode["kind"]): readonly string[] =>
    ids.filter((id) => graph.nodes[id]?.kind !== kind).map((id) => `root ${id} is no ${kind} of this graph`);
  const idle = graph.exemptions.filter((it) => it.from.length === 0);
  return [
    ...roots(graph.rules, "rule"),
    ...roots(graph.yields, "yields"),
    ...roots(
      graph.exemptions.map((it) => it.exemption),
      "exemption",
    ),
    ...idle.map((it) => `root ${it.exemption} exempts from nothing`),
  ];
}

/** Upholds closed: these stand by themselves, whoever reads them. */
function isClosed({ kind }: GraphNode): boolean {
  return kind === "rule" || kind === "yields" || kind === "exemption" || kind === "standard";
}

function faultsOf(graph: Graph, node: GraphNode): readonly string[] {
  switch (node.kind) {
    case "literal":
      return isLiteral(node) ? [] : [`is no ${node.type}: ${node.value}`];
    case "dated":
      return [
        ...(node.values.length === 0 ? ["has no value"] : []),
        ...node.values.flatMap((it) => intervalFaults(it.inForce)),
        ...overlapFaults(node.values.map((it) => it.inForce)),
      ];
    case "complies":
    case "breach":
      return node.rules.length === 0 ? ["names no rule"] : [];
    case "yields":
    case "exemption":
      return intervalFaults(node.inForce);
    case "rule":
      return [...intervalFaults(node.inForce), ...ruleProblems(graph, node)];
    default:
      return [];
  }
}

function intervalFaults(inForce: InForce): readonly string[] {
  if (inForce === "never") return [];
  const { from, until } = inForce;
  const faults = [from, ...(until === undefined ? [] : [until])]
    .filter((it) => parseDay(it) === undefined)
    .map((it) => `has no such day: ${it}`);
  return faults.length === 0 && until !== undefined && until <= from ? [`ends on ${until}, before it begins`] : faults;
}

/** Days as the language writes them stand in the order of time. */
function overlapFaults(intervals: readonly InForce[]): readonly string[] {
  const faults: string[] = [];
  let before: InForce | undefined;
  for (const it of intervals) {
    if (before === "never" && it !== "never") faults.push("has values out of order");
    if (before !== undefined && before !== "never" && it !== "never") {
      if (it.from < before.from) faults.push("has values out of order");
      else if (before.until === undefined || it.from < before.until) faults.push(`has two values on ${it.from}`);
    }
    before = it;
  }
  return faults;
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
