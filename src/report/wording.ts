import type {
  Cause,
  Gate,
  RefusedAttestation,
  RuleAsked,
  RunWord,
  Verdict,
  UsedAttestation,
} from "../evaluate/decision.ts";
import type { InForce, Modal } from "../graph/graph.ts";
import type { ClauseSource } from "../graph/sources.ts";
import type { PageWording } from "./page-wording.ts";
import type { Counts, Report, ReportUnexamined } from "./report.ts";
import type { Severity } from "./report-run.ts";
import type { ReportNote, ReportWaived } from "./rule-report.ts";

/** Who may attest a standard, for how long, on what evidence. */
export interface Judge {
  readonly role: string;
  readonly validFor: string;
  readonly evidence: readonly string[];
}

/** What the wording of an attestation needs beside its cause. */
export interface AskedStandard {
  readonly title: string;
  readonly judges: readonly Judge[];
}

/** All words that a report says of its own accord. A translation is another `Wording`. */
export interface Wording {
  readonly marks: Marks;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  /** What a run as a whole comes to. */
  readonly runs: Readonly<Record<Report["word"], string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly cause: (cause: Cause, standard: AskedStandard | undefined) => string;
  /** What to do about it, where the sentence alone does not say. */
  readonly help: (cause: Cause, standard: AskedStandard | undefined) => string | undefined;
  readonly gate: (gate: Gate, at: GateWords) => string;
  /** Why nothing is left of a clause that asks other rules. */
  readonly voidClause: (clause: NonNullable<ClauseSource["complies"]>, asked: readonly RuleAsked[]) => string;
  /** When something is law. */
  readonly inForce: (days: InForce) => string;
  /** Why a rule counts for nothing. */
  readonly advisory: (why: "unverified" | "not-adopted", rests: Rests) => string;
  readonly adopted: (rests: Rests, by: string, on: string) => string;
  readonly refused: (refused: RefusedAttestation) => string;
  /** Who may sign; roles that need the same papers for the same time are named together. */
  readonly judges: (standard: Pick<AskedStandard, "judges">) => string;
  /** What is missing, in as few words as a list of things to do has. */
  readonly need: (cause: Cause) => string;
  readonly sentence: (tally: Tally) => string;
  readonly basis: (basis: Basis) => string;
  readonly labels: Labels;
  readonly page: PageWording;
}

/** How words are joined. */
export interface Marks {
  /** Between the members of a list. */
  readonly comma: string;
  /** Between the parts of a sentence. */
  readonly pause: string;
  readonly semicolon: string;
  readonly colon: string;
  /** At the end of a sentence. */
  readonly stop: string;
  /** Between sentences. */
  readonly gap: string;
  readonly and: (texts: readonly string[]) => string;
  /** In brackets, behind another text. */
  readonly aside: (text: string) => string;
  /** Our own words for something, where the law's stand beside them. */
  readonly quote: (text: string) => string;
}

export interface GateWords {
  /** Where a scope stands, as people cite it. */
  readonly scope: string;
  /** The facts that shut the gate: `service.training.performed` is false. */
  readonly facts: readonly string[];
  /** Those that did. */
  readonly attestations: readonly Pick<UsedAttestation, "standard" | "met" | "by" | "until">[];
  /** Why each clause is void. */
  readonly voids: readonly string[];
}

/** What a rule rests on. */
export interface Rests {
  /** `guidance` … */
  readonly basis: string;
  readonly where: string | undefined;
  /** Why it is unverified. */
  readonly reasons: readonly string[];
}

/** What the sentence of a run is made of. */
export interface Tally {
  readonly word: RunWord | "nothing judged";
  readonly asOf: string;
  /** The day whose law found nothing in force, if it is one. */
  readonly lawOf: string | undefined;
  readonly party: string;
  /** Rules that bind the party. */
  readonly counts: Counts;
  /** Of the violated and of the undetermined ones: those that are covered wholly. */
  readonly covered: { readonly violated: Report["covered"]; readonly undetermined: Report["covered"] };
  /** Of the satisfied ones. */
  readonly basis: Basis;
  readonly notExamined: readonly {
    readonly subject: string;
    readonly why: ReportUnexamined["why"];
    readonly count: number;
  }[];
  readonly inForce: readonly { readonly pack: string; readonly inForce: InForce }[];
  readonly leftOut: number;
  /** Of packs that were asked of anything; `of`: articles of the law, where the pack holds its text. */
  readonly encoded: readonly {
    readonly pack: string;
    readonly articles: readonly number[];
    readonly of: number | undefined;
  }[];
  /** Passages of the law that those packs make no rule of. */
  readonly notEncoded: number;
  readonly notCovered: readonly { readonly id: string; readonly from: string }[];
  /** Advisory rules that were examined, and how many of them are violated or undetermined. */
  readonly advisory: { readonly count: number; readonly violated: number; readonly undetermined: number };
  /** Mistakes that kept something from being judged. */
  readonly mistakes: number;
  readonly letPass: { readonly count: number; readonly below: string } | undefined;
  /** Findings that fail the run although they are no verdicts. */
  readonly failingFindings: number;
  readonly allowed: boolean;
}

export interface Basis {
  readonly attestation: number;
  readonly interpretation: number;
  readonly eitherWay: number;
  /** Of all that are clear: what is taken for granted may also be that a rule does not apply. */
  readonly assumption: number;
}

/** Headings, and the words in the margin of the report for people. */
interface Labels {
  readonly asOf: string;
  readonly lawOf: string;
  readonly ownDay: string;
  readonly factsOn: string;
  readonly party: string;
  readonly packs: string;
  readonly profile: string;
  readonly service: string;
  readonly waivers: string;
  readonly baseline: string;
  readonly inputs: string;
  readonly inputCount: (count: number, subject: string) => string;
  readonly options: string;
  readonly assumed: string;
  readonly factsKnown: (day: string) => string;
  readonly article: (number: number) => string;
  readonly notEncoded: string;
  readonly because: (words: string, why: string) => string;
  readonly duty: (party: string, modal: Modal, act: string) => string;
  readonly unofficial: string;
  readonly broken: string;
  readonly facts: string;
  readonly fact: (path: string, shown: string) => string;
  readonly line: (line: number) => string;
  /** How many rules, or documents, say the same. */
  readonly count: (count: number, state: string) => string;
  readonly attested: string;
  readonly reading: string;
  readonly waived: string;
  /** In the margin, of what a baseline lists. */
  readonly known: string;
  readonly coveredBy: Readonly<Record<"waivers" | "baseline", string>>;
  readonly byWaiver: (waived: ReportWaived) => string;
  readonly inBaseline: (at: string) => string;
  readonly needed: string;
  /** Things that are told further down. */
  readonly askedOnce: (needs: string) => string;
  readonly forElements: (elements: readonly string[]) => string;
  readonly inPlaces: (places: readonly string[]) => string;
  readonly toDo: string;
  readonly policy: string;
  readonly lawDay: string;
  readonly more: (count: number) => string;
  readonly others: (count: number) => string;
  readonly alsoOpen: (count: number) => string;
  readonly of: (part: number, whole: number) => string;
  readonly byAttestation: (by: string, met: boolean, until: string) => string;
  readonly byInterpretation: (term: string, value: string, by: string) => string;
  readonly byAssumption: (path: string, shown: string, by: string) => string;
  readonly byParameter: (name: string, shown: string, days: InForce) => string;
  /** `what`: its name and place in the law. */
  readonly byExemption: (what: string) => string;
  readonly eitherWay: string;
  readonly asked: string;
  readonly isVoid: string;
  readonly isAdvisory: string;
  readonly assumption: string;
  readonly values: string;
  readonly basis: string;
  /** Those among the rules asked that are not told one by one. */
  readonly otherAsked: (states: readonly string[]) => string;
  readonly neededPacks: string;
  readonly neededBy: (packs: readonly string[]) => string;
  readonly needs: string;
  readonly opens: string;
  readonly notInForce: (day: string, count: number) => string;
  readonly notExamined: (subject: string, why: ReportUnexamined["why"], asOf: string) => string;
  readonly othersDuties: string;
  readonly advisoryRules: string;
  readonly partyName: (party: string) => string;
  readonly dutyOf: (party: string) => string;
  readonly notes: string;
  readonly noteState: Readonly<Record<ReportNote["applies"], string>>;
  /** `breaches`: rules with their places. */
  readonly upon: (breaches: readonly string[]) => string;
  readonly inAll: (documents: number) => string;
  readonly notesLeft: (count: number) => string;
  readonly yields: (holds: "true" | "unknown", what: string) => string;
  readonly findings: string;
  readonly overruled: (standard: string, by: string) => string;
  readonly leftOut: (day: string) => string;
  readonly dated: (subject: string, day: string) => string;
  readonly skipped: string;
  readonly notCovered: string;
  readonly binds: (law: string, from: string, who: string) => string;
  readonly rules: string;
  readonly help: string;
  readonly fix: string;
}
