import { evaluate } from "../evaluate/evaluate.ts";
import { outcomeOf } from "../evaluate/roll-up.ts";
import type { Run } from "../evaluate/run.ts";
import type { GraphId } from "../graph/graph.ts";
import type { Both, Side, SideRule } from "./side.ts";

/** What rules of one text say of the documents of a run. */
export interface Effect {
  readonly told: readonly Told[];
  /** By the party and how it is bound: how strictly. What is clear or does not apply has no entry. */
  readonly weights: ReadonlyMap<string, number>;
}

export interface Told {
  readonly rule: string;
  /** A verdict; of a note `applies`, `may_apply` or `does_not_apply`. */
  readonly verdict: string;
  readonly party: string;
  readonly advisory: boolean;
}

/** From what only shows an open question to what binds and is broken. */
const weightOf = { open: { advisory: 1, binding: 3 }, breach: { advisory: 2, binding: 4 } } as const;

/** Judges these rules alone, with all that they read, in the reference evaluator. */
export function effectOf(side: Side, rules: readonly SideRule[], run: Run): Effect {
  const ids: readonly GraphId[] = rules.map((it) => it.id);
  const { program, lawOf } = side;
  const settings = lawOf === undefined ? run.settings : { ...run.settings, lawOf };
  const alone = { ...program, graph: { ...program.graph, rules: ids, yields: [] } };
  const { decision } = evaluate({ ...run, settings, programs: [alone], trace: undefined });
  const short = (name: string): string => name.slice(side.pack.manifest.id.length + 1);
  const duties = decision.rules.map(({ rule, verdict, party, advisory }): Told => {
    return { rule: short(rule), verdict, party, advisory };
  });
  const notes = new Map<string, Told>();
  const weights = new Map<string, number>();
  const add = (key: string, weight: number): void => {
    weights.set(key, Math.max(weight, weights.get(key) ?? 0));
  };
  for (const { verdict, party, advisory } of decision.rules) {
    const outcome = outcomeOf(verdict);
    if (outcome === "open" || outcome === "breach") add(party, weightOf[outcome][advisory ? "advisory" : "binding"]);
  }
  for (const { rule, applies, party, modal, advisory } of decision.notes) {
    const verdict = { yes: "applies", unknown: "may_apply", no: "does_not_apply" }[applies];
    const before = notes.get(rule);
    const isStronger = !before || before.verdict === "does_not_apply" || verdict === "applies";
    if (isStronger) notes.set(rule, { rule: short(rule), verdict, party, advisory });
    if (applies !== "no") add(`${party} ${modal}`, weightOf[applies === "yes" ? "breach" : "open"][advisory ? "advisory" : "binding"]);
  }
  return { told: [...duties, ...notes.values()], weights };
}

/** The same of both texts, on the same documents. */
export function effectsOf(sides: Both<Side>, rules: Both<readonly SideRule[]>, run: Run): Both<Effect> {
  return { old: effectOf(sides.old, rules.old, run), new: effectOf(sides.new, rules.new, run) };
}

export type Direction = "stricter" | "looser";

/** In which ways the second of two effects differs from the first; none if they bind alike. */
export function directionsOf(before: Effect, after: Effect): readonly Direction[] {
  const keys = [...new Set([...before.weights.keys(), ...after.weights.keys()])];
  const steps = keys.map((it) => (after.weights.get(it) ?? 0) - (before.weights.get(it) ?? 0));
  return [
    ...(steps.some((it) => it > 0) ? (["stricter"] as const) : []),
    ...(steps.some((it) => it < 0) ? (["looser"] as const) : []),
  ];
}

/** Whether a difference is one between a breach, or a note that applies, and none: no question is open. */
export function isSharp(before: Effect, after: Effect): boolean {
  const isBreach = ({ weights }: Effect): boolean => [...weights.values()].some((it) => it === 4 || it === 2);
  const isOpen = ({ weights }: Effect): boolean => [...weights.values()].some((it) => it === 3 || it === 1);
  return isBreach(before) !== isBreach(after) && !isOpen(before) && !isOpen(after);
}
