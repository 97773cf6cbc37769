import type { Diagnostic } from "../../base/diagnostic.ts";
import { groupBy } from "../../base/group-by.ts";
import type { LineBatch } from "../../base/line-batches.ts";
import { jsonValue } from "../../base/plain-json.ts";
import { formatPlace, type Place, type SourceText } from "../../base/text.ts";
import type { ContradictedFacts, RunWord, Verdict } from "../../evaluate/decision.ts";
import type { ColumnMap } from "../../readers/foreign/column-map.ts";
import { watchMap, type MapUse } from "../../readers/foreign/map-use.ts";
import { problemsOf, reportDocuments } from "../../report/model/build-report.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import { documentLines, ndjsonLines, problemLine, renumbered } from "../../report/render/json.ts";
import { documentVerdicts, verdictsLine, verdictsText } from "../../report/render/verdict-lines.ts";
import { judgeLines, type BulkChecker, type LineFaults } from "./bulk.ts";
import { lineKinds, type LineKind } from "./line-kinds.ts";
import { linesOf, sourceOf, type LineText } from "./line-text.ts";
import { countsIn, outcomesIn, shownIn } from "./samples.ts";
import { addCount, addCounts, type LineFault, type Sample, type Shown, type Tally } from "./tally.ts";

/** Some lines that were judged: plain data, which goes from one thread to another. */
export interface JudgedBatch {
  /** Documents and what is said of them as JSON lines, numbered from `first`; empty if nobody asked for it. */
  readonly text: string;
  readonly first: number;
  /** So many lines are of kinds that were known, and were judged by generated code alone. */
  readonly known: number;
  readonly tally: Tally;
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

/** Judges batches of lines in the order in which they come. `first`: the number of the first document, where it is known. */
export type BatchJudge = (path: string, batch: LineBatch, first?: number) => JudgedBatch;

/** The text of a batch with so many documents before it. */
export const numberedFrom = (base: number, { text, first }: Pick<JudgedBatch, "text" | "first">): string =>
  base === first ? text : renumbered(text, (it) => it - first + base);

/** In which form documents are told: all decisions, or in short. */
export type LineFormat = "ndjson" | "verdicts";

/** How batches are judged. */
export interface BatchSettings {
  /** Undefined: nothing is told of a document. */
  readonly format: LineFormat | undefined;
  /** By the reference alone, if not. */
  readonly byCode?: boolean;
}

/**
 * Judges batches of lines of files. Where nobody wants all decisions, lines of a kind that is known are counted, and the reference
 * judges the others, by themselves: what it would say of all is the same.
 */
export function openBatchJudge(bulk: BulkChecker, { format, byCode = true }: BatchSettings): BatchJudge {
  const kindOf = byCode && format !== "ndjson" ? lineKinds(bulk, format !== undefined) : undefined;
  const columns = bulk.prepared.reading.columns;
  const shown = new Map<string, number>();
  const isShown = ([what, wanted]: Shown): boolean => (shown.get(what) ?? 0) >= wanted;
  const told = new Set<LineKind>();
  const isTold = (kind: LineKind): boolean => {
    if (!told.has(kind) && kind.shows.every(isShown)) told.add(kind);
    return told.has(kind);
  };
  let nothing: JudgedSources | undefined;
  return (path, batch, first = 0) => {
    const lines = linesOf(path, batch);
    const kinds = lines.map((line): LineKind | undefined => {
      const kind = kindOf?.(line);
      return kind && isTold(kind) ? kind : undefined;
    });
    const sources = lines.map((it, at) => (kinds[at] ? undefined : sourceOf(it)));
    const others = sources.filter((it) => it !== undefined);
    const faults = faultsIn(lines, sources);
    const judged =
      others.length === 0
        ? (nothing ??= judgeSources(bulk, [], faults, format, isShown))
        : judgeSources(bulk, others, faults, format, isShown);
    const { troubles, texts } = judged;
    const map =
      columns &&
      useOf(
        columns,
        lines.map((it, at) => sources[at] ?? sourceOf(it)),
      );
    const tally = { ...tallyOf(judged, path, { kinds, sources, faults }), map };
    for (const { shows } of tally.samples) for (const [what] of shows) shown.set(what, (shown.get(what) ?? 0) + 1);
    const known = lines.length - others.length;
    const isShort = known > 0 && format !== undefined;
    const said = isShort
      ? { text: inOrder(path, { line: batch.line, first }, kinds, texts), first }
      : { text: texts.join(""), first: 0 };
    return { ...said, known, tally, troubles };
  };
}

function useOf(columns: ColumnMap, sources: readonly SourceText[]): MapUse {
  const watch = watchMap(columns);
  for (const { text } of sources) {
    // What is no JSON is told as a mistake of its line.
    const row = jsonValue(text);
    if (row !== undefined) watch.add(row);
  }
  return watch.value();
}

/** Lines that the reference has judged, and what is told of each. */
interface JudgedSources {
  readonly run: ReportRun;
  readonly words: readonly RunWord[];
  readonly counts: Tally["rules"];
  readonly contradicted: number;
  readonly unjudged: number;
  readonly errors: number;
  readonly findings: number;
  readonly disputed: readonly string[];
  readonly unnamed: readonly string[];
  readonly shows: ReadonlyMap<SourceText, readonly Shown[]>;
  readonly texts: readonly string[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

function judgeSources(
  bulk: BulkChecker,
  sources: readonly SourceText[],
  faults: LineFaults,
  format: LineFormat | undefined,
  isShown: (it: Shown) => boolean,
): JudgedSources {
  const { run, unnamed } = judgeLines(bulk, sources, faults);
  const own = new Set(sources);
  const inLines = run.inputProblems.filter((it) => own.has(it.place.source));
  const count = (severity: Diagnostic["severity"]): number => inLines.filter((it) => it.severity === severity).length;
  const read = new Set(run.inputs.map((it) => it.source));
  const disputed = run.decision?.disputed ?? [];
  const alone = (it: SourceText): ReportRun => judgeLines(bulk, [it], faults).run;
  return {
    run,
    words: outcomesIn(run),
    counts: countsIn(run),
    contradicted: (run.decision?.contradicted ?? []).filter((it) => isOfLines(it, own)).length,
    unjudged: new Set(
      inLines
        .filter((it) => it.severity === "error")
        .map((it) => it.place.source)
        .filter((it) => !read.has(it)),
    ).size,
    errors: count("error"),
    findings: count("warning") + disputed.filter((it) => own.has(it.place.source)).length,
    disputed: disputed.filter((it) => !own.has(it.place.source)).map((it) => formatPlace(it.place)),
    unnamed,
    shows: shownIn(run, sources, { isShown, alone }),
    texts: format === undefined ? [] : textsOf(run, sources, format),
    troubles: run.troubles,
  };
}

/** Whether one at least of the facts that contradict each other stands in a line: those of the service are the same for all. */
export const isOfLines = ({ facts }: ContradictedFacts, lines: ReadonlySet<SourceText>): boolean =>
  facts.some((it) => lines.has(it.place.source));

/** What is kept of a batch of which some lines are of known kinds. */
function tallyOf(
  judged: JudgedSources,
  path: string,
  {
    kinds,
    sources,
    faults,
  }: {
    readonly kinds: readonly (LineKind | undefined)[];
    /** Of the lines that are of none. */
    readonly sources: readonly (SourceText | undefined)[];
    readonly faults: LineFaults;
  },
): Tally {
  const { run, words, counts, contradicted, unjudged, errors, findings, disputed, unnamed, shows } = judged;
  const bySource = groupBy(run.inputs, (it) => it.source);
  const outcomes = new Map<string, Map<RunWord, number>>();
  for (const [at, { subject }] of run.inputs.entries()) addCount(outcomes, subject, words[at] ?? "nothing examined", 1);
  const documents = new Map<string, number>();
  const times = new Map<LineKind, number>();
  const samples: Sample[] = [];
  let before = 0;
  const count = (subject: string): void => {
    documents.set(subject, (documents.get(subject) ?? 0) + 1);
    before++;
  };
  for (const [at, source] of sources.entries()) {
    const kind = kinds[at];
    if (kind) {
      count(kind.subject);
      times.set(kind, (times.get(kind) ?? 0) + 1);
    }
    if (!source) continue;
    const first = before;
    for (const { subject } of bySource.get(source) ?? []) count(subject);
    const own = shows.get(source) ?? [];
    if (own.length > 0)
      samples.push({ path, line: at + 1, first, text: source.text, fault: faults.get(source), shows: own });
  }
  const rules = new Map<string, Map<Verdict, number>>();
  addCounts(rules, counts);
  for (const [kind, length] of times) {
    addCount(outcomes, kind.subject, kind.word, length);
    addCounts(rules, kind.rules, length);
  }
  const silent = documents.size === 0 && errors + findings === 0;
  const files = [{ path, lines: sources.length, silent }];
  const late = run.decision?.leftOut.length ?? 0;
  return {
    files,
    documents,
    outcomes,
    rules,
    late,
    contradicted,
    unjudged,
    errors,
    findings,
    disputed,
    unnamed,
    samples,
  };
}

/** What is told in short of each line from a line and a number on, a document a line, and so numbered as they come. */
function inOrder(
  path: string,
  { line, first }: { readonly line: number; readonly first: number },
  kinds: readonly (LineKind | undefined)[],
  texts: readonly string[],
): string {
  const others = texts.values();
  let next = first;
  const all = kinds.map((kind, at) => {
    if (kind?.said === undefined) return renumbered(others.next().value ?? "", () => next++);
    return verdictsText(next++, { path, line: line + at }, kind.said);
  });
  return all.join("");
}

function faultsIn(lines: readonly LineText[], sources: readonly (SourceText | undefined)[]): LineFaults {
  const faults = new Map<SourceText, LineFault>();
  for (const [at, { fault }] of lines.entries()) {
    const source = sources[at];
    if (fault && source) faults.set(source, fault);
  }
  return faults;
}

/** What is told of each line, in their order. */
function textsOf(run: ReportRun, sources: readonly SourceText[], format: LineFormat): readonly string[] {
  const said = reportDocuments({ ...run, decision: run.decision && { ...run.decision, notes: ofDocuments(run) } });
  const lines =
    format === "ndjson"
      ? documentLines(said)
      : documentVerdicts(said).map(([at, it], index) => [verdictsLine(index, at, it)]);
  const documents = groupBy([...lines.entries()], ([index]) => run.inputs[index]?.source);
  const problems = groupBy(run.inputProblems, (it) => it.place.source);
  return sources.map((it) =>
    ndjsonLines([
      ...(documents.get(it) ?? []).flatMap(([, own]) => own),
      ...problemsOf({ policyProblems: [], inputProblems: problems.get(it) ?? [] }).map(problemLine),
    ]),
  );
}

const ofDocuments = ({ decision }: ReportRun) => (decision?.notes ?? []).filter((it) => it.input !== undefined);
