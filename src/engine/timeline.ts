import { timelineOf } from "../analysis/timeline/timeline.ts";
import { formatDay, intersection, type Day } from "../base/civil-date.ts";
import type { Diagnostic, ExitCode } from "../base/diagnostic.ts";
import { addDuration, type Duration } from "../base/duration.ts";
import type { Host } from "../base/host.ts";
import type { Run } from "../evaluate/context.ts";
import { contradictions } from "../pack/profile-assumptions.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import type { TimelineOfDays, TurningWaiver } from "../report/model/timeline-report.ts";
import type { Input } from "../vocabulary/input.ts";
import { readDay, type CheckRequest } from "./check/check-request.ts";
import { examine, tooManyStepsIn, unread } from "./check/check.ts";
import type { Troubled } from "./exit-code.ts";
import { capReport } from "./many-mistakes.ts";
import { daysTurned } from "./request-diagnostics.ts";

export interface TimelineRequest extends Omit<CheckRequest, "asOf"> {
  /** The first day of judgement; undefined: the day on which a check would judge. */
  readonly firstDay: string | undefined;
  /** The last one; undefined: a year after the first. */
  readonly lastDay: string | undefined;
}

export interface TimelineRun {
  /** The check of the last day. */
  readonly report: ReportRun;
  /** Undefined: nothing was judged. */
  readonly timeline: TimelineOfDays | undefined;
  readonly exitCode: ExitCode;
}

/**
 * The days from one to another on which an outcome of documents changes, and why. Exit code 0 if something was judged,
 * whatever the verdicts are.
 */
export function runTimeline(request: TimelineRequest, host: Host): TimelineRun {
  const days = daysOf(request, host);
  if ("troubles" in days) {
    const report = unread({ ...request, asOf: undefined }, days.troubles, []);
    return { report, timeline: undefined, exitCode: report.exitCode };
  }
  const { from, to } = days;
  const { report, run } = examine({ ...request, asOf: formatDay(to) }, host);
  if (!run) return { report, timeline: undefined, exitCode: report.exitCode };

  const contradicting = run.inputs.map((it) => contradictionsWithin(it, run, from, to));
  const sound = { ...run, inputs: run.inputs.filter((_, index) => contradicting[index]?.length === 0) };
  const packs = [...report.packs, ...report.needed].map(({ manifest: { id, inForce } }) => ({ id, inForce }));
  const found = sound.inputs.length === 0 ? undefined : timelineOf(sound, packs, from, to);
  const problems = [...contradicting.flat(), ...(found?.tooLarge ?? []).map(tooManyStepsIn)];
  return {
    report: capReport({
      ...report,
      inputs: found?.run.inputs ?? [],
      inputProblems: [...report.inputProblems, ...problems],
    }),
    timeline:
      found && found.run.inputs.length > 0
        ? { ...found, from, to, waivers: waiversTurning(report, from, to) }
        : undefined,
    exitCode: problems.length > 0 ? 4 : shownCode(report.exitCode),
  };
}

/** That something is violated, open, or judged by nothing on the last day is no failure of a timeline. */
function shownCode(code: ExitCode): ExitCode {
  return code === 1 || code === 2 || code === 5 ? 0 : code;
}

function daysOf(
  request: TimelineRequest,
  host: Host,
): { readonly from: Day; readonly to: Day } | { readonly troubles: Troubled["troubles"] } {
  const { firstDay, lastDay } = request;
  const first = readDay("--from", firstDay);
  const last = readDay("--to", lastDay);
  const troubles = [...first.troubles, ...last.troubles];
  if (troubles.length > 0) return { troubles };
  const from = first.day ?? examine({ ...request, asOf: undefined }, host).report.settings.asOf;
  const to = last.day ?? addDuration(from, aYear, undefined) ?? from;
  const turned = (): Diagnostic<undefined> => daysTurned.nowhere({ from: formatDay(from), to: formatDay(to) });
  return to < from ? { troubles: [turned()] } : { from, to };
}

const aYear: Duration = { kind: "months", count: 12 };

/** The days after the first on which a waiver begins or ends. */
const waiversTurning = ({ cover }: ReportRun, from: Day, to: Day): readonly TurningWaiver[] =>
  cover
    .waivers()
    .flatMap(({ rule, place, from: first, until }): readonly TurningWaiver[] => [
      { day: first, begins: true, rule, place },
      { day: until, begins: false, rule, place },
    ])
    .filter(({ day }) => day > from && day <= to)
    .toSorted((a, b) => a.day - b.day);

/** What a document states otherwise than an assumption of one of the days. */
function contradictionsWithin(input: Input, { settings }: Run, from: Day, to: Day): readonly Diagnostic[] {
  return settings.assumptions.flatMap((it) => {
    const days = intersection({ from: it.from, until: it.until }, { from, until: undefined });
    if (days === undefined || days === "never" || days.from > to) return [];
    return contradictions(input, [it], days.from);
  });
}
