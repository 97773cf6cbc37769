import type { Day } from "../base/civil-date.ts";
import type { Place } from "../base/text.ts";

/** What can be covered: a breach, or an open question. */
export type Finding = "violated" | "undetermined";

/** A person's leave for a finding that is known, for a time. It changes no verdict. */
export interface Waiver {
  /** Full name of the rule. */
  readonly rule: string;
  readonly of: Waived;
  /** The verdict that it is for: leave for a breach is none for a question that is open, and the other way round. */
  readonly verdict: Finding;
  readonly reason: string;
  readonly requester: string;
  readonly approver: string;
  readonly from: Day;
  /** The first day on which it no longer holds. */
  readonly until: Day;
  /** What was looked at when it was given; undefined: nobody recorded it. */
  readonly seen: Seen | undefined;
  readonly place: Place;
}

/** Which findings of the rule are waived: one, or those of a file, there of one element or of all. */
export type Waived =
  | { readonly kind: "fingerprint"; readonly fingerprint: string }
  | { readonly kind: "file"; readonly path: string; readonly element: string | undefined };

/** Digests of the rule and of the facts that a finding rests on. */
export interface Seen {
  readonly rule: string;
  readonly facts: string;
}
