import type { Diagnostic } from "../../base/diagnostic.ts";
import { groupBy } from "../../base/group-by.ts";
import { linesIn, type LineBatch } from "../../base/line-batches.ts";
import { formatPlace, type Place, type SourceText } from "../../base/text.ts";
import type { Instance, Verdict } from "../../evaluate/decision.ts";
import { dayOfPack, problemsOf, reportDocuments } from "../../report/model/build-report.ts";
import { needKey } from "../../report/model/needs.ts";
import { resultsOfVersion } from "../../report/model/pack-versions.ts";
import { bulkCountKey, type ReportRun } from "../../report/model/report-run.ts";
import { documentLines, ndjsonLines, problemLine } from "../../report/render/json.ts";
import { notUtf8 } from "../diagnostics.ts";
import { judgeLines, type BulkChecker } from "./bulk.ts";

/** What is kept of some lines that were judged: plain data, which goes from one thread to another. */
export interface JudgedBatch {
  /** Documents and what is said of them as lines of `ndjson`, numbered from 0; empty if nobody asked for it. */
  readonly text: string;
  readonly lines: number;
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

/** A line that shows something that no line of its batch before it has shown. */
export interface Sample {
  readonly source: SourceText;
  /** The number of its first document in the batch. */
  readonly first: number;
  /** What it shows, and how many lines are wanted that show it. */
  readonly shows: readonly (readonly [what: string, wanted: number])[];
}

/** So many mistakes, and as many warnings, are shown; all of them are counted. */
export const problemsKept = 10;

/** Judges a batch of lines of a file. */
export function judgeBatch(bulk: BulkChecker, path: string, batch: LineBatch, wantsText: boolean): JudgedBatch {
  const { sources, broken } = textsOf(path, batch);
  const { run, unnamed } = judgeLines(bulk, sources, broken);
  const own = new Set(sources);
  const inLines = run.inputProblems.filter((it) => own.has(it.place.source));
  const [errors, warnings] = [
    inLines.filter((it) => it.severity === "error"),
    inLines.filter((it) => it.severity === "warning"),
  ];
  const disputed = run.decision?.disputed ?? [];
  return {
    text: wantsText ? textOf(run, sources) : "",
    lines: sources.length,
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
}

/** The texts of lines by themselves; one that is no text is empty, and reported. */
function textsOf(
  path: string,
  batch: LineBatch,
): { readonly sources: readonly SourceText[]; readonly broken: readonly Diagnostic[] } {
  const broken: Diagnostic[] = [];
  const sources = [...linesIn(batch)].map(({ line, bytes }): SourceText => {
    const text = decode(bytes);
    const whole = (text ?? "").replace(line === 1 ? /^\uFEFF|\r?\n$/g : /\r?\n$/, "");
    const source: SourceText = { path, text: whole, line, ends: "lf" };
    if (text === undefined) broken.push(notUtf8.at({ source, span: { start: 0, end: 0 } }, {}));
    return source;
  });
  return { sources, broken };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What is said of each line, in their order. */
function textOf(run: ReportRun, sources: readonly SourceText[]): string {
  const said = reportDocuments({ ...run, decision: run.decision && { ...run.decision, notes: ofDocuments(run) } });
  const documents = groupBy([...documentLines(said).entries()], ([index]) => run.inputs[index]?.source);
  const problems = groupBy(run.inputProblems, (it) => it.place.source);
  return sources
    .map((it) =>
      ndjsonLines([
        ...(documents.get(it) ?? []).flatMap(([, lines]) => lines),
        ...problemsOf({ policyProblems: [], inputProblems: problems.get(it) ?? [] }).map(problemLine),
      ]),
    )
    .join("");
}

const ofDocuments = ({ decision }: ReportRun) => (decision?.notes ?? []).filter((it) => it.input !== undefined);

/** Every rule of every version of a pack that said something. */
function* instancesIn({
  packs,
  decision,
  settings,
}: ReportRun): Generator<readonly [name: string, inRollUp: boolean, Instance]> {
  for (const pack of packs)
    for (const result of resultsOfVersion(pack, packs, decision?.rules ?? [], dayOfPack(pack, settings)))
      for (const it of result.instances) yield [bulkCountKey(result.rule, pack.manifest.version), result.inRollUp, it];
}

function countsIn(run: ReportRun): ReadonlyMap<string, ReadonlyMap<Verdict, number>> {
  const all = new Map<string, Map<Verdict, number>>();
  for (const [name, , { verdict }] of instancesIn(run)) {
    const counts = all.get(name) ?? new Map<Verdict, number>();
    all.set(name, counts.set(verdict, (counts.get(verdict) ?? 0) + 1));
  }
  return all;
}

/**
 * INVARIANT (whole sample): of every verdict of every rule, of every ground that the run's words tell, of every thing that is
 * missing, of every contradiction, of every flag and of every note that follows, some line is a sample: judged by themselves the samples give every
 * rule the verdict that all lines give it.
 */
function samplesIn(run: ReportRun): readonly Sample[] {
  const shows = new Map<number, Map<string, number>>();
  const times = new Map<string, number>();
  const show = (input: number, what: string, wanted: number): void => {
    const own = shows.get(input) ?? new Map<string, number>();
    if (own.has(what) || (times.get(what) ?? 0) >= wanted) return;
    times.set(what, (times.get(what) ?? 0) + 1);
    shows.set(input, own.set(what, wanted));
  };
  run.inputs.forEach((it, index) => show(index, `subject ${it.subject}`, 1));
  for (const [name, inRollUp, it] of instancesIn(run)) {
    const grounds = [it.attestations, it.interpretations, it.assumptions].map((some) => (some.length > 0 ? 1 : 0));
    show(it.input, [name, it.verdict, ...grounds, it.eitherWay ? 1 : 0].join(" "), wantedOf(it.verdict));
    if (inRollUp && it.verdict === "not_in_force") show(it.input, `early ${it.lawOf}`, 1);
    if (inRollUp && it.verdict === "undetermined")
      for (const cause of it.causes) show(it.input, `need ${needKey(cause)}`, 1);
  }
  for (const { rule, applies, input, breaches } of run.decision?.notes ?? []) {
    const [first] = breaches;
    if (input === undefined && first) show(first.input, `note ${rule} ${applies}`, 1);
  }
  for (const { what, input, holds } of run.decision?.yields ?? []) show(input, `yield ${what} ${holds}`, 1);
  for (const { input } of run.decision?.leftOut ?? []) show(input, "left out", 1);
  const firsts = new Map<SourceText, number>();
  run.inputs.forEach(({ source }, index) => firsts.has(source) || firsts.set(source, index));
  for (const { why, facts } of run.decision?.contradicted ?? [])
    for (const { place } of facts) {
      const input = firsts.get(place.source);
      if (input !== undefined) show(input, `contradiction ${JSON.stringify(why)}`, 3);
    }
  const lines = groupBy([...shows], ([input]) => run.inputs[input]?.source);
  return [...lines].flatMap(([source, all]) =>
    source ? [{ source, first: firsts.get(source) ?? 0, shows: all.flatMap(([, own]) => [...own]) }] : [],
  );
}

const wantedOf = (verdict: Verdict): number => (verdict === "violated" || verdict === "undetermined" ? 3 : 1);
