import type { Built, Pipeline } from "./pipeline.ts";
import type { Situation } from "./situation.ts";

/** A property of all situations, or one of pinned examples. It returns what breaks it, or nothing. */
export type Law = SearchedLaw | PinnedLaw;

export interface SearchedLaw {
  readonly kind: "searched";
  readonly name: string;
  /** `built`: the packs of the situation, compiled. */
  readonly broken: (pipeline: Pipeline, it: Situation, built: readonly Built[]) => string | undefined;
}

export interface PinnedLaw {
  readonly kind: "pinned";
  readonly name: string;
  readonly broken: (pipeline: Pipeline) => string | undefined;
}
