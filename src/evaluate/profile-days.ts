import { formatDay, type Day } from "../base/civil-date.ts";
import { holdsOn } from "../base/interval.ts";
import type { Place } from "../base/text.ts";
import type { Ended } from "./decision.ts";

/** What a person entered into a profile, for some days. */
interface Entry {
  readonly by: string;
  /** The day of the signature; an entry counts from it at the earliest. */
  readonly on: Day;
  readonly from: Day;
  readonly until: Day | undefined;
  readonly place: Place;
}

/** The entries that hold on a day. */
export const holding = <E extends Entry>(entries: readonly E[], asOf: Day): readonly E[] =>
  entries.filter((it) => it.on <= asOf && holdsOn(it, asOf));

/** Of entries none of which holds on a day: the last that has ended, and when it did. */
export function lastEnded(entries: readonly Entry[], asOf: Day): Ended | undefined {
  const ended = entries.flatMap(({ until, by, place }) =>
    until !== undefined && until <= asOf ? [{ until, by, place }] : [],
  );
  const [last] = ended.toSorted((a, b) => b.until - a.until);
  return last && { ...last, until: formatDay(last.until) };
}
