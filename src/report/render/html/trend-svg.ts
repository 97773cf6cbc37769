import { trendWords } from "../../messages/trend.ts";
import type { TrendReport } from "../../model/trend-report.ts";
import type { ShowOptions } from "../../view/format-options.ts";
import { displayWidth } from "../../view/text-layout.ts";
import { countIn, trendGroups, trendTitle } from "../trend.ts";
import { rounded } from "./box-drawing.ts";
import { html } from "./html-template.ts";
import { svgPicture } from "./svg-frame.ts";

const [left, top, high, wide, gap] = [16, 48, 200, 64, 12];

/** A bar for each decision, in the light and in the dark: how many rules came to what, the worst above. */
export function trendSvg(report: TrendReport, { locale }: Pick<ShowOptions, "locale">): string {
  const { say } = locale;
  const totals = report.points.map((point) => trendGroups.reduce((sum, group) => sum + countIn(point, group), 0));
  const scale = high / Math.max(1, ...totals);
  const bars = report.points.map((point, at) => {
    const x = left + at * (wide + gap);
    let y = top + high - (totals[at] ?? 0) * scale;
    const parts = trendGroups.map((group) => {
      const count = countIn(point, group);
      const height = rounded(count * scale);
      const label = say(trendWords.count({ day: point.as_of, count, verdict: group.word() }));
      // Of what is broken the number stands above the bar where it does not fit.
      const isSmall = height < 14;
      const line = isSmall ? y - 6 : y + height / 2 + 4;
      const number = html`<text x="${x + wide / 2}" y="${rounded(line)}" text-anchor="middle">${count}</text>`;
      const part = html`<g class="${group.name}"
        ><rect x="${x}" y="${rounded(y)}" width="${wide}" height="${height}"><title>${label}</title></rect
        >${isSmall && group.name !== "violated" ? html`` : number}</g
      >`;
      y += height;
      return count === 0 ? html`` : part;
    });
    const day = html`<text x="${x + wide / 2}" y="${top + high + 16}" text-anchor="middle" class="day"
      >${point.as_of}</text
    >`;
    return html`${parts}${day}`;
  });
  let x = left;
  const legend = trendGroups.map((group) => {
    const word = say(group.word());
    const at = x;
    x += displayWidth(word) * 7.3 + 34;
    return html`<g class="${group.name}"><rect x="${rounded(at)}" y="${top + high + 30}" width="12" height="12" /></g
      ><text x="${rounded(at + 18)}" y="${top + high + 40}">${word}</text>`;
  });
  const title = trendTitle(report, locale);
  const width = Math.ceil(Math.max(x, 2 * left + bars.length * (wide + gap), left + displayWidth(title) * 9));
  return svgPicture({
    title,
    locale,
    width,
    height: top + high + 58,
    role: "img",
    at: { x: left, y: 26 },
    style,
    content: [...bars, ...legend],
  });
}

/** Each group has a border of its own, so that they are told apart without colour. */
const style = `
text { font: 12px system-ui, "Noto Sans CJK SC", sans-serif; fill: var(--ink); } .day { font-size: 11px; }
.violated rect { fill: var(--bad-tint); stroke: var(--bad); stroke-width: 2; } .undetermined rect { fill: var(--wait-tint); stroke: var(--wait); stroke-width: 2; stroke-dasharray: 6 3; }
.pending rect { fill: var(--due-tint); stroke: var(--due); stroke-dasharray: 2 2; } .clear rect { fill: var(--good-tint); stroke: var(--good); } .outside rect { fill: none; stroke: var(--soft); }
`;
