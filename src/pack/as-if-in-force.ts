import { parseDay } from "../base/civil-date.ts";
import { writeInterval } from "../base/interval.ts";
import { invariant } from "../base/invariant.ts";
import { program, type Program } from "../evaluate/program.ts";
import type { GraphNode, InForce } from "../graph/graph.ts";
import type { Pack } from "./pack.ts";

const firstOfAll = "0001-01-01";
const always: InForce = { from: firstOfAll, until: undefined };

/**
 * The program of a pack as if its law were in force on every day: what is in force on the days of the pack is so always.
 * Rules with days of their own keep them, and so does what stands in other packs.
 */
export function asIfInForce({ manifest, program: { graph, sources } }: Pick<Pack, "manifest" | "program">): Program {
  const days = writeInterval(manifest.inForce);
  const nodes = graph.nodes.map((it) => liftedNode(it, manifest.id, days));
  const from = parseDay(firstOfAll);
  invariant(from !== undefined, "there was a first day");
  return program({ ...graph, nodes }, sources, { from, until: undefined });
}

/** The node without the days of its pack; days of its own are kept. */
function liftedNode(node: GraphNode, pack: string, days: InForce): GraphNode {
  switch (node.kind) {
    case "rule":
    case "exemption":
      return node.name.startsWith(`${pack}.`) && isSame(node.inForce, days) ? { ...node, inForce: always } : node;
    case "yields":
      return isSame(node.inForce, days) ? { ...node, inForce: always } : node;
    default:
      return node;
  }
}

/** Whether two intervals hold the same days. */
export function isSame(a: InForce, b: InForce): boolean {
  if (a === "never" || b === "never") return a === b;
  return a.from === b.from && a.until === b.until;
}
