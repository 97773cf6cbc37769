import type { Change, InstanceChange } from "../../analyse/day-changes.ts";
import type { Timeline } from "../../analyse/timeline.ts";
import type { Turn } from "../../analyse/turn.ts";
import { formatDay, type Day } from "../../base/civil-date.ts";
import type { ExitCode } from "../../base/diagnostic.ts";
import type { Decision } from "../../evaluate/decision.ts";
import type { Pack } from "../../pack/pack.ts";
import { buildReport, countsOf } from "./build-report.ts";
import { flagIn } from "./flag-in.ts";
import { citeOf } from "./report-cite.ts";
import { reportPlace, showPlace } from "./report-place.ts";
import { countOf, type ReportRun } from "./report-run.ts";
import { lanesOf } from "./timeline-lanes.ts";
import type { DayState, TimelineCause, TimelineChange, TimelineInstance, TimelineReport } from "./timeline.ts";
import { locales, type Locale } from "../../base/locale.ts";
import { causeOf, limits as limitWords, timelineWords } from "../messages/timeline.ts";

type Days = Timeline & { readonly from: Day; readonly to: Day };

/** A run of its last day and the timeline that leads there, as the plain data from which every format is made. */
export function buildTimeline(
  run: ReportRun,
  found: Days | undefined,
  exitCode: ExitCode,
  locale: Locale = locales.en,
): TimelineReport {
  const { engine, settings, packs, needed, inputs, problems, troubles, skipped } = buildReport(run, locale);
  const { as_of: asOf, ...own } = settings;
  const limits = found ? limitsOf(run, found) : [];
  const what = locale.say(timelineWords.factsEachDay());
  return {
    timeline: "timeline@1",
    engine,
    settings: own,
    packs: packs.map(({ id, version, title, digest, in_force }) => ({ id, version, title, digest, in_force })),
    needed,
    inputs,
    assumed: run.inputs.flatMap((it, input) => (it.factsOn === undefined ? [{ input, what }] : [])),
    from: found ? formatDay(found.from) : asOf,
    to: found ? formatDay(found.to) : asOf,
    start: found && stateOf(found.start),
    dates: found ? datesOf(found, run.packs, locale) : [],
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

function datesOf({ start, dates }: Days, packs: readonly Pack[], locale: Locale): TimelineReport["dates"] {
  let before = start;
  return dates.map(({ day, decision, changes }) => {
    const { word } = before;
    before = decision;
    return {
      day: formatDay(day),
      ...stateOf(decision),
      word_before: word,
      changes: changes.map((it) => reportChange(it, it.causes, packs, locale)),
    };
  });
}

function reportChange(change: Change, causes: readonly Turn[], packs: readonly Pack[], locale: Locale): TimelineChange {
  const { kind, name, pack, locator } = change;
  const side = (it: Change["from"]): string | undefined => (typeof it === "object" ? it.verdict : it);
  const said = typeof change.to === "object" ? change.to : change.kind === "rule" ? change.from : undefined;
  return {
    kind,
    name: kind === "flag" ? flagIn(name, packs, locale) : name,
    pack,
    cite: citeOf(locator),
    party: change.kind === "flag" ? undefined : change.party,
    in_roll_up: said?.inRollUp ?? false,
    advisory: said?.advisory ?? false,
    from: side(change.from),
    to: side(change.to),
    instances: change.kind === "rule" ? change.instances.map(reportInstance) : [],
    causes: causes.map((it) => reportCause(it, packs, locale)),
  };
}

const reportInstance = ({ input, elements, place, from, to }: InstanceChange): TimelineInstance => ({
  input,
  elements,
  at: reportPlace(place),
  from,
  to,
});

function reportCause({ cause: found }: Turn, packs: readonly Pack[], locale: Locale): TimelineCause {
  const cause = found.kind === "flag" ? { ...found, what: flagIn(found.what, packs, locale) } : found;
  const at = "place" in cause ? reportPlace(cause.place) : undefined;
  const begins = "begins" in cause ? cause.begins : undefined;
  return { kind: cause.kind, begins, said: causeOf(cause, at ? showPlace(at) : ""), at };
}

function limitsOf(run: ReportRun, found: Days): TimelineReport["limits"] {
  const { calendar } = run.settings;
  const decisions = [found.start, ...found.dates.map((it) => it.decision)];
  const isOutside = decisions.some(({ rules }) =>
    rules.some((it) => it.instances.some((one) => one.causes.some((cause) => cause.kind === "outside-calendar"))),
  );
  const known = run.inputs.flatMap((it) => it.factsOn ?? []).toSorted((a, b) => a - b)[0];
  const left = countOf(run.inputProblems, "error");
  return [
    ...(known !== undefined && known < found.to
      ? [{ kind: "facts", said: limitWords.facts({ day: formatDay(known) }) } as const]
      : []),
    ...(calendar && isOutside
      ? [{ kind: "calendar", said: limitWords.calendar({ day: formatDay(calendar.to) }) } as const]
      : []),
    ...(left > 0 ? [{ kind: "left-out", said: limitWords.leftOut({ count: left }) } as const] : []),
  ];
}
