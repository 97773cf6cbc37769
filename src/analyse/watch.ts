import { addDays, formatDay, type Day } from "../base/civil-date.ts";
import { civilDay } from "../evaluate/compare.ts";
import type { Trace } from "../evaluate/context.ts";
import type { Program } from "../evaluate/program.ts";
import type { Graph, GraphId } from "../graph/graph.ts";
import type { Turn } from "./turn.ts";

/** A date of `require FACT by DUE`, or the other side of a comparison with `as_of` or `facts_on`. */
type Measured = "fact" | "due" | "compared";

/** A turn that evaluation came upon, and the node that has the date. */
export interface Met extends Turn {
  readonly program: Program;
  readonly id: GraphId;
}

/**
 * Sees, while rules are evaluated, the days on which deadlines pass, things are done, and comparisons with the day of
 * judgement or of the facts turn. Nothing else in a rule reads these days: the checker has them stand as a whole side of a comparison.
 */
export function watch(found: (met: Met) => void): Trace {
  const known = new Map<Program, ReadonlyMap<GraphId, readonly Measured[]>>();
  return (id, _, { value, grounds }, { program, settings }) => {
    const measured = known.get(program) ?? measuredIn(program.graph);
    known.set(program, measured);
    const own = measured.get(id) ?? [];
    const day = own.length === 0 ? undefined : civilDay(value, settings.zone);
    if (day === undefined) return;
    const path = grounds.flatMap((it) => (it.kind === "fact" || it.kind === "assumption" ? [it.path] : []))[0] ?? "";
    for (const it of own) for (const turn of turnsAt(it, day, path)) found({ ...turn, program, id });
  };
}

function turnsAt(kind: Measured, day: Day, path: string): readonly Turn[] {
  const next = addDays(day, 1);
  const on = formatDay(day);
  if (kind === "fact") return [{ day, cause: { kind: "done", path } }];
  if (kind === "due") return [{ day: next, cause: { kind: "deadline", path, due: on } }];
  return [
    { day, cause: { kind: "comparison", on, begins: true } },
    { day: next, cause: { kind: "comparison", on, begins: false } },
  ];
}

function measuredIn({ nodes }: Graph): ReadonlyMap<GraphId, readonly Measured[]> {
  const measured = new Map<GraphId, readonly Measured[]>();
  const add = (id: GraphId, kind: Measured): void => {
    measured.set(id, [...(measured.get(id) ?? []), kind]);
  };
  for (const node of nodes) {
    if (node.kind === "deadline") {
      add(node.fact, "fact");
      add(node.due, "due");
    }
    if (node.kind !== "compare") continue;
    const { left, right } = node;
    if (nodes[left]?.kind === "day") add(right, "compared");
    if (nodes[right]?.kind === "day") add(left, "compared");
  }
  return measured;
}
