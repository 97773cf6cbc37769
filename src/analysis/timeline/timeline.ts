import type { Day } from "../../base/civil-date.ts";
import { invariant } from "../../base/invariant.ts";
import type { Run } from "../../evaluate/context.ts";
import type { Decision } from "../../evaluate/decision.ts";
import { evaluateRun } from "../../evaluate/evaluate.ts";
import type { Input } from "../../vocabulary/input.ts";
import { causesOfChange } from "./change-causes.ts";
import { changesBetween, type OutcomeChange } from "./outcome-changes.ts";
import { onDay, namedTriggers, traceDates, type Trigger, type LawDays } from "./triggers.ts";

export interface Timeline {
  /** The inputs that it judges: all but those that are too large. */
  readonly run: Run;
  readonly tooLarge: readonly Input[];
  /** What is said on the first day. */
  readonly start: Decision;
  readonly dates: readonly TurningDate[];
}

/** A day on which an outcome is another than the day before. */
export interface TurningDate {
  readonly day: Day;
  readonly decision: Decision;
  readonly changes: readonly (OutcomeChange & { readonly causes: readonly Trigger[] })[];
}

/**
 * All days after `from`, up to `to`, on which an outcome changes, and why. Documents are taken as they are: what is judged is
 * what would be said of them on each day.
 */
export function timelineOf(run: Run, packs: readonly LawDays[], from: Day, to: Day): Timeline {
  const named = namedTriggers(run, packs);
  const { decisions, tooLarge } = decisionsOf(run, named, from, to);
  if (tooLarge.size > 0) {
    const inputs = run.inputs.filter((_, index) => !tooLarge.has(index));
    const left = run.inputs.filter((_, index) => tooLarge.has(index));
    const rest = timelineOf({ ...run, inputs }, packs, from, to);
    return { ...rest, tooLarge: [...left, ...rest.tooLarge] };
  }
  const [first, ...others] = [...decisions].toSorted(([a], [b]) => a - b);
  invariant(first, "the first day is judged");
  let before = first[1];
  const dates = others.flatMap(([day, decision]): readonly TurningDate[] => {
    const changes = changesBetween(before, decision);
    before = decision;
    if (changes.length === 0) return [];
    const ofDay = named.filter((it) => it.day === day);
    return [{ day, decision, changes: changes.map((it) => ({ ...it, causes: causesOfChange(run, it, day, ofDay) })) }];
  });
  return { run, tooLarge: [], start: first[1], dates };
}

// INVARIANT (every turn): between two days that are judged here, one after the other, no outcome changes.
//   What a rule says hangs on the day by the days of law, profile and people, which are named; by documents' own days and those of
//   their facts, which are too; and by deadlines and comparisons, whose dates the judgement of the first of the two days comes upon. Up to the
//   second none of these turns, so that each part of a rule has the value that it had, and reads the same dates.
/** What is said on each day on which something turns. */
function decisionsOf(
  run: Run,
  named: readonly Trigger[],
  from: Day,
  to: Day,
): { readonly decisions: ReadonlyMap<Day, Decision>; readonly tooLarge: ReadonlySet<number> } {
  const decisions = new Map<Day, Decision>();
  const tooLarge = new Set<number>();
  const open = new Set<Day>([from]);
  const add = (day: Day): void => {
    if (day > from && day <= to && !decisions.has(day)) open.add(day);
  };
  for (const { day } of named) add(day);
  for (const day of open) {
    const trace = traceDates((it) => add(it.day));
    const said = evaluateRun({ ...onDay(run, day), trace });
    decisions.set(day, said.decision);
    for (const index of said.tooLarge) tooLarge.add(index);
  }
  return { decisions, tooLarge };
}
