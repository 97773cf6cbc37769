import type { Day } from "../base/civil-date.ts";
import type { Place } from "../base/text.ts";

/** A person's leave for a breach that is known, for a time. It changes no verdict. */
export interface Waiver {
  /** Full name of the rule. */
  readonly rule: string;
  readonly reason: string;
  readonly requester: string;
  readonly approver: string;
  readonly from: Day;
  /** The first day on which it no longer holds. */
  readonly until: Day;
  readonly place: Place;
}
