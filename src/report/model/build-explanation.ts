import type { Explanation } from "../../analysis/explain/explain.ts";
import type { Reason } from "../../analysis/explain/reasons.ts";
import type { Repair } from "../../analysis/explain/repairs.ts";
import { wholeFact, type Item } from "../../analysis/input-items.ts";
import type { Question } from "../../analysis/needs/answers.ts";
import { formatDay } from "../../base/civil-date.ts";
import type { ExitCode } from "../../base/diagnostic.ts";
import { invariant } from "../../base/invariant.ts";
import { locales, type Locale } from "../../base/locale.ts";
import type { Span } from "../../base/text.ts";
import type { FactRead, Instance, RuleResult, DisplayValue } from "../../evaluate/decision.ts";
import type { Pack } from "../../pack/pack.ts";
import { suppressedBy, unsuppressed } from "../../pack/waive/suppressions.ts";
import type { Input } from "../../vocabulary/input.ts";
import { causeHelp, needMessage } from "../messages/causes.ts";
import { proposedAnswerMessage, proposedChangeMessage } from "../messages/explanation.ts";
import { buildReport, countsOf } from "./build-report.ts";
import { citationOf, titleIn } from "./citations.ts";
import type {
  ExplainedFact,
  ExplainedInstance,
  ExplainedRule,
  ExplanationReport,
  MinimalSupport,
  ReportQuestion,
  ReportReason,
  ReportRepair,
} from "./explanation-report.ts";
import { vocabularyQuestion } from "./needs.ts";
import { askedStandard, reportCause, reportAsked, policyTextAt, reportGrounds } from "./report-instance.ts";
import { reportPlace } from "./report-place.ts";
import { reportRule } from "./report-rule.ts";
import type { ReportContext, ReportRun } from "./report-run.ts";
import type { ReportInstance, ReportPlace, ReportRule } from "./report.ts";

/** A rule with what is explained of it. */
export interface ToExplain {
  readonly result: RuleResult;
  readonly explanations: readonly Explanation[];
  readonly left: number;
}

/** What a run and the explanations of its rules make known, as the plain data from which every format is made. */
export function buildExplanation(
  run: ReportRun,
  asked: string | undefined,
  rules: readonly ToExplain[],
  exitCode: ExitCode,
  locale: Locale = locales.en,
): ExplanationReport<DisplayValue> {
  const report = buildReport(run, locale);
  const told = new Set(rules.map((it) => it.result));
  const others = (run.decision?.rules ?? []).filter((it) => it.inRollUp && !told.has(it));
  const { engine, settings, needed, inputs, assumed, sentence, problems, troubles, skipped } = report;
  return {
    explanation: "explanation@1",
    engine,
    settings,
    packs: report.packs.map(({ id, version, title, digest, in_force }) => ({ id, version, title, digest, in_force })),
    needed,
    inputs,
    assumed,
    asked,
    rules: rules.flatMap((it) => explainedRule(it, run, locale)),
    others: countsOf(others),
    sentence,
    problems,
    troubles,
    skipped,
    exit_code: exitCode,
  };
}

function explainedRule(
  { result, explanations, left }: ToExplain,
  run: ReportRun,
  locale: Locale,
): readonly ExplainedRule<DisplayValue>[] {
  const { packs, needed, settings, options, cover, vocabulary } = run;
  const pack = explanations[0]?.pack ?? packs.find((it) => it.program.rules.has(result.rule));
  if (!pack) return [];
  const severity = options.severities.get(result.rule) ?? "high";
  const loaded = [...packs, ...needed];
  const told = (of: Pack, instances: readonly Instance[]): ReportRule =>
    reportRule({ ...result, instances }, severity, { pack: of, loaded, settings, cover, vocabulary, locale });
  return [
    {
      ...told(pack, []),
      uncovered: unsuppressed(result, cover),
      covered_by: suppressedBy(result, cover),
      instances: explanations.map((it) => {
        const [own] = told(it.pack, [it.instance]).instances;
        invariant(own, "what is explained was judged");
        return explainedInstance(it, own, run, {
          pack: it.pack,
          loaded,
          settings,
          cover,
          vocabulary,
          locale,
        });
      }),
      left,
    },
  ];
}

function explainedInstance(
  it: Explanation,
  own: ReportInstance,
  { inputs, settings }: ReportRun,
  reading: ReportContext,
): ExplainedInstance<DisplayValue> {
  const { rests } = it;
  const items = rests?.items;
  const factsOn = inputs[own.input]?.factsOn ?? settings.asOf;
  return {
    verdict: own.verdict,
    fingerprint: own.fingerprint,
    waived: own.waived,
    in_baseline: own.in_baseline,
    input: own.input,
    at: own.at,
    excerpt: own.excerpt,
    elements: own.elements,
    law_of: own.law_of,
    either_way: own.either_way,
    gate: own.gate,
    exempt_by: own.exempt_by,
    facts_on: formatDay(factsOn),
    rests_on: rests && minimalSupport(rests.items, rests.instance),
    reasons: it.reasons.map((one) => reportReason(one, items, reading)),
    repairs: it.repairs.map((one) => reportRepair(one, it, reading.locale)),
    questions: it.questions.map((one) => reportQuestion(one, reading)),
  };
}

function minimalSupport(items: readonly Item[], { verdict, eitherWay }: Instance): MinimalSupport<DisplayValue> {
  const at = ({ source }: Input, span: Span): ReportPlace => reportPlace({ source, span });
  return {
    verdict,
    either_way: eitherWay,
    facts: items.flatMap((it) => (it.kind === "fact" ? [factOf(it)] : [])),
    attestations: items.flatMap((it) => {
      if (it.kind !== "attestation") return [];
      const { standard, element, span } = it.attestation;
      return [{ standard, element, at: at(it.document, span) }];
    }),
    evidence: items.flatMap((it) => {
      if (it.kind !== "evidence") return [];
      const { id, evidenceKind, span } = it.evidence;
      return [{ id, kind: evidenceKind, at: at(it.document, span) }];
    }),
    assumptions: items.flatMap((it) =>
      it.kind === "assumption" ? [{ path: it.entry.fact, at: reportPlace(it.entry.place) }] : [],
    ),
    interpretations: items.flatMap((it) => {
      if (it.kind !== "reading") return [];
      const { entry } = it;
      return [{ term: "term" in entry ? entry.term : entry.list, at: reportPlace(entry.place) }];
    }),
  };
}

const factOf = ({ path, shown, place }: FactRead): ExplainedFact<DisplayValue> => ({
  path,
  shown,
  at: reportPlace(place),
});

/** Facts as the items tell them, each once; without items as they were read. */
function factsOf(
  facts: readonly FactRead[],
  items: readonly Item[] | undefined,
): readonly ExplainedFact<DisplayValue>[] {
  const told = facts.flatMap((it): readonly FactRead[] => {
    if (!items) return [it];
    const path = wholeFact(it.path);
    return items.flatMap((one) => (one.kind === "fact" && one.path === path && isIn(one, it) ? [one] : []));
  });
  return [...new Map(told.map((it) => [`${it.place.source.path} ${it.path}`, factOf(it)])).values()];
}

const isIn = (item: FactRead, it: FactRead): boolean => item.place.source.path === it.place.source.path;

function reportReason(
  it: Reason,
  items: readonly Item[] | undefined,
  reading: ReportContext,
): ReportReason<DisplayValue> {
  const { part } = it;
  return {
    kind: part.kind,
    name: part.name,
    cite: part.locator && citationOf(part.locator),
    text: policyTextAt(part.place),
    policy: reportPlace(part.place),
    result: it.result,
    definitions: it.definitions.map(({ kind, name, title, shown, place, facts }) => {
      const said = title && titleIn(title, reading.locale);
      return { kind, name, title: said, shown, policy: reportPlace(place), facts: factsOf(facts, items) };
    }),
    facts: factsOf(it.facts, items),
    ...reportGrounds(it, reading),
    asked: it.asked.map(({ asked, reasons }) => {
      return { ...reportAsked(asked, reading), reasons: reasons.map((one) => reportReason(one, items, reading)) };
    }),
    others_asked: it.others,
  };
}

function reportRepair({ clause, ways }: Repair, { pack, result }: Explanation, locale: Locale): ReportRepair {
  const source = pack.program.rules.get(result.rule)?.clauses[clause];
  invariant(source, "every clause has its source");
  return {
    name: source.name,
    text: policyTextAt(source.place),
    policy: reportPlace(source.place),
    ways: ways.map(({ wishes, verdict }) => ({
      changes: wishes.map((it) => locale.say(proposedChangeMessage(it))),
      verdict,
    })),
  };
}

function reportQuestion({ cause, answers }: Question, reading: ReportContext): ReportQuestion {
  const { pack, locale } = reading;
  const help = causeHelp(cause, askedStandard(cause, pack, locale));
  return {
    ...reportCause(cause, reading),
    what: locale.say(needMessage(cause)),
    ask: vocabularyQuestion(cause, pack),
    help: help && locale.say(help),
    answers: answers.map(({ wish, verdict }) => ({ answer: locale.show(proposedAnswerMessage(wish)), verdict })),
  };
}
