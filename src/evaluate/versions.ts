import type { Day } from "../base/civil-date.ts";
import { holdsOn } from "../base/interval.ts";
import { invariant } from "../base/invariant.ts";
import { groupedBy } from "./grouped.ts";
import type { Judgement } from "./judgement.ts";
import type { Program } from "./program.ts";

/** A pack and what it judges. */
export interface Versions {
  readonly pack: string;
  /** In the order of time. */
  readonly programs: readonly Program[];
  /** Those that judge something; if none does, the one of the day of the run. */
  readonly heard: readonly { readonly program: Program; readonly judgements: readonly Judgement[] }[];
}

/**
 * The packs of a run, each with its versions: for each judgement the one whose days hold its `lawOf`.
 * Only that version's rules judge it.
 */
export function versionsOf(
  programs: readonly Program[],
  judgements: readonly Judgement[],
  today: Day,
): readonly Versions[] {
  return [...groupedBy(programs, (it) => it.graph.pack)].map(([pack, own]) => {
    const inTime = own.toSorted((a, b) => firstDay(a) - firstDay(b));
    const judged = groupedBy(judgements, (it) => versionOn(inTime, it.lawOf));
    const heard = inTime.flatMap((program) => {
      const found = judged.get(program);
      return found ? [{ program, judgements: found }] : [];
    });
    const fallback = { program: versionOn(inTime, today), judgements: [] };
    return { pack, programs: inTime, heard: heard.length > 0 ? heard : [fallback] };
  });
}

/** The version in force on a day; if none is, the last that began before it, else the first. */
export function versionOn(inTime: readonly Program[], day: Day): Program {
  const [first] = inTime;
  const found = inTime.find((it) => holdsOn(it.inForce, day)) ?? inTime.findLast((it) => firstDay(it) <= day) ?? first;
  invariant(found, "a pack has a version");
  return found;
}

const firstDay = ({ inForce }: Program): number => (inForce === "never" ? Number.MAX_SAFE_INTEGER : inForce.from);
