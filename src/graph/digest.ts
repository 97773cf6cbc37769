import { canonicalJson, sha256 } from "../base/digest.ts";
import { invariant } from "../base/invariant.ts";
import type { Graph, GraphId, GraphNode } from "./graph.ts";
import { mapChildren } from "./traversal.ts";

/** The meaning of a node as 64 hex digits: its own fields, and the digests of what it reads. */
export function nodeDigest(node: GraphNode, digestOf: (id: GraphId) => string): string {
  const below: string[] = [];
  const shape = mapChildren(node, (id) => (below.push(digestOf(id)) - 1) as GraphId);
  return sha256(canonicalJson(["graph@1", withoutUndefined(shape), below]));
}

const known = new WeakMap<Graph, readonly string[]>();

/** Digests of all nodes, by id. */
export function digestsOf(graph: Graph): readonly string[] {
  const before = known.get(graph);
  if (before) return before;
  const digests: string[] = [];
  for (const node of graph.nodes) digests.push(nodeDigest(node, (id) => digestAt(digests, id)));
  known.set(graph, digests);
  return digests;
}

/** The digest of a node that stands before what reads it. */
export function digestAt(digests: readonly string[], id: GraphId): string {
  const digest = digests[id];
  invariant(digest !== undefined, "a node stands before what reads it");
  return digest;
}

/** Keeps the digests that were computed while a graph was built: a node means the same wherever it stands. */
export function cacheDigests(graph: Graph, digests: readonly string[]): void {
  known.set(graph, digests);
}

/** The digest of each rule, by full name: its node and all that it reads. */
export function ruleDigests(graph: Graph): ReadonlyMap<string, string> {
  const digests = digestsOf(graph);
  const found = new Map<string, string>();
  for (const id of graph.rules) {
    const node = graph.nodes[id];
    if (node?.kind === "rule") found.set(node.name, digestAt(digests, id));
  }
  return found;
}

/** What beside the rules makes a pack what it is. */
interface PackParts {
  readonly text: string;
  readonly calendar: string | undefined;
  readonly vocabulary: string;
  /** Its zone and how it counts, where that is not as in most. */
  readonly reckoning?: object | undefined;
}

/**
 * The digest of a pack, over its rules', its flags' and its exemptions', its text, its calendar, its vocabulary and its
 * reckoning of days.
 * Formatting, comments, file names and the order of declarations never change it.
 */
export function packDigest(graph: Graph, parts: PackParts): string {
  const digests = digestsOf(graph);
  const of = (ids: readonly GraphId[]): readonly string[] => ids.map((id) => digestAt(digests, id)).toSorted();
  const exemptions = graph.exemptions.map((it) => [digestAt(digests, it.exemption), it.from]);
  const roots = [of(graph.rules), of(graph.yields), exemptions];
  return sha256(canonicalJson(["graph@1", graph.pack, ...roots, withoutUndefined(parts)]));
}

/**
 * JSON knows no `undefined`: fields without a value are left out.
 *
 * @example
 * withoutUndefined({ from: "2023-08-15", until: undefined }) // { from: "2023-08-15" }
 */
export function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, it]) => it !== undefined)
      .map(([key, it]) => [key, withoutUndefined(it)]),
  );
}
