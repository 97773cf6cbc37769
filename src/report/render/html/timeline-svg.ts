import type { Locale } from "../../../base/locale.ts";
import { verdicts, type Verdict } from "../../../evaluate/decision.ts";
import { articlePlace } from "../../../statute/locator.ts";
import { timelineWords } from "../../messages/timeline.ts";
import { verdictWords } from "../../messages/verdicts.ts";
import { locatorIn } from "../../model/citations.ts";
import type { ArticleLane, TimelineReport } from "../../model/timeline-report.ts";
import type { ShowOptions } from "../../view/format-options.ts";
import { displayWidth } from "../../view/text-layout.ts";
import { html, type Html } from "./html-template.ts";
import { svgPicture } from "./svg-frame.ts";
import { barColours, barHeight, barHtml, barsHtml, dayOf, marksOf, scaleOf, type Scale } from "./timeline-bars.ts";

const [width, left, right, laneHeight, packGap] = [860, 70, 12, 16, 20];

/** A picture of what each article comes to over the days, in the light and in the dark: one bar an article, a thin line for each date of a change. */
export function timelineSvg(report: TimelineReport, { locale }: Pick<ShowOptions, "locale">): string {
  const scale = scaleOf(report, left, width - right);
  const packs = [...new Set(report.articles.map((it) => it.pack))];
  const top = 58;
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
  const shown = verdicts.filter((it) => seen.has(it));
  const marks = marksOf(scale).map(
    ({ day, text }) =>
      html`${line("mark", scale.x(day), top - 6, y)}<text class="soft" x="${scale.x(day) + 3}" y="${top - 8}"
          >${text}</text
        >`,
  );
  const turns = report.dates.map(({ day }) => line("turn", scale.x(dayOf(day)), top, y));
  return svgPicture({
    title: locale.say(timelineWords.title({ from: report.from, to: report.to })),
    locale,
    width,
    height: y + 46,
    role: "img",
    at: { x: left, y: 24 },
    style: barColours("svg") + style,
    content: [...marks, ...turns, ...rows, ...legend(shown, y + 26, locale)],
  });
}

function lane({ article, citation, spans }: ArticleLane, y: number, scale: Scale, locale: Locale): Html {
  const name = locatorIn(articlePlace(article, citation), locale);
  return html`<text x="${left - 8}" y="${y + barHeight - 1}" text-anchor="end">${name}</text
    >${barsHtml(name, spans, y, scale, locale)}`;
}

const line = (kind: "mark" | "turn", x: number, from: number, to: number): Html =>
  html`<line class="${kind}" x1="${x}" x2="${x}" y1="${from}" y2="${to}" />`;

function legend(shown: readonly Verdict[], y: number, locale: Locale): readonly Html[] {
  let x = left;
  return shown.map((verdict) => {
    const word = locale.say(verdictWords[verdict]());
    const at = x;
    x += displayWidth(word) * 6.6 + 34;
    return html`${barHtml(verdict, at, y, 12, html``)}<text x="${at + 18}" y="${y + barHeight - 1}">${word}</text>`;
  });
}

const style = `
text { font: 11px system-ui, "Noto Sans CJK SC", sans-serif; fill: var(--ink); } .pack { font-weight: 600; } .soft { fill: var(--soft); }
line { stroke: var(--soft); } .mark { stroke-opacity: .5; } .turn { stroke-opacity: .35; }
`;
