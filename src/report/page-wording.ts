import type { Verdict } from "../evaluate/decision.ts";
import type { Report, ReportEvidence } from "./report.ts";
import type { ReportClause, ReportCondition, ReportInstance } from "./rule-report.ts";

/** The words of a report as a page. */
export interface PageWording {
  /** The first line: it never says more than the run has seen. */
  readonly headline: (report: Pick<Report, "word" | "counts" | "covered">) => string;
  /** Before the headline, if something kept a part from being judged. */
  readonly incomplete: string;
  readonly mistakes: string;
  readonly report: string;
  readonly skip: string;
  readonly contents: string;
  readonly glance: string;
  readonly glanceHelp: (party: string) => string;
  readonly noteCount: (count: number) => string;
  readonly noRule: string;
  readonly onlyOthers: string;
  readonly notEncodedPassages: (count: number) => string;
  readonly onlyThese: (articles: number) => string;
  readonly script: string;
  readonly filter: string;
  readonly outcome: string;
  readonly groups: Readonly<Record<OutcomeGroup, string>>;
  readonly article: string;
  readonly severity: string;
  readonly all: string;
  readonly reset: string;
  readonly isFiltered: string;
  readonly rules: string;
  readonly severityOf: (severity: string) => string;
  readonly notCounted: string;
  readonly unofficial: string;
  readonly toDo: string;
  readonly missing: string;
  readonly missingElsewhere: string;
  readonly restsOn: string;
  readonly why: string;
  readonly facts: string;
  readonly signedBy: (by: string, role: string, on: string, until: string) => string;
  readonly moreCases: (count: number, verdict: string) => string;
  readonly otherCases: (count: readonly string[]) => string;
  readonly condition: (kind: ReportCondition["kind"]) => string;
  readonly conditionState: (kind: ReportCondition["kind"], result: ReportInstance["conditions"][number]) => string;
  readonly clause: (forbid: boolean) => string;
  readonly clauseState: Readonly<Record<ReportClause["result"], string>>;
  readonly drawing: string;
  /** The drawing for those who do not see it. */
  readonly drawn: (rule: string, verdict: string, parts: readonly string[]) => string;
  readonly drawnPart: (what: string, state: string, leaves: readonly string[]) => string;
  readonly needs: string;
  readonly needsHelp: string;
  readonly noNeeds: string;
  readonly needKinds: Readonly<Record<NeedGroup, string>>;
  readonly needColumns: readonly [string, string, string];
  readonly papers: string;
  readonly signatures: string;
  readonly noSignatures: string;
  readonly signatureColumns: readonly [string, string, string, string];
  readonly isMet: (met: boolean) => string;
  readonly refusedSignatures: string;
  readonly evidence: string;
  readonly noEvidence: string;
  readonly evidenceColumns: readonly [string, string, string, string];
  readonly ends: (evidence: Pick<ReportEvidence, "state" | "expires_on" | "collected_on">) => string;
  readonly supportsNothing: string;
  readonly basis: string;
  readonly basisHelp: (profile: string | undefined) => string;
  readonly readings: string;
  readonly waivers: string;
  readonly adoptions: string;
  readonly assumptions: string;
  readonly values: string;
  readonly because: (why: string) => string;
  readonly takenForGranted: string;
  readonly noBasis: string;
  readonly limits: string;
  readonly limitsHelp: string;
  readonly notInForce: string;
  readonly notEncoded: string;
  readonly articlesNotEncoded: (articles: readonly number[]) => string;
  readonly notCovered: string;
  readonly bindsFrom: (day: string, whom: string) => string;
  readonly skipped: string;
  readonly worthALook: string;
  readonly noAdvice: string;
  readonly othersDuties: string;
  readonly othersHelp: (party: string) => string;
  readonly advisory: string;
  readonly advisoryHelp: string;
  readonly notes: string;
  readonly notesHelp: string;
  readonly how: string;
  readonly packs: string;
  readonly inputs: string;
  readonly exitCode: string;
  readonly engine: string;
  readonly zone: string;
  readonly baseline: string;
  readonly failOn: string;
  readonly allowed: string;
  readonly detectors: string;
  readonly none: string;
}

/** Outcomes as a reader filters by them. */
export const outcomeGroups = ["violated", "undetermined", "pending", "clear", "outside"] as const;
type OutcomeGroup = (typeof outcomeGroups)[number];

/**
 * The group of a verdict.
 *
 * @example
 * groupOf("exempt") // "clear"
 * groupOf("not_examined") // "outside"
 */
export function groupOf(verdict: Verdict): OutcomeGroup {
  if (verdict === "violated" || verdict === "undetermined" || verdict === "pending") return verdict;
  return verdict === "satisfied" || verdict === "exempt" ? "clear" : "outside";
}

/** What is missing by who can give it. */
export const needGroups = ["fact", "signature", "reading", "other"] as const;
export type NeedGroup = (typeof needGroups)[number];
