import type { Day } from "../base/civil-date.ts";
import type { DataNode, RecordNode } from "../base/document.ts";
import { groupBy } from "../base/group-by.ts";
import type { Place } from "../base/text.ts";
import type { GraphId, GraphNode, StandardNode } from "../graph/graph.ts";
import type { Attestation, Input } from "../vocabulary/input.ts";
import type { Vocabulary } from "../vocabulary/type.ts";
import type { ContradictedFacts, Dispute, Ground, Ignored, Instance, JudgedAttestation, Rebuttal } from "./decision.ts";
import type { Implied } from "./implied.ts";
import type { Program } from "./program.ts";
import type { Settings, Assumption } from "./settings.ts";
import type { Result } from "./value.ts";

/** What a run looks at. */
export interface Run {
  /** Several of one pack are its versions: the day whose law judges decides between them. */
  readonly programs: readonly Program[];
  /** Judged in turn; a response's request is judged with it. */
  readonly inputs: readonly Input[];
  /** Read by rules on every other document that has no service of its own; judged only if it is an input too. */
  readonly service: Input | undefined;
  readonly vocabulary: Vocabulary;
  readonly settings: Settings;
  readonly trace: Trace | undefined;
  /** Each document is judged as if the others were not there. */
  readonly apart?: boolean;
}

/** In a run of several vocabularies a document belongs to the only one of the main subject of its own, if there is one. */
export function withOwnServices(inputs: readonly Input[], { mains, subjects }: Vocabulary): readonly Input[] {
  if (mains.length < 2) return inputs;
  const bySubject = groupBy(inputs, (it) => it.subject);
  return inputs.map((it) => {
    const [service, second] = bySubject.get(subjects.get(it.subject)?.main ?? "") ?? [];
    return it.service || it === service || second ? it : { ...it, service };
  });
}

/** The day whose law judges what has no day of its own. */
export const dayOfRun = ({ settings }: Run): Day => settings.lawOf ?? settings.asOf;

/** One subject that rules can read, and the document that it stands in. */
export interface Root {
  readonly node: RecordNode;
  readonly input: Input;
}

/** What is worth a look, by its place and the fact beside it, and no verdict. */
export interface AttestationFindings {
  /** Signatures that facts contradict. */
  readonly disputed: Map<string, Dispute>;
  /** Presumptions that signatures rebut. */
  readonly rebutted: Map<string, Rebuttal>;
  /** Attestations that do not count, beside an older one that does. */
  readonly ignored: Map<string, Ignored>;
}

/** Before anything is judged. */
export const noFindings = (): AttestationFindings => ({ disputed: new Map(), rebutted: new Map(), ignored: new Map() });

// INVARIANT (one-law): a context has one program, one document and one `lawOf`. Whatever is kept in it
//   was computed under that law; subjects of one document with different days have different contexts.
/** What is at hand while one program judges by the law of one day. */
export interface EvaluationContext {
  readonly program: Program;
  readonly settings: Settings;
  readonly lawOf: Day;
  readonly roots: ReadonlyMap<string, Root>;
  /** The documents that the roots stand in. */
  readonly inputs: readonly Input[];
  /** Of which nodes nobody wrote a value, as other facts imply it. */
  readonly implied: ReadonlyMap<DataNode, Implied>;
  /** What in the roots no document states, and who takes it for granted. */
  readonly assumed: ReadonlyMap<DataNode, Assumption>;
  readonly factsOn: Day;
  /** What contradicts a value. */
  readonly contradicted: (node: DataNode) => ContradictedFacts | undefined;
  /** Results of nodes that read no element, by their ids. */
  readonly memo: (Result | undefined)[];
  readonly across: CrossDocument;
  readonly signed: Signed;
  readonly findings: AttestationFindings;
  readonly budget: Budget;
  /** What becomes of a standard of which a signature says other than facts, or than the signatures that count. */
  readonly onDispute: "open" | "facts-decide";
  /** The places of signatures that facts contradict, and of later ones that do not count and contradict those that do. */
  readonly disputes: Set<string>;
  readonly trace: Trace | undefined;
}

/** A context in which rules have instances: that of a document. */
export interface DocumentContext extends EvaluationContext {
  /** Index into the run's inputs. */
  readonly input: number;
  /** The same by facts alone, as if nobody had signed what they contradict; undefined: it is so already. */
  readonly byFacts: (() => DocumentContext) | undefined;
  /** Of the rules that were asked, by this pack or through another rule. */
  readonly said: Map<GraphId, RuleInstances>;
}

/** What a rule says of a document. */
export interface RuleInstances {
  readonly instances: readonly Instance[];
  /** What keeps elements of its lists out: without these facts there might be more instances. */
  readonly leftOut: readonly Ground[];
}

/** What is signed of a standard in a document, in the order of its text. */
export type Signed = (standard: StandardNode, input: Input) => readonly Signature[];

/** As it is written, and whether it counts. */
export interface Signature {
  readonly written: Attestation;
  readonly judged: JudgedAttestation;
}

/** What one program says of all documents of the run. */
export interface CrossDocument {
  readonly said: (rule: GraphId) => RuleInstances;
  /** Results of `upon breach of`: the same for every document. */
  readonly breaches: Map<GraphId, Result>;
  /** All that the rules say which `upon breach of` names. */
  readonly heard: Map<BreachNode, readonly RuleInstance[]>;
}

export type BreachNode = Extract<GraphNode, { readonly kind: "breach" }>;

/** What a rule says of a document, or of an element in it. */
export interface RuleInstance {
  /** Full name. */
  readonly rule: string;
  readonly instance: Instance;
}

/** Sees every node that is evaluated, and where; memoised nodes once. */
export type Trace = (node: GraphId, locals: Locals, result: Result, context: EvaluationContext) => void;

/** Nested lists cost the product of their lengths: one document may cost so many steps and no more. */
export interface Budget {
  left: number;
  readonly place: Place;
}

export const stepsPerDocument = 2_000_000;

/** The elements of the enclosing lists, innermost first. */
export type Locals = readonly Result[];
