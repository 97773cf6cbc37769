import { locales } from "../../base/locale.ts";
import { listOf } from "../../base/message.ts";
import { phrases } from "../messages/phrases.ts";
import { causeTopic, timelineWords } from "../messages/timeline.ts";
import type { TimelineCause, TimelineDate, TimelineReport } from "../model/timeline-report.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { clean, sectionsText, wrap } from "../view/text-layout.ts";
import { dayLine, endSentences, headerOf, turnsOf } from "../view/timeline-lines.ts";
import { jsonText } from "./json.ts";
import { showSkippedCount } from "./text-sections.ts";
import { showHeader } from "./text.ts";

/** The dates on which outcomes change, for people: under each date what turns, and what becomes another by it. */
export function timelineText(report: TimelineReport, options: ShowOptions): string {
  const { from, start, dates } = report;
  if (!start) return "";
  const { locale, width } = options;
  return sectionsText([
    ...(options.quiet ? [] : [showHeader(headerOf(report, locale), options)]),
    [`${options.paint("heading", from)}  ${locale.say(dayLine(start))}`],
    ...dates.map((it) => showDate(it, options)),
    showSkippedCount(report, options),
    endSentences(report).flatMap((it) => wrap(locale.say(it), width)),
  ]);
}

function showDate(date: TimelineDate, options: ShowOptions): readonly string[] {
  const { locale, width, paint } = options;
  const { day } = date;
  const head = wrap(`${day}  ${locale.say(dayLine(date))}`, width, "            ");
  return [
    ...head.map((it, at) => (at === 0 ? paint("heading", day) + it.slice(day.length) : it)),
    ...turnsOf(date, options).flatMap(({ sentences, lines }) => [
      ...sentences.flatMap((it) => wrap(`  ${clean(it)}`, width, "    ")),
      ...lines.flatMap(({ label, isCounted, outcomes }) => {
        const names = isCounted
          ? timelineWords.rules({ count: outcomes.length })
          : listOf(outcomes.map((it) => it.name));
        const text = locale.say(phrases.labelled({ label, text: clean(locale.show(names)) }));
        return wrap(`    ${text}`, width, "      ");
      }),
    ]),
  ];
}

/** The dates as JSON that fits `grammar/schema/timeline-1.schema.json`. */
export function timelineJson(report: TimelineReport): string {
  const dates = report.dates.map((date) => ({
    ...date,
    changes: date.changes.map((it) => ({ ...it, causes: it.causes.map(causeData) })),
  }));
  const limits = report.limits.map(({ kind, said }) => ({ kind, sentence: locales.en.say(said) }));
  const waivers = report.waivers.length === 0 ? undefined : report.waivers;
  return jsonText({ ...report, dates, waivers, limits, provisions: undefined });
}

function causeData({ kind, begins, said, at }: TimelineCause): object {
  const about = causeTopic(said);
  const shown = about === undefined ? undefined : locales.en.show(about);
  return { kind, begins, about: shown, sentence: locales.en.say(said), at };
}
