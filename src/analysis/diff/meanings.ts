import { writeInterval, type Day } from "../../base/civil-date.ts";
import { isInForce } from "../../evaluate/legal-force.ts";
import { graphBuilder } from "../../graph/builder.ts";
import { nodeDigest } from "../../graph/digest.ts";
import type { GraphId, GraphNode, WrittenInterval } from "../../graph/graph.ts";
import { mapChildren } from "../../graph/traversal.ts";
import { isSameInterval } from "../../pack/pack.ts";
import type { Side } from "./side.ts";

/** What a rule means, as digests that can be compared between two texts. */
export interface RuleMeaning {
  /** The rule with all that it reads; other rules of its pack count by what they mean, whatever they are called. */
  readonly whole: string;
  /** The rule alone: other rules of its pack count by their names. */
  readonly own: string;
  /** The rule with all that it reads, whatever it is called itself. */
  readonly nameless: string;
  /** The rules of its pack that it asks or follows, by their names without that of the pack. */
  readonly reads: readonly string[];
}

const ofThePack: WrittenInterval = { from: "of the pack", until: undefined };

/**
 * The meanings of a side's rules by name, without those that are not in force on the day that is compared. Days that are those
 * of the whole pack are left out: they are told once. On a day, what has dates counts as it is on that day.
 */
export function meaningsOf(side: Side): ReadonlyMap<string, RuleMeaning> {
  const { pack, program, rules, lawOf } = side;
  const graph = pack.program.graph;
  const ownName = (id: GraphId): string | undefined => {
    const node = graph.nodes[id];
    return node?.kind === "rule" && node.name.startsWith(`${pack.manifest.id}.`) ? node.name : undefined;
  };
  const whole = digestsOf(side, (id, { moved, unnamed }) => (ownName(id) === undefined ? moved(id) : unnamed(id)));
  const own = digestsOf(side, (id, { moved, stub }) => {
    const name = ownName(id);
    return name === undefined ? moved(id) : stub(name);
  });
  return new Map(
    rules.flatMap(({ id, name }) => {
      const [node, lifted] = [graph.nodes[id], program.graph.nodes[id]];
      if (node?.kind !== "rule" || lifted?.kind !== "rule") return [];
      if (lawOf !== undefined && !isInForce(lifted.inForce, lawOf)) return [];
      const reads = readsOf(side, id);
      return [[name, { whole: whole.digest(id), own: own.digest(id), nameless: whole.nameless(id), reads }] as const];
    }),
  );
}

/** How a rule that another reads stands in the new graph: as it is, without its name, or as no more than a name. */
interface Standing {
  readonly moved: (id: GraphId) => GraphId;
  readonly unnamed: (id: GraphId) => GraphId;
  readonly stub: (name: string) => GraphId;
}

type Other = (id: GraphId, as: Standing) => GraphId;

interface Digests {
  readonly digest: (id: GraphId) => string;
  readonly nameless: (id: GraphId) => string;
}

/** The graph built anew, so that its order is that of what is left of its meaning. `other`: a rule that a rule reads. */
function digestsOf({ pack, lawOf }: Side, other: Other): Digests {
  const { graph } = pack.program;
  const days = writeInterval(pack.manifest.inForce);
  const builder = graphBuilder();
  const digests: string[] = [];
  const moved: GraphId[] = [];
  const add = (node: GraphNode): GraphId => {
    const id = builder.add(node);
    digests[id] ??= nodeDigest(builder.node(id), (it) => digests[it] ?? "");
    return id;
  };
  const at = (id: GraphId): GraphId => moved[id] ?? id;
  const stub = (name: string): GraphId => add({ kind: "subject", name: `rule ${name}` });
  const bare = (id: GraphId): GraphNode => {
    const node = builder.node(at(id));
    return node.kind === "rule" ? { ...node, name: "" } : node;
  };
  const standing: Standing = { moved: at, unnamed: (id) => add(bare(id)), stub };
  for (const node of graph.nodes) {
    const left = leftOf(node, graph.nodes, pack.manifest.id, days, lawOf);
    const isAsking = left.kind === "complies" || left.kind === "breach";
    moved.push(add(mapChildren(left, (id) => (isAsking ? other(id, standing) : at(id)))));
  }
  return {
    digest: (id) => digests[at(id)] ?? "",
    nameless: (id) => nodeDigest(bare(id), (it) => digests[it] ?? ""),
  };
}

/** What counts of a node: of its days those that are not its pack's, or whether the day that is compared is one of them. */
function leftOf(
  node: GraphNode,
  nodes: readonly GraphNode[],
  pack: string,
  days: WrittenInterval,
  on: Day | undefined,
): GraphNode {
  const left = (it: WrittenInterval): WrittenInterval =>
    isSameInterval(it, days) ? ofThePack : on === undefined ? it : isInForce(it, on) ? ofThePack : "never";
  const holds = (id: GraphId): boolean => {
    const it = nodes[id];
    if (on === undefined || !it || !("inForce" in it)) return true;
    return isSameInterval(it.inForce, days) || isInForce(it.inForce, on);
  };
  switch (node.kind) {
    case "rule": {
      const isOwn = node.name.startsWith(`${pack}.`);
      const exemptions = node.exemptions.filter(holds);
      return { ...node, exemptions, inForce: isOwn || on !== undefined ? left(node.inForce) : node.inForce };
    }
    case "exemption":
    case "yields":
      return { ...node, inForce: left(node.inForce) };
    case "dated": {
      if (on === undefined) return node;
      const values = node.values.filter((it) => isInForce(it.inForce, on));
      return { ...node, values: values.map((it) => ({ ...it, inForce: ofThePack })) };
    }
    case "complies":
      return { ...node, rules: node.rules.filter(holds) };
    default:
      return node;
  }
}

function readsOf({ pack, program: { graph } }: Side, rule: GraphId): readonly string[] {
  const node = graph.nodes[rule];
  if (node?.kind !== "rule") return [];
  const found = [...node.clauses, ...(node.upon === undefined ? [] : [node.upon])].flatMap((id) => {
    const it = graph.nodes[id];
    return it?.kind === "complies" || it?.kind === "breach" ? it.rules : [];
  });
  const start = `${pack.manifest.id}.`;
  return found.flatMap((id) => {
    const it = graph.nodes[id];
    return it?.kind === "rule" && it.name.startsWith(start) ? [it.name.slice(start.length)] : [];
  });
}

/** The days on which something begins or ends to hold that a rule reads, in order. */
export function boundaryDays({ program: { graph } }: Side, ids: Iterable<GraphId>): readonly string[] {
  const found = new Set<string>();
  const add = (it: WrittenInterval): void => {
    if (it === "never") return;
    found.add(it.from);
    if (it.until !== undefined) found.add(it.until);
  };
  for (const id of ids) {
    const node = graph.nodes[id];
    if (node?.kind === "dated") node.values.forEach((it) => add(it.inForce));
    else if (node && "inForce" in node) add(node.inForce);
  }
  return [...found].filter((it) => it > "0001-01-01").toSorted();
}
