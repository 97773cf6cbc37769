import { diagnosticKey } from "../../base/diagnostic.ts";
import type { SourceText } from "../../base/text.ts";
import type { Instance, RunWord, Verdict } from "../../evaluate/decision.ts";
import { rollUp, runWord } from "../../evaluate/verdict.ts";
import { dayOfPack } from "../../report/model/build-report.ts";
import { needKey } from "../../report/model/needs.ts";
import { resultsOfVersion } from "../../report/model/pack-versions.ts";
import { bulkCountKey, type ReportRun } from "../../report/model/report-run.ts";
import type { Shown } from "./tally.ts";

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

/** How often each rule of each version of a pack gave each verdict. */
export function countsIn(run: ReportRun): ReadonlyMap<string, ReadonlyMap<Verdict, number>> {
  const all = new Map<string, Map<Verdict, number>>();
  for (const [name, , { verdict }] of instancesIn(run)) {
    const counts = all.get(name) ?? new Map<Verdict, number>();
    all.set(name, counts.set(verdict, (counts.get(verdict) ?? 0) + 1));
  }
  return all;
}

/** What each document of a run comes to, by the worst of the verdicts that count. */
export function outcomesIn(run: ReportRun): readonly RunWord[] {
  const said = run.inputs.map((): Verdict[] => []);
  for (const [, inRollUp, { input, verdict }] of instancesIn(run)) if (inRollUp) said[input]?.push(verdict);
  return said.map((it) => runWord(rollUp(it)));
}

/** So many mistakes, and as many warnings, are shown; all of them are counted. */
export const problemsKept = 10;

/** Kinds of what a line shows that are told of all lines, whatever they are judged by. */
export const problemKinds: ReadonlySet<string> = new Set(["error", "warning", "elsewhere"]);

/** By what it is known which lines show what. */
interface ShownBy {
  /** Whether enough lines before these show it. */
  readonly isShown: (it: Shown) => boolean;
  /** What is said of a line if no other is judged with it. */
  readonly alone: (source: SourceText) => ReportRun;
}

/**
 * What each line shows that too few of those before it have shown.
 *
 * INVARIANT (whole sample): of every verdict of every rule, of every ground that the run's words tell, of every thing that is
 * missing, of every contradiction, of every flag and of every note that follows, some line is a sample: judged by themselves the samples give every
 * rule the verdict that all lines give it. What a line shows hangs on no other line.
 */
export function shownIn(
  run: ReportRun,
  sources: readonly SourceText[],
  by: ShownBy,
): ReadonlyMap<SourceText, readonly Shown[]> {
  const shows = new Map(sources.map((it) => [it, new Map<string, number>()]));
  const sourceOf = (input: number): SourceText | undefined => run.inputs[input]?.source;
  const show = (source: SourceText | undefined, what: string, wanted: number): void => {
    if (source && !by.isShown([what, wanted])) shows.get(source)?.set(what, wanted);
  };
  for (const { place, severity } of run.inputProblems) show(place.source, severity, problemsKept);
  for (const { source, subject } of run.inputs) show(source, `subject ${subject}`, 1);
  for (const [name, inRollUp, it] of instancesIn(run)) {
    const source = sourceOf(it.input);
    const grounds = [it.attestations, it.interpretations, it.assumptions].map((some) => (some.length > 0 ? 1 : 0));
    show(source, [name, it.verdict, ...grounds, it.eitherWay ? 1 : 0].join(" "), wantedOf(it.verdict));
    if (inRollUp && it.verdict === "not_in_force") show(source, `early ${it.lawOf}`, 1);
    if (inRollUp && it.verdict === "undetermined")
      for (const cause of it.causes) show(source, `need ${needKey(cause)}`, 1);
  }
  for (const { what, input, holds } of run.decision?.yields ?? []) show(sourceOf(input), `yield ${what} ${holds}`, 1);
  for (const { input } of run.decision?.leftOut ?? [])
    for (const subject of run.inputs[input]?.roots.keys() ?? []) show(sourceOf(input), `late ${subject}`, 1);
  for (const { why, facts } of run.decision?.contradicted ?? [])
    for (const { place } of facts) show(place.source, `contradiction ${JSON.stringify(why)}`, 3);
  for (const [source, what] of ofRun(run, sources, by)) show(source, what, 1);
  const times = new Map<string, number>();
  const isWanted = ([what, wanted]: Shown): boolean => {
    const before = times.get(what) ?? 0;
    times.set(what, before + 1);
    return before < wanted;
  };
  return new Map([...shows].map(([source, own]) => [source, [...own].filter(isWanted)]));
}

/** So many lines are shown to people that have a verdict. */
export const wantedOf = (verdict: Verdict): number => (verdict === "violated" || verdict === "undetermined" ? 3 : 1);

/** What is told of the whole run or lies outside of its lines, each with the first line that leads to it by itself. */
function* ofRun(
  run: ReportRun,
  sources: readonly SourceText[],
  { isShown, alone }: ShownBy,
): Generator<readonly [SourceText, string]> {
  const lines = new Set(sources);
  const left = new Set(toldOfRun(run, lines).filter((it) => !isShown([it, 1])));
  for (const source of sources) {
    if (left.size === 0) return;
    const told = toldOfRun(sources.length === 1 ? run : alone(source), lines);
    for (const it of told) if (left.delete(it)) yield [source, it];
  }
}

function toldOfRun({ decision, inputProblems }: ReportRun, lines: ReadonlySet<SourceText>): readonly string[] {
  const notes = (decision?.notes ?? []).filter((it) => it.input === undefined && it.breaches.length > 0);
  const outside = inputProblems.filter((it) => !lines.has(it.place.source));
  return [
    ...notes.map(({ rule, applies }) => `note ${rule} ${applies}`),
    ...outside.map((it) => `elsewhere ${diagnosticKey(it)}`),
  ];
}
