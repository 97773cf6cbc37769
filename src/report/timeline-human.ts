import { verdicts, type Verdict } from "../evaluate/decision.ts";
import { groupedBy } from "../evaluate/grouped.ts";
import { outcomeOf } from "../evaluate/roll-up.ts";
import { english } from "./english.ts";
import { listed, shortName } from "./english-words.ts";
import { showHeader } from "./human-header.ts";
import type { Counts } from "./report.ts";
import { citeIn, type ShowOptions } from "./show-options.ts";
import { clean, wrap } from "./text-layout.ts";
import { timelineEnglish as words } from "./timeline-english.ts";
import type { TimelineCause, TimelineChange, TimelineDate, TimelineInstance, TimelineReport } from "./timeline.ts";

/** The dates on which outcomes change, for people: under each date what turns, and what becomes another by it. */
export function showTimeline(report: TimelineReport, options: ShowOptions): string {
  const { from, to, start, dates } = report;
  if (!start) return "";
  const settings = { ...report.settings, as_of: words.eachDay(from, to) };
  const sections = [
    ...(options.quiet ? [] : [showHeader({ ...report, settings }, options)]),
    [`${options.paint("heading", from)}  ${start.word}: ${countsWords(start.counts)}`],
    ...dates.map((it) => showDate(it, options)),
    showEnd(report, options),
  ];
  return `${sections.map((it) => it.join("\n")).join("\n\n")}\n`;
}

function countsWords(counts: Counts): string {
  const shown = verdicts.filter((it) => counts[it] > 0).map((it) => `${counts[it]} ${english.verdicts[it]}`);
  return shown.length === 0 ? words.none : shown.join(", ");
}

function showDate(
  { day, word, word_before: before, counts, changes }: TimelineDate,
  options: ShowOptions,
): readonly string[] {
  const { width, paint } = options;
  const head = `${day}  ${before === word ? word : words.turned(before, word)}: ${countsWords(counts)}`;
  const groups = groupedBy(changes, (it) => [...new Set(it.causes.map(frameOf))].toSorted().join("\n"));
  return [
    ...wrap(head, width, "            ").map((it, at) =>
      at === 0 ? paint("heading", day) + it.slice(day.length) : it,
    ),
    ...[...groups.values()].flatMap((own) => [
      ...sentencesOf(own).flatMap((it) => wrap(`  ${clean(it)}`, width, "    ")),
      ...showChanges(own, options),
    ]),
  ];
}

/** What a cause says but for what it is about. */
const frameOf = ({ sentence, about }: TimelineCause): string =>
  about === undefined ? sentence : sentence.replace(about, frameGap);
const frameGap = "\u0000";

/** Causes that differ only in what they are about are told at once. */
function sentencesOf(changes: readonly TimelineChange[]): readonly string[] {
  const all = groupedBy(
    changes.flatMap((it) => it.causes),
    frameOf,
  );
  return [...all].map(([frame, own]) =>
    frame.replace(frameGap, listed([...new Set(own.flatMap((it) => it.about ?? []))], "and")),
  );
}

interface Line {
  readonly label: string;
  readonly name: string;
  /** Only clear outcomes of a document more: they are counted, not listed. */
  readonly isCounted: boolean;
}

function showChanges(changes: readonly TimelineChange[], options: ShowOptions): readonly string[] {
  const lines = groupedBy(
    changes.flatMap((it) => linesOf(it, options)),
    (it) => it.label,
  );
  return [...lines].flatMap(([label, own]) => {
    const isCounted = own.every((it) => it.isCounted);
    if (isCounted && options.quiet) return [];
    const names = isCounted ? words.rules(own.length) : own.map((it) => it.name).join(", ");
    return wrap(`    ${label}: ${clean(names)}`, options.width, "      ");
  });
}

/** One line for an outcome that is another; where it is the same, one for each way in which documents or elements differ. */
function linesOf(change: TimelineChange, { language }: ShowOptions): readonly Line[] {
  const { kind, from, to, cite, advisory, party, in_roll_up: counts } = change;
  const standing = advisory ? [words.advisory] : counts || party === undefined ? [] : [party];
  const beside = [citeIn(cite, language), ...(kind === "rule" ? standing : [])].join(", ");
  const name = kind === "flag" ? `"${change.name}" (${beside})` : `${shortName(change.name)} (${beside})`;
  if (from !== to || kind !== "rule") return [{ label: labelOf(change), name, isCounted: false }];
  return [...groupedBy(change.instances, instanceLabel)].map(([label, own]) => {
    const elements = own.flatMap((it) => it.elements).slice(0, 2);
    const isCounted = own.every((it) => it.from === undefined && it.to !== undefined && outcomeOf(it.to) === "clear");
    return { label, name: elements.length === 0 ? name : `${name}: ${elements.join(", ")}`, isCounted };
  });
}

function labelOf({ kind, from, to }: TimelineChange): string {
  const said = (it: string | undefined): string | undefined => {
    if (it === undefined) return undefined;
    if (kind === "note") return words.applies[it as keyof typeof words.applies];
    return kind === "flag" ? words.prevails[it as keyof typeof words.prevails] : verdictWord(it);
  };
  if (kind === "rule") return words.turned(said(from), said(to));
  if (to === undefined) return words.gone(said(from) ?? "");
  return from === undefined || kind === "flag" ? (said(to) ?? "") : words.turned(said(from), said(to));
}

const verdictWord = (it: string): string => english.verdicts[it as Verdict];

function instanceLabel({ from, to }: TimelineInstance): string {
  if (from === undefined) return words.also(verdictWord(to ?? ""));
  return to === undefined ? words.gone(verdictWord(from)) : words.inPart(verdictWord(from), verdictWord(to));
}

function showEnd({ dates, from, to, complete, limits }: TimelineReport, { width }: ShowOptions): readonly string[] {
  const sentences = [
    words.sum(dates.length, from, to),
    ...(complete ? [words.complete] : []),
    ...limits.map((it) => it.sentence),
  ];
  return sentences.flatMap((it) => wrap(it, width));
}
