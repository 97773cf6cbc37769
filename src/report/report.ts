import type { RunWord, Verdict } from "../evaluate/decision.ts";
import type { ExitCode, Severity } from "./report-run.ts";

/**
 * A finished run as plain data, the one source of every format; `grammar/schema/report-1.schema.json` is its schema.
 * What is undefined is left out of the JSON.
 */
export interface Report {
  readonly report: "report@1";
  readonly engine: string;
  readonly settings: ReportSettings;
  readonly packs: readonly ReportPack[];
  readonly inputs: readonly ReportInput[];
  /** What would settle the open rules that bind the party; what settles most stands first. */
  readonly needs: readonly ReportNeed[];
  readonly not_examined: readonly ReportUnexamined[];
  readonly yields: readonly ReportYield[];
  readonly overruled: readonly ReportOverruled[];
  readonly left_out: readonly { readonly input: number; readonly day: string }[];
  readonly assumed: readonly { readonly input: number; readonly what: string }[];
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
  readonly problems: readonly ReportProblem[];
  readonly troubles: readonly ReportTrouble[];
  /** Rules that bind the party, by verdict; and the rules that bind others. */
  readonly counts: Counts;
  readonly counts_of_others: Counts;
  readonly word: RunWord | "nothing judged";
  readonly sentence: string;
  /** Violated rules below `fail_on`. */
  readonly let_pass: number;
  readonly exit_code: ExitCode;
}

export type Counts = Readonly<Record<Verdict, number>>;

export interface ReportSettings {
  readonly as_of: string;
  /** The day whose law judges everything; undefined: each document's own day, for a service `as_of`. */
  readonly law_of: string | undefined;
  /** The days up to which the facts of the judged documents are known. */
  readonly facts_on: readonly string[];
  readonly party: string;
  readonly zone: string;
  readonly profile: string | undefined;
  readonly service: string | undefined;
  readonly fail_on: Severity | undefined;
  readonly allow: readonly "undetermined"[];
}

/** `hant` and `hans`: the two scripts of Chinese. */
export interface Scripts {
  readonly hant: string;
  readonly hans: string;
}

export interface Title {
  readonly en: string;
  readonly zh: string;
}

export interface ReportPack {
  readonly id: string;
  readonly version: string;
  readonly title: Title;
  readonly digest: string;
  readonly in_force: { readonly from: string; readonly until: string | undefined };
  readonly not_covered: readonly { readonly id: string; readonly from: string; readonly binds: string }[];
  /** Articles that the pack's policies name. */
  readonly articles_encoded: readonly number[];
  /** The other articles of the law, of which the report says nothing; undefined: the pack holds no text. */
  readonly articles_not_encoded: readonly number[] | undefined;
  readonly articles: readonly ReportArticle[];
}

export interface ReportArticle {
  readonly article: number;
  readonly title: Partial<Title>;
  /** Undefined: no rule stands in it. */
  readonly verdict: Verdict | undefined;
  readonly rules: readonly ReportRule[];
  readonly not_encoded: readonly ReportNotEncoded[];
}

/** A passage of the law that the pack makes no rule of, and why. */
export interface ReportNotEncoded {
  readonly cite: Cite;
  readonly words: Scripts | undefined;
  /** As the policy quotes it; all there is where the pack holds no text. */
  readonly text: string;
  readonly because: string;
  readonly policy: ReportPlace;
}

/** A place in the law: `7.1.3`, as people cite it, and as Chinese readers do. */
export interface Cite extends Scripts {
  readonly key: string;
  readonly en: string;
}

export interface ReportRule {
  /** Full name. */
  readonly rule: string;
  readonly cite: Cite;
  readonly party: string;
  readonly modal: "must" | "must-not";
  readonly act: string;
  readonly subject: string;
  readonly words: Scripts | undefined;
  /** Where the pack holds no text: what the unit is about, in our own, unofficial words. */
  readonly caption: Title | undefined;
  readonly policy: ReportPlace;
  readonly remedy: string | undefined;
  readonly severity: Severity;
  readonly in_roll_up: boolean;
  readonly verdict: Verdict;
  readonly instances: readonly ReportInstance[];
}

/** Lines and columns from 1, columns in UTF-16 units; the end is not included. */
export interface ReportPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
}

/** A line of a file, or the part of a long one around a place; `from` and `to` are offsets into `text`. */
export interface Excerpt {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface ReportInstance {
  readonly verdict: Verdict;
  /** Index into `inputs`. */
  readonly input: number;
  readonly at: ReportPlace;
  readonly excerpt: Excerpt;
  readonly elements: readonly string[];
  readonly law_of: string;
  readonly either_way: boolean;
  /** Why the rule does not apply. */
  readonly gate: ReportGate | undefined;
  readonly clauses: readonly ReportClause[];
  readonly causes: readonly ReportCause[];
  readonly facts: readonly ReportFact[];
  readonly attestations: readonly ReportAttestation[];
  readonly interpretations: readonly ReportInterpretation[];
}

export interface ReportGate {
  readonly kind: "scope" | "when" | "unless" | "no-element" | "not-in-force";
  readonly params: Params;
  readonly sentence: string;
}

export interface ReportClause {
  readonly name: string | undefined;
  readonly forbid: boolean;
  /** As the policy writes it. */
  readonly text: string;
  readonly policy: ReportPlace;
  readonly result: "true" | "false" | "unknown" | "waiting";
  readonly causes: readonly ReportCause[];
  readonly facts: readonly ReportFact[];
}

export type Params = Readonly<Record<string, string>>;

export interface ReportCause {
  readonly kind: string;
  readonly params: Params;
  readonly sentence: string;
  readonly at: ReportPlace | undefined;
  /** Attestations that do not count, and why. */
  readonly refused: readonly {
    readonly by: string;
    readonly on: string;
    readonly why: string;
    readonly detail: string;
    readonly at: ReportPlace;
  }[];
}

export interface ReportFact {
  readonly path: string;
  readonly shown: string;
  /** It is read by the scope of the law or of a unit. */
  readonly scope: boolean;
  readonly at: ReportPlace;
}

export interface ReportAttestation {
  readonly standard: string;
  readonly element: string | undefined;
  readonly met: boolean;
  readonly by: string;
  readonly role: string;
  readonly on: string;
  readonly until: string;
  readonly at: ReportPlace;
}

export interface ReportInterpretation {
  readonly term: string;
  readonly value: string;
  readonly by: string;
  readonly because: string;
  readonly at: ReportPlace;
}

export interface ReportInput {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly subject: string;
  readonly day: string | undefined;
  readonly facts_on: string | undefined;
}

/** One thing that is missing, told once however many rules wait for it. */
export interface ReportNeed {
  readonly kind: string;
  /** In as few words as a list of things to do has. */
  readonly what: string;
  readonly sentence: string;
  readonly help: string | undefined;
  readonly ask: Title | undefined;
  /** Paths or elements that lack it. */
  readonly of: readonly string[];
  readonly rules: readonly string[];
  readonly at: readonly ReportPlace[];
}

/** Rules on a subject that was not given, or was given only for days after `as_of`. */
export interface ReportUnexamined {
  readonly subject: string;
  readonly why: "not-given" | "left-out";
  readonly rules: readonly string[];
}

export interface ReportYield {
  readonly pack: string;
  readonly what: string;
  readonly cite: Cite;
  readonly holds: "true" | "unknown";
  readonly input: number;
  readonly at: ReportPlace;
}

export interface ReportOverruled {
  readonly standard: string;
  readonly by: string;
  readonly at: ReportPlace;
}

export interface ReportProblem {
  readonly in: "policy" | "input";
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly help: string | undefined;
  readonly at: ReportPlace;
}

export interface ReportTrouble {
  readonly code: string;
  readonly message: string;
  readonly help: string | undefined;
}
