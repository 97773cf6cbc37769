import type { Story } from "./documents.ts";
import type { Plan } from "./plan.ts";
import type { Pipeline } from "./pipeline.ts";

/** What is held fixed while facts are added: the days, the profile, the attestations. */
export interface Frame {
  readonly asOf: string;
  readonly slack: string | undefined;
}

export interface Situation {
  readonly plan: Plan;
  readonly story: Story;
  readonly frame: Frame;
}

/** A property of all situations, or one of pinned examples. It returns what breaks it, or nothing. */
export type Law =
  | {
      readonly kind: "searched";
      readonly name: string;
      readonly broken: (pipeline: Pipeline, it: Situation) => string | undefined;
    }
  | { readonly kind: "pinned"; readonly name: string; readonly broken: (pipeline: Pipeline) => string | undefined };
