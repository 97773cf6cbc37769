import { addDays, holdsOn, type Day } from "../../base/civil-date.ts";
import type { Case } from "../../cases/read-cases.ts";
import { followsOthers, isTurned, namesOf, subjectsOf, type RuleDiff } from "./diff-rules.ts";
import type { Direction } from "./effect.ts";
import { seedsOf } from "./search-seeds.ts";
import { search } from "./search.ts";
import { isInForceOn, swapped, type Both, type DiffContext, type Side, type SideName } from "./side.ts";
import { mirroredWitness, witnessOf, type Witness } from "./witness.ts";

/** A day on which one of two texts is in force and the other is not: the last before both are, or the first after both were. */
export interface Boundary {
  readonly day: Day;
  /** The text that judges it. */
  readonly judgedBy: SideName;
  /** A document of that day, judged by a rule that both texts have; undefined: none was found. */
  readonly witness: Witness | undefined;
}

/** The days at which two texts that are in force together begin or end to be so, each with a document that shows it. */
export function boundariesOf(
  sides: Both<Side>,
  cases: Both<readonly Case[]>,
  changes: readonly RuleDiff[],
  around: DiffContext,
  budget: number,
): readonly Boundary[] {
  const same = changes.filter((it) => it.kind === "unchanged" && !followsOthers(sides, it));
  return boundaryDays(sides).map((day): Boundary => {
    const judgedBy = isInForceOn(sides.old, day) ? "old" : "new";
    const direction = judgedBy === "old" ? "looser" : "stricter";
    if (!isTurned(sides))
      return { day, judgedBy, witness: witnessOn(day, direction, sides, cases, same, around, budget) };
    const rules = same.map((it) => ({ ...it, rules: swapped(it.rules) }));
    const mirrored = direction === "looser" ? "stricter" : "looser";
    const found = witnessOn(day, mirrored, swapped(sides), swapped(cases), rules, around, budget);
    return { day, judgedBy, witness: found && mirroredWitness(found) };
  });
}

function boundaryDays({ old, new: later }: Both<Side>): readonly Day[] {
  const [a, b] = [old.pack.manifest.inForce, later.pack.manifest.inForce];
  if (a === "never" || b === "never") return [];
  const edges = [addDays(a.from > b.from ? a.from : b.from, -1), ...[a.until, b.until].flatMap((it) => it ?? [])];
  const isApart = (day: Day): boolean => holdsOn(a, day) !== holdsOn(b, day);
  return [...new Set(edges)].filter(isApart).toSorted((one, other) => one - other);
}

/** How many rules are asked. */
const rulesAsked = 4;

/** A document that is judged on a day by the text that is in force, and not by the other; what is broken before what is open. */
function witnessOn(
  day: Day,
  direction: Direction,
  sides: Both<Side>,
  cases: Both<readonly Case[]>,
  rules: readonly RuleDiff[],
  around: DiffContext,
  budget: number,
): Witness | undefined {
  const real = { old: asItIs(sides.old), new: asItIs(sides.new) };
  const found = rules.slice(0, rulesAsked).flatMap((it): readonly Witness[] => {
    const seeds = seedsOf(real, cases, subjectsOf(real, it), namesOf(real, it), around, new Map());
    const ofDay = seeds.map(({ run, cost }) => ({ run: { ...run, settings: { ...run.settings, lawOf: day } }, cost }));
    const { found: all } = search(real, it.rules, ofDay, Math.ceil(budget / rulesAsked));
    const one = all.get(direction);
    const witness = one && witnessOf(real, it.rules, direction, one);
    return witness ? [{ ...witness, isAsIf: { old: false, new: false } }] : [];
  });
  return found.find((it) => it.isSharp) ?? found[0];
}

/** A side that is not judged as if it were in force. */
const asItIs = (side: Side): Side => ({ ...side, program: side.pack.program });
