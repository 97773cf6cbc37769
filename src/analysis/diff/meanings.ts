import { writeInterval, type Day } from "../../base/civil-date.ts";
import { canonicalJson, sha256 } from "../../base/digest.ts";
import { isInForce } from "../../evaluate/legal-force.ts";
import { graphBuilder } from "../../graph/builder.ts";
import { nodeDigest } from "../../graph/digest.ts";
import type { GraphId, GraphNode, WrittenInterval } from "../../graph/graph.ts";
import { childrenOf, mapChildren } from "../../graph/traversal.ts";
import { isSameInterval } from "../../pack/pack.ts";
import { reckonedBy, reckoningKey, reckoningParts, type Reckoned } from "./reckoned.ts";
import type { Side } from "./side.ts";
import { factKey } from "./facts-read.ts";

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
  /** What it reads itself of how its pack reckons time. */
  readonly reckoned: ReadonlySet<Reckoned>;
  /** What the facts are that it reads itself. */
  readonly facts: string;
}

const ofThePack: WrittenInterval = { from: "of the pack", until: undefined };

/**
 * The meanings of a side's rules by name, without those that are not in force on the day that is compared. Days that are those
 * of the whole pack are left out: they are told once. On a day, what has dates counts as it is on that day. What a rule reads
 * of how its pack reckons time is part of what it means, and where two texts have other vocabularies, so is what its facts are.
 */
export function meaningsOf(side: Side, isOneVocabulary: boolean): ReadonlyMap<string, RuleMeaning> {
  const { pack, program, rules, lawOf } = side;
  const graph = pack.program.graph;
  const ownName = (id: GraphId): string | undefined => {
    const node = graph.nodes[id];
    return node?.kind === "rule" && node.name.startsWith(`${pack.manifest.id}.`) ? node.name : undefined;
  };
  const whole = digestsOf(side, isOneVocabulary, (id, { moved, unnamed }) =>
    ownName(id) === undefined ? moved(id) : unnamed(id),
  );
  const own = digestsOf(side, isOneVocabulary, (id, { moved, stub }) => {
    const name = ownName(id);
    return name === undefined ? moved(id) : stub(name);
  });
  return new Map(
    rules.flatMap(({ id, name }) => {
      const [node, lifted] = [graph.nodes[id], program.graph.nodes[id]];
      if (node?.kind !== "rule" || lifted?.kind !== "rule") return [];
      if (lawOf !== undefined && !isInForce(lifted.inForce, lawOf)) return [];
      const more = { reads: readsOf(side, id), reckoned: own.reckoned(id), facts: own.facts(id) };
      const digests = { whole: whole.digest(id), own: own.digest(id), nameless: whole.nameless(id) };
      return [[name, { ...digests, ...more }] as const];
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
  readonly reckoned: (id: GraphId) => ReadonlySet<Reckoned>;
  readonly facts: (id: GraphId) => string;
}

/** The graph built anew, so that its order is that of what is left of its meaning. `other`: a rule that a rule reads. */
function digestsOf({ pack, lawOf, vocabulary }: Side, isOneVocabulary: boolean, other: Other): Digests {
  const { subjects } = vocabulary.vocabulary;
  const { graph, reckoning } = pack.program;
  const days = writeInterval(pack.manifest.inForce);
  const builder = graphBuilder();
  const digests: string[] = [];
  const reckoned: ReadonlySet<Reckoned>[] = [];
  const facts: string[] = [];
  const moved: GraphId[] = [];
  const reckonedAt = (id: GraphId): ReadonlySet<Reckoned> => reckoned[id] ?? new Set();
  const digestOf = (node: GraphNode, id: GraphId): string => {
    const digest = nodeDigest(node, (it) => digests[it] ?? "");
    const read = reckonedAt(id);
    const parts = [
      ...reckoningParts.filter((it) => read.has(it)).map((it) => reckoningKey(it, reckoning, read)),
      ...[facts[id] ?? ""].filter((it) => it !== ""),
    ];
    return parts.length === 0 ? digest : sha256(canonicalJson([digest, ...parts]));
  };
  const factsBelow = (node: GraphNode): string => {
    const all = [factKey(node, builder.node, subjects), ...childrenOf(node).map((it) => facts[it] ?? "")];
    const read = all.filter((it) => it !== "");
    return read.length === 0 ? "" : sha256(canonicalJson(read));
  };
  const add = (node: GraphNode): GraphId => {
    const id = builder.add(node);
    reckoned[id] ??= reckonedBy(builder.node(id), reckonedAt, reckoning, subjects);
    if (!isOneVocabulary) facts[id] ??= factsBelow(builder.node(id));
    digests[id] ??= digestOf(builder.node(id), id);
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
    nameless: (id) => digestOf(bare(id), at(id)),
    reckoned: (id) => reckonedAt(at(id)),
    facts: (id) => facts[at(id)] ?? "",
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
