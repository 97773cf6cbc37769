import type { laterUnits } from "./text.ts";

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
}

export const block = (unit: string, head: string, clauses: readonly string[] = [], braces = false): Block => ({
  unit,
  head,
  clauses,
  braces,
});
