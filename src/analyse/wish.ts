import type { Day } from "../base/civil-date.ts";
import type { DataNode } from "../base/data.ts";

/** One thing that would be otherwise than the documents or the profile say. */
export type Wish =
  | FactWish
  | {
      readonly kind: "attestation";
      /** Full name. */
      readonly standard: string;
      readonly subjectName: string;
      readonly subject: string;
      readonly element: string | undefined;
      readonly met: boolean;
      readonly role: string;
      /** Kinds. */
      readonly evidence: readonly string[];
    }
  /** Nothing else happened, and the facts are known up to this day. */
  | { readonly kind: "facts-on"; readonly day: Day }
  /** A word that the law leaves open, read so. */
  | { readonly kind: "term"; readonly term: string; readonly value: string }
  | { readonly kind: "member"; readonly list: string; readonly member: string; readonly belongs: boolean };

export interface FactWish {
  readonly kind: "fact";
  readonly path: string;
  /** What is tried. */
  readonly value: DataNode;
  /** What that stands for, with `shown`: any value from 5 on is tried as 5, and said as `at-least`. */
  readonly say: Say;
  readonly shown: string;
}

export type Say =
  | "is"
  | "is-not"
  | "less-than"
  | "at-most"
  | "at-least"
  | "more-than"
  | "before"
  | "by"
  | "from"
  | "after"
  | "stated"
  | "absent"
  | "includes"
  | "excludes"
  | "empty"
  | "filled";
