import type { Value } from "../../base/message.ts";
import type { Inferred } from "./inferred.ts";

/** What is known of a definition or a parameter once it is judged. */
export interface KnownDefinition {
  readonly type: Inferred;
  /** A list among its values is left open. */
  readonly open: boolean;
  /** A duration among its values counts hours or minutes. */
  readonly hours: string | undefined;
  readonly reads: Reads;
}

/** The subjects that something reads, and by way of what, if not by itself. */
export type Reads = ReadonlyMap<string, Way | undefined>;

/** By way of which definition or standard something is read, and by way of what that reads it. */
export interface Way {
  readonly via: Value;
  readonly through: Way | undefined;
}
