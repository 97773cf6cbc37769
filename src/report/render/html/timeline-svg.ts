import { addDays, formatDay, parseDay, type Day } from "../../../base/civil-date.ts";
import { invariant } from "../../../base/invariant.ts";
import type { Locale } from "../../../base/locale.ts";
import { verdicts, type Verdict } from "../../../evaluate/decision.ts";
import { articlePlace } from "../../../statute/locator.ts";
import { timelineWords } from "../../messages/timeline.ts";
import { verdictWords } from "../../messages/verdicts.ts";
import { locatorIn } from "../../model/citations.ts";
import type { ArticleLane, TimelineReport } from "../../model/timeline-report.ts";
import type { ShowOptions } from "../../view/format-options.ts";
import { rounded } from "./box-drawing.ts";
import { html, type Html } from "./html-template.ts";

const [width, left, right, laneHeight, barHeight, packGap] = [860, 70, 12, 16, 12, 20];

/** Colour, and a share of the bar's height, so that verdicts are told apart without colour. */
const looks: Readonly<Record<Verdict, readonly [string, number]>> = {
  violated: ["#b3261e", 1],
  undetermined: ["#d98a00", 0.75],
  pending: ["#e8c55a", 0.6],
  satisfied: ["#2e7d4f", 0.4],
  exempt: ["#7aa58c", 0.3],
  not_applicable: ["#9aa3ad", 0.2],
  not_in_force: ["#d5d9de", 0.1],
  not_examined: ["#d5d9de", 0.1],
};

interface Scale {
  readonly from: Day;
  /** The day after the last. */
  readonly end: Day;
  readonly x: (day: Day) => number;
}

/** A picture of what each article comes to over the days: one bar an article, a thin line for each date of a change. */
export function timelineSvg(report: TimelineReport, { locale }: Pick<ShowOptions, "locale">): string {
  const scale = scaleOf(report);
  const packs = [...new Set(report.articles.map((it) => it.pack))];
  const top = 26;
  let y = top;
  const rows = packs.flatMap((pack) => {
    const heading = html`<text x="${left}" y="${y + 13}" class="pack">${pack}</text>`;
    y += packGap;
    const lanes = report.articles
      .filter((it) => it.pack === pack)
      .map((it, at) => lane(it, y + at * laneHeight, scale, locale));
    y += lanes.length * laneHeight;
    return [heading, ...lanes];
  });
  const seen = new Set(report.articles.flatMap((it) => it.spans.map((span) => span.verdict)));
  const height = y + 46;
  const title = locale.say(timelineWords.title({ from: report.from, to: report.to }));
  return `${
    html`<svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 ${width} ${height}"
      width="${width}"
      height="${height}"
      role="img"
      aria-label="${title}"
    >
      <title>${title}</title>
      <style>
        text {
          font:
            11px system-ui,
            sans-serif;
          fill: #1c1f23;
        }
        .pack {
          font-weight: 600;
        }
        .soft {
          fill: #5a626c;
        }
      </style>
      <rect width="${width}" height="${height}" fill="#fff" />
      ${years(scale, top, y)} ${report.dates.map(({ day }) => line(scale.x(dayOf(day)), top, y, "#5a626c", 0.35))}
      ${rows}
      ${legend(
        verdicts.filter((it) => seen.has(it)),
        y + 26,
        locale,
      )}
    </svg>`.markup
  }\n`;
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  invariant(day !== undefined, "a timeline has days");
  return day;
}

function scaleOf({ from, to }: TimelineReport): Scale {
  const [first, end] = [dayOf(from), addDays(dayOf(to), 1)];
  const room = width - left - right;
  return { from: first, end, x: (day) => rounded(left + (room * (day - first)) / (end - first)) };
}

function lane({ article: number, citation, spans }: ArticleLane, y: number, { end, x }: Scale, locale: Locale): Html {
  const article = locatorIn(articlePlace(number, citation), locale);
  const bars = spans.map(({ from, verdict }, at) => {
    const [color, share] = looks[verdict];
    const next = spans[at + 1]?.from;
    const [start, stop] = [x(dayOf(from)), x(next === undefined ? end : dayOf(next))];
    const size = barHeight * share;
    const label = locale.say(timelineWords.span({ article, verdict: verdictWords[verdict](), from }));
    return html`<rect
      x="${start}"
      y="${rounded(y + barHeight - size)}"
      width="${rounded(stop - start)}"
      height="${rounded(size)}"
      fill="${color}"
      ><title>${label}</title></rect
    >`;
  });
  return html`<text x="${left - 8}" y="${y + barHeight - 1}" text-anchor="end">${article}</text>${bars} `;
}

const line = (x: number, from: number, to: number, color: string, opacity: number): Html =>
  html`<line x1="${x}" x2="${x}" y1="${from}" y2="${to}" stroke="${color}" stroke-opacity="${opacity}" />`;

/** A mark for the first day of each year, or of each month where there is less than two years to show. */
function years({ from, end, x }: Scale, top: number, bottom: number): readonly Html[] {
  const steps = end - from > 730 ? "-01-01" : "-01";
  const days = Array.from({ length: end - from }, (_, at) => addDays(from, at));
  return days
    .map((day) => [day, formatDay(day)] as const)
    .filter(([, text]) => text.endsWith(steps))
    .map(
      ([day, text]) =>
        html`${line(x(day), top - 6, bottom, "#1c1f23", 0.5)}<text x="${x(day) + 3}" y="16" class="soft"
            >${text.slice(0, steps === "-01" ? 7 : 4)}</text
          >`,
    );
}

function legend(shown: readonly Verdict[], y: number, locale: Locale): readonly Html[] {
  return shown.map((verdict, at) => {
    const [color, share] = looks[verdict];
    const [x, size] = [left + at * 110, barHeight * share];
    return html`<rect
        x="${x}"
        y="${rounded(y + barHeight - size)}"
        width="12"
        height="${rounded(size)}"
        fill="${color}"
      /><text x="${x + 18}" y="${y + barHeight - 1}">${locale.say(verdictWords[verdict]())}</text>`;
  });
}
