import type { ExitCode } from "../../base/diagnostic.ts";
import type { Cause } from "../../evaluate/decision.ts";
import type { Source } from "../../graph/sources.ts";
import type { Pack } from "../../pack/pack.ts";
import { buildReport } from "./build-report.ts";
import { gatherNeeds, reportNeed, type Missing, type SettledBy } from "./needs.ts";
import type {
  AskedAttestation,
  AskedReading,
  BlockedRule,
  MissingThing,
  NeedGroup,
  NeedsReport,
} from "./needs-report.ts";
import { askedStandard } from "./report-cause.ts";
import { citeOf } from "./report-cite.ts";
import type { ReportRun } from "./report-run.ts";
import { locales, type Locale } from "../../base/locale.ts";

/** What a run lacks, as the plain data from which every format is made. */
export function buildNeeds(
  run: ReportRun,
  settledBy: SettledBy,
  exitCode: ExitCode,
  locale: Locale = locales.en,
): NeedsReport {
  const report = buildReport(run, locale);
  const { engine, settings, needed, inputs, assumed, sentence, problems, troubles, skipped, not_examined } = report;
  const rules = run.decision?.rules ?? [];
  const cites = new Map(rules.map((it) => [it.rule, citeOf(it.locator)]));
  const blocked = (rule: string): readonly BlockedRule[] => {
    const cite = cites.get(rule);
    return cite ? [{ rule, cite }] : [];
  };
  const missing = run.decision ? gatherNeeds(run.decision, run.packs, settledBy) : [];
  return {
    needs: "needs@1",
    engine,
    settings,
    packs: report.packs.map(({ id, version, title, digest, in_force }) => ({ id, version, title, digest, in_force })),
    needed,
    inputs,
    assumed,
    missing: missing.map((it) => missingThing(it, blocked, locale)),
    open: rules.filter((it) => it.inRollUp && it.verdict === "undetermined").flatMap((it) => blocked(it.rule)),
    not_examined,
    sentence,
    problems,
    troubles,
    skipped,
    exit_code: exitCode,
  };
}

function missingThing(it: Missing, blocked: (rule: string) => readonly BlockedRule[], locale: Locale): MissingThing {
  const { cause, pack } = it;
  return {
    ...reportNeed(it, locale),
    group: groupOf(cause),
    blocks: [...it.rules].flatMap(blocked),
    settles: [...it.rules].filter((one) => it.settles.has(one)).flatMap(blocked),
    attestation: cause.kind === "attestation" ? askedAttestation(cause, it, locale) : undefined,
    reading: askedReading(cause, pack),
  };
}

function groupOf(cause: Cause): NeedGroup {
  switch (cause.kind) {
    case "missing-fact":
    case "absent-value":
    case "unusable":
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

function askedAttestation(
  cause: Extract<Cause, { readonly kind: "attestation" }>,
  { pack, each }: Missing,
  locale: Locale,
): AskedAttestation | undefined {
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

function askedReading(cause: Cause, { program: { graph, sources } }: Pack): AskedReading | undefined {
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

function lawOf(source: Source | undefined): Pick<AskedReading, "cite" | "words"> {
  const { quote } = source ?? {};
  return { cite: source && citeOf(source.locator), words: quote && { hant: quote.hant, hans: quote.hans } };
}
