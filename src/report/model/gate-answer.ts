import type { RunWord, Verdict } from "../../evaluate/decision.ts";
import type { ShippedRule } from "./shipped-rules.ts";
import type { ReportNeed, ReportTitle, ReportTrouble } from "./report.ts";

/** `pass`: no breach found; `hold`: something is open, or could not be judged; `block`: a rule is broken. */
export type GateDecision = "pass" | "hold" | "block";

/** What becomes of a question that is open: of each, or of those of some rules, by their full names, and of all others. */
export type OpenPolicy = OpenWord | { readonly default: OpenWord; readonly rules: WordByRule };

/** Editors offer the rules of shipped packs; those of packs of one's own have other names. */
type WordByRule = Readonly<Record<string, OpenWord>> & { readonly [R in ShippedRule]?: OpenWord };

/** The full name of a rule, `PACK.RULE`: of a shipped pack, which editors offer, or of one of your own. */
export type RuleName = ShippedRule | (string & {});

export type OpenWord = "hold" | "pass";

/** What the gate says of a request or an answer; `grammar/schema/gate-1.schema.json` is its schema. */
export interface GateAnswer {
  readonly decision: GateDecision;
  /** As of a report; `nothing judged`: it could not be read, for what `problems` tells. */
  readonly word: RunWord | "nothing judged";
  /** The rules that are violated or open: those that decide first, among these and the others the worst first. */
  readonly rules: readonly GateRule[];
  /** Facts that contradict each other, which keeps them open; where one of them is of what was asked, it is held. */
  readonly contradicted: readonly string[];
  /** Why it could not be judged: mistakes in what was asked. */
  readonly problems: readonly GateProblem[];
  /** Facts that were taken for granted, because nobody stated them. */
  readonly supposed: Readonly<Record<string, string | boolean>>;
  /** The day of judgement. */
  readonly asOf: string;
  /** Undefined: the gate was made without. */
  readonly receipt: GateReceipt | undefined;
}

/** Where an answer belongs: into the document of the service, the profile, or a newer or another version of a pack. */
export type MissingPlace = "service" | "profile" | "pack";

/** What rules on requests and answers wait for and no request or answer can say: until it is there, they are open for all of them. */
export interface GateMissing extends ReportNeed {
  readonly belongs_in: MissingPlace;
}

/** A fact that requests or answers have to state so that rules on them can be decided: where it is left out, these are open. */
export interface GateFact {
  /** As `response.labels.explicit`. */
  readonly fact: string;
  /** Whose fact it is, as `response`. */
  readonly subject: string;
  /** The question of the vocabulary, by language. */
  readonly ask: ReportTitle | undefined;
  /** Those that wait for it. */
  readonly rules: readonly string[];
}

/** The service whose requests and answers a gate judges. */
export interface GateService {
  readonly id: string | undefined;
  /** Of its file's bytes, as receipts have it. */
  readonly digest: string | undefined;
}

/** A rule that is violated, or open. */
export interface GateRule {
  readonly rule: RuleName;
  readonly verdict: Verdict;
  /**
   * Whether the decision rests on it: a breach where it is `block`, an open question that the policy holds where it is `hold`. What was
   * let pass although it is open does not decide; a hold for which no rule decides has its reason in `problems`, `contradicted` or `word`.
   */
  readonly decides: boolean;
  /** As `art. 4(1)`. */
  readonly cite: string;
  readonly pack: string;
}

export type GateProblem = Pick<ReportTrouble, "code" | "message" | "help">;

/** The digests of all that a decision was made from: the same documents, by the same files, at the same moment give it again. */
export interface GateReceipt {
  readonly receipt: "gate@1";
  readonly engine: string;
  readonly packs: readonly { readonly id: string; readonly version: string; readonly digest: string }[];
  readonly vocabulary: string;
  /** Of the files' bytes; undefined: there is none. */
  readonly service: string | undefined;
  readonly profile: string | undefined;
  readonly party: string;
  readonly asOf: string;
  /** The moment that what is supposed to happen now happens. */
  readonly at: string;
  readonly open: OpenPolicy;
  readonly detect: boolean;
  /** Of what was judged, with what was supposed, as JSON. */
  readonly document: string;
  readonly decision: GateDecision;
  /** Of all this. */
  readonly digest: string;
}
