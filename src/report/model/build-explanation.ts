import type { Explanation } from "../../analysis/explain/explain.ts";
import type { Reason } from "../../analysis/explain/reasons.ts";
import type { Repair } from "../../analysis/explain/repairs.ts";
import { wholeFact, type Item } from "../../analysis/input-items.ts";
import type { Question } from "../../analysis/needs/answers.ts";
import { asOfIn } from "../../evaluate/settings.ts";
import { formatDay } from "../../base/civil-date.ts";
import type { ExitCode } from "../../base/diagnostic.ts";
import { invariant } from "../../base/invariant.ts";
import { locales, type Locale } from "../../base/locale.ts";
import { memoized } from "../../base/memoized.ts";
import type { Span } from "../../base/text.ts";
import type { FactRead, Instance, RuleResult, DisplayValue } from "../../evaluate/decision.ts";
import type { Pack } from "../../pack/pack.ts";
import { suppressedBy, unsuppressed } from "../../pack/waive/suppressions.ts";
import type { Input } from "../../vocabulary/input.ts";
import { causeHelp, needMessage } from "../messages/causes.ts";
import { proposedAnswerMessage, proposedChangeMessage } from "../messages/explanation.ts";
import { buildReport, countsOf, frameOf } from "./build-report.ts";
import { citationOf, titleIn } from "./citations.ts";
import {
  explainedKeys,
  type ExplainedFact,
  type ExplainedInstance,
  type ExplainedRule,
  type ExplanationReport,
  type MinimalSupport,
  type ReportQuestion,
  type ReportReason,
  type ReportRepair,
} from "./explanation-report.ts";
import { idleSignatures } from "./idle-signatures.ts";
import { vocabularyQuestion } from "./needs.ts";
import { askedStandard, reportCause, reportAsked, policyTextAt, reportGrounds } from "./report-instance.ts";
import { reportPlace } from "./report-place.ts";
import { reportRule } from "./report-rule.ts";
import type { IdleSignatures, ReportContext, ReportRun } from "./report-run.ts";
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
  const { head, end } = frameOf(run, buildReport(run, locale), exitCode);
  const told = new Set(rules.map((it) => it.result));
  const idleIn = memoized((of: Pack) => idleSignatures(run, of));
  const others = (run.decision?.rules ?? []).filter((it) => it.inRollUp && !told.has(it));
  return {
    explanation: "explanation@1",
    ...head,
    asked,
    rules: rules.flatMap((it) => explainedRule(it, run, idleIn, locale)),
    others: countsOf(others),
    ...end,
  };
}

function explainedRule(
  { result, explanations, left }: ToExplain,
  run: ReportRun,
  idleIn: (of: Pack) => IdleSignatures,
  locale: Locale,
): readonly ExplainedRule<DisplayValue>[] {
  const { packs, needed, settings, options, cover, vocabulary } = run;
  const pack = explanations[0]?.pack ?? packs.find((it) => it.program.rules.has(result.rule));
  if (!pack) return [];
  const severity = options.severities.get(result.rule) ?? "high";
  const loaded = [...packs, ...needed];
  const contextOf = (of: Pack): ReportContext => ({
    pack: of,
    loaded,
    settings,
    cover,
    vocabulary,
    idle: () => idleIn(of)(result),
    locale,
  });
  const told = (of: Pack, instances: readonly Instance[]): ReportRule =>
    reportRule({ ...result, instances }, severity, contextOf(of));
  return [
    {
      ...told(pack, []),
      uncovered: unsuppressed(result, cover),
      covered_by: suppressedBy(result, cover),
      instances: explanations.map((it) => {
        const [own] = told(it.pack, [it.instance]).instances;
        invariant(own, "what is explained was judged");
        return explainedInstance(it, own, run, contextOf(it.pack));
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
  return {
    ...picked(own, explainedKeys),
    facts_on: formatDay(inputs[own.input]?.factsOn ?? asOfIn(settings, reading.pack.manifest.zone)),
    rests_on: rests && minimalSupport(rests.items, rests.instance),
    reasons: it.reasons.map((one) => reportReason(one, rests?.items, reading)),
    repairs: it.repairs.map((one) => reportRepair(one, it, reading.locale)),
    questions: it.questions.map((one) => reportQuestion(one, reading)),
  };
}

const picked = <T, K extends keyof T>(of: T, keys: readonly K[]): Pick<T, K> =>
  Object.fromEntries(keys.map((it) => [it, of[it]])) as Pick<T, K>;

function minimalSupport(items: readonly Item[], { verdict, eitherWay }: Instance): MinimalSupport<DisplayValue> {
  const at = ({ source }: Input, span: Span): ReportPlace => reportPlace({ source, span });
  return {
    verdict,
    either_way: eitherWay,
    facts: items.filter((it) => it.kind === "fact").map(factOf),
    attestations: items
      .filter((it) => it.kind === "attestation")
      .map(({ document, attestation: { standard, element, span } }) => ({ standard, element, at: at(document, span) })),
    evidence: items
      .filter((it) => it.kind === "evidence")
      .map(({ document, evidence: { id, evidenceKind: kind, span } }) => ({ id, kind, at: at(document, span) })),
    assumptions: items
      .filter((it) => it.kind === "assumption")
      .map(({ entry }) => ({ path: entry.fact, at: reportPlace(entry.place) })),
    interpretations: items
      .filter((it) => it.kind === "reading")
      .map(({ entry }) => ({ term: "term" in entry ? entry.term : entry.list, at: reportPlace(entry.place) })),
  };
}

function factOf({ path, shown, place }: FactRead): ExplainedFact<DisplayValue> {
  return { path, shown, at: reportPlace(place) };
}

/** Facts as the items tell them, each once; without items as they were read. */
function factsOf(
  facts: readonly FactRead[],
  items: readonly Item[] | undefined,
): readonly ExplainedFact<DisplayValue>[] {
  const told = facts.flatMap((it): readonly FactRead[] => {
    if (!items) return [it];
    const key = factKey({ ...it, path: wholeFact(it.path) });
    return items.filter((one) => one.kind === "fact").filter((one) => factKey(one) === key);
  });
  return [...new Map(told.map((it) => [factKey(it), factOf(it)])).values()];
}

const factKey = ({ path, place }: Pick<FactRead, "path" | "place">): string => `${place.source.path} ${path}`;

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
  const { pack, vocabulary, locale } = reading;
  const help = causeHelp(cause, askedStandard(cause, pack, locale), vocabulary);
  return {
    ...reportCause(cause, reading),
    what: locale.say(needMessage(cause)),
    ask: vocabularyQuestion(cause, pack),
    help: help && locale.say(help),
    answers: answers.map(({ wish, verdict }) => ({ answer: locale.show(proposedAnswerMessage(wish)), verdict })),
  };
}
