import { locales } from "../../../base/locale.ts";
import { aboutIn } from "../../messages/timeline.ts";
import type { TimelineCause, TimelineReport } from "../../model/timeline.ts";

/** The dates as JSON that fits `grammar/schema/timeline-1.schema.json`. */
export function timelineJson(report: TimelineReport): string {
  const dates = report.dates.map((date) => ({
    ...date,
    changes: date.changes.map((it) => ({ ...it, causes: it.causes.map(causeData) })),
  }));
  const limits = report.limits.map(({ kind, said }) => ({ kind, sentence: locales.en.say(said) }));
  return `${JSON.stringify({ ...report, dates, limits }, undefined, 2)}\n`;
}

function causeData({ kind, begins, said, at }: TimelineCause): object {
  const about = aboutIn(said);
  const shown = about === undefined ? undefined : locales.en.show(about);
  return { kind, begins, about: shown, sentence: locales.en.say(said), at };
}
