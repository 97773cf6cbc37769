import type { Truth } from "../base/kleene.ts";
import type { Message } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import type { DutyModal, NoteModal, WrittenInterval } from "../graph/graph.ts";
import type { Locator } from "../statute/locator.ts";

export const verdicts = [
  "violated",
  "undetermined",
  "pending",
  "satisfied",
  "exempt",
  "not_applicable",
  "not_in_force",
  "not_examined",
] as const;
/** What a rule says of an input; listed as the roll-up ranks them. */
export type Verdict = (typeof verdicts)[number];

/** Tells a verdict from other words. */
export const isVerdict = (word: string): word is Verdict => verdicts.some((it) => it === word);

export type Outcome = "breach" | "open" | "clear";

/** Why something is not known. `path` is as written in the document: `service.models[1].licence`. */
export type Cause =
  | { readonly kind: "missing-fact"; readonly path: string; readonly place: Place }
  | { readonly kind: "absent-value"; readonly path: string; readonly place: Place }
  | { readonly kind: "unusable"; readonly path: string; readonly place: Place; readonly why: Message }
  /** A fact that is known in part, where the part does not decide. */
  | { readonly kind: "partial-fact"; readonly path: string; readonly place: Place; readonly shown: DisplayValue }
  | {
      readonly kind: "expired-document";
      readonly path: string;
      readonly place: Place;
      readonly id: string;
      readonly on: string;
    }
  | { readonly kind: "no-subject"; readonly subject: string }
  /** `ended`: an interpretation that no longer holds, and the day from which it does not. */
  | { readonly kind: "open-term"; readonly term: string; readonly ended: Ended | undefined }
  /** `list`: its full name; undefined: it has none, and no profile can interpret it. */
  | {
      readonly kind: "open-list";
      readonly list: string | undefined;
      readonly member: string;
      readonly law: Place;
      readonly ended: Ended | undefined;
    }
  /** A parameter, or another pack's definition, that has no value on the day whose law judges. */
  | { readonly kind: "no-value"; readonly name: string; readonly on: string; readonly law: Place }
  /** An exemption whose words nobody saw in an authentic copy may hold. */
  | { readonly kind: "unverified-exemption"; readonly exemption: string; readonly law: Place }
  | {
      readonly kind: "attestation";
      readonly standard: string;
      readonly subject: string | undefined;
      readonly element: string | undefined;
      readonly place: Place;
      readonly why: "none" | "conflicting" | "contested" | "none-counts";
      readonly refused: readonly RefusedAttestation[];
    }
  /** `exceptions`: where the two stand that hold and differ. */
  | {
      readonly kind: "contradiction";
      readonly definition: string;
      readonly law: Place;
      readonly exceptions: readonly Place[];
    }
  | Dispute
  /** `path`, `place`: the one of them that was read. */
  | (ContradictedFacts & { readonly kind: "contradicted-facts"; readonly path: string; readonly place: Place })
  /** What is not done waits: it is signed that its time still runs, or facts say so. */
  | { readonly kind: "time-runs"; readonly place: Place; readonly signed: UsedAttestation | undefined }
  | { readonly kind: "outside-calendar"; readonly from: string }
  | { readonly kind: "stale-facts"; readonly factsOn: string; readonly due: string; readonly path: string }
  | { readonly kind: "due"; readonly by: string; readonly path: string }
  | { readonly kind: "not-comparable"; readonly left: string; readonly right: string }
  | { readonly kind: "no-quotient" }
  | { readonly kind: "too-large"; readonly place: Place };

/** A signature that counts and says other than facts do: `fact`, if one decides; `place`: where it is signed. */
export interface Dispute {
  readonly kind: "dispute";
  readonly standard: string;
  readonly element: string | undefined;
  readonly met: boolean;
  readonly by: string;
  readonly on: string;
  readonly fact: FactRead | undefined;
  readonly place: Place;
}

/** Facts that cannot be together, and why not. */
export interface ContradictedFacts {
  readonly why: Message;
  readonly facts: readonly FactRead[];
}

export interface Ended {
  readonly until: string;
  readonly by: string;
  readonly place: Place;
}

export interface RefusedAttestation {
  readonly by: string;
  readonly on: string;
  readonly place: Place;
  readonly why: "role" | "not-yet" | "expired" | "evidence-missing" | "evidence-later" | "evidence-expired";
  readonly detail: string;
}

/** An attestation, which counts on the day of judgement or does not. */
export type JudgedAttestation =
  | UsedAttestation
  | ({ readonly kind: "refused"; readonly met: boolean } & RefusedAttestation);

/** A value as people write it, in one line; of lists and groups how much there is of them. */
export type DisplayValue = string | Message;

/** A fact that a verdict rests on. */
export interface FactRead {
  readonly kind: "fact";
  readonly path: string;
  readonly place: Place;
  readonly shown: DisplayValue;
}

export interface ClauseResult {
  /** Index into the rule's clauses. */
  readonly clause: number;
  readonly result: "true" | "false" | "unknown" | "waiting" | "void";
  readonly causes: readonly Cause[];
  readonly facts: readonly FactRead[];
  /** Of `complies with`: what each rule says of the subject; those that are left out have no part in the result. */
  readonly complies: readonly RuleAsked[];
}

export interface RuleAsked {
  /** Full name. */
  readonly rule: string;
  readonly pack: string;
  readonly locator: Locator;
  readonly verdict: Verdict;
  readonly advisory: boolean;
  readonly inForce: WrittenInterval;
  /** Where its policy stands, and what in the document decides it. */
  readonly law: Place;
  readonly place: Place;
}

/** One rule on one input, or on one element of its lists. */
export interface Instance {
  /** Index into the run's inputs. */
  readonly input: number;
  /** `models[1] qwen-max`, outer before inner; empty without `for each`. */
  readonly elements: readonly string[];
  /** The place in the input that a reader should look at. */
  readonly place: Place;
  readonly lawOf: string;
  readonly verdict: Verdict;
  /** What was asked before its requirements; nothing was asked behind a gate that is shut. */
  readonly conditions: readonly ConditionAsked[];
  /** Why a rule does not apply: which gate was shut. */
  readonly gate: Gate | undefined;
  /** What exempts, if the verdict is `exempt`. */
  readonly exemptBy: readonly ExemptionApplied[];
  /** It is unknown whether the rule applies, and its requirements hold all the same. */
  readonly eitherWay: boolean;
  readonly clauses: readonly ClauseResult[];
  /** What is missing for an undetermined or pending verdict. */
  readonly causes: readonly Cause[];
  /** Those of them for which it is unknown whether the law, or a part of it, applies at all. */
  readonly scopeCauses: readonly Cause[];
  readonly facts: readonly FactRead[];
  readonly attestations: readonly UsedAttestation[];
  readonly interpretations: readonly UsedInterpretation[];
  readonly assumptions: readonly UsedAssumption[];
  readonly parameters: readonly UsedParameter[];
}

export interface ExemptionApplied {
  /** Full name. */
  readonly exemption: string;
  readonly locator: Locator;
  readonly law: Place;
}

/** `index`: which of the scopes, lists or exemptions of the rule. */
export interface ConditionAsked {
  readonly kind: "scope" | "for-each" | "when" | "upon" | "unless" | "exemption" | "pending-while";
  readonly index: number;
  /** Of `unless` and exemptions too whether they hold, and so keep the rule from applying. */
  readonly result: Truth;
}

export type Gate =
  | { readonly kind: "scope"; readonly scope: number }
  | { readonly kind: "when" }
  | { readonly kind: "unless" }
  /** No rule of `upon breach of` is violated. */
  | { readonly kind: "upon" }
  /** Nothing is left of any `complies with`. */
  | { readonly kind: "void" }
  | { readonly kind: "no-element"; readonly path: string }
  | { readonly kind: "not-in-force"; readonly inForce: WrittenInterval };

export interface UsedAttestation {
  readonly kind: "attestation";
  /** As it is signed; `of`: the standard that was asked, which may be another one that is the same. */
  readonly standard: string;
  readonly of: string;
  readonly element: string | undefined;
  readonly met: boolean;
  readonly by: string;
  readonly role: string;
  readonly on: string;
  /** Ids of the papers that it names. */
  readonly evidence: readonly string[];
  /** The day from which it no longer counts. */
  readonly until: string;
  readonly place: Place;
}

export interface UsedInterpretation {
  readonly kind: "interpretation";
  readonly term: string;
  readonly value: string;
  readonly by: string;
  readonly because: string;
  readonly place: Place;
}

/** A fact that no document states and a profile takes for granted. */
export interface UsedAssumption {
  readonly kind: "assumption";
  readonly path: string;
  readonly shown: DisplayValue;
  readonly by: string;
  readonly because: string;
  readonly place: Place;
}

/** A value with dates that a verdict rests on. */
export interface UsedParameter {
  readonly kind: "parameter";
  readonly name: string;
  readonly shown: DisplayValue;
  readonly inForce: WrittenInterval;
  readonly law: Place;
}

/** What a known value rests on. */
export type Ground = FactRead | UsedAttestation | UsedInterpretation | UsedAssumption | UsedParameter;

/** Whom a rule speaks of. */
export interface Addressed {
  /** The party for whom the run is judged, if it is one of them; else the first in the alphabet. */
  readonly party: string;
  /** All, as the policy writes them. */
  readonly parties: readonly string[];
}

export interface RuleResult extends Addressed {
  /** Full name: `PACK.RULE`. */
  readonly rule: string;
  readonly pack: string;
  readonly locator: Locator;
  readonly modal: DutyModal;
  /** Unverified, or resting on what binds nobody and is not adopted: shown, and never in a roll-up. */
  readonly advisory: boolean;
  /** What it says rests on unverified words, in a run that judges them all the same: it settles nothing. */
  readonly provisional: boolean;
  /** It binds the party for whom the run is judged, is not advisory, and so enters the roll-up. */
  readonly inRollUp: boolean;
  readonly verdict: Verdict;
  readonly instances: readonly Instance[];
  /** The subject that was not given. */
  readonly notExamined: string | undefined;
}

/** What a party may do, is entitled or encouraged to, has power to or is liable to: no verdict. */
export interface Note extends Addressed {
  /** Full name. */
  readonly rule: string;
  readonly pack: string;
  readonly locator: Locator;
  readonly modal: NoteModal;
  readonly advisory: boolean;
  /** `no` also where it is not in force. */
  readonly applies: "yes" | "no" | "unknown";
  readonly lawOf: string;
  /** Index into the run's inputs; undefined: it has one instance a run. */
  readonly input: number | undefined;
  readonly elements: readonly string[];
  readonly place: Place | undefined;
  /** What it is a consequence of. */
  readonly breaches: readonly Breach[];
  readonly causes: readonly Cause[];
  readonly facts: readonly FactRead[];
}

export interface Breach {
  readonly rule: string;
  readonly input: number;
  readonly place: Place;
}

/** Another regime may prevail over the law of `pack`: a flag, never a pass. */
export interface Yield {
  readonly pack: string;
  readonly what: string;
  readonly locator: Locator;
  readonly holds: "true" | "unknown";
  readonly input: number;
  readonly place: Place;
}

/** A presumption that a signature rebuts: `fact`, if one gives rise to it. */
export interface Rebuttal {
  readonly standard: string;
  readonly met: boolean;
  readonly by: string;
  readonly fact: FactRead | undefined;
  readonly place: Place;
}

export interface Ignored {
  readonly standard: string;
  readonly refused: RefusedAttestation;
}

export type RunWord =
  | "violated"
  | "undetermined"
  | "pending"
  | "clear"
  | "nothing applies"
  | "nothing in force"
  | "nothing examined";

export interface Decision {
  readonly word: RunWord;
  readonly rules: readonly RuleResult[];
  readonly notes: readonly Note[];
  readonly yields: readonly Yield[];
  /** Signatures that count and that facts contradict, whatever rests on them. */
  readonly disputed: readonly Dispute[];
  readonly rebutted: readonly Rebuttal[];
  /** Attestations that do not count, where an older one decides: a slip must not bring a denial to silence. */
  readonly ignored: readonly Ignored[];
  /** Facts that contradict each other, whether or not a rule reads them: they are open. */
  readonly contradicted: readonly ContradictedFacts[];
  /** Inputs that had not happened by `as_of`. */
  readonly leftOut: readonly { readonly input: number; readonly day: string }[];
  /** The day of the facts of events that state none, which the run takes for granted. */
  readonly assumed: readonly { readonly input: number; readonly factsOn: string }[];
}
