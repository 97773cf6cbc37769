import { verdicts, type Verdict } from "../evaluate/decision.ts";
import { groupedBy } from "../evaluate/grouped.ts";
import { outcomeOf } from "../evaluate/roll-up.ts";
import { shortName } from "../evaluate/program.ts";
import { showHeader } from "./human-header.ts";
import type { Counts } from "./report.ts";
import type { Locale } from "../base/locale.ts";
import { citeIn, type ShowOptions } from "./show-options.ts";
import { clean, wrap } from "./text-layout.ts";
import type { TimelineCause, TimelineChange, TimelineDate, TimelineInstance, TimelineReport } from "./timeline.ts";
import type { TimelineWording } from "./timeline-english.ts";
import { tablesIn } from "./tables.ts";

/** The dates on which outcomes change, for people: under each date what turns, and what becomes another by it. */
export function showTimeline(report: TimelineReport, options: ShowOptions): string {
  const { from, to, start, dates } = report;
  if (!start) return "";
  const { report: words, timeline } = tablesIn(options.locale);
  const settings = { ...report.settings, as_of: timeline.eachDay(from, to) };
  const sections = [
    ...(options.quiet ? [] : [showHeader({ ...report, settings }, options)]),
    [
      `${options.paint("heading", from)}  ${words.runs[start.word]}${words.marks.colon}${countsWords(start.counts, options)}`,
    ],
    ...dates.map((it) => showDate(it, options)),
    showEnd(report, options),
  ];
  return `${sections.map((it) => it.join("\n")).join("\n\n")}\n`;
}

function countsWords(counts: Counts, { locale }: Pick<ShowOptions, "locale">): string {
  const { labels, marks, verdicts: states } = tablesIn(locale).report;
  const shown = verdicts.filter((it) => counts[it] > 0).map((it) => labels.count(counts[it], states[it]));
  return shown.length === 0 ? tablesIn(locale).timeline.none : shown.join(marks.comma);
}

function showDate(
  { day, word, word_before: before, counts, changes }: TimelineDate,
  options: ShowOptions,
): readonly string[] {
  const { locale, width, paint } = options;
  const { report: words, timeline } = tablesIn(locale);
  const turned = before === word ? words.runs[word] : timeline.turned(words.runs[before], words.runs[word]);
  const head = `${day}  ${turned}${words.marks.colon}${countsWords(counts, options)}`;
  const groups = groupedBy(changes, (it) => [...new Set(it.causes.map(frameOf))].toSorted().join("\n"));
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

/** What a cause says but for what it is about. */
const frameOf = ({ sentence, about }: TimelineCause): string =>
  about === undefined ? sentence : sentence.replace(about, frameGap);
const frameGap = "\u0000";

/** Causes that differ only in what they are about are told at once. */
function sentencesOf(changes: readonly TimelineChange[], locale: Locale): readonly string[] {
  const all = groupedBy(
    changes.flatMap((it) => it.causes),
    frameOf,
  );
  return [...all].map(([frame, own]) =>
    frame.replace(frameGap, tablesIn(locale).report.marks.and([...new Set(own.flatMap((it) => it.about ?? []))])),
  );
}

interface Line {
  readonly label: string;
  readonly name: string;
  /** Only clear outcomes of a document more: they are counted, not listed. */
  readonly isCounted: boolean;
}

function showChanges(changes: readonly TimelineChange[], options: ShowOptions): readonly string[] {
  const { report, timeline: words } = tablesIn(options.locale);
  const lines = groupedBy(
    changes.flatMap((it) => linesOf(it, options)),
    (it) => it.label,
  );
  return [...lines].flatMap(([label, own]) => {
    const isCounted = own.every((it) => it.isCounted);
    if (isCounted && options.quiet) return [];
    const names = isCounted ? words.rules(own.length) : own.map((it) => it.name).join(report.marks.comma);
    return wrap(`    ${label}${report.marks.colon}${clean(names)}`, options.width, "      ");
  });
}

/** One line for an outcome that is another; where it is the same, one for each way in which documents or elements differ. */
function linesOf(change: TimelineChange, { locale }: ShowOptions): readonly Line[] {
  const { kind, from, to, cite, advisory, party, in_roll_up: counts } = change;
  const { colon, comma, aside, quote, pause } = tablesIn(locale).report.marks;
  const standing = advisory ? [tablesIn(locale).timeline.advisory] : counts || party === undefined ? [] : [party];
  const beside = [citeIn(cite, locale), ...(kind === "rule" ? standing : [])].join(pause);
  const name = (kind === "flag" ? quote(change.name) : shortName(change.name)) + aside(beside);
  if (from !== to || kind !== "rule") return [{ label: labelOf(change, locale), name, isCounted: false }];
  return [...groupedBy(change.instances, (it) => instanceLabel(it, locale))].map(([label, own]) => {
    const elements = own.flatMap((it) => it.elements).slice(0, 2);
    const isCounted = own.every((it) => it.from === undefined && it.to !== undefined && outcomeOf(it.to) === "clear");
    return { label, name: elements.length === 0 ? name : name + colon + elements.join(comma), isCounted };
  });
}

function labelOf({ kind, from, to }: TimelineChange, locale: Locale): string {
  const words = tablesIn(locale).timeline;
  const said = (it: string | undefined): string | undefined => {
    if (it === undefined) return undefined;
    if (kind === "note") return words.applies[it as keyof TimelineWording["applies"]];
    return kind === "flag" ? words.prevails[it as keyof TimelineWording["prevails"]] : verdictWord(it, locale);
  };
  if (kind === "rule") return words.turned(said(from), said(to));
  if (to === undefined) return words.gone(said(from) ?? "");
  return from === undefined || kind === "flag" ? (said(to) ?? "") : words.turned(said(from), said(to));
}

const verdictWord = (it: string, locale: Locale): string => tablesIn(locale).report.verdicts[it as Verdict];

function instanceLabel({ from, to }: TimelineInstance, locale: Locale): string {
  const words = tablesIn(locale).timeline;
  const said = (it: string): string => verdictWord(it, locale);
  if (from === undefined) return words.also(said(to ?? ""));
  return to === undefined ? words.gone(said(from)) : words.inPart(said(from), said(to));
}

function showEnd(
  { dates, from, to, complete, limits }: TimelineReport,
  { locale, width }: ShowOptions,
): readonly string[] {
  const words = tablesIn(locale).timeline;
  const sentences = [
    words.sum(dates.length, from, to),
    ...(complete ? [words.complete] : []),
    ...limits.map((it) => it.sentence),
  ];
  return sentences.flatMap((it) => wrap(it, width));
}
