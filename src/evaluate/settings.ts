import type { DataNode } from "../base/data.ts";
import type { Day } from "../base/civil-date.ts";
import type { Zone } from "../base/instant.ts";
import type { Place } from "../base/text.ts";
import type { WorkingCalendar } from "../base/working-days.ts";

/** How a run is judged; plain data, printed with every result. */
export interface Settings {
  readonly asOf: Day;
  /** Given: the law of this day judges everything. */
  readonly lawOf: Day | undefined;
  readonly party: string;
  readonly interpretations: readonly Interpretation[];
  readonly memberships: readonly Membership[];
  readonly adoptions: readonly Adoption[];
  readonly assumptions: readonly Assumption[];
  readonly calendar: WorkingCalendar | undefined;
  readonly zone: Zone;
}

/** A reading of an open term by a person; `until` not included. */
export interface Interpretation {
  /** Full name: `PACK.TERM`. */
  readonly term: string;
  /** As the language writes it: `24 hours`. */
  readonly value: string;
  readonly by: string;
  readonly on: Day;
  readonly from: Day;
  readonly until: Day | undefined;
  readonly because: string;
  readonly place: Place;
}

/** Whether something belongs to a list that the law leaves open, by a person. */
export interface Membership {
  /** Full name: `PACK.LIST`. */
  readonly list: string;
  readonly member: string;
  readonly belongs: boolean;
  readonly by: string;
  readonly on: Day;
  readonly from: Day;
  readonly until: Day | undefined;
  readonly because: string;
  readonly place: Place;
}

/** An organisation binds itself to what only recommends or guides: a pack, or one rule by its full name. */
export interface Adoption {
  readonly of: { readonly kind: "pack" | "rule"; readonly name: string };
  readonly by: string;
  readonly on: Day;
  readonly from: Day;
  readonly until: Day | undefined;
  readonly because: string;
  readonly place: Place;
}

/** A fact that is taken for granted where no document states it. Its path passes through no list. */
export interface Assumption {
  /** `service.filing.algorithm.filed_on` */
  readonly fact: string;
  readonly value: DataNode;
  readonly by: string;
  readonly from: Day;
  readonly until: Day | undefined;
  readonly because: string;
  readonly place: Place;
}
