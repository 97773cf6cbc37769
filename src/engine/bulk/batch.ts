import type { Diagnostic } from "../../base/diagnostic.ts";
import { documentLimits } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import { linesIn, type LineBatch } from "../../base/line-batches.ts";
import { formatPlace, type Place, type SourceText } from "../../base/text.ts";
import type { Verdict } from "../../evaluate/decision.ts";
import { problemsOf, reportDocuments } from "../../report/model/build-report.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import { documentLines, ndjsonLines, problemLine, renumbered } from "../../report/render/json.ts";
import { documentVerdicts, verdictsLine } from "../../report/render/verdict-lines.ts";
import { notUtf8 } from "../diagnostics.ts";
import { judgeLines, type BulkChecker } from "./bulk.ts";
import { lineKinds, type LineKind } from "./line-kinds.ts";
import { countsIn, isOfRun, samplesIn, type Sample } from "./samples.ts";

/** What is kept of some lines that were judged: plain data, which goes from one thread to another. */
export interface JudgedBatch {
  /** Documents and what is said of them as JSON lines, numbered from 0; empty if nobody asked for it. */
  readonly text: string;
  readonly lines: number;
  /** So many of them are of kinds that were known, and were judged by generated code alone. */
  readonly known: number;
  /** Documents by subject. */
  readonly documents: ReadonlyMap<string, number>;
  readonly rules: ReadonlyMap<string, ReadonlyMap<Verdict, number>>;
  readonly errors: number;
  readonly findings: number;
  /** The first mistakes in lines, and all findings that stand in no line. */
  readonly problems: readonly Diagnostic[];
  readonly elsewhere: readonly Diagnostic[];
  /** Places outside of lines of signatures that facts contradict. */
  readonly disputed: readonly string[];
  readonly samples: readonly Sample[];
  readonly unnamed: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

/** So many mistakes, and as many warnings, are shown; all of them are counted. */
export const problemsKept = 10;

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
  const shown = new Map<string, number>();
  const isShown = ([what, wanted]: Sample["shows"][number]): boolean => (shown.get(what) ?? 0) >= wanted;
  const told = new Set<LineKind>();
  const isTold = (kind: LineKind): boolean => {
    if (!told.has(kind) && kind.shows.every(isShown)) told.add(kind);
    return told.has(kind);
  };
  let nothing: JudgedSources | undefined;
  return (path, batch) => {
    const { sources, broken } = sourcesOf(path, batch);
    const judgeAll = (some: readonly SourceText[]): JudgedSources =>
      some.length + broken.length === 0
        ? (nothing ??= judgeSources(bulk, [], [], format))
        : judgeSources(bulk, some, broken, format);
    if (!kindOf) return batchOf(judgeAll(sources));
    const known = new Map<SourceText, LineKind>();
    for (const source of sources) {
      const kind = kindOf(source);
      if (kind && isTold(kind)) known.set(source, kind);
    }
    const others = judgeAll(sources.filter((it) => !known.has(it)));
    const isNew = others.batch.samples.some((it) => it.shows.some((one) => isOfRun(one[0]) && !isShown(one)));
    const judged =
      isNew && known.size > 0 ? batchOf(judgeAll(sources)) : withKnown(others, sources, known, format !== undefined);
    for (const { shows } of judged.samples) for (const [what] of shows) shown.set(what, (shown.get(what) ?? 0) + 1);
    return judged;
  };
}

/** Lines that the reference has judged, and what is told of each. */
interface JudgedSources {
  readonly batch: Omit<JudgedBatch, "text">;
  readonly texts: readonly string[];
}

const batchOf = ({ batch, texts }: JudgedSources): JudgedBatch => ({ ...batch, text: texts.join("") });

function judgeSources(
  bulk: BulkChecker,
  sources: readonly SourceText[],
  broken: readonly Diagnostic[],
  format: LineFormat | undefined,
): JudgedSources {
  const { run, unnamed } = judgeLines(bulk, sources, broken);
  const own = new Set(sources);
  const inLines = run.inputProblems.filter((it) => own.has(it.place.source));
  const [errors, warnings] = [
    inLines.filter((it) => it.severity === "error"),
    inLines.filter((it) => it.severity === "warning"),
  ];
  const disputed = run.decision?.disputed ?? [];
  const batch = {
    lines: sources.length,
    known: 0,
    documents: new Map([...groupBy(run.inputs, (it) => it.subject)].map(([subject, all]) => [subject, all.length])),
    rules: countsIn(run),
    errors: errors.length,
    findings: warnings.length + disputed.filter((it) => own.has(it.place.source)).length,
    problems: [...errors.slice(0, problemsKept), ...warnings.slice(0, problemsKept)],
    elsewhere: run.inputProblems.filter((it) => !own.has(it.place.source)),
    disputed: disputed.filter((it) => !own.has(it.place.source)).map((it) => formatPlace(it.place)),
    samples: samplesIn(run),
    unnamed,
    troubles: run.troubles,
  };
  return { batch, texts: format === undefined ? [] : textsOf(run, sources, format) };
}

/** What is said of a batch of which some lines are of known kinds. */
function withKnown(
  others: JudgedSources,
  sources: readonly SourceText[],
  known: ReadonlyMap<SourceText, LineKind>,
  wantsText: boolean,
): JudgedBatch {
  if (known.size === 0) return batchOf(others);
  const { batch: judged, texts } = others;
  const documents = new Map(judged.documents);
  const rules = new Map([...judged.rules].map(([name, counts]) => [name, new Map(counts)]));
  for (const [kind, { length }] of groupBy([...known.values()], (it) => it)) {
    documents.set(kind.subject, (documents.get(kind.subject) ?? 0) + length);
    for (const [name, counts] of kind.rules) {
      const all = rules.get(name) ?? new Map<Verdict, number>();
      rules.set(name, all);
      for (const [verdict, count] of counts) all.set(verdict, (all.get(verdict) ?? 0) + count * length);
    }
  }
  const before = (source: SourceText): number =>
    sources.slice(0, sources.indexOf(source)).filter((it) => known.has(it)).length;
  const samples = judged.samples.map((it) => ({ ...it, first: it.first + before(it.source) }));
  const text = wantsText ? inOrder(sources, known, texts) : "";
  return { ...judged, text, lines: sources.length, known: known.size, documents, rules, samples };
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

/** The texts of lines by themselves; one that is no text is empty, and reported. */
function sourcesOf(
  path: string,
  batch: LineBatch,
): { readonly sources: readonly SourceText[]; readonly broken: readonly Diagnostic[] } {
  const sourceOf = (text: string, line: number): SourceText => {
    return { path, text: line === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text, line, ends: "lf" };
  };
  const text = batch.bytes.length > documentLimits.bytes ? undefined : decode(batch.bytes);
  if (text !== undefined) {
    const lines = text.split("\n");
    const last = lines.pop() ?? "";
    const ended = lines.map((it, at) => sourceOf(it.endsWith("\r") ? it.slice(0, -1) : it, batch.line + at));
    return { sources: last === "" ? ended : [...ended, sourceOf(last, batch.line + lines.length)], broken: [] };
  }
  const broken: Diagnostic[] = [];
  const sources = [...linesIn(batch)].map(({ line, bytes }) => {
    const own = decode(bytes);
    const source = sourceOf((own ?? "").replace(/\r?\n$/, ""), line);
    if (own === undefined) broken.push(notUtf8.at({ source, span: { start: 0, end: 0 } }, {}));
    return source;
  });
  return { sources, broken };
}

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
