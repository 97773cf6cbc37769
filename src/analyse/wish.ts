import type { Day } from "../base/civil-date.ts";
import type { DataNode } from "../base/data.ts";

/** One thing that would be otherwise than the documents or the profile say. */
export type Wish =
  /** `value` is what is tried; `say` with `shown` is what it stands for. */
  | {
      readonly kind: "fact";
      readonly path: string;
      readonly value: DataNode;
      readonly say: Say;
      readonly shown: string;
    }
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
  | { readonly kind: "member"; readonly list: string; readonly member: string; readonly belongs: boolean };

export const says = [
  "is",
  "is-not",
  "less-than",
  "at-most",
  "at-least",
  "more-than",
  "before",
  "by",
  "from",
  "after",
  "stated",
  "absent",
  "includes",
  "excludes",
  "empty",
] as const;
export type Say = (typeof says)[number];
