import { asOfIn, type Settings } from "../../evaluate/settings.ts";
import { formatDay, writeInterval, type Day } from "../../base/civil-date.ts";
import type { ExitCode } from "../../base/diagnostic.ts";
import { groupBy } from "../../base/group-by.ts";
import { locales, type Locale } from "../../base/locale.ts";
import { once } from "../../base/memoized.ts";
import type { Message } from "../../base/message.ts";
import { groundsOfInstance } from "../../evaluate/breach.ts";
import {
  verdicts,
  type ContradictedFacts,
  type Decision,
  type Instance,
  type Rebuttal,
  type RuleResult,
  type Verdict,
} from "../../evaluate/decision.ts";
import { provisionalOf } from "../../evaluate/evaluate.ts";
import { displayText } from "../../evaluate/format-value.ts";
import { outcomeOf } from "../../evaluate/verdict.ts";
import type { Pack } from "../../pack/pack.ts";
import { suppressedBy, unsuppressed } from "../../pack/waive/suppressions.ts";
import { detectors } from "../../readers/detect/findings.ts";
import type { Evidence } from "../../vocabulary/input.ts";
import { articleNumber } from "../../statute/locator.ts";
import { partiesMessage } from "../messages/duties.ts";
import { contradictedMessage } from "../messages/grounds.ts";
import { labels } from "../messages/labels.ts";
import { runLead, runSentence, type BasisCounts, type RunTally } from "../messages/sentence.ts";
import { citationOf } from "./citations.ts";
import { idleSignatures } from "./idle-signatures.ts";
import { reportNeeds } from "./needs.ts";
import { resultsOfVersion } from "./pack-versions.ts";
import { flagTitle, headOf, isExamined, reportNeeded, reportPack } from "./report-pack.ts";
import { reportPlace, showPlace } from "./report-place.ts";
import { reportNote } from "./report-rule.ts";
import { lawsNotCovered, unjudgedPacks } from "./unjudged-packs.ts";
import { servicesNamed } from "./service-names.ts";
import {
  problemCount,
  lowFindings,
  isBelow,
  bulkCountKey,
  type ReportRun,
  type BulkCounts,
  type SkippedFile,
} from "./report-run.ts";
import type {
  Counts,
  DocumentsReport,
  ReportContradiction,
  ReportDispute,
  Report,
  ReportEnd,
  ReportHeader,
  ReportPack,
  ReportProblem,
  ReportSettings,
  ReportEvidence,
  ReportTrouble,
} from "./report.ts";

/**
 * A finished run as the data from which every format is made; its sentences are in one language. What few formats show is made
 * when one reads it.
 */
export function buildReport(run: ReportRun, locale: Locale = locales.en): Report {
  const { decision } = run;
  const rules = decision?.rules ?? [];
  const own = rules.filter((it) => it.inRollUp);
  const notExamined = bySubject(own, run);
  const word = decision?.word ?? "nothing judged";
  const documents = reportDocuments(run, locale, idleSignatures);
  const loaded = loadedIn(run);
  const unjudged = decision ? unjudgedPacks(run) : [];
  const evidence = once(() => reportEvidence(run, rules));
  const tally = tallyOf(run, { packs: documents.packs, not_judged: unjudged }, own, notExamined);
  return {
    report: "report@1",
    engine: run.engine,
    settings: settingsOf(run, locale),
    ...documents,
    needed: run.needed.map((it) => reportNeeded(it, loaded)),
    not_judged: unjudged,
    get evidence() {
      return evidence();
    },
    needs: decision ? reportNeeds(decision, run, locale) : [],
    not_examined: notExamined,
    ...findingsOf(run, locale),
    skipped: run.skipped.map((it) => reportSkipped(it, locale)),
    problems: problemsOf(run, locale),
    troubles: run.troubles.map((it) => ({ ...reportTrouble(it, locale), at: it.place && reportPlace(it.place) })),
    counts: countsOf(own),
    counts_of_others: countsOf(rules.filter((it) => !it.inRollUp && !it.advisory)),
    counts_of_advisory: countsOf(rules.filter((it) => it.advisory)),
    covered: coveredOf(run, own),
    word,
    lead: locale.say(runLead(tally)),
    sentence: locale.say(runSentence(tally)),
    let_pass: letPass(run, own),
    exit_code: run.exitCode,
  };
}

/** The same for a caller, who prints and keeps it: all of it is made. */
export const reportData = (run: ReportRun, locale?: Locale): Report => structuredClone(buildReport(run, locale));

/** What a report says of documents one by one, and of the rules that say it. `idleIn`: left out where only documents are told of. */
export function reportDocuments(
  run: ReportRun,
  locale: Locale = locales.en,
  idleIn: typeof idleSignatures = () => () => [],
): DocumentsReport {
  const { decision } = run;
  return {
    packs: packsOf(run, decision?.rules ?? [], locale, idleIn),
    inputs: run.inputs.map((it, index) => {
      const { path, line, column } = reportPlace(it);
      return {
        path,
        project_path: run.cover.documents[index]?.path ?? path,
        line,
        column,
        subject: it.subject,
        day: it.day === undefined ? undefined : formatDay(it.day),
        facts_on: it.factsOn === undefined ? undefined : formatDay(it.factsOn),
      };
    }),
    notes: (decision?.notes ?? []).map((it) => reportNote(it, run.packs, run.settings, locale)),
    left_out: decision?.leftOut ?? [],
    assumed: (decision?.assumed ?? []).map(({ input, factsOn }) => {
      return { input, what: locale.say(labels.factsKnown({ day: factsOn })) };
    }),
  };
}

function loadedIn({ packs, needed }: ReportRun): readonly Pack[] {
  return [...packs, ...needed];
}

/** The day whose law judges, by a pack, what has no day of its own. */
export const dayOfPack = ({ manifest: { zone } }: Pick<Pack, "manifest">, settings: Settings): string =>
  formatDay(settings.lawOf ?? asOfIn(settings, zone));

function packsOf(
  run: ReportRun,
  rules: readonly RuleResult[],
  locale: Locale,
  idleIn: typeof idleSignatures,
): readonly ReportPack[] {
  const { packs, settings, options, cover, vocabulary } = run;
  const loaded = loadedIn(run);
  return packs.map((pack) => {
    const context = { pack, loaded, settings, vocabulary, cover, idle: idleIn(run, pack), locale };
    return reportPack(resultsOfVersion(pack, packs, rules, dayOfPack(pack, settings)), options.severities, context);
  });
}

/** The party for whom a run is judged, as the first pack calls it that calls it anything. */
const partyOfRun = (packs: readonly Pack[], { party }: Settings): Message =>
  partiesMessage([party], new Map(packs.toReversed().flatMap((it) => [...it.manifest.partyNames])));

/** The day of judgement in each zone, where packs are of several. */
function daysOf(packs: readonly Pack[], settings: Settings): ReportSettings["days"] {
  const zones = [...groupBy(packs, (it) => it.manifest.zone.name)];
  if (zones.length < 2) return undefined;
  return zones.map(([zone, own]) => ({
    zone,
    as_of: formatDay(asOfIn(settings, { name: zone })),
    packs: [...new Set(own.map((it) => it.manifest.id))],
  }));
}

function settingsOf(run: ReportRun, locale: Locale): ReportSettings {
  const { settings, options, inputs, packs } = run;
  const factsOn = inputs.flatMap((it) => (it.factsOn === undefined ? [] : [formatDay(it.factsOn)]));
  const who = locale.say(partyOfRun(packs, settings));
  return {
    as_of: formatDay(settings.asOf),
    law_of: settings.lawOf === undefined ? undefined : formatDay(settings.lawOf),
    facts_on: [...new Set(factsOn)].toSorted(),
    party: settings.party,
    who: who === settings.party ? undefined : who,
    zone: settings.zone.name,
    days: daysOf(packs, settings),
    profile: options.profile,
    service: options.service,
    services: servicesNamed(run),
    waivers: options.waivers,
    baseline: options.baseline,
    fail_on: options.failOn,
    allow: options.allowUndetermined ? ["undetermined"] : [],
    provisional: settings.provisional === true ? true : undefined,
    detectors: options.detect === true ? detectors : undefined,
  };
}

function findingsOf(
  { decision, packs }: ReportRun,
  locale: Locale,
): Pick<Report, "yields" | "disputed" | "rebutted" | "contradicted"> {
  const yields = (decision?.yields ?? []).map(({ pack, what, locator, holds, input, place }) => {
    const title = flagTitle(what, packs, locale);
    return { pack, what: title, cite: citationOf(locator), holds, input, at: reportPlace(place) };
  });
  const said = ({ standard, met, by, fact, place }: Rebuttal): ReportDispute => {
    return { standard, met, by, at: reportPlace(place), fact: fact?.path, fact_at: fact && reportPlace(fact.place) };
  };
  return {
    yields,
    disputed: (decision?.disputed ?? []).map(said),
    rebutted: (decision?.rebutted ?? []).map(said),
    contradicted: (decision?.contradicted ?? []).flatMap((it) => reportContradiction(it, locale) ?? []),
  };
}

function reportContradiction(it: ContradictedFacts, locale: Locale): ReportContradiction | undefined {
  const facts = it.facts.map(({ path, shown, place }) => {
    return { path, shown: locale.show(shown), at: reportPlace(place) };
  });
  const [first] = facts;
  return first && { sentence: locale.say(contradictedMessage(it)), at: first.at, facts };
}

/** Mistakes as plain data. */
export function problemsOf(
  run: Pick<ReportRun, "policyProblems" | "inputProblems">,
  locale: Locale = locales.en,
): readonly ReportProblem[] {
  const plain =
    (where: ReportProblem["in"]) =>
    (it: ReportRun["inputProblems"][number]): ReportProblem => {
      const { code, severity, place } = it;
      return { in: where, code, severity, message: locale.say(it), help: locale.help(it), at: reportPlace(place) };
    };
  return [...run.policyProblems.map(plain("policy")), ...run.inputProblems.map(plain("input"))];
}

function bySubject(own: readonly RuleResult[], { decision, inputs, service }: ReportRun): Report["not_examined"] {
  const subjects = [...new Set(own.flatMap((it) => it.notExamined ?? []))];
  const leftOut = new Set((decision?.leftOut ?? []).flatMap((it) => [...(inputs[it.input]?.roots.keys() ?? [])]));
  return subjects.map((subject) => ({
    subject,
    why: leftOut.has(subject) ? "left-out" : service?.roots.has(subject) === true ? "beside" : "not-given",
    rules: own.filter((it) => it.notExamined === subject).map((it) => it.rule),
  }));
}

/** A report's head and end, for the reports that tell something else between them. */
export function frameOf(
  { packs }: ReportRun,
  { engine, settings, needed, inputs, assumed, sentence, problems, troubles, skipped }: Report,
  exitCode: ExitCode,
): { readonly head: ReportHeader; readonly end: ReportEnd } {
  return {
    head: { engine, settings, packs: packs.map(headOf), needed, inputs, assumed },
    end: { sentence, problems, troubles, skipped, exit_code: exitCode },
  };
}

/** How many have each verdict. */
export const countsOf = (all: readonly { readonly verdict: Verdict }[]): Counts =>
  countsBy((verdict) => all.filter((it) => it.verdict === verdict).length);

const countsBy = (count: (verdict: Verdict) => number): Counts =>
  Object.fromEntries(verdicts.map((it) => [it, count(it)])) as Counts;

function coveredOf({ cover }: ReportRun, own: readonly RuleResult[]): Report["covered"] {
  const by = own.map((it) => suppressedBy(it, cover));
  return {
    waived: by.filter((it) => it === "waivers").length,
    in_baseline: by.filter((it) => it === "baseline").length,
  };
}

/** Violated rules that `fail_on` lets pass. */
function letPass({ options, cover }: ReportRun, own: readonly RuleResult[]): number {
  const passes = (rule: string): boolean => isBelow(options.severities.get(rule) ?? "high", options.failOn);
  return own.filter((it) => unsuppressed(it, cover) === "violated" && passes(it.rule)).length;
}

function tallyOf(
  run: ReportRun,
  told: Pick<Report, "packs" | "not_judged">,
  own: readonly RuleResult[],
  notExamined: Report["not_examined"],
): RunTally {
  const { decision, packs, settings, options, counted } = run;
  const passed = letPass(run, own);
  const coveredWith = (verdict: Verdict): Report["covered"] =>
    coveredOf(
      run,
      own.filter((it) => it.verdict === verdict),
    );
  const { packs: reported } = told;
  const read = reported.filter(isExamined);
  const early = own.flatMap((it) => it.instances.filter((one) => one.verdict === "not_in_force"));
  const lawDays = [...new Set(early.map((it) => it.lawOf))];
  return {
    word: decision?.word ?? "nothing judged",
    asOf: formatDay(settings.asOf),
    lawOf: lawDays.length === 1 ? lawDays[0] : undefined,
    party: partyOfRun(packs, settings),
    counts: countsOf(own),
    covered: { violated: coveredWith("violated"), undetermined: coveredWith("undetermined") },
    basis: basisOf(own),
    notExamined: notExamined.map(({ subject, why, rules }) => ({ subject, why, count: rules.length })),
    inForce: packs.map(({ manifest: { id, inForce } }) => ({ pack: id, inForce: writeInterval(inForce) })),
    documents: counted ? sumOf(counted.documents.values()) : run.inputs.length,
    areRows: options.columns !== undefined,
    leftOut: counted?.late ?? decision?.leftOut.length ?? 0,
    early: sumOf([...(counted?.outcomes.values() ?? [])].map((it) => it.get("nothing in force") ?? 0)),
    encoded: read.map(({ id, version, citation, articles_encoded: encoded, articles_not_encoded: others }) => {
      const pack = read.filter((it) => it.id === id).length > 1 ? `${id} ${version}` : id;
      const articles = encoded.map((article) => articleNumber(article, citation));
      return { pack, articles, of: others && articles.length + others.length };
    }),
    notEncoded: read.flatMap((it) => it.articles.flatMap((one) => one.not_encoded)).length,
    notCovered: lawsNotCovered(told).length,
    inPart: read.length === 0 ? 0 : told.not_judged.filter((it) => it.needed).length,
    advisory: advisoryOf(decision),
    mistakes:
      problemCount(run.policyProblems, "error") +
      (counted?.errors ?? problemCount(run.inputProblems, "error")) +
      problemCount(run.troubles, "error"),
    letPass: options.failOn !== undefined && passed > 0 ? { count: passed, below: options.failOn } : undefined,
    failingFindings: options.failOn === "low" ? lowFindings(run) : 0,
    allowed: options.allowUndetermined,
    contradicted: counted?.contradicted ?? decision?.contradicted.length ?? 0,
    provisional: provisionalOf(decision?.rules ?? []).length,
    unverified: reported
      .flatMap((it) => it.articles.flatMap((one) => one.rules))
      .filter((it) => it.party === settings.party && it.standing.advisory?.why === "unverified").length,
  };
}

const sumOf = (counts: Iterable<number>): number => [...counts].reduce((sum, it) => sum + it, 0);

function advisoryOf(decision: Decision | undefined): RunTally["advisory"] {
  const advisory = (decision?.rules ?? []).filter(
    (it) => it.advisory && it.verdict !== "not_examined" && it.verdict !== "not_in_force",
  );
  const { violated, undetermined } = countsOf(advisory);
  return { count: advisory.length, violated, undetermined };
}

function basisOf(own: readonly RuleResult[]): BasisCounts {
  const satisfied = own.filter((it) => it.verdict === "satisfied");
  const clear = own.filter((it) => outcomeOf(it.verdict) === "clear");
  const having = (test: (it: RuleResult["instances"][number]) => boolean): number =>
    satisfied.filter((rule) => rule.instances.some((it) => it.verdict === "satisfied" && test(it))).length;
  return {
    attestation: having((it) => it.attestations.length > 0),
    interpretation: having((it) => it.interpretations.length > 0),
    eitherWay: having((it) => it.eitherWay),
    assumption: clear.filter((rule) =>
      rule.instances.some((it) => it.verdict === rule.verdict && it.assumptions.length > 0),
    ).length,
  };
}

/** The papers that documents bring, in their order, each with its days and the rules that rest on it or miss it. */
function reportEvidence(
  { inputs, service, settings }: Pick<ReportRun, "inputs" | "service" | "settings">,
  rules: readonly RuleResult[],
): readonly ReportEvidence[] {
  const named = rules.flatMap(({ rule, instances }) => instances.flatMap(evidenceKeysOf).map((key) => ({ key, rule })));
  const naming = groupBy(named, (it) => it.key);
  const read = [...inputs, ...(service ? [service] : [])];
  const all = read.flatMap(({ source, evidence }) =>
    [...evidence.values()].map((it): ReportEvidence => {
      const key = keyOf(source.path, it.id);
      return {
        id: it.id,
        kind: it.evidenceKind,
        collected_on: formatDay(it.collectedOn),
        expires_on: it.expiresOn === undefined ? undefined : formatDay(it.expiresOn),
        state: stateOf(it, settings.asOf),
        at: reportPlace({ source, span: it.span }),
        rules: [...new Set(naming.get(key)?.map((one) => one.rule))],
      };
    }),
  );
  return [...new Map(all.map((it) => [showPlace(it.at), it])).values()];
}

function stateOf({ collectedOn, expiresOn }: Evidence, asOf: Day): ReportEvidence["state"] {
  if (collectedOn > asOf) return "not-yet";
  return expiresOn !== undefined && expiresOn < asOf ? "expired" : "good";
}

const keyOf = (path: string, id: string): string => JSON.stringify([path, id]);

/** The papers of signatures, those that facts name, and those that have expired. */
function evidenceKeysOf(it: Instance): readonly string[] {
  const grounds = groundsOfInstance(it).flatMap((one) => {
    if (one.kind === "attestation") return one.evidence.map((id) => keyOf(one.place.source.path, id));
    return one.kind === "fact" ? [keyOf(one.place.source.path, displayText(one.shown))] : [];
  });
  const expired = it.causes.flatMap((one) =>
    one.kind === "expired-document" ? [keyOf(one.place.source.path, one.id)] : [],
  );
  return [...grounds, ...expired];
}

/** How often a rule of a pack gave each verdict, over all lines. */
export function bulkCountsOf(
  rules: BulkCounts["rules"],
): (pack: { readonly version: string }, rule: { readonly rule: string }) => Counts {
  return ({ version }, { rule }) => {
    const counts = rules.get(bulkCountKey(rule, version));
    return countsBy((verdict) => counts?.get(verdict) ?? 0);
  };
}

/** A file that was not read, and why, in the reader's language. */
export function reportSkipped({ path, why }: SkippedFile, locale: Locale): Report["skipped"][number] {
  return { path, why: locale.say(why) };
}

/** A mistake in what is asked for, in the reader's language. */
export function reportTrouble(it: Message, locale: Locale = locales.en): ReportTrouble {
  return { code: it.code, message: locale.say(it), help: locale.help(it) };
}
