import type { ExitCode } from "../../base/diagnostic.ts";
import type { Detector } from "../../detect/findings.ts";
import type { RunWord, Verdict } from "../../evaluate/decision.ts";
import type { InForce } from "../../graph/graph.ts";
import type { Severity } from "./report-run.ts";
import type { Cite, ReportNote, ReportPlace, ReportRule, Scripts, Title } from "./rule-report.ts";

/**
 * A finished run as plain data, the one source of every format; `grammar/schema/report-1.schema.json` is its schema.
 * What is undefined is left out of the JSON.
 */
export interface Report {
  readonly report: "report@1";
  readonly engine: string;
  readonly settings: ReportSettings;
  /** Packs that judge; several versions of one stand in the order of time, each with the rules that judged by it. */
  readonly packs: readonly ReportPack[];
  /** Packs of which those read something. */
  readonly needed: readonly ReportNeeded[];
  readonly inputs: readonly ReportInput[];
  /** The papers that documents bring. */
  readonly evidence: readonly ReportEvidence[];
  /** What would settle the open rules that bind the party; what settles most stands first. */
  readonly needs: readonly ReportNeed[];
  readonly not_examined: readonly ReportUnexamined[];
  readonly notes: readonly ReportNote[];
  readonly yields: readonly ReportYield[];
  readonly overruled: readonly ReportOverruled[];
  readonly left_out: readonly { readonly input: number; readonly day: string }[];
  readonly assumed: readonly { readonly input: number; readonly what: string }[];
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
  readonly problems: readonly ReportProblem[];
  readonly troubles: readonly ReportTrouble[];
  /** Rules that bind the party, by verdict; the rules that bind others; and the advisory ones, whomever they address. */
  readonly counts: Counts;
  readonly counts_of_others: Counts;
  readonly counts_of_advisory: Counts;
  readonly word: RunWord | "nothing judged";
  readonly sentence: string;
  /** Rules that bind the party and of which every breach and open question is covered: by waivers, or with the baseline. */
  readonly covered: { readonly waived: number; readonly in_baseline: number };
  /** Violated rules below `fail_on`. */
  readonly let_pass: number;
  readonly exit_code: ExitCode;
}

/** What it says of documents one by one, and of the rules that say it. */
export type DocumentsReport = Pick<Report, "packs" | "inputs" | "notes" | "left_out" | "assumed">;

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
  readonly waivers: string | undefined;
  readonly baseline: string | undefined;
  readonly fail_on: Severity | undefined;
  readonly allow: readonly "undetermined"[];
  /** Detectors whose findings were added to the documents; undefined: none ran. */
  readonly detectors: readonly Detector[] | undefined;
}

export interface ReportPack {
  readonly id: string;
  readonly version: string;
  readonly title: Title;
  readonly digest: string;
  readonly in_force: InForce;
  readonly not_covered: readonly { readonly id: string; readonly from: string; readonly binds: string }[];
  /** Articles that the pack's policies name. */
  readonly articles_encoded: readonly number[];
  /** The other articles of the law, of which the report says nothing; undefined: the pack holds no text. */
  readonly articles_not_encoded: readonly number[] | undefined;
  /** What the articles that the policies name are called; those without a title are left out. */
  readonly titles: readonly { readonly article: number; readonly title: Partial<Title> }[];
  readonly articles: readonly ReportArticle[];
}

export interface ReportNeeded {
  readonly id: string;
  readonly version: string;
  readonly title: Title;
  readonly digest: string;
  readonly in_force: InForce;
  readonly needed_by: readonly string[];
}

export interface ReportArticle {
  readonly article: number;
  readonly title: Partial<Title>;
  /** Undefined: no rule stands in it that is more than advisory. */
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

export interface ReportInput {
  readonly path: string;
  /** From the folder of `edict.yaml`, or from where the run was started if there is none: as waivers name it. */
  readonly project_path: string;
  readonly line: number;
  readonly column: number;
  readonly subject: string;
  readonly day: string | undefined;
  readonly facts_on: string | undefined;
}

export interface ReportEvidence {
  readonly id: string;
  readonly kind: string;
  readonly collected_on: string;
  /** Its last good day; undefined: it does not expire. */
  readonly expires_on: string | undefined;
  /** On the day of judgement. */
  readonly state: "good" | "expired" | "not-yet";
  readonly at: ReportPlace;
  /** Rules that rest on it, or that miss it since it has expired. */
  readonly rules: readonly string[];
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
  /** Where edict.yaml asks for it. */
  readonly at?: ReportPlace | undefined;
}

/** What every report says of how it was judged. */
export interface Header extends Pick<Report, "engine" | "settings" | "needed" | "inputs" | "assumed"> {
  readonly packs: readonly Pick<ReportPack, "id" | "version" | "in_force">[];
}
