import type { Verdict } from "../../evaluate/decision.ts";
import type {
  Counts,
  ReportHeader,
  ReportEnd,
  Citation,
  ReportAsked,
  ReportCause,
  ReportGrounds,
  ReportInstance,
  ReportPlace,
  ReportRule,
  ReportTitle,
} from "./report.ts";

/**
 * Why rules say what they say, as plain data; `grammar/schema/explanation-1.schema.json` is its schema.
 * What is undefined is left out of the JSON. `Value`: a value as it is shown; a text where it is data.
 */
export interface ExplanationReport<Value = string> extends ReportHeader, ReportEnd {
  readonly explanation: "explanation@1";
  /** The rule that was asked for; undefined: every violated one that binds the party, then every open one. */
  readonly asked: string | undefined;
  readonly rules: readonly ExplainedRule<Value>[];
  /** Rules of the roll-up that are not explained here. */
  readonly others: Counts;
}

export interface ExplainedRule<Value = string> extends Omit<ReportRule, "instances"> {
  readonly instances: readonly ExplainedInstance<Value>[];
  /** How many more instances might have been explained. */
  readonly left: number;
}

/** What is said of an instance as the report says it, in the order of the JSON. */
export const explainedKeys = [
  "verdict",
  "fingerprint",
  "waived",
  "in_baseline",
  "input",
  "at",
  "excerpt",
  "elements",
  "law_of",
  "either_way",
  "gate",
  "exempt_by",
] as const satisfies readonly (keyof ReportInstance)[];

export interface ExplainedInstance<Value = string> extends Pick<ReportInstance, (typeof explainedKeys)[number]> {
  /** The day up to which the facts of the document are known. */
  readonly facts_on: string;
  /** Of a breach or a clear outcome: the least that gives it. Without any one of these the rule would be open. */
  readonly rests_on: MinimalSupport<Value> | undefined;
  readonly reasons: readonly ReportReason<Value>[];
  /** Of a breach: for each broken requirement what would keep it. */
  readonly repairs: readonly ReportRepair[];
  /** Of an open outcome: what is missing. */
  readonly questions: readonly ReportQuestion[];
}

export interface MinimalSupport<Value = string> {
  /** What the rule says on these alone; another one of the same outcome, it may be. */
  readonly verdict: Verdict;
  readonly either_way: boolean;
  readonly facts: readonly ExplainedFact<Value>[];
  readonly attestations: readonly {
    readonly standard: string;
    readonly element: string | undefined;
    readonly at: ReportPlace;
  }[];
  readonly evidence: readonly { readonly id: string; readonly kind: string; readonly at: ReportPlace }[];
  readonly assumptions: readonly { readonly path: string; readonly at: ReportPlace }[];
  /** `term`: of a word or a list that the law leaves open, the full name. */
  readonly interpretations: readonly { readonly term: string; readonly at: ReportPlace }[];
}

export interface ExplainedFact<Value = string> {
  readonly path: string;
  readonly shown: Value;
  readonly at: ReportPlace;
}

/** A part of a rule that decides, as the policy writes it. */
export interface ReportReason<Value = string> extends ReportGrounds {
  readonly kind: "scope" | "for-each" | "when" | "upon" | "unless" | "exemption" | "clause" | "pending-while";
  readonly name: string | undefined;
  /** Of scopes and exemptions: where in the law. */
  readonly cite: Citation | undefined;
  readonly text: string;
  readonly policy: ReportPlace;
  readonly result: "true" | "false" | "unknown" | "waiting" | "void";
  /** Definitions, and standards with their titles. */
  readonly definitions: readonly {
    readonly kind: "definition" | "standard";
    readonly name: string;
    readonly title: string | undefined;
    readonly shown: Value;
    readonly policy: ReportPlace;
    readonly facts: readonly ExplainedFact<Value>[];
  }[];
  readonly facts: readonly ExplainedFact<Value>[];
  /** Rules of this or other laws that it asks and that decide. */
  readonly asked: readonly (ReportAsked & { readonly reasons: readonly ReportReason<Value>[] })[];
  readonly others_asked: number;
}

export interface ReportRepair {
  readonly name: string | undefined;
  readonly text: string;
  readonly policy: ReportPlace;
  /** Tried one by one, each on the documents as they are; with it the requirement holds. */
  readonly ways: readonly { readonly changes: readonly string[]; readonly verdict: Verdict }[];
}

export interface ReportQuestion extends ReportCause {
  /** In as few words as a list has. */
  readonly what: string;
  readonly ask: ReportTitle | undefined;
  readonly help: string | undefined;
  /** Tried one by one. */
  readonly answers: readonly { readonly answer: string; readonly verdict: Verdict | undefined }[];
}
