import { addDays, addMonths, formatDay, parseDay, type Day } from "../../../base/civil-date.ts";
import { invariant } from "../../../base/invariant.ts";
import type { Locale } from "../../../base/locale.ts";
import type { Verdict } from "../../../evaluate/decision.ts";
import { timelineWords } from "../../messages/timeline.ts";
import { verdictWords } from "../../messages/verdicts.ts";
import type { TimelineSpan } from "../../model/timeline-report.ts";
import { rounded } from "./box-drawing.ts";
import { html, type Html } from "./html-template.ts";

/** The height of a bar. */
export const barHeight = 12;

/** Of the height of a bar: verdicts are told apart without colour. */
const shares: Readonly<Record<Verdict, number>> = {
  violated: 1,
  undetermined: 0.75,
  pending: 0.6,
  satisfied: 0.4,
  exempt: 0.3,
  not_applicable: 0.2,
  not_in_force: 0.1,
  not_examined: 0.1,
};

/** The colours of bars, below what is `root`. */
export const barColours = (root: string): string => `
${root} { --b-violated: #b3261e; --b-undetermined: #d98a00; --b-pending: #3b82c4; --b-satisfied: #2e7d4f; --b-exempt: #7aa58c; --b-quiet: #9aa3ad; --b-none: #c9ced4; }
@media (prefers-color-scheme: dark) { ${root} { --b-violated: #f2736b; --b-undetermined: #e5a83c; --b-pending: #7db2e8; --b-satisfied: #5fb98a; --b-exempt: #8fb8a2; --b-quiet: #78828d; --b-none: #4b525b; } }
.t-violated { fill: var(--b-violated); } .t-undetermined { fill: var(--b-undetermined); } .t-pending { fill: var(--b-pending); } .t-satisfied { fill: var(--b-satisfied); }
.t-exempt { fill: var(--b-exempt); } .t-not_applicable { fill: var(--b-quiet); } .t-not_in_force, .t-not_examined { fill: var(--b-none); }
`;

/** Where days lie between two edges. */
export interface Scale {
  readonly from: Day;
  /** The day after the last. */
  readonly end: Day;
  readonly x: (day: Day) => number;
}

/** The days of a timeline from the left edge to the right one. */
export function scaleOf(days: { readonly from: string; readonly to: string }, left: number, right: number): Scale {
  const [from, end] = [dayOf(days.from), addDays(dayOf(days.to), 1)];
  return { from, end, x: (day) => rounded(left + ((right - left) * (day - from)) / (end - from)) };
}

export function dayOf(text: string): Day {
  const day = parseDay(text);
  invariant(day !== undefined, "a timeline has days");
  return day;
}

/** The bars of what an article or a rule comes to, below `y`. */
export function barsHtml(
  name: string,
  spans: readonly TimelineSpan[],
  y: number,
  { end, x }: Scale,
  locale: Locale,
): readonly Html[] {
  return spans.flatMap(({ from, verdict }, at) => {
    if (verdict === undefined) return [];
    const next = spans[at + 1]?.from;
    const [start, stop] = [x(dayOf(from)), x(next === undefined ? end : dayOf(next))];
    const label = locale.say(timelineWords.span({ article: name, verdict: verdictWords[verdict](), from }));
    return barHtml(verdict, start, y, rounded(stop - start), html`<title>${label}</title>`);
  });
}

/** A bar that stands on the line of all. */
export function barHtml(verdict: Verdict, x: number, y: number, width: number, content: Html): Html {
  const height = rounded(barHeight * shares[verdict]);
  return html`<rect
    class="t-${verdict}"
    x="${x}"
    y="${rounded(y + barHeight - height)}"
    width="${width}"
    height="${height}"
    >${content}</rect
  >`;
}

/** More marks than these would not be read on a phone. */
const mostMarks = 6;

/**
 * The first days of months, or of years where there are many months, as a calendar marks them; of fewer days than a month the
 * first one. Without text where there is no room for it.
 */
export function marksOf({ from, end }: Scale): readonly { readonly day: Day; readonly text: string }[] {
  const months = (end - from) / 30.5;
  const step = [1, 2, 3, 6].find((it) => months / it <= mostMarks) ?? 12 * Math.ceil(months / 12 / mostMarks);
  const january = dayOf(`${formatDay(from).slice(0, 4)}-01-01`);
  const days: Day[] = [];
  for (let at = 0, day = january; day < end; at += step, day = addMonths(january, at)) if (day >= from) days.push(day);
  const shown = days.length === 0 ? [from] : days;
  const cut = days.length === 0 ? 10 : step < 12 ? 7 : 4;
  const last = end - (end - from) * 0.13;
  return shown.map((day) => ({ day, text: day > last ? "" : formatDay(day).slice(0, cut) }));
}
