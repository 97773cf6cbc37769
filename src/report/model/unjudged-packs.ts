import type { DataNode } from "../../base/document.ts";
import { invariant } from "../../base/invariant.ts";
import { memoized } from "../../base/memoized.ts";
import type { Graph, GraphId, GraphNode } from "../../graph/graph.ts";
import { childrenOf } from "../../graph/traversal.ts";
import type { Input } from "../../vocabulary/input.ts";
import { documentsOf, type ReportRun } from "./report-run.ts";
import type { Report, ReportPack, ReportUnjudged } from "./report.ts";

/**
 * The shipped packs whose rules a run did not judge; none where it judges none that is shipped, for they may be another
 * country's. Of those that it needs also what documents state for their rules and for none that was judged: of the others
 * nothing is loaded.
 */
export function unjudgedPacks(
  run: Pick<ReportRun, "packs" | "needed" | "shipped" | "inputs" | "service" | "settings">,
): readonly ReportUnjudged[] {
  const { packs, needed, shipped, settings } = run;
  const judged = new Set(packs.map((it) => it.manifest.id));
  if (!shipped.some((it) => judged.has(it))) return [];
  const stated = pathsStated(documentsOf(run));
  // Who reads a fact of a group reads that there is no such group.
  const read = new Set(packs.flatMap(({ program: { graph } }) => [...pathsRead(graph, graph.rules)].flatMap(andAbove)));
  // What an expression gives has no path of its own, and may be any fact whose path ends so.
  const ends = [...read].filter((it) => it.startsWith("."));
  const isRead = (path: string): boolean => read.has(path) || ends.some((it) => path.endsWith(it));
  return shipped
    .filter((it) => !judged.has(it))
    .map((id): ReportUnjudged => {
      const own = needed.filter((it) => it.manifest.id === id);
      const reads = own.flatMap(({ program: { graph } }) => [
        ...pathsRead(
          graph,
          graph.rules.filter((it) => bindsParty(graph, it, settings.party)),
        ),
      ]);
      const left = reads.filter((it) => stated.has(it) && !isRead(it));
      return { id, needed: own.length > 0, reads: [...new Set(left)].toSorted() };
    });
}

/** Law of which a run judged nothing: what the packs know of and make no rule of, once, and then shipped packs. */
export function lawsNotCovered({
  packs,
  not_judged: unjudged,
}: {
  readonly packs: readonly Pick<ReportPack, "not_covered">[];
  readonly not_judged: Report["not_judged"];
}): readonly (Pick<ReportUnjudged, "id"> & Partial<ReportPack["not_covered"][number]>)[] {
  const left = packs.flatMap((it) => it.not_covered);
  const known = [...new Map(left.map((it) => [JSON.stringify(it), it])).values()];
  return [
    ...known,
    ...unjudged.filter((it) => !it.needed && !known.some(({ id }) => id === it.id)).map(({ id }) => ({ id })),
  ];
}

/** A path, and those of the groups in which it is. */
function andAbove(path: string): readonly string[] {
  const end = path.lastIndexOf(".");
  return end > 0 ? [path, ...andAbove(path.slice(0, end))] : [path];
}

function bindsParty({ nodes }: Graph, id: GraphId, party: string): boolean {
  const node = nodes[id];
  return node?.kind === "rule" && [node.party, ...(node.alsoBinds ?? [])].includes(party);
}

/** The paths of all values in documents, without the indexes of lists. */
function pathsStated(documents: readonly Pick<Input, "roots">[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (node: DataNode, path: string): void => {
    if (node.kind === "record") {
      for (const [key, it] of node.entries) add(it.value, `${path}.${key}`);
      return;
    }
    found.add(path);
    if (node.kind === "list") for (const it of node.items) add(it, path);
  };
  for (const { roots } of documents) for (const [name, it] of roots) add(it, name);
  return found;
}

/** What nodes of a graph read, which many rules have in common. */
const readBefore = new WeakMap<Graph, Map<string, ReadonlySet<string>>>();

/** The facts that nodes of a graph read, as dotted paths without indexes; those of what an expression gives begin with the dot. */
export function pathsRead(graph: Graph, roots: readonly GraphId[]): ReadonlySet<string> {
  const before = readBefore.get(graph) ?? new Map<string, ReadonlySet<string>>();
  readBefore.set(graph, before);
  const key = roots.join(" ");
  const found = before.get(key) ?? findPaths(graph, roots);
  before.set(key, found);
  return found;
}

/** The paths of the lists around a node, the innermost first, and the nodes that were looked at among these. */
interface Within {
  readonly lists: readonly string[];
  readonly done: Set<GraphId>;
  /** What is within one list more. */
  readonly inside: (list: string) => Within;
}

const within = (lists: readonly string[]): Within => ({
  lists,
  done: new Set(),
  inside: memoized((list) => within([list, ...lists])),
});

function findPaths(graph: Graph, roots: readonly GraphId[]): ReadonlySet<string> {
  const found = new Set<string>();
  const outside = within([]);
  const nodeAt = (id: GraphId): GraphNode => {
    const node = graph.nodes[id];
    invariant(node, "ids name nodes");
    return node;
  };
  const pathOf = (id: GraphId, lists: readonly string[]): string => {
    const node = nodeAt(id);
    if (node.kind === "subject") return node.name;
    if (node.kind === "local") return lists[node.depth] ?? "";
    return node.kind === "field" ? [pathOf(node.of, lists), ...node.path].join(".") : "";
  };
  const inList = (list: GraphId, around: Within): Within => around.inside(pathOf(list, around.lists));
  const visit = (id: GraphId, around: Within): void => {
    if (around.done.has(id)) return;
    around.done.add(id);
    const node = nodeAt(id);
    if (node.kind === "field") found.add(pathOf(id, around.lists));
    if (node.kind === "rule") {
      let inner = outside;
      for (const { list, where } of node.each) {
        visit(list, inner);
        inner = inList(list, inner);
        if (where !== undefined) visit(where, inner);
      }
      const own = [node.when, node.unless, ...node.clauses, node.pendingWhile].filter((it) => it !== undefined);
      for (const it of own) visit(it, inner);
    }
    const quantifies = "list" in node && "body" in node;
    for (const child of childrenOf(node))
      visit(child, quantifies && child === node.body ? inList(node.list, around) : around);
  };
  for (const root of roots) visit(root, outside);
  return found;
}
