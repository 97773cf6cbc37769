import type { OutcomeChange, InstanceChange } from "../../analysis/timeline/outcome-changes.ts";
import type { Timeline } from "../../analysis/timeline/timeline.ts";
import type { Trigger } from "../../analysis/timeline/triggers.ts";
import { formatDay, type Day } from "../../base/civil-date.ts";
import type { ExitCode } from "../../base/diagnostic.ts";
import { groupBy } from "../../base/group-by.ts";
import { locales, type Locale } from "../../base/locale.ts";
import type { Message } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import type { RunWord, Verdict, Decision, RuleResult } from "../../evaluate/decision.ts";
import { rollUp } from "../../evaluate/verdict.ts";
import type { Pack } from "../../pack/pack.ts";
import type { CitationStyleName } from "../../statute/citation-style.ts";
import { compareLocators } from "../../statute/locator.ts";
import { changeCauseMessage, timelineLimitWords as limitWords, timelineWords } from "../messages/timeline.ts";
import { buildReport, countsOf, frameOf } from "./build-report.ts";
import { citationOf } from "./citations.ts";
import { flagTitle } from "./report-pack.ts";
import { reportPlace, showPlace } from "./report-place.ts";
import { provisionIn } from "./report-rule.ts";
import { problemCount, type ReportRun } from "./report-run.ts";
import type {
  Counts,
  ReportEnd,
  ReportHeader,
  ReportNote,
  ReportSettings,
  Citation,
  ReportPlace,
  WrittenProvision,
} from "./report.ts";

/**
 * The days on which outcomes change, as plain data; `grammar/schema/timeline-1.schema.json` is its schema, of which the JSON has
 * sentences in the place of messages, and leaves out what is undefined.
 */
export interface TimelineReport extends Omit<ReportHeader, "settings">, Omit<ReportEnd, "sentence"> {
  readonly timeline: "timeline@1";
  readonly settings: Omit<ReportSettings, "as_of">;
  readonly from: string;
  readonly to: string;
  /** What is said on the first day; undefined: nothing was judged. */
  readonly start: DayState | undefined;
  readonly dates: readonly TimelineDate[];
  /** Days on which a waiver begins or ends: no outcome changes by it, only whether a finding fails a run. */
  readonly waivers: readonly TimelineWaiver[];
  /** Whether no day is missing on which a check would say otherwise than on the day before. */
  readonly complete: boolean;
  /** What the timeline cannot see. */
  readonly limits: readonly { readonly kind: "facts" | "calendar" | "left-out"; readonly said: Message }[];
  /** What each article comes to, from which day on; of the rules that bind the party. */
  readonly articles: readonly ArticleLane[];
  /** What changes of outcome are about, in the order of the packs and their texts. The JSON leaves it out. */
  readonly provisions: readonly TimelineProvision[];
}

export interface TimelineWaiver {
  readonly day: string;
  readonly begins: boolean;
  /** Full name. */
  readonly rule: string;
  readonly at: ReportPlace;
}

interface DayState {
  readonly word: RunWord;
  /** Rules that bind the party, by verdict. */
  readonly counts: Counts;
}

export interface TimelineDate extends DayState {
  readonly day: string;
  readonly word_before: RunWord;
  readonly changes: readonly TimelineChange[];
}

/** `from` or `to` undefined: there is no outcome on that side. */
export interface TimelineChange {
  readonly kind: "rule" | "note" | "flag";
  /** Full name of the rule; of a flag its words. */
  readonly name: string;
  readonly pack: string;
  readonly cite: Citation;
  readonly party: string | undefined;
  readonly in_roll_up: boolean;
  readonly advisory: boolean;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly instances: readonly TimelineInstance[];
  readonly causes: readonly TimelineCause[];
}

export interface TimelineInstance {
  readonly input: number;
  readonly elements: readonly string[];
  readonly at: ReportPlace;
  readonly from: Verdict | undefined;
  readonly to: Verdict | undefined;
}

export interface TimelineCause {
  readonly kind: string;
  /** It begins to hold, or it has ended; undefined: it is of one day. */
  readonly begins: boolean | undefined;
  /** In its slot `about`: what differs among those of one kind, the standard, the paper, the document. */
  readonly said: Message;
  readonly at: ReportPlace | undefined;
}

export interface ArticleLane {
  readonly pack: string;
  readonly article: number;
  /** How its law is cited; undefined: as Chinese laws are. */
  readonly citation: CitationStyleName | undefined;
  readonly spans: readonly TimelineSpan<Verdict>[];
}

/** What holds from a day on; undefined: there is no rule. */
export interface TimelineSpan<V = Verdict | undefined> {
  readonly from: string;
  readonly verdict: V;
}

/** A rule or a note with the law's words, and what the rule comes to from which day on. */
export interface TimelineProvision extends WrittenProvision {
  readonly pack: string;
  readonly article: number;
  /** Its words in each version of its law, those that are the same once. */
  readonly texts: readonly Pick<ReportNote, "cite" | "words" | "caption">[];
  /** Of a note none. */
  readonly spans: readonly TimelineSpan[];
}

export interface TimelineOfDays extends Timeline {
  readonly from: Day;
  readonly to: Day;
  readonly waivers: readonly TurningWaiver[];
}

/** A day on which a waiver begins, or on which it no longer holds. */
export interface TurningWaiver {
  readonly day: Day;
  readonly begins: boolean;
  /** Full name. */
  readonly rule: string;
  readonly place: Place;
}

/** A run of its last day and the timeline that leads there, as the plain data from which every format is made. */
export function buildTimeline(
  run: ReportRun,
  found: TimelineOfDays | undefined,
  exitCode: ExitCode,
  locale: Locale = locales.en,
): TimelineReport {
  const { head, end } = frameOf(run, buildReport(run, locale), exitCode);
  const { as_of: asOf, ...own } = head.settings;
  const { sentence: _, ...others } = end;
  const limits = found ? limitsOf(run, found) : [];
  const what = locale.say(timelineWords.factsEachDay());
  return {
    timeline: "timeline@1",
    ...head,
    settings: own,
    assumed: run.inputs.flatMap((it, input) => (it.factsOn === undefined ? [{ input, what }] : [])),
    from: found ? formatDay(found.from) : asOf,
    to: found ? formatDay(found.to) : asOf,
    start: found && dayState(found.start),
    dates: found ? datesOf(found, run.packs, locale) : [],
    waivers: (found?.waivers ?? []).map(({ day, begins, rule, place }) => {
      return { day: formatDay(day), begins, rule, at: reportPlace(place) };
    }),
    complete: found !== undefined && limits.every((it) => it.kind === "facts"),
    limits,
    articles: found ? articleLanes(found) : [],
    provisions: found ? provisionsOf(found, run.packs, locale) : [],
    ...others,
  };
}

const dayState = ({ word, rules }: Decision): DayState => ({
  word,
  counts: countsOf(rules.filter((it) => it.inRollUp)),
});

function datesOf({ start, dates }: TimelineOfDays, packs: readonly Pack[], locale: Locale): TimelineReport["dates"] {
  let before = start;
  return dates.map(({ day, decision, changes }) => {
    const { word } = before;
    before = decision;
    return {
      day: formatDay(day),
      ...dayState(decision),
      word_before: word,
      changes: changes.map((it) => reportChange(it, it.causes, packs, locale)),
    };
  });
}

function reportChange(
  change: OutcomeChange,
  causes: readonly Trigger[],
  packs: readonly Pack[],
  locale: Locale,
): TimelineChange {
  const { kind, name, pack, locator } = change;
  const side = (it: OutcomeChange["from"]): string | undefined => (typeof it === "object" ? it.verdict : it);
  const said = typeof change.to === "object" ? change.to : change.kind === "rule" ? change.from : undefined;
  return {
    kind,
    name: kind === "flag" ? flagTitle(name, packs, locale) : name,
    pack,
    cite: citationOf(locator),
    party: change.kind === "flag" ? undefined : change.party,
    in_roll_up: said?.inRollUp ?? false,
    advisory: said?.advisory ?? false,
    from: side(change.from),
    to: side(change.to),
    instances: change.kind === "rule" ? change.instances.map(timelineInstance) : [],
    causes: causes.map((it) => timelineCause(it, packs, locale)),
  };
}

function timelineInstance({ input, elements, place, from, to }: InstanceChange): TimelineInstance {
  return { input, elements, at: reportPlace(place), from, to };
}

function timelineCause({ cause: found }: Trigger, packs: readonly Pack[], locale: Locale): TimelineCause {
  const cause = found.kind === "flag" ? { ...found, what: flagTitle(found.what, packs, locale) } : found;
  const at = "place" in cause ? reportPlace(cause.place) : undefined;
  const begins = "begins" in cause ? cause.begins : undefined;
  return { kind: cause.kind, begins, said: changeCauseMessage(cause, at ? showPlace(at) : ""), at };
}

function limitsOf(run: ReportRun, found: TimelineOfDays): TimelineReport["limits"] {
  const { calendar } = run.settings;
  const decisions = [found.start, ...found.dates.map((it) => it.decision)];
  const isOutside = decisions.some(({ rules }) =>
    rules.some((it) => it.instances.some((one) => one.causes.some((cause) => cause.kind === "outside-calendar"))),
  );
  const known = run.inputs.flatMap((it) => it.factsOn ?? []).toSorted((a, b) => a - b)[0];
  const left = problemCount(run.inputProblems, "error");
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

/** What each article comes to, of the rules that bind the party, in the order of the packs and their texts. */
function articleLanes({ start, dates, from }: TimelineOfDays): readonly ArticleLane[] {
  const days = [{ day: from, decision: start }, ...dates].map(({ day, decision: { rules } }) => {
    const own = rules.filter((it) => it.inRollUp);
    return { from: formatDay(day), own, byArticle: groupBy(own, articleKey) };
  });
  const articles = new Map(days.flatMap(({ own }) => own.map((it) => [articleKey(it), it])));
  return [...articles]
    .map(([key, { pack, locator }]) => {
      const spans = days.map(({ from: day, byArticle }) => {
        const results = byArticle.get(key);
        return { from: day, verdict: results ? rollUp(results.map((it) => it.verdict)) : "not_examined" };
      });
      return { pack, article: locator.article, citation: locator.style, spans: turnsIn<Verdict>(spans) };
    })
    .toSorted((a, b) => (a.pack === b.pack ? a.article - b.article : a.pack < b.pack ? -1 : 1));
}

/** All rules and notes of which an outcome changes. */
function provisionsOf(
  { start, dates, from }: TimelineOfDays,
  packs: readonly Pack[],
  locale: Locale,
): readonly TimelineProvision[] {
  const days = [{ day: from, decision: start }, ...dates].map(({ day, decision: { rules } }) => {
    return { from: formatDay(day), byRule: groupBy(rules, (it) => it.rule) };
  });
  const changes = dates.flatMap((it) => it.changes).filter((it) => it.kind !== "flag");
  const changed = new Map(changes.map((it) => [it.name, it]));
  return [...changed.values()]
    .toSorted((a, b) => (a.pack === b.pack ? compareLocators(a.locator, b.locator) : a.pack < b.pack ? -1 : 1))
    .flatMap(({ kind, name, pack, party, locator: { article } }) => {
      const told = packs.filter((it) => it.program.rules.has(name)).map((it) => provisionIn(it, name, party, locale));
      const last = told.at(-1);
      if (!last) return [];
      const texts = told.map(({ cite, words, caption }) => ({ cite, words, caption }));
      const spans = days.map(({ from: day, byRule }) => {
        const results = byRule.get(name);
        return { from: day, verdict: results && rollUp(results.map((it) => it.verdict)) };
      });
      return {
        ...last,
        pack,
        article,
        texts: [...new Map(texts.map((it) => [JSON.stringify(it), it])).values()],
        spans: kind === "note" ? [] : turnsIn(spans),
      };
    });
}

const turnsIn = <V>(spans: readonly TimelineSpan<V>[]): readonly TimelineSpan<V>[] =>
  spans.filter((it, at) => it.verdict !== spans[at - 1]?.verdict || at === 0);

const articleKey = ({ pack, locator }: RuleResult): string => `${pack} ${locator.article}`;
