import type { PlainReckoning } from "./plain.ts";
import type { laterUnits } from "./text.ts";
import type { Growth } from "./vocabularies.ts";

/** A place that can carry law. */
export type Place = (typeof laterUnits)[number];

/** A declaration whose clauses have no order of their own. */
export interface Block {
  /** A place, or an article: `2`. */
  readonly unit: string;
  /** Between `⟨` and `⟩` stands a list without an order of its own. */
  readonly head: string;
  readonly clauses: readonly string[];
  /** `braces`: clauses stand between braces, as those of rules and standards. */
  readonly braces: boolean;
}

/** Civil days as people write them; `until` not included. */
export interface Span {
  readonly from: string;
  readonly until: string | undefined;
}

/** A well-typed pack, as the declarations that a legal engineer would write. */
export interface PackPlan {
  readonly id: "u" | "t" | "w";
  readonly text: "first" | "later";
  readonly rank: string;
  readonly inForce: Span | "never";
  readonly needs: readonly string[];
  readonly blocks: readonly Block[];
}

/** The packs of a run, each before those that need it. */
export interface Plan {
  readonly packs: readonly PackPlan[];
  /** Where the days of all of them begin, and how they are counted. */
  readonly reckons: PlainReckoning;
  /** What their vocabulary adds to the world. */
  readonly growth: Growth;
  /** An exemption that is in none of them, and what tells whether it would hold. */
  readonly added: Added | undefined;
}

export interface Added {
  /** Index of the pack to which it can be added. */
  readonly pack: number;
  readonly exemption: Block;
  /** Rules whose verdicts tell whether its condition holds on a document of a subject, and on which subjects. */
  readonly probes: readonly Block[];
}

export const block = (unit: string, head: string, clauses: readonly string[] = [], braces = false): Block => ({
  unit,
  head,
  clauses,
  braces,
});
