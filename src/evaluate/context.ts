import type { Place } from "../base/text.ts";
import type { DataNode, RecordNode } from "../base/data.ts";
import type { Day } from "../base/civil-date.ts";
import type { GraphId } from "../graph/graph.ts";
import type { Input } from "../vocabulary/input.ts";
import type { Ground, Ignored, Instance, Overruled } from "./decision.ts";
import type { Program } from "./program.ts";
import type { Assumption, Settings } from "./settings.ts";
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

// INVARIANT (one-law): a context has one program, one document and one `lawOf`. Whatever is kept in it
//   was computed under that law; subjects of one document with different days have different contexts.
/** What is at hand while one program judges by the law of one day. */
export interface Context {
  readonly program: Program;
  readonly settings: Settings;
  readonly lawOf: Day;
  readonly roots: ReadonlyMap<string, Root>;
  /** What in the roots no document states, and who takes it for granted. */
  readonly assumed: ReadonlyMap<DataNode, Assumption>;
  readonly factsOn: Day;
  /** Results of nodes that read no element. */
  readonly memo: Map<GraphId, Result>;
  readonly across: Across;
  readonly findings: Findings;
  readonly budget: Budget;
  readonly trace: Trace | undefined;
}

/** A context in which rules have instances: that of a document. */
export interface DocumentContext extends Context {
  /** Index into the run's inputs. */
  readonly input: number;
  /** Of the rules that were asked, by this pack or through another rule. */
  readonly said: Map<GraphId, Said>;
}

/** What a rule says of a document. */
export interface Said {
  readonly instances: readonly Instance[];
  /** What keeps elements of its lists out: without these facts there might be more instances. */
  readonly leftOut: readonly Ground[];
}

/** What one program says of all documents of the run. */
export interface Across {
  readonly said: (rule: GraphId) => Said;
  /** Results of `upon breach of`: the same for every document. */
  readonly breaches: Map<GraphId, Result>;
}

/** Sees every node that is evaluated, and where; memoised nodes once. */
export type Trace = (node: GraphId, locals: Locals, result: Result, context: Context) => void;

/** Nested lists cost the product of their lengths: one document may cost so many steps and no more. */
export interface Budget {
  left: number;
  readonly place: Place;
}

export const stepsPerDocument = 2_000_000;

/** The elements of the enclosing lists, innermost first. */
export type Locals = readonly Result[];
