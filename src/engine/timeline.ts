import { timelineOf, type Timeline } from "../analysis/timeline/timeline.ts";
import { intersection, type Day } from "../base/civil-date.ts";
import type { Diagnostic, ExitCode } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Run } from "../evaluate/context.ts";
import { contradictions } from "../pack/profile-assumptions.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import type { Input } from "../vocabulary/input.ts";
import { readDay, type CheckRequest } from "./check/check-request.ts";
import { examine, tooManyStepsIn, unread } from "./check/check.ts";
import type { Troubled } from "./exit-code.ts";
import { daysTurned } from "./request-diagnostics.ts";

export interface TimelineRequest extends Omit<CheckRequest, "asOf"> {
  /** The first day of judgement, and the last. */
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface TimelineRun {
  /** The check of the last day. */
  readonly report: ReportRun;
  /** Undefined: nothing was judged. */
  readonly timeline: (Timeline & { readonly from: Day; readonly to: Day }) | undefined;
  readonly exitCode: ExitCode;
}

/**
 * The days from one to another on which an outcome of documents changes, and why. Exit code 0 if something was judged,
 * whatever the verdicts are.
 */
export function runTimeline(request: TimelineRequest, host: Host): TimelineRun {
  const days = daysOf(request);
  if ("troubles" in days) {
    const report = unread({ ...request, asOf: undefined }, days.troubles, []);
    return { report, timeline: undefined, exitCode: report.exitCode };
  }
  const { report, run } = examine({ ...request, asOf: request.lastDay }, host);
  if (!run) return { report, timeline: undefined, exitCode: report.exitCode };

  const { from, to } = days;
  const contradicting = run.inputs.map((it) => contradictionsWithin(it, run, from, to));
  const sound = { ...run, inputs: run.inputs.filter((_, index) => contradicting[index]?.length === 0) };
  const packs = [...report.packs, ...report.needed].map(({ manifest: { id, inForce } }) => ({ id, inForce }));
  const found = sound.inputs.length === 0 ? undefined : timelineOf(sound, packs, from, to);
  const problems = [...contradicting.flat(), ...(found?.tooLarge ?? []).map(tooManyStepsIn)];
  return {
    report: { ...report, inputs: found?.run.inputs ?? [], inputProblems: [...report.inputProblems, ...problems] },
    timeline: found && found.run.inputs.length > 0 ? { ...found, from, to } : undefined,
    exitCode: problems.length > 0 ? 4 : shownCode(report.exitCode),
  };
}

/** That something is violated, open, or judged by nothing on the last day is no failure of a timeline. */
function shownCode(code: ExitCode): ExitCode {
  return code === 1 || code === 2 || code === 5 ? 0 : code;
}

function daysOf({
  firstDay,
  lastDay,
}: TimelineRequest): { readonly from: Day; readonly to: Day } | { readonly troubles: Troubled["troubles"] } {
  const { day: from, troubles } = readDay("--from", firstDay);
  const { day: to, troubles: others } = readDay("--to", lastDay);
  if (from === undefined || to === undefined) return { troubles: [...troubles, ...others] };
  return to < from ? { troubles: [daysTurned.nowhere({ from: firstDay, to: lastDay })] } : { from, to };
}

/** What a document states otherwise than an assumption of one of the days. */
function contradictionsWithin(input: Input, { settings }: Run, from: Day, to: Day): readonly Diagnostic[] {
  return settings.assumptions.flatMap((it) => {
    const days = intersection({ from: it.from, until: it.until }, { from, until: undefined });
    if (days === undefined || days === "never" || days.from > to) return [];
    return contradictions(input, [it], days.from);
  });
}
