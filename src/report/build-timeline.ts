import type { Change, InstanceChange } from "../analyse/day-changes.ts";
import type { Timeline } from "../analyse/timeline.ts";
import type { Turn } from "../analyse/turn.ts";
import { formatDay, type Day } from "../base/civil-date.ts";
import type { Decision } from "../evaluate/decision.ts";
import type { Pack } from "../pack/pack.ts";
import { buildReport, countsOf } from "./build-report.ts";
import { flagIn } from "./flag-in.ts";
import { citeOf } from "./report-cite.ts";
import { reportPlace, showPlace } from "./report-place.ts";
import { countOf, type ExitCode, type ReportRun } from "./report-run.ts";
import { lanesOf } from "./timeline-lanes.ts";
import type { DayState, TimelineCause, TimelineChange, TimelineInstance, TimelineReport } from "./timeline.ts";
import type { Language } from "./show-options.ts";
import type { TimelineWording } from "./timeline-english.ts";
import { tables } from "./tables.ts";

type Days = Timeline & { readonly from: Day; readonly to: Day };

/** A run of its last day and the timeline that leads there, as the plain data from which every format is made. */
export function buildTimeline(
  run: ReportRun,
  found: Days | undefined,
  exitCode: ExitCode,
  language: Language = "en",
): TimelineReport {
  const words = tables[language].timeline;
  const { engine, settings, packs, needed, inputs, problems, troubles, skipped } = buildReport(run, language);
  const { as_of: asOf, ...own } = settings;
  const limits = found ? limitsOf(run, found, words) : [];
  return {
    timeline: "timeline@1",
    engine,
    settings: own,
    packs: packs.map(({ id, version, title, digest, in_force }) => ({ id, version, title, digest, in_force })),
    needed,
    inputs,
    assumed: run.inputs.flatMap((it, input) => (it.factsOn === undefined ? [{ input, what: words.factsEachDay }] : [])),
    from: found ? formatDay(found.from) : asOf,
    to: found ? formatDay(found.to) : asOf,
    start: found && stateOf(found.start),
    dates: found ? datesOf(found, run.packs, language) : [],
    complete: found !== undefined && limits.every((it) => it.kind === "facts"),
    limits,
    articles: found ? lanesOf(found) : [],
    problems,
    troubles,
    skipped,
    exit_code: exitCode,
  };
}

const stateOf = ({ word, rules }: Decision): DayState => ({
  word,
  counts: countsOf(rules.filter((it) => it.inRollUp)),
});

function datesOf({ start, dates }: Days, packs: readonly Pack[], language: Language): TimelineReport["dates"] {
  let before = start;
  return dates.map(({ day, decision, changes }) => {
    const { word } = before;
    before = decision;
    return {
      day: formatDay(day),
      ...stateOf(decision),
      word_before: word,
      changes: changes.map((it) => reportChange(it, it.causes, packs, language)),
    };
  });
}

function reportChange(
  change: Change,
  causes: readonly Turn[],
  packs: readonly Pack[],
  language: Language,
): TimelineChange {
  const { kind, name, pack, locator } = change;
  const side = (it: Change["from"]): string | undefined => (typeof it === "object" ? it.verdict : it);
  const said = typeof change.to === "object" ? change.to : change.kind === "rule" ? change.from : undefined;
  return {
    kind,
    name: kind === "flag" ? flagIn(name, packs, language) : name,
    pack,
    cite: citeOf(locator),
    party: change.kind === "flag" ? undefined : change.party,
    in_roll_up: said?.inRollUp ?? false,
    advisory: said?.advisory ?? false,
    from: side(change.from),
    to: side(change.to),
    instances: change.kind === "rule" ? change.instances.map(reportInstance) : [],
    causes: causes.map((it) => reportCause(it, packs, language)),
  };
}

const reportInstance = ({ input, elements, place, from, to }: InstanceChange): TimelineInstance => ({
  input,
  elements,
  at: reportPlace(place),
  from,
  to,
});

function reportCause({ cause: found }: Turn, packs: readonly Pack[], language: Language): TimelineCause {
  const words = tables[language].timeline;
  const cause = found.kind === "flag" ? { ...found, what: flagIn(found.what, packs, language) } : found;
  const at = "place" in cause ? reportPlace(cause.place) : undefined;
  const begins = "begins" in cause ? cause.begins : undefined;
  const place = at ? showPlace(at) : "";
  return { kind: cause.kind, begins, about: words.about(cause, place), sentence: words.cause(cause, place), at };
}

function limitsOf(run: ReportRun, found: Days, words: TimelineWording): TimelineReport["limits"] {
  const { calendar } = run.settings;
  const decisions = [found.start, ...found.dates.map((it) => it.decision)];
  const isOutside = decisions.some(({ rules }) =>
    rules.some((it) => it.instances.some((one) => one.causes.some((cause) => cause.kind === "outside-calendar"))),
  );
  const known = run.inputs.flatMap((it) => it.factsOn ?? []).toSorted((a, b) => a - b)[0];
  const left = countOf(run.inputProblems, "error");
  return [
    ...(known !== undefined && known < found.to
      ? [{ kind: "facts", sentence: words.factsLimit(formatDay(known)) } as const]
      : []),
    ...(calendar && isOutside
      ? [{ kind: "calendar", sentence: words.calendarLimit(formatDay(calendar.to)) } as const]
      : []),
    ...(left > 0 ? [{ kind: "left-out", sentence: words.leftOutLimit(left) } as const] : []),
  ];
}
