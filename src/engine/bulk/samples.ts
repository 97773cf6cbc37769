import { groupBy } from "../../base/group-by.ts";
import type { SourceText } from "../../base/text.ts";
import type { Instance, Verdict } from "../../evaluate/decision.ts";
import { dayOfPack } from "../../report/model/build-report.ts";
import { needKey } from "../../report/model/needs.ts";
import { resultsOfVersion } from "../../report/model/pack-versions.ts";
import { bulkCountKey, type ReportRun } from "../../report/model/report-run.ts";

/** A line that shows something that no line of its batch before it has shown. */
export interface Sample {
  readonly source: SourceText;
  /** The number of its first document in the batch. */
  readonly first: number;
  /** What it shows, and how many lines are wanted that show it. */
  readonly shows: readonly (readonly [what: string, wanted: number])[];
}

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

/**
 * The samples, in the order of the lines.
 *
 * INVARIANT (whole sample): of every verdict of every rule, of every ground that the run's words tell, of every thing that is
 * missing, of every contradiction, of every flag and of every note that follows, some line is a sample: judged by themselves the samples give every
 * rule the verdict that all lines give it.
 */
export function samplesIn(run: ReportRun): readonly Sample[] {
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
  const samples = [...lines].flatMap(([source, all]) =>
    source ? [{ source, first: firsts.get(source) ?? 0, shows: all.flatMap(([, own]) => [...own]) }] : [],
  );
  return samples.toSorted((a, b) => a.first - b.first);
}

const wantedOf = (verdict: Verdict): number => (verdict === "violated" || verdict === "undetermined" ? 3 : 1);

/** What follows from breaches of several lines hangs on all of them. */
export const isOfRun = (what: string): boolean => what.startsWith("note ");
