import type { ExitCode } from "../../base/diagnostic.ts";
import { locales, type Locale } from "../../base/locale.ts";
import type { Cause } from "../../evaluate/decision.ts";
import type { Source } from "../../graph/sources.ts";
import type { Pack } from "../../pack/pack.ts";
import { writtenWords, type WrittenWords } from "../../statute/statute.ts";
import { buildReport, frameOf } from "./build-report.ts";
import { citationOf } from "./citations.ts";
import { gatherNeeds, isScopeOpen, reportNeed, type MissingItem, type SettledBy } from "./needs.ts";
import { askedStandard } from "./report-instance.ts";
import type { ReportRun } from "./report-run.ts";
import type { ReportEnd, ReportHeader, Report, ReportNeed, Citation } from "./report.ts";

/**
 * What is missing over a run, as plain data; `grammar/schema/needs-1.schema.json` is its schema.
 * What is undefined is left out of the JSON.
 */
export interface NeedsReport extends ReportHeader, ReportEnd, Pick<Report, "not_examined"> {
  readonly needs: "needs@1";
  /** Most decisive first, as `gatherNeeds` tells. */
  readonly missing: readonly NeedsEntry[];
  /** Rules that are undetermined and bind the party. */
  readonly open: readonly BlockedRule[];
  /** Those of them of which it is open whether the law applies, so that only what that needs is among `missing`. */
  readonly scope_open: readonly BlockedRule[];
}

export type NeedGroup = "fact" | "attestation" | "reading" | "document" | "other";

export interface NeedsEntry extends ReportNeed {
  readonly group: NeedGroup;
  /** Rules that wait for it. */
  readonly blocks: readonly BlockedRule[];
  /** Those of them that some answer to it alone would settle, in one document at least; tried. */
  readonly settles: readonly BlockedRule[];
  readonly attestation: AttestationRequest | undefined;
  readonly reading: InterpretationRequest | undefined;
}

export interface BlockedRule {
  /** Full name. */
  readonly rule: string;
  readonly cite: Citation;
}

/** A standard that nobody has judged, of each subject or element that lacks it. */
export interface AttestationRequest {
  /** Full name. */
  readonly standard: string;
  readonly title: string;
  readonly judges: readonly {
    readonly role: string;
    readonly valid_for: string;
    readonly evidence: readonly string[];
  }[];
  /** `path`: the document that has to hold it. */
  readonly about: readonly {
    readonly subject: string | undefined;
    readonly element: string | undefined;
    readonly path: string;
  }[];
}

/** A word or a list that the law leaves open, and that a profile may read. */
export interface InterpretationRequest {
  readonly kind: "term" | "list";
  /** Full name. */
  readonly name: string;
  /** Of a list: what may be in it or not. */
  readonly member: string | undefined;
  /** Of a term: `duration` … */
  readonly type: string | undefined;
  readonly cite: Citation | undefined;
  readonly words: WrittenWords | undefined;
}

/** What a run lacks, as the plain data from which every format is made. */
export function buildNeeds(
  run: ReportRun,
  settledBy: SettledBy,
  exitCode: ExitCode,
  locale: Locale = locales.en,
): NeedsReport {
  const report = buildReport(run, locale);
  const { head, end } = frameOf(run, report, exitCode);
  const rules = run.decision?.rules ?? [];
  const cites = new Map(rules.map((it) => [it.rule, citationOf(it.locator)]));
  const blocked = (rule: string): readonly BlockedRule[] => {
    const cite = cites.get(rule);
    return cite ? [{ rule, cite }] : [];
  };
  const open = rules.filter((it) => it.inRollUp && it.verdict === "undetermined");
  const missing = run.decision ? gatherNeeds(run.decision, run.packs, settledBy) : [];
  return {
    needs: "needs@1",
    ...head,
    missing: missing.map((it) => ({ ...reportNeed(it, run, locale), ...needsEntry(it, blocked, locale) })),
    open: open.flatMap((it) => blocked(it.rule)),
    scope_open: rules.filter(isScopeOpen).flatMap((it) => blocked(it.rule)),
    not_examined: report.not_examined,
    ...end,
  };
}

function needsEntry(
  it: MissingItem,
  blocked: (rule: string) => readonly BlockedRule[],
  locale: Locale,
): Omit<NeedsEntry, keyof ReportNeed> {
  const { cause, pack } = it;
  return {
    group: groupOf(cause),
    blocks: [...it.rules].flatMap(blocked),
    settles: [...it.rules].filter((one) => it.settles.has(one)).flatMap(blocked),
    attestation: cause.kind === "attestation" ? attestationRequest(cause, it, locale) : undefined,
    reading: interpretationRequest(cause, pack),
  };
}

function groupOf(cause: Cause): NeedGroup {
  switch (cause.kind) {
    case "missing-fact":
    case "absent-value":
    case "unusable":
    case "partial-fact":
    case "expired-document":
    case "stale-facts":
      return "fact";
    case "attestation":
      return "attestation";
    case "open-term":
      return "reading";
    case "open-list":
      return cause.list === undefined ? "other" : "reading";
    case "no-subject":
      return "document";
    default:
      return "other";
  }
}

function attestationRequest(
  cause: Extract<Cause, { readonly kind: "attestation" }>,
  { pack, each }: MissingItem,
  locale: Locale,
): AttestationRequest | undefined {
  const standard = askedStandard(cause, pack, locale);
  if (!standard) return undefined;
  const about = each.flatMap((it) => {
    if (it.kind !== "attestation") return [];
    const { subject, element, place } = it;
    return [{ subject, element, path: place.source.path }];
  });
  return {
    standard: cause.standard,
    title: standard.title,
    judges: standard.judges.map(({ role, validFor, evidence }) => ({ role, valid_for: validFor, evidence })),
    about: [...new Map(about.map((it) => [JSON.stringify(it), it])).values()],
  };
}

function interpretationRequest(cause: Cause, { program: { graph, sources } }: Pack): InterpretationRequest | undefined {
  if (cause.kind === "open-term") {
    const term = graph.nodes.find((it) => it.kind === "term" && it.name === cause.term);
    const type = term?.kind === "term" && typeof term.type === "string" ? term.type : undefined;
    return { kind: "term", name: cause.term, member: undefined, type, ...lawOf(sources.terms.get(cause.term)) };
  }
  if (cause.kind !== "open-list" || cause.list === undefined) return undefined;
  const { list: name, member } = cause;
  const found = [...sources.openLists].find(([id]) => {
    const node = graph.nodes[id];
    return node?.kind === "open-list" && node.name === name;
  });
  return { kind: "list", name, member, type: undefined, ...lawOf(found?.[1]) };
}

function lawOf(source: Source | undefined): Pick<InterpretationRequest, "cite" | "words"> {
  return { cite: source && citationOf(source.locator), words: source?.quote && writtenWords(source.quote) };
}
