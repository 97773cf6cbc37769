import { parseDay } from "../../src/base/civil-date.ts";
import { parseDuration } from "../../src/base/duration.ts";
import {
  partiesOf,
  type Graph,
  type GraphId,
  type GraphNode,
  type WrittenInterval,
  type LiteralNode,
  type RuleNode,
} from "../../src/graph/graph.ts";
import { childrenOf, freeLocals } from "../../src/graph/traversal.ts";

/**
 * Reads a graph that fits the published schema, or says what is wrong with it.
 * The schema is the caller's to check; what it can't say (order, sharing, binding) is checked here.
 */
export function graphFromJson(json: {
  readonly pack: string;
  readonly nodes: readonly unknown[];
  readonly rules: readonly number[];
  readonly yields: readonly number[];
  readonly exemptions: readonly { readonly exemption: number; readonly from: readonly string[] }[];
}): { readonly graph: Graph; readonly problems: readonly string[] } {
  const graph: Graph = {
    pack: json.pack,
    nodes: json.nodes as readonly GraphNode[],
    rules: json.rules as readonly GraphId[],
    yields: json.yields as readonly GraphId[],
    exemptions: json.exemptions as Graph["exemptions"],
  };
  return { graph, problems: verifyGraph(graph) };
}

/** What is wrong with a graph; nothing for every graph that `lower` makes. */
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

function intervalFaults(inForce: WrittenInterval): readonly string[] {
  if (inForce === "never") return [];
  const { from, until } = inForce;
  const faults = [from, ...(until === undefined ? [] : [until])]
    .filter((it) => parseDay(it) === undefined)
    .map((it) => `has no such day: ${it}`);
  return faults.length === 0 && until !== undefined && until <= from ? [`ends on ${until}, before it begins`] : faults;
}

/** Days as the language writes them stand in the order of time. */
function overlapFaults(intervals: readonly WrittenInterval[]): readonly string[] {
  const faults: string[] = [];
  let before: WrittenInterval | undefined;
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

type Kind = GraphNode["kind"];

/** What stands in one place only; every other kind of node is a value and stands where values do. */
const placed: ReadonlySet<Kind | undefined> = new Set([
  "rule",
  "yields",
  "exemption",
  "standard",
  "deadline",
  "complies",
  "breach",
] as const);

/**
 * The ids that a node cannot read where it reads them: rules are read by `complies` and `breach`, exemptions by the
 * rules that they guard, standards by `met`, `breach` is a gate, deadlines and `complies` are whole clauses; nothing
 * reads a flag.
 */
function misplacedIn(graph: Graph, node: GraphNode): readonly GraphId[] {
  const kindOf = (id: GraphId): Kind | undefined => graph.nodes[id]?.kind;
  const values = (ids: readonly (GraphId | undefined)[]): readonly GraphId[] =>
    ids.filter((id) => id !== undefined).filter((id) => placed.has(kindOf(id)));
  const only = (ids: readonly (GraphId | undefined)[], kind: Kind): readonly GraphId[] =>
    ids.filter((id) => id !== undefined).filter((id) => kindOf(id) !== kind);
  switch (node.kind) {
    case "met":
      return [...only([node.standard], "standard"), ...values([node.element])];
    case "complies":
    case "breach":
      return node.rules.filter((id) => !isDuty(graph.nodes[id]));
    case "rule":
      return [
        ...values([...node.scopes, ...node.each.flatMap((it) => [it.list, it.where]), node.when, node.unless]),
        ...only([node.upon], "breach"),
        ...only(node.exemptions, "exemption"),
        ...values(node.clauses.filter((id) => kindOf(id) !== "deadline" && kindOf(id) !== "complies")),
      ];
    default:
      return values(childrenOf(node));
  }
}

/** What a rule cannot be, wherever its parts stand. */
function ruleProblems(graph: Graph, rule: RuleNode): readonly string[] {
  if (!isDuty(rule)) return rule.clauses.length > 0 ? ["is a note and has clauses"] : [];
  const asked = rule.clauses.flatMap((id) => {
    const clause = graph.nodes[id];
    return clause?.kind === "complies" ? clause.rules.map((it) => graph.nodes[it]) : [];
  });
  const others = asked.filter(
    (it) =>
      it?.kind === "rule" &&
      (!partiesOf(rule).every((one) => partiesOf(it).includes(one)) || it.subject !== rule.subject),
  );
  return [
    ...(rule.subject === undefined ? ["is a duty on no subject"] : []),
    ...(rule.clauses.length === 0 ? ["is a duty and has no clause"] : []),
    ...(others.length > 0 ? ["complies with rules of another party or on another subject"] : []),
  ];
}

function isDuty(node: GraphNode | undefined): boolean {
  return node?.kind === "rule" && (node.modal === "must" || node.modal === "must-not");
}
