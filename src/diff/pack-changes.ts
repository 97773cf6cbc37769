import { meet, writeInterval } from "../base/interval.ts";
import type { Interval } from "../base/interval.ts";
import { sideNames, type Both, type Side } from "./side.ts";

/** Something of the pack itself that is other in the newer text. */
export interface PackChange {
  readonly what: "in_force" | "text" | "rank" | "vocabulary" | "calendar" | "zone" | "parties" | "roles" | "names";
  readonly old: string;
  readonly new: string;
  /** What people wrote down against the older text may no longer hold, or there are days with more duties. */
  readonly isBreaking: boolean;
  /** Outcomes of rules that are the same may be others. Not where one text takes the place of the other: its days are others. */
  readonly isOfOutcomes: boolean;
}

/** What `pack.yaml` says, and the names that profiles, attestations and waivers are written with. */
export function packChanges(sides: Both<Side>): readonly PackChange[] {
  const { old, new: later } = sides;
  const [before, after] = [old.pack, later.pack];
  const found: PackChange[] = [];
  const isSuccession = meet(before.manifest.inForce, after.manifest.inForce) === undefined;
  const add = (what: PackChange["what"], a: string, b: string, isBreaking: boolean): void => {
    const isOfOutcomes = what === "in_force" ? !isSuccession : ofOutcomes.has(what);
    if (a !== b) found.push({ what, old: a, new: b, isBreaking, isOfOutcomes });
  };
  add(
    "in_force",
    days(before.manifest.inForce),
    days(after.manifest.inForce),
    !isSuccession && isWider(before.manifest.inForce, after.manifest.inForce),
  );
  add("text", before.text.digest.slice(0, 12), after.text.digest.slice(0, 12), false);
  add("rank", before.manifest.rank, after.manifest.rank, false);
  add("vocabulary", before.manifest.vocabulary, after.manifest.vocabulary, true);
  add("calendar", before.manifest.calendar, after.manifest.calendar, false);
  add("zone", before.manifest.zone.name, after.manifest.zone.name, true);
  for (const what of ["parties", "roles"] as const) {
    const [gone, came] = setChanges(before.manifest[what], after.manifest[what]);
    add(what, gone.join(", "), came.join(", "), gone.length > 0);
  }
  const [gone, came] = setChanges(namesOf(old), namesOf(later));
  add("names", gone.join(", "), came.join(", "), gone.length > 0);
  return found;
}

/** What parties, roles and names are for is said by rules. */
const ofOutcomes: ReadonlySet<PackChange["what"]> = new Set(["rank", "vocabulary", "calendar", "zone"]);

function days(it: Interval): string {
  const written = writeInterval(it);
  if (written === "never") return written;
  return `from ${written.from}${written.until === undefined ? "" : ` until ${written.until}`}`;
}

/** Whether it holds on days on which the other did not. */
function isWider(before: Interval, after: Interval): boolean {
  if (after === "never") return false;
  if (before === "never") return true;
  const [end, newEnd] = [before.until ?? Infinity, after.until ?? Infinity];
  return after.from < before.from || newEnd > end;
}

const setChanges = (
  before: readonly string[],
  after: readonly string[],
): readonly [readonly string[], readonly string[]] => [
  before.filter((it) => !after.includes(it)),
  after.filter((it) => !before.includes(it)),
];

/** Standards, open terms and open lists: what signatures and readings name. */
function namesOf({ pack: { checked } }: Side): readonly string[] {
  return [...checked.standards, ...checked.terms, ...checked.openLists]
    .map((it) => it.declaration.name.text)
    .toSorted();
}

/** Whether two sides are one folder, judged on two days: nothing of the pack itself can differ. */
export const isOnePack = (sides: Both<Side>): boolean =>
  sides.old.pack.folder === sides.new.pack.folder && sideNames.every((it) => sides[it].lawOf !== undefined);
