import type { ExitCode } from "../../base/diagnostic.ts";
import type { Translated } from "../../base/message.ts";
import type { RunWord, Verdict } from "../../evaluate/decision.ts";
import type { Modal, NoteModal, WrittenInterval } from "../../graph/graph.ts";
import type { Detector } from "../../readers/detect/findings.ts";
import type { CitationStyleName } from "../../statute/citation-style.ts";
import type { WrittenWords } from "../../statute/statute.ts";
import type { RuleSeverity } from "./report-run.ts";

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
  /** Shipped packs that the run did not judge, where it judged a shipped one. */
  readonly not_judged: readonly ReportUnjudged[];
  readonly inputs: readonly ReportInput[];
  /** The papers that documents bring. */
  readonly evidence: readonly ReportEvidence[];
  /** What would settle the open rules that bind the party; what settles most stands first. */
  readonly needs: readonly ReportNeed[];
  readonly not_examined: readonly ReportUnexamined[];
  readonly notes: readonly ReportNote[];
  readonly yields: readonly ReportYield[];
  /** Signatures that facts contradict: no verdict but a breach rests on what they dispute. */
  readonly disputed: readonly ReportDispute[];
  /** Presumptions that signatures rebut. */
  readonly rebutted: readonly ReportDispute[];
  /** Facts that contradict each other: they are open, whether or not a rule reads them. */
  readonly contradicted: readonly ReportContradiction[];
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
  /** What the run came to. */
  readonly lead: string;
  /** The same, and what the run has not seen. */
  readonly sentence: string;
  /** Rules that bind the party and of which every breach and open question is covered: by waivers, or with the baseline. */
  readonly covered: { readonly waived: number; readonly in_baseline: number };
  /** Violated rules below `fail_on`. */
  readonly let_pass: number;
  readonly exit_code: ExitCode;
}

/** Facts that cannot be together; `at`: the first of them. */
export interface ReportContradiction {
  readonly sentence: string;
  readonly at: ReportPlace;
  readonly facts: readonly { readonly path: string; readonly shown: string; readonly at: ReportPlace }[];
}

/** What it says of documents one by one, and of the rules that say it. */
export type DocumentsReport = Pick<Report, "packs" | "inputs" | "notes" | "left_out" | "assumed">;

export type Counts = Readonly<Record<Verdict, number>>;

export interface ReportDay {
  readonly zone: string;
  readonly as_of: string;
  readonly packs: readonly string[];
}

/** A service, or what else all documents of a vocabulary belong to: its id, and the facts that say whose it is. */
export interface ReportService {
  readonly subject: string;
  readonly id: string;
  readonly names: readonly { readonly path: string; readonly title: ReportTitle; readonly shown: string }[];
}

export interface ReportSettings {
  readonly as_of: string;
  /** The day whose law judges everything; undefined: each document's own day, for a service `as_of`. */
  readonly law_of: string | undefined;
  /** The days up to which the facts of the judged documents are known. */
  readonly facts_on: readonly string[];
  readonly party: string;
  /** What it is called in words of the reader's language, where that is something else. */
  readonly who: string | undefined;
  readonly zone: string;
  /** Where packs are of several zones: the day of judgement in each, and the packs there. Undefined: all are of `zone`. */
  readonly days: readonly ReportDay[] | undefined;
  readonly profile: string | undefined;
  readonly service: string | undefined;
  /** The services that the run is about, as their documents name them. */
  readonly services: readonly ReportService[];
  readonly waivers: string | undefined;
  readonly baseline: string | undefined;
  readonly fail_on: RuleSeverity | undefined;
  readonly allow: readonly "undetermined"[];
  /** What is unverified was judged as if it were verified; undefined: it bound nobody. */
  readonly provisional: true | undefined;
  /** Detectors whose findings were added to the documents; undefined: none ran. */
  readonly detectors: readonly Detector[] | undefined;
}

/** Which text of a law it is, and when it is law. */
export interface PackHead {
  readonly id: string;
  readonly version: string;
  readonly title: ReportTitle;
  /** Where its official text is published; undefined: the pack does not say it. */
  readonly official_text: string | undefined;
  readonly digest: string;
  readonly in_force: WrittenInterval;
}

export interface ReportPack extends PackHead {
  /** How its places are cited; undefined: as those of Chinese laws. */
  readonly citation: CitationStyleName | undefined;
  /** The rules that counted working days from Monday to Friday, and where the pack says so; undefined: none did, or its calendar has holidays. */
  readonly weekdays: { readonly rules: readonly string[]; readonly at: ReportPlace } | undefined;
  readonly not_covered: readonly { readonly id: string; readonly from: string; readonly binds: string }[];
  /** Articles that the pack's policies name. */
  readonly articles_encoded: readonly number[];
  /** The other articles of the law, of which the report says nothing; undefined: the pack holds no text. */
  readonly articles_not_encoded: readonly number[] | undefined;
  /** What the articles that the policies name are called; those without a title are left out. */
  readonly titles: readonly { readonly article: number; readonly title: Partial<ReportTitle> }[];
  readonly articles: readonly ReportArticle[];
}

export interface ReportUnjudged {
  readonly id: string;
  /** What those that judge refer to of it was judged with them. */
  readonly needed: boolean;
  /** Facts that documents state and that its rules read, but none that was judged; unknown, and empty, where it is not needed. */
  readonly reads: readonly string[];
}

export interface ReportNeeded extends PackHead {
  readonly needed_by: readonly string[];
}

export interface ReportArticle {
  readonly article: number;
  readonly title: Partial<ReportTitle>;
  /** Undefined: no rule stands in it that is more than advisory. */
  readonly verdict: Verdict | undefined;
  readonly rules: readonly ReportRule[];
  readonly not_encoded: readonly ReportNotEncoded[];
}

/** A passage of the law that the pack makes no rule of, and why. */
export interface ReportNotEncoded {
  readonly cite: Citation;
  readonly words: WrittenWords | undefined;
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
  readonly ask: ReportTitle | undefined;
  /** The roles of which any may sign, of a signature. */
  readonly signed_by: readonly string[] | undefined;
  /** Paths or elements that lack it. */
  readonly of: readonly string[];
  readonly rules: readonly string[];
  readonly at: readonly ReportPlace[];
}

/** Rules on a subject that was not given, or only for days after `as_of`; or only for other documents to be judged by. */
export interface ReportUnexamined {
  readonly subject: string;
  readonly why: "not-given" | "left-out" | "beside";
  readonly rules: readonly string[];
}

export interface ReportYield {
  readonly pack: string;
  readonly what: string;
  readonly cite: Citation;
  readonly holds: "true" | "unknown";
  readonly input: number;
  readonly at: ReportPlace;
}

/** A signature that says other than facts do, or than is presumed of them; `fact`: its path. */
export interface ReportDispute {
  readonly standard: string;
  readonly met: boolean;
  readonly by: string;
  readonly at: ReportPlace;
  readonly fact: string | undefined;
  readonly fact_at: ReportPlace | undefined;
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
export interface ReportHeader extends Pick<Report, "engine" | "settings" | "needed" | "inputs" | "assumed"> {
  readonly packs: readonly PackHead[];
}

/** What every report says last. */
export type ReportEnd = Pick<Report, "sentence" | "problems" | "troubles" | "skipped" | "exit_code">;

/** Whom a rule speaks of. */
interface ReportAddressed {
  /** The party of the run, if it is one of them; else the first in the alphabet. */
  readonly party: string;
  /** All, where there are several. */
  readonly parties: readonly string[] | undefined;
  /** All of them in words of the reader's language, where that is something else than `party`. */
  readonly who: string | undefined;
}

/** What one rule says of the documents, as plain data. */
export interface ReportRule extends Provision, ReportAddressed {
  /** Full name. */
  readonly rule: string;
  readonly modal: "must" | "must-not";
  readonly act: string;
  readonly subject: string;
  readonly remedy: string | undefined;
  readonly severity: RuleSeverity;
  /** What corresponds to it in other versions of the law has the same. */
  readonly concept: string | undefined;
  readonly standing: ReportStanding;
  readonly in_roll_up: boolean;
  readonly verdict: Verdict;
  /** The worst of its breaches and open questions that neither a waiver nor the baseline covers: what counts for the exit code. */
  readonly uncovered: "violated" | "undetermined" | undefined;
  /** What covers all of them: waivers alone, or waivers and the baseline. */
  readonly covered_by: "waivers" | "baseline" | undefined;
  /** What is asked before the requirements, in the order of asking. */
  readonly conditions: readonly ReportCondition[];
  /** What is required in plain words, in the order of the clauses of instances. */
  readonly requirements: readonly string[];
  /** Signatures that count, of what it asks people, and on which its verdict does not rest; undefined: there are none. */
  readonly idle_attestations: readonly ReportAttestation[] | undefined;
  readonly instances: readonly ReportInstance[];
}

export interface ReportCondition {
  readonly kind: "scope" | "for-each" | "when" | "upon" | "unless" | "exemption" | "pending-while";
  /** The full one of an exemption. */
  readonly name: string | undefined;
  /** Where in the law, of scopes and exemptions. */
  readonly cite: Citation | undefined;
  /** As the policy writes it. */
  readonly text: string;
  /** The same in plain words. */
  readonly said: string;
  readonly policy: ReportPlace;
}

/** Where something stands in the law and in the policy, in the law's words and in ours. */
interface Provision {
  readonly cite: Citation;
  readonly words: WrittenWords | undefined;
  /** Where they stand in the file of the law's text. */
  readonly words_at: ReportPlace | undefined;
  /** What the unit is about, in our own, unofficial words. */
  readonly caption: ReportTitle | undefined;
  readonly policy: ReportPlace;
}

/** What a pack has written of a rule or a note. */
export interface WrittenProvision extends Provision, ReportAddressed {
  /** Full name. */
  readonly rule: string;
  readonly modal: Modal;
  readonly act: string;
}

/** What a rule rests on, and so whether it counts. */
export interface ReportStanding {
  /** `law`, `rules`, `guidance` … */
  readonly basis: string;
  /** Where it says so: `TC260-003 5.1`. */
  readonly where: string | undefined;
  /** Undefined: it is a rule like any other. `reasons`: what the policy says of why it is unverified. */
  readonly advisory:
    | { readonly why: "unverified" | "not-adopted"; readonly reasons: readonly string[]; readonly sentence: string }
    | undefined;
  /** It rests on unverified words, in a run that judges them all the same: its verdict settles nothing. */
  readonly provisional: { readonly reasons: readonly string[]; readonly sentence: string } | undefined;
  /** Who made it count, of what only recommends or guides. */
  readonly adopted: (Decided & { readonly on: string; readonly sentence: string }) | undefined;
}

/** What a party may do, is entitled or encouraged to, has power to or is liable to: it has no verdict. */
export interface ReportNote extends Provision, ReportAddressed {
  /** Full name. */
  readonly rule: string;
  readonly modal: NoteModal;
  readonly act: string;
  readonly standing: ReportStanding;
  readonly applies: "yes" | "no" | "unknown";
  readonly law_of: string;
  /** Index into `inputs`; undefined: it has one instance a run. */
  readonly input: number | undefined;
  readonly at: ReportPlace | undefined;
  readonly elements: readonly string[];
  /** What it is a consequence of. */
  readonly breaches: readonly { readonly rule: string; readonly input: number; readonly at: ReportPlace }[];
  readonly causes: readonly ReportCause[];
  readonly facts: readonly ReportFact[];
}

/** What a verdict, or a part of a rule, rests on beside facts. */
export interface ReportGrounds {
  readonly attestations: readonly ReportAttestation[];
  readonly interpretations: readonly ReportInterpretation[];
  /** Facts that no document states and a profile takes for granted. */
  readonly assumptions: readonly ReportAssumption[];
  /** Values with dates that it rests on. */
  readonly parameters: readonly ReportParameter[];
}

export interface ReportInstance extends ReportGrounds {
  readonly verdict: Verdict;
  /** 32 hex digits that stay when lines or the checkout move: the rule, the document and the element by their names. */
  readonly fingerprint: string;
  /** The waiver in force that covers this breach or open question; it keeps its verdict. */
  readonly waived: ReportWaived | undefined;
  /** Where the baseline lists this breach or open question. */
  readonly in_baseline: ReportPlace | undefined;
  /** Of a breach or an open question: what a waiver records, so that it has no effect once the rule or the facts change. */
  readonly seen: { readonly rule: string; readonly facts: string } | undefined;
  /** Index into `inputs`. */
  readonly input: number;
  readonly at: ReportPlace;
  readonly excerpt: Excerpt;
  readonly elements: readonly string[];
  readonly law_of: string;
  readonly either_way: boolean;
  /** What the conditions of the rule came to, in their order; of `unless` and exemptions too whether they hold. */
  readonly conditions: readonly ("true" | "false" | "unknown" | "not_asked")[];
  /** The first scope of which it is not known whether the document is within it. */
  readonly open_scope: Citation | undefined;
  /** Why the rule does not apply. */
  readonly gate: ReportGate | undefined;
  /** What exempts from it. */
  readonly exempt_by: readonly ReportExemption[];
  readonly clauses: readonly ReportClause[];
  readonly causes: readonly ReportCause[];
  readonly facts: readonly ReportFact[];
}

/** A person's leave for a breach that is known, for a time. */
export interface ReportWaived {
  readonly reason: string;
  readonly requester: string;
  readonly approver: string;
  readonly from: string;
  /** The first day on which it no longer holds. */
  readonly until: string;
  readonly at: ReportPlace;
}

export interface ReportGate {
  readonly kind: "scope" | "when" | "unless" | "upon" | "void" | "no-element" | "not-in-force";
  readonly params: Params;
  readonly sentence: string;
}

export interface ReportExemption {
  /** Full name. */
  readonly exemption: string;
  readonly cite: Citation;
  readonly policy: ReportPlace;
}

export interface ReportClause {
  readonly name: string | undefined;
  readonly forbid: boolean;
  /** As the policy writes it. */
  readonly text: string;
  readonly policy: ReportPlace;
  readonly result: "true" | "false" | "unknown" | "waiting" | "void";
  readonly causes: readonly ReportCause[];
  readonly facts: readonly ReportFact[];
  /** Of `complies with`. */
  readonly complies: ReportComplies | undefined;
}

export interface ReportComplies {
  readonly pack: string;
  /** Undefined: the whole pack. */
  readonly places: readonly Citation[] | undefined;
  /** Why nothing is left to comply with, if the clause is void. */
  readonly void: string | undefined;
  /** What each rule says; those that do not apply, are not in force or advisory have no part in the result. */
  readonly asked: readonly ReportAsked[];
}

export interface ReportAsked extends Provision {
  /** Full name. */
  readonly rule: string;
  readonly verdict: Verdict;
  readonly advisory: boolean;
  readonly in_force: WrittenInterval;
  /** What in the document decides it. */
  readonly at: ReportPlace;
}

export type Params = Readonly<Record<string, string>>;

export interface ReportCause {
  readonly kind: string;
  readonly params: Params;
  readonly sentence: string;
  readonly at: ReportPlace | undefined;
  /** Of a contradiction: the exceptions that hold together, in the policy. */
  readonly exceptions: readonly ReportPlace[];
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
  /** The standard that the rule asks, where it is another one that is the same. */
  readonly counts_for: string | undefined;
  /** What is signed, in words. */
  readonly title: string | undefined;
  readonly element: string | undefined;
  readonly met: boolean;
  readonly by: string;
  readonly role: string;
  readonly on: string;
  /** Ids of the papers that it names. */
  readonly evidence: readonly string[];
  /** The day from which it no longer counts. */
  readonly until: string;
  readonly at: ReportPlace;
}

/** What somebody decided, and why. */
interface Decided {
  readonly by: string;
  readonly because: string;
  readonly at: ReportPlace;
}

export interface ReportInterpretation extends Decided {
  readonly term: string;
  readonly value: string;
}

export interface ReportAssumption extends Decided {
  readonly path: string;
  readonly shown: string;
}

export interface ReportParameter {
  readonly name: string;
  readonly shown: string;
  readonly in_force: WrittenInterval;
  readonly policy: ReportPlace;
}

/** A place in the law: `7.1.3`, as people cite it, and as Chinese readers do. */
export interface Citation extends Partial<Scripts> {
  readonly key: string;
  readonly en: string;
}

/** `hant` and `hans`: the two scripts of Chinese. */
interface Scripts {
  readonly hant: string;
  readonly hans: string;
}

/** Without `zh` where nobody wrote it in Chinese. */
export type ReportTitle = Translated;

/** Lines and columns from 1, columns in UTF-16 units; the end is not included. */
export interface ReportPlace {
  readonly path: string;
  /** In a value in memory, whose lines are those of `JSON.stringify(value, undefined, 2)`: its path, empty for the whole. */
  readonly json_path?: string;
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
