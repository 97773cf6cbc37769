import type { Diagnostic } from "../../base/diagnostic.ts";
import { documentLimits } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import { lineEnds, linesIn, type LineBatch } from "../../base/line-batches.ts";
import { formatPlace, type Place, type SourceText } from "../../base/text.ts";
import type { ContradictedFacts, RunWord } from "../../evaluate/decision.ts";
import type { ColumnMap } from "../../readers/foreign/column-map.ts";
import { watchMap, type MapUse } from "../../readers/foreign/map-use.ts";
import { problemsOf, reportDocuments } from "../../report/model/build-report.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import { documentLines, ndjsonLines, problemLine, renumbered } from "../../report/render/json.ts";
import { documentVerdicts, verdictsLine } from "../../report/render/verdict-lines.ts";
import { judgeLines, type BulkChecker, type LineFaults } from "./bulk.ts";
import { lineKinds, type LineKind, type LineText } from "./line-kinds.ts";
import { countsIn, outcomesIn, shownIn } from "./samples.ts";
import { addCounts, type LineFault, type Sample, type Shown, type Tally } from "./tally.ts";

/** Some lines that were judged: plain data, which goes from one thread to another. */
export interface JudgedBatch {
  /** Documents and what is said of them as JSON lines, numbered from 0; empty if nobody asked for it. */
  readonly text: string;
  /** So many lines are of kinds that were known, and were judged by generated code alone. */
  readonly known: number;
  readonly tally: Tally;
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

/** Judges batches of lines in the order in which they come. */
export type BatchJudge = (path: string, batch: LineBatch) => JudgedBatch;

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
  return (path, batch) => {
    const { lines, faults } = linesOf(path, batch);
    const sources = lines.map((it) => it.source);
    const known = new Map<SourceText, LineKind>();
    for (const line of lines) {
      const kind = kindOf?.(line);
      if (kind && isTold(kind)) known.set(line.source, kind);
    }
    const others = sources.filter((it) => !known.has(it));
    const judged =
      others.length === 0
        ? (nothing ??= judgeSources(bulk, [], faults, format, isShown))
        : judgeSources(bulk, others, faults, format, isShown);
    const { troubles, texts } = judged;
    const map = columns && useOf(columns, sources);
    const tally = { ...tallyOf(judged, path, { sources, faults, known }), map };
    for (const { shows } of tally.samples) for (const [what] of shows) shown.set(what, (shown.get(what) ?? 0) + 1);
    const isShort = known.size > 0 && format !== undefined;
    return { text: isShort ? inOrder(sources, known, texts) : texts.join(""), known: known.size, tally, troubles };
  };
}

function useOf(columns: ColumnMap, sources: readonly SourceText[]): MapUse {
  const watch = watchMap(columns);
  for (const { text } of sources) {
    const row = plainJson(text);
    if (row !== undefined) watch.add(row);
  }
  return watch.value();
}

/** Undefined: it is no JSON, which is told as a mistake of its line. */
function plainJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Lines that the reference has judged, and what is told of each. */
interface JudgedSources {
  readonly run: ReportRun;
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
    sources,
    faults,
    known,
  }: {
    readonly sources: readonly SourceText[];
    readonly faults: LineFaults;
    readonly known: ReadonlyMap<SourceText, LineKind>;
  },
): Tally {
  const { run, contradicted, unjudged, errors, findings, disputed, unnamed, shows } = judged;
  const bySource = groupBy(run.inputs, (it) => it.source);
  const documents = new Map<string, number>();
  const outcomes = new Map<string, Map<RunWord, number>>();
  const words = outcomesIn(run);
  for (const [at, { subject }] of run.inputs.entries())
    addCounts(outcomes, new Map([[subject, new Map([[words[at] ?? "nothing examined", 1]])]]));
  const rules = new Map([...countsIn(run)].map(([name, counts]) => [name, new Map(counts)]));
  for (const [kind, { length }] of groupBy([...known.values()], (it) => it)) {
    addCounts(outcomes, new Map([[kind.subject, new Map([[kind.word, length]])]]));
    for (const [name, counts] of kind.rules)
      addCounts(rules, new Map([[name, new Map([...counts].map(([verdict, count]) => [verdict, count * length]))]]));
  }
  let before = 0;
  const samples = sources.flatMap((source, at): readonly Sample[] => {
    const first = before;
    for (const { subject } of [known.get(source) ?? [], bySource.get(source) ?? []].flat()) {
      documents.set(subject, (documents.get(subject) ?? 0) + 1);
      before++;
    }
    const own = shows.get(source) ?? [];
    if (own.length === 0) return [];
    return [{ path, line: at + 1, first, text: source.text, fault: faults.get(source), shows: own }];
  });
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

/** What is told in short of each line, a document a line, and so numbered as they come. */
function inOrder(
  sources: readonly SourceText[],
  known: ReadonlyMap<SourceText, LineKind>,
  texts: readonly string[],
): string {
  const others = texts.values();
  const all = sources.map((source) => {
    const kind = known.get(source);
    if (!kind?.said) return others.next().value ?? "";
    return ndjsonLines([verdictsLine(0, { path: source.path, line: source.line ?? 1 }, kind.said)]);
  });
  let next = 0;
  return renumbered(all.join(""), () => next++);
}

/** The lines of a batch; one that is no text, or is too large, is empty and has a fault. */
function linesOf(path: string, batch: LineBatch): { readonly lines: readonly LineText[]; readonly faults: LineFaults } {
  const lineOf = (whole: string, line: number, bytes: Uint8Array, from: number, until: number): LineText => {
    const isMarked = batch.isFirst && line === batch.line && whole.startsWith("\uFEFF");
    const text = isMarked ? whole.slice(1) : whole;
    return { source: { path, text, line, ends: "lf" }, bytes, start: isMarked ? from + bytesOfMark : from, end: until };
  };
  const { bytes } = batch;
  const text = bytes.length > documentLimits.bytes ? undefined : decode(bytes);
  if (text !== undefined) {
    const ends = lineEnds(bytes);
    const texts = text.split("\n");
    if (texts.at(-1) === "") texts.pop();
    const lines = texts.map((it, at) => {
      const [start, next] = [ends[at - 1] ?? 0, ends[at]];
      const isReturned = next !== undefined && it.endsWith("\r");
      const end = next === undefined ? bytes.length : next - (isReturned ? lineEnd : 1);
      return lineOf(isReturned ? it.slice(0, -1) : it, batch.line + at, bytes, start, end);
    });
    return { lines, faults: new Map() };
  }
  const faults = new Map<SourceText, LineFault>();
  const lines = [...linesIn(batch)].map(({ line, bytes: given }) => {
    const isLarge = given.length > documentLimits.bytes + lineEnd;
    const own = isLarge ? undefined : decode(given);
    const ended = (own ?? "").replace(/\r?\n$/, "");
    const made = lineOf(ended, line, given, 0, own === undefined ? 0 : given.length - (own.length - ended.length));
    if (own === undefined) faults.set(made.source, isLarge ? "too-large" : "not-text");
    return made;
  });
  return { lines, faults };
}

const bytesOfMark = 3;

/** CR and LF. */
const lineEnd = 2;

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

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
