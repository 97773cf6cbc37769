import { groupBy } from "../../base/group-by.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf, type Message, type MessageValue } from "../../base/message.ts";
import type { Verdict } from "../../evaluate/decision.ts";
import { shortName } from "../../evaluate/program.ts";
import { outcomeOf } from "../../evaluate/verdict.ts";
import { labels } from "../messages/labels.ts";
import { enumeration, phrases } from "../messages/phrases.ts";
import { withCauseTopic, causeTopic, appliesWords, prevailsWords, timelineWords } from "../messages/timeline.ts";
import { countMessages, runWords, verdictWords } from "../messages/verdicts.ts";
import { citationIn } from "../model/citations.ts";
import type { ReportHeader } from "../model/report.ts";
import type {
  TimelineCause,
  TimelineChange,
  TimelineDate,
  TimelineInstance,
  TimelineReport,
} from "../model/timeline-report.ts";
import type { ShowOptions } from "./format-options.ts";

/** What a day comes to, and its counts; of a date also what the day before came to. */
export function dayLine({ word, counts, word_before: before = word }: DayOf): Message {
  const label = before === word ? runWords[word]() : turned(runWords[before](), runWords[word]());
  const shown = countMessages(counts);
  return phrases.labelled({ label, text: shown.length === 0 ? timelineWords.noRules() : listOf(shown) });
}

type DayOf = Pick<TimelineDate, "word" | "counts"> & Partial<Pick<TimelineDate, "word_before">>;

/** What turns on a date, and what becomes another by it. */
interface Turn {
  readonly sentences: readonly string[];
  readonly lines: readonly TurnLine[];
}

/** Outcomes that became the same. */
interface TurnLine {
  readonly label: string;
  /** Only clear outcomes of a document more: they are counted, not listed. */
  readonly isCounted: boolean;
  readonly outcomes: readonly { readonly change: TimelineChange; readonly name: Message }[];
}

/** The turns of a date: changes with the same causes stand together. */
export function turnsOf({ changes }: TimelineDate, options: Pick<ShowOptions, "locale" | "quiet">): readonly Turn[] {
  const groups = groupBy(changes, (it) => [...new Set(it.causes.map(frameOf))].toSorted().join("\n"));
  return [...groups.values()].map((own) => ({
    sentences: sentencesOf(own, options.locale),
    lines: turnLines(own, options),
  }));
}

/** Tells causes apart that say another thing than what they are about. */
const frameOf = ({ said }: TimelineCause): string => JSON.stringify(withCauseTopic(said, undefined));

/** Causes that differ only in what they are about are told at once. */
function sentencesOf(changes: readonly TimelineChange[], locale: Locale): readonly string[] {
  const frames = groupBy(
    changes.flatMap((it) => it.causes),
    frameOf,
  );
  return [...frames.values()].flatMap((own) => {
    const [first] = own;
    const things = [...new Map(own.map(({ said }) => [JSON.stringify(causeTopic(said)), causeTopic(said)])).values()];
    return first ? [locale.say(withCauseTopic(first.said, enumeration(things)))] : [];
  });
}

interface Line extends Pick<TurnLine, "label" | "isCounted"> {
  readonly name: Message;
}

function turnLines(
  changes: readonly TimelineChange[],
  { locale, quiet }: Pick<ShowOptions, "locale" | "quiet">,
): readonly TurnLine[] {
  const lines = groupBy(
    changes.flatMap((change) => linesOf(change, locale).map((it) => ({ ...it, change }))),
    (it) => it.label,
  );
  return [...lines].flatMap(([label, outcomes]) => {
    const isCounted = outcomes.every((it) => it.isCounted);
    return isCounted && quiet ? [] : [{ label, isCounted, outcomes }];
  });
}

/** One line for an outcome that is another; where it is the same, one for each way in which documents or elements differ. */
function linesOf(change: TimelineChange, locale: Locale): readonly Line[] {
  const { kind, from, to, cite, advisory, party, in_roll_up: counts } = change;
  const standing = advisory ? [labels.isAdvisory()] : counts || party === undefined ? [] : [party];
  const aside = listOf([citationIn(cite, locale), ...(kind === "rule" ? standing : [])], "clause");
  const text = kind === "flag" ? phrases.quote({ text: change.name }) : shortName(change.name);
  const name = phrases.aside({ text, aside });
  if (from !== to || kind !== "rule") return [{ label: locale.show(labelOf(change)), name, isCounted: false }];
  return [...groupBy(change.instances, (it) => locale.say(instanceLabel(it)))].map(([label, own]) => {
    const elements = own.flatMap((it) => it.elements).slice(0, 2);
    const isCounted = own.every((it) => it.from === undefined && it.to !== undefined && outcomeOf(it.to) === "clear");
    const named = elements.length === 0 ? name : phrases.labelled({ label: name, text: listOf(elements) });
    return { label, name: named, isCounted };
  });
}

const turned = (from: MessageValue, to: MessageValue): Message =>
  timelineWords.turned({ from: from ?? timelineWords.noRule(), to: to ?? timelineWords.noRule() });

function labelOf({ kind, from: before, to: after }: TimelineChange): MessageValue {
  const [from, to] = [outcomeWord(kind, before), outcomeWord(kind, after)];
  if (kind === "rule") return turned(from, to);
  if (to === undefined) return timelineWords.gone({ verdict: from });
  return from === undefined || kind === "flag" ? to : turned(from, to);
}

function outcomeWord(kind: TimelineChange["kind"], it: string | undefined): Message | undefined {
  if (it === undefined) return undefined;
  if (kind === "note") return appliesWords[it as keyof typeof appliesWords]();
  return kind === "flag" ? prevailsWords[it as keyof typeof prevailsWords]() : verdictWords[it as Verdict]();
}

function instanceLabel({ from, to }: TimelineInstance): Message {
  const [before, after] = [from && verdictWords[from](), to && verdictWords[to]()];
  if (before === undefined) return timelineWords.also({ verdict: after });
  return after === undefined
    ? timelineWords.gone({ verdict: before })
    : timelineWords.inPart({ from: before, to: after });
}

/** How many dates there are, whether that is all, what is not seen, and when waivers begin and end. */
export function endSentences({ dates, waivers, from, to, complete, limits }: TimelineReport): readonly Message[] {
  const count = dates.length;
  return [
    count === 0 ? timelineWords.none({ from, to }) : timelineWords.dates({ count, from, to }),
    ...(complete ? [timelineWords.complete()] : []),
    ...limits.map((it) => it.said),
    ...(waivers.length === 0 ? [] : [timelineWords.waivers()]),
    ...[...groupBy(waivers, (it) => `${it.day} ${it.begins}`).values()].flatMap((own) =>
      own.slice(0, 1).map(({ day, begins }) => {
        const rules = enumeration([...new Set(own.map((it) => shortName(it.rule)))]);
        return timelineWords.waiverTurns({ day, begins, rules });
      }),
    ),
  ];
}

/** A report of days as the header of reports tells it. */
export const headerOf = (report: TimelineReport, { say }: Locale): ReportHeader => ({
  ...report,
  settings: { ...report.settings, as_of: say(timelineWords.eachDay({ from: report.from, to: report.to })) },
});
