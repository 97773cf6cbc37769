import type { Day } from "../base/civil-date.ts";
import type { Place } from "../base/text.ts";

/** A day on which something begins to hold, or from which it no longer holds, so that a verdict may be another than the day before. */
export interface Turn {
  readonly day: Day;
  readonly cause: TurnCause;
}

export type TurnCause = OfLaw | OfProfile | OfPeople | OfFacts;

interface Edge {
  /** It begins to hold, or it has ended. */
  readonly begins: boolean;
}

type OfLaw = Edge &
  (
    | { readonly kind: "pack"; readonly name: string }
    /** A rule, an exemption or a value with dates that has days of its own; by its full name. */
    | { readonly kind: "rule" | "exemption" | "parameter"; readonly name: string }
    | { readonly kind: "flag"; readonly what: string }
  );

type OfProfile = Edge & { readonly by: string; readonly place: Place } & (
    | { readonly kind: "interpretation"; readonly term: string; readonly value: string }
    | { readonly kind: "membership"; readonly list: string; readonly member: string; readonly belongs: boolean }
    | { readonly kind: "adoption"; readonly name: string }
    | { readonly kind: "assumption"; readonly fact: string }
  );

type OfPeople = Edge & { readonly place: Place } & (
    | {
        readonly kind: "attestation";
        readonly standard: string;
        readonly element: string | undefined;
        readonly met: boolean;
        readonly by: string;
      }
    | { readonly kind: "evidence"; readonly id: string }
  );

type OfFacts =
  /** A request, response or event has happened. */
  | { readonly kind: "document"; readonly subject: string; readonly input: number; readonly place: Place }
  /** The last day of a deadline is over. */
  | { readonly kind: "deadline"; readonly path: string; readonly due: string }
  /** The day on which something was done has come. */
  | { readonly kind: "done"; readonly path: string }
  /** The day of judgement comes to a day that a rule compares it with, or goes past it. */
  | { readonly kind: "comparison"; readonly on: string; readonly begins: boolean };
