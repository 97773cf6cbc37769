import { formatDay, holdsOn, type Day } from "../base/civil-date.ts";
import type { DataNode } from "../base/document.ts";
import { dayIn, type Instant, type Zone } from "../base/instant.ts";
import type { Reckoning } from "../base/reckoning.ts";
import type { Place } from "../base/text.ts";
import type { Ended } from "./decision.ts";

/** How a run is judged; plain data, printed with every result. */
export interface Settings extends Reckoning {
  readonly asOf: Day;
  /** Given: nobody named a day, and each pack is asked on its own day of this moment. */
  readonly now?: Instant | undefined;
  /** Given: the law of this day judges everything. */
  readonly lawOf: Day | undefined;
  readonly party: string;
  /** What is unverified is judged as if it were verified; all that rests on it is provisional. */
  readonly provisional?: boolean;
  readonly interpretations: readonly Interpretation[];
  readonly memberships: readonly Membership[];
  readonly adoptions: readonly Adoption[];
  readonly assumptions: readonly Assumption[];
}

/** What stands in a profile for some days; `until` not included. */
interface ProfileEntry {
  readonly by: string;
  readonly from: Day;
  readonly until: Day | undefined;
  readonly because: string;
  readonly place: Place;
}

/** What a person signed: it counts from the day of the signature at the earliest. */
interface SignedEntry extends ProfileEntry {
  readonly on: Day;
}

/** A reading of an open term by a person. */
export interface Interpretation extends SignedEntry {
  /** Full name: `PACK.TERM`. */
  readonly term: string;
  /** As the language writes it: `24 hours`. */
  readonly value: string;
}

/** Whether something belongs to a list that the law leaves open, by a person. */
export interface Membership extends SignedEntry {
  /** Full name: `PACK.LIST`. */
  readonly list: string;
  readonly member: string;
  readonly belongs: boolean;
}

/** An organisation binds itself to what only recommends or guides: a pack, or one rule by its full name. */
export interface Adoption extends SignedEntry {
  readonly of: { readonly kind: "pack" | "rule"; readonly name: string };
}

/** A fact that is taken for granted where no document states it. Its path passes through no list. */
export interface Assumption extends ProfileEntry {
  /** `service.filing.algorithm.filed_on` */
  readonly fact: string;
  readonly value: DataNode;
}

/** The day of judgement of packs in a zone. */
export const asOfIn = ({ asOf, now }: Settings, zone: Zone): Day => (now === undefined ? asOf : dayIn(now, zone));

/** The entries that hold on a day. */
export const entriesInEffect = <E extends SignedEntry>(entries: readonly E[], asOf: Day): readonly E[] =>
  entries.filter((it) => it.on <= asOf && holdsOn(it, asOf));

/** Of entries none of which holds on a day: the last that has ended, and when it did. */
export function lastEnded(entries: readonly ProfileEntry[], asOf: Day): Ended | undefined {
  const ended = entries.flatMap(({ until, by, place }) =>
    until !== undefined && until <= asOf ? [{ until, by, place }] : [],
  );
  const [last] = ended.toSorted((a, b) => b.until - a.until);
  return last && { ...last, until: formatDay(last.until) };
}
