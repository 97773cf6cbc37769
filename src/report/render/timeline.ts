import { groupBy } from "../../base/group-by.ts";
import { locales, type Locale } from "../../base/locale.ts";
import { listOf, type Message, type MessageValue } from "../../base/message.ts";
import type { Verdict } from "../../evaluate/decision.ts";
import { shortName } from "../../evaluate/program.ts";
import { outcomeOf } from "../../evaluate/verdict.ts";
import { labels } from "../messages/labels.ts";
import { enumeration, phrases } from "../messages/phrases.ts";
import { withCauseTopic, causeTopic, appliesWords, prevailsWords, timelineWords } from "../messages/timeline.ts";
import { countMessages, runWords, verdictWords } from "../messages/verdicts.ts";
import { citationIn } from "../model/citations.ts";
import type { Counts } from "../model/report.ts";
import type {
  TimelineCause,
  TimelineChange,
  TimelineDate,
  TimelineInstance,
  TimelineReport,
} from "../model/timeline-report.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { clean, sectionsText, wrap } from "../view/text-layout.ts";
import { jsonText } from "./json.ts";
import { showHeader } from "./text.ts";

/** The dates on which outcomes change, for people: under each date what turns, and what becomes another by it. */
export function timelineText(report: TimelineReport, options: ShowOptions): string {
  const { from, to, start, dates } = report;
  if (!start) return "";
  const { locale } = options;
  const settings = { ...report.settings, as_of: locale.say(timelineWords.eachDay({ from, to })) };
  const state = phrases.labelled({ label: runWords[start.word](), text: countsWords(start.counts) });
  return sectionsText([
    ...(options.quiet ? [] : [showHeader({ ...report, settings }, options)]),
    [`${options.paint("heading", from)}  ${locale.say(state)}`],
    ...dates.map((it) => showDate(it, options)),
    showEnd(report, options),
  ]);
}

function countsWords(counts: Counts): MessageValue {
  const shown = countMessages(counts);
  return shown.length === 0 ? timelineWords.noRules() : listOf(shown);
}

function showDate(
  { day, word, word_before: before, counts, changes }: TimelineDate,
  options: ShowOptions,
): readonly string[] {
  const { locale, width, paint } = options;
  const label = before === word ? runWords[word]() : turned(runWords[before](), runWords[word]());
  const head = `${day}  ${locale.say(phrases.labelled({ label, text: countsWords(counts) }))}`;
  const groups = groupBy(changes, (it) => [...new Set(it.causes.map(frameOf))].toSorted().join("\n"));
  return [
    ...wrap(head, width, "            ").map((it, at) =>
      at === 0 ? paint("heading", day) + it.slice(day.length) : it,
    ),
    ...[...groups.values()].flatMap((own) => [
      ...sentencesOf(own, locale).flatMap((it) => wrap(`  ${clean(it)}`, width, "    ")),
      ...showChanges(own, options),
    ]),
  ];
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

interface Line {
  readonly label: string;
  readonly name: Message;
  /** Only clear outcomes of a document more: they are counted, not listed. */
  readonly isCounted: boolean;
}

function showChanges(changes: readonly TimelineChange[], options: ShowOptions): readonly string[] {
  const { locale, width, quiet } = options;
  const lines = groupBy(
    changes.flatMap((it) => linesOf(it, options)),
    (it) => it.label,
  );
  return [...lines].flatMap(([label, own]) => {
    const isCounted = own.every((it) => it.isCounted);
    if (isCounted && quiet) return [];
    const names = isCounted ? timelineWords.rules({ count: own.length }) : listOf(own.map((it) => it.name));
    const text = locale.say(phrases.labelled({ label, text: clean(locale.show(names)) }));
    return wrap(`    ${text}`, width, "      ");
  });
}

/** One line for an outcome that is another; where it is the same, one for each way in which documents or elements differ. */
function linesOf(change: TimelineChange, { locale }: ShowOptions): readonly Line[] {
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

function showEnd(
  { dates, from, to, complete, limits }: TimelineReport,
  { locale, width }: ShowOptions,
): readonly string[] {
  const count = dates.length;
  const sentences = [
    count === 0 ? timelineWords.none({ from, to }) : timelineWords.dates({ count, from, to }),
    ...(complete ? [timelineWords.complete()] : []),
    ...limits.map((it) => it.said),
  ];
  return sentences.flatMap((it) => wrap(locale.say(it), width));
}

/** The dates as JSON that fits `grammar/schema/timeline-1.schema.json`. */
export function timelineJson(report: TimelineReport): string {
  const dates = report.dates.map((date) => ({
    ...date,
    changes: date.changes.map((it) => ({ ...it, causes: it.causes.map(causeData) })),
  }));
  const limits = report.limits.map(({ kind, said }) => ({ kind, sentence: locales.en.say(said) }));
  return jsonText({ ...report, dates, limits });
}

function causeData({ kind, begins, said, at }: TimelineCause): object {
  const about = causeTopic(said);
  const shown = about === undefined ? undefined : locales.en.show(about);
  return { kind, begins, about: shown, sentence: locales.en.say(said), at };
}
