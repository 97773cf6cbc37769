import { intersection, writeInterval, type Interval } from "../../base/civil-date.ts";
import type { WrittenInterval } from "../../graph/graph.ts";
import type { Pack } from "../../pack/pack.ts";
import { reckoningKey, type ReckoningPart } from "./reckoned.ts";
import { sideNames, type Both, type Side } from "./side.ts";

/** Something of the pack itself that is other in the newer text. */
export type PackChange = (DaysChange | ValueChange | NamesChange) & {
  /** What people wrote down against the older text may no longer hold, or there are days with more duties. */
  readonly isBreaking: boolean;
  /** Outcomes of rules that are the same may be others. Not where one text takes the place of the other: its days are others. */
  readonly isOfOutcomes: boolean;
};

interface DaysChange {
  readonly what: "in_force";
  readonly old: WrittenInterval;
  readonly new: WrittenInterval;
}

interface ValueChange {
  readonly what: "text" | "rank" | "vocabulary" | ReckoningPart;
  readonly old: string;
  readonly new: string;
}

/** `old`: the names that are gone; `new`: those that came. */
interface NamesChange {
  readonly what: "parties" | "roles" | "names";
  readonly old: readonly string[];
  readonly new: readonly string[];
}

const countingText = ({ counting: { eventDay, lastDayOfRest } }: Side["pack"]["manifest"]): string =>
  `event_day ${eventDay}, last_day_of_rest ${lastDayOfRest}`;

/** A file of days by its digest too, where the other has one of the same name. */
function calendarText({ manifest, program }: Pack, other: Pack): string {
  const name = manifest.calendar;
  const isOneName = name === other.manifest.calendar;
  return isOneName ? `${name} ${reckoningKey("calendar", program.reckoning).slice(0, 12)}` : name;
}

/** Facts by their digest too, where the other text has others under the same name. */
function vocabularyText({ pack, vocabulary }: Side, other: Side): string {
  const names = pack.manifest.vocabularies.join(", ");
  const isOneName = names === other.pack.manifest.vocabularies.join(", ");
  return isOneName ? `${names} ${vocabulary.vocabulary.digest.slice(0, 12)}` : names;
}

/** What `pack.yaml` says, and the names that profiles, attestations and waivers are written with. */
export function packChanges(sides: Both<Side>): readonly PackChange[] {
  const { old, new: later } = sides;
  const [before, after] = [old.pack, later.pack];
  const [from, to] = [before.manifest, after.manifest];
  const isAdded = from.vocabularies.join() === to.vocabularies.join() && old.reading === later.vocabulary;
  const value = (
    what: ValueChange["what"],
    a: string,
    b: string,
    isBreaking: boolean,
    isOfOutcomes = true,
  ): readonly PackChange[] => (a === b ? [] : [{ what, old: a, new: b, isBreaking, isOfOutcomes }]);
  const names = (what: NamesChange["what"], a: readonly string[], b: readonly string[]): readonly PackChange[] => {
    const [gone, came] = [a.filter((it) => !b.includes(it)), b.filter((it) => !a.includes(it))];
    const isSame = gone.length === 0 && came.length === 0;
    return isSame ? [] : [{ what, old: gone, new: came, isBreaking: gone.length > 0, isOfOutcomes: false }];
  };
  return [
    ...daysChange(from.inForce, to.inForce),
    ...value("text", before.text.digest.slice(0, 12), after.text.digest.slice(0, 12), false, false),
    ...value("rank", from.rank, to.rank, false),
    ...value("vocabulary", vocabularyText(old, later), vocabularyText(later, old), !isAdded, !isAdded),
    ...value("calendar", calendarText(before, after), calendarText(after, before), true),
    ...value("zone", from.zone.name, to.zone.name, true),
    ...value("counting", countingText(from), countingText(to), true),
    ...names("parties", from.parties, to.parties),
    ...names("roles", from.roles, to.roles),
    ...names("names", namesOf(old), namesOf(later)),
  ];
}

function daysChange(before: Interval, after: Interval): readonly PackChange[] {
  const [old, later] = [writeInterval(before), writeInterval(after)];
  if (JSON.stringify(old) === JSON.stringify(later)) return [];
  const isSuccession = intersection(before, after) === undefined;
  const isBreaking = !isSuccession && isWider(before, after);
  return [{ what: "in_force", old, new: later, isBreaking, isOfOutcomes: !isSuccession }];
}

/** Whether it holds on days on which the other did not. */
function isWider(before: Interval, after: Interval): boolean {
  if (after === "never") return false;
  if (before === "never") return true;
  const [end, newEnd] = [before.until ?? Infinity, after.until ?? Infinity];
  return after.from < before.from || newEnd > end;
}

/** Standards, open terms and open lists: what signatures and readings name. */
function namesOf({ pack: { checked } }: Side): readonly string[] {
  return [...checked.standards, ...checked.terms, ...checked.openLists]
    .map((it) => it.declaration.name.text)
    .toSorted();
}

/** Whether two sides are one folder, judged on two days: nothing of the pack itself can differ. */
export const isOnePack = (sides: Both<Side>): boolean =>
  sides.old.pack.folder === sides.new.pack.folder && sideNames.every((it) => sides[it].lawOf !== undefined);
