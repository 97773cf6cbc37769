import { diagnosticKey, type Diagnostic } from "../../base/diagnostic.ts";
import { byText } from "../../base/by-text.ts";
import { groupBy } from "../../base/group-by.ts";
import type { SourceText } from "../../base/text.ts";
import type { Verdict } from "../../evaluate/decision.ts";
import { noSuppressions } from "../../pack/waive/suppressions.ts";
import { absentColumns, toldMap } from "../../readers/foreign/map-use.ts";
import { buildReport, problemsOf, bulkCountsOf } from "../../report/model/build-report.ts";
import { problemCount, type BulkCounts, type ReportRun } from "../../report/model/report-run.ts";
import { endLines, logLine, ndjsonLines, problemLine, renumbered, runLine } from "../../report/render/json.ts";
import { reportOf } from "../check/check.ts";
import { nothingToCheck } from "../request-diagnostics.ts";
import { isOfLines } from "./batch.ts";
import { attestationKey, judgeLines, type BulkChecker } from "./bulk.ts";
import { countsIn, problemKinds, problemsKept, wantedOf } from "./samples.ts";
import { kindOfShown, openTally, type Sample, type Tally, type TallyFold } from "./tally.ts";

export interface BulkEnd {
  /** Its documents are a sample. */
  readonly run: ReportRun;
  /** The last lines of `ndjson`. */
  readonly text: string;
  /** The sample gives what was counted: nothing of it is lost. */
  readonly isWhole: boolean;
}

/** The first line of `ndjson`. */
export function bulkStart(bulk: BulkChecker): string {
  const nothing = { inputs: [], service: bulk.service, decision: undefined, cover: noSuppressions };
  return ndjsonLines([runLine(buildReport(reportOf(bulk.prepared, { ...nothing, inputProblems: [], troubles: [] })))]);
}

/** What is kept of lines of a log, before the first. */
export const openTotal = ({ unnamed }: BulkChecker): TallyFold => openTally(unnamed.map(attestationKey));

/** What is said in the end of all lines. */
export function endOf(bulk: BulkChecker, tally: Tally): BulkEnd {
  const isTold = ({ shows }: Sample): boolean => shows.some(([what]) => !problemKinds.has(kindOfShown(what)));
  const samples = tally.samples.filter(isTold).map((it) => ({ ...it, source: sourceOf(it) }));
  const { run: sample } = judgeLines(
    bulk,
    samples.map((it) => it.source),
  );
  const { inLines, elsewhere } = problemsIn(bulk, tally.samples);
  const unnamed = new Set(tally.unnamed);
  const { columns } = bulk.prepared.reading;
  const others = [
    ...elsewhere,
    ...bulk.unnamed.filter((it) => unnamed.has(attestationKey(it))),
    ...(columns && tally.map ? absentColumns(columns, tally.map) : []),
  ];
  const count = (severity: Diagnostic["severity"]): number => problemCount(others, severity);
  const silent = tally.files.filter((it) => it.silent);
  const own = new Set(samples.map((it) => it.source));
  const counted: BulkCounts = {
    lines: tally.files.reduce((sum, it) => sum + it.lines, 0),
    documents: tally.documents,
    outcomes: inOrder(tally),
    late: tally.late,
    contradicted: tally.contradicted + (sample.decision?.contradicted ?? []).filter((it) => !isOfLines(it, own)).length,
    unjudged: tally.unjudged,
    errors: tally.errors + count("error"),
    findings: tally.findings + count("warning") + tally.disputed.length,
    map: columns && tally.map && toldMap(columns, tally.map),
    rules: tally.rules,
  };
  const run = reportOf(bulk.prepared, {
    ...sample,
    inputProblems: [...others, ...inLines],
    troubles: [...bulk.prepared.troubles, ...silent.map(({ path }) => nothingToCheck.nowhere({ path }))],
    counted,
  });
  const report = buildReport(run);
  const numbers = numbersOf(run, samples);
  const said = problemsOf({ policyProblems: run.policyProblems, inputProblems: others }).map(problemLine);
  const lines = ndjsonLines([...said, ...endLines(report, bulkCountsOf(tally.rules))]);
  // Names of subjects and what a map says may look like numbers of documents.
  const text = ndjsonLines([logLine(counted)]) + renumbered(lines, (it) => numbers[it] ?? it);
  return { run, text, isWhole: isWhole(tally, sample, inLines) };
}

/** What documents come to, in the order of their subjects and of the words: however a log is cut, it is told in one order. */
const inOrder = ({ documents, outcomes }: Tally): BulkCounts["outcomes"] =>
  new Map(
    [...documents.keys()].map((subject) => {
      const counts = [...(outcomes.get(subject) ?? [])];
      return [subject, new Map(counts.toSorted(([a], [b]) => byText(a, b)))];
    }),
  );

/** Whether samples show each thing that was counted as often as is wanted, and no more than that. */
function isWhole(tally: Tally, sample: ReportRun, inLines: readonly Diagnostic[]): boolean {
  const { files, documents, outcomes, rules, errors, findings, samples } = tally;
  const sumOf = (counts: ReadonlyMap<unknown, number>): number => [...counts.values()].reduce((sum, it) => sum + it, 0);
  const lines = new Map(files.map((it) => [it.path, it.lines]));
  const agrees = <K>(all: ReadonlyMap<K, number>, some: ReadonlyMap<K, number>, wanted: (it: K) => number): boolean =>
    [...new Set([...all.keys(), ...some.keys()])].every((it) => {
      const [counted, shown] = [all.get(it) ?? 0, some.get(it) ?? 0];
      return shown <= counted && shown >= Math.min(counted, wanted(it));
    });
  const shown = countsIn(sample);
  const subjects = [...groupBy(sample.inputs, (it) => it.subject)].map(([it, own]) => [it, own.length] as const);
  const count = (severity: Diagnostic["severity"]): number => inLines.filter((it) => it.severity === severity).length;
  return (
    samples.every((it) => it.line <= (lines.get(it.path) ?? 0)) &&
    agrees(documents, new Map(subjects), () => 1) &&
    [...new Set([...documents.keys(), ...outcomes.keys()])].every(
      (it) => sumOf(outcomes.get(it) ?? new Map()) === (documents.get(it) ?? 0),
    ) &&
    [...new Set([...rules.keys(), ...shown.keys()])].every((it) =>
      agrees(rules.get(it) ?? new Map<Verdict, number>(), shown.get(it) ?? new Map(), wantedOf),
    ) &&
    count("error") === Math.min(errors, problemsKept) &&
    count("warning") <= findings
  );
}

const sourceOf = ({ path, line, text }: Sample): SourceText => ({ path, text, line, ends: "lf" });

/** The first mistakes and warnings of lines, in the order of the lines, and all that stand in none. */
function problemsIn(
  bulk: BulkChecker,
  samples: readonly Sample[],
): { readonly inLines: readonly Diagnostic[]; readonly elsewhere: readonly Diagnostic[] } {
  const showing = samples.filter(({ shows }) => shows.some(([what]) => problemKinds.has(kindOfShown(what))));
  const sources = showing.map(sourceOf);
  const faults = sources.flatMap((it, at) => {
    const fault = showing[at]?.fault;
    return fault === undefined ? [] : [[it, fault] as const];
  });
  const { run } = judgeLines(bulk, sources, new Map(faults));
  const bySource = groupBy(run.inputProblems, (it) => it.place.source);
  const all = sources.flatMap((it) => bySource.get(it) ?? []);
  const first = (severity: Diagnostic["severity"]): readonly Diagnostic[] =>
    all.filter((it) => it.severity === severity).slice(0, problemsKept);
  const own = new Set(sources);
  const outside = [...bulk.problems, ...run.inputProblems.filter((it) => !own.has(it.place.source))];
  return {
    inLines: [...first("error"), ...first("warning")],
    elsewhere: [...new Map(outside.map((it) => [diagnosticKey(it), it])).values()],
  };
}

/** The numbers in the run of the documents of the sample. */
function numbersOf(
  { inputs }: ReportRun,
  samples: readonly (Sample & { readonly source: SourceText })[],
): readonly number[] {
  const next = new Map<SourceText, number>(samples.map((it) => [it.source, it.first]));
  return inputs.map(({ source }) => {
    const number = next.get(source) ?? 0;
    next.set(source, number + 1);
    return number;
  });
}
