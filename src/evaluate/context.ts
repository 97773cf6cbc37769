import type { Place } from "../base/text.ts";
import type { RecordNode } from "../base/data.ts";
import type { Day } from "../base/civil-date.ts";
import type { GraphId } from "../graph/graph.ts";
import type { Input } from "../vocabulary/input.ts";
import type { Ignored, Overruled } from "./decision.ts";
import type { Program } from "./program.ts";
import type { Settings } from "./settings.ts";
import type { Result } from "./value.ts";

/** One subject that rules can read, and the document that it stands in. */
export interface Root {
  readonly node: RecordNode;
  readonly input: Input;
}

/** What is worth a look, by its place, and no verdict. */
export interface Findings {
  /** Attestations that a fact overrules. */
  readonly overruled: Map<string, Overruled>;
  /** Attestations that do not count, beside an older one that does. */
  readonly ignored: Map<string, Ignored>;
}

/** What is at hand while one program judges one document. */
export interface Context {
  readonly program: Program;
  readonly settings: Settings;
  readonly roots: ReadonlyMap<string, Root>;
  readonly factsOn: Day;
  /** Results of nodes that read no element. */
  readonly memo: Map<GraphId, Result>;
  readonly findings: Findings;
  readonly budget: Budget;
  readonly trace: Trace | undefined;
}

/** Sees every node that is evaluated; memoised nodes once. */
export type Trace = (node: GraphId, locals: Locals, result: Result) => void;

/** Nested lists cost the product of their lengths: one document may cost so many steps and no more. */
interface Budget {
  left: number;
  readonly place: Place;
}

export const stepsPerDocument = 2_000_000;

/** The elements of the enclosing lists, innermost first. */
export type Locals = readonly Result[];
