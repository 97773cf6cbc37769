import { groupBy } from "../../../base/group-by.ts";
import { verdicts } from "../../../evaluate/decision.ts";
import { shortName } from "../../../evaluate/program.ts";
import { articlePlace } from "../../../statute/locator.ts";
import { dutyMessage } from "../../messages/duties.ts";
import { formatWords, labels } from "../../messages/labels.ts";
import { pageWords } from "../../messages/page.ts";
import { phrases, punctuation } from "../../messages/phrases.ts";
import { timelinePageWords, timelineWords } from "../../messages/timeline.ts";
import { verdictWords } from "../../messages/verdicts.ts";
import { locatorIn } from "../../model/citations.ts";
import type {
  ArticleLane,
  TimelineDate,
  TimelineProvision,
  TimelineReport,
  TimelineSpan,
} from "../../model/timeline-report.ts";
import { listOf, type Message } from "../../../base/message.ts";
import type { ShowOptions } from "../../view/format-options.ts";
import { headerLines, serviceNames, serviceWords } from "../../view/run-lines.ts";
import { clean } from "../../view/text-layout.ts";
import { dayLine, endSentences, headerOf, turnsOf } from "../../view/timeline-lines.ts";
import { html, trusted, type Html } from "./html-template.ts";
import { contentsOf, framedPage, sectionsOf, unfoldSwitch, type PagePart } from "./page-frame.ts";
import {
  besideHtml,
  citeHtml,
  emptyHtml,
  namesHtml,
  placeHtml,
  scriptSwitch,
  titleHtml,
  verdictHtml,
} from "./page-parts.ts";
import { lawHtml } from "./page-rule.ts";
import { pageStyle, reportStyle } from "./style.ts";
import { barColours, barHeight, barHtml, barsHtml, dayOf, marksOf, scaleOf, type Scale } from "./timeline-bars.ts";

/** Bars are as wide as the page: how wide they are drawn only says how exactly. */
const drawnWidth = 1000;

/** What a timeline has beside the style of a report. */
const timelineStyle = `
.w-timeline { border-color: var(--link); background: var(--tint); } .banner dl { margin-bottom: 0; }
.lanes { list-style: none; margin: .4rem 0; padding: 0; font-size: .875rem; } .lanes li, .axis { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 0 .8rem; align-items: center; margin: .15rem 0; }
.axis { font-size: .75rem; color: var(--soft); } .axis div { position: relative; height: 1.2rem; } .axis span { position: absolute; bottom: 0; padding-left: .2rem; border-left: 1px solid var(--soft); line-height: 1.1; white-space: nowrap; }
svg.bars { min-width: 0; width: 100%; height: .8rem; overflow: visible; } svg.bars rect { stroke: none; } svg.bars line { stroke: var(--ink); stroke-dasharray: 2 2; vector-effect: non-scaling-stroke; }
.key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .875rem; } .key li { display: flex; gap: .4rem; align-items: center; } .key svg.bars { width: .8rem; }
.date { margin: 1.4rem 0; scroll-margin-top: 1rem; } .date h3 { color: var(--ink); margin-bottom: .2rem; } .turn { margin: .6rem 0; padding-left: .8rem; border-left: .2rem solid var(--line); } .turn p { margin: .1rem 0; } .turn ul { margin: .2rem 0; padding-left: 1.1rem; }
.spans { list-style: none; padding: 0 !important; font-size: .875rem; } .spans .day { display: inline-block; min-width: 6.5rem; } .rule svg.bars { margin: .35rem 0 .2rem; }
@media screen and (max-width: 60rem) { .lanes li, .axis { grid-template-columns: minmax(0, 1fr); } .lanes li { margin: .5rem 0; } }
`;

/**
 * The timeline as one page that needs nothing else: what each article comes to over the days, what changes on which day and why,
 * and the rules that change with the law's words.
 */
export function timelinePage(report: TimelineReport, options: ShowOptions): string {
  const { locale, quiet } = options;
  const { say } = locale;
  const page: Page = { report, options, scale: scaleOf(report, 0, drawnWidth) };
  const parts: readonly PagePart[] = [
    { id: "articles", title: timelinePageWords.articles(), content: lanesHtml(page) },
    {
      id: "dates",
      title: timelinePageWords.dates(),
      content: report.dates.map((it) => dateHtml(it, page)),
      links: report.dates.map(({ day }) => html`<li class="to-article"><a href="#${dateId(day)}">${day}</a></li>`),
    },
    { id: "rules", title: timelinePageWords.rules(), content: rulesHtml(page) },
    { id: "how", title: formatWords.settings(), content: quiet ? [] : settingsHtml(page), isFolded: true },
  ];
  const text = listOf([timelinePageWords.title(), ...serviceNames(report)], "clause");
  const isChinese = report.provisions.some((it) => it.cite.hant !== undefined);
  return framedPage({
    locale,
    engine: report.engine,
    title: say(phrases.aside({ text, aside: `${report.from} – ${report.to}` })),
    style: trusted(pageStyle + reportStyle + barColours(":root") + timelineStyle),
    skip: timelinePageWords.skip(),
    id: "timeline",
    banner: bannerHtml(page),
    contents: contentsOf(parts, locale),
    content: [
      report.provisions.length > 0 ? unfoldSwitch(locale) : emptyHtml,
      isChinese ? scriptSwitch(locale, html`autocomplete="off" aria-label="${say(pageWords.script())}"`) : emptyHtml,
      ...sectionsOf(parts, locale),
    ],
  });
}

interface Page {
  readonly report: TimelineReport;
  readonly options: ShowOptions;
  readonly scale: Scale;
}

const dateId = (day: string): string => `on-${day}`;
const ruleId = (it: TimelineProvision, { report }: Page): string => `r-${report.provisions.indexOf(it)}`;
const articleId = (pack: string, article: number, { report }: Page): string =>
  `a-${packsOf(report).indexOf(pack)}-${`${article}`.replace(".", "-")}`;

const packsOf = ({ articles, provisions }: TimelineReport): readonly string[] => [
  ...new Set([...articles, ...provisions].map((it) => it.pack)),
];

/** What is said first: how many dates there are, what the first day and the last one come to, and what is not seen. */
function bannerHtml(page: Page): Html {
  const { report, options } = page;
  const { say } = options.locale;
  const { from, start, dates } = report;
  const last = dates.at(-1);
  const days = [...(start ? [{ day: from, ...start }] : []), ...(last ? [{ ...last, word_before: last.word }] : [])];
  return html`<header class="banner w-timeline">
    ${serviceWords(report, options.locale).map((it) => html`<p><strong>${options.locale.show(it)}</strong></p>`)}
    <h1>${say(timelinePageWords.title())}</h1>
    ${endSentences(report).map((it) => html`<p>${namesHtml(say(it))}</p>`)}
    <dl class="small">
      ${days.map(
        (it) =>
          html`<dt>${it.day}</dt>
            <dd>${say(dayLine(it))}</dd>`,
      )}
    </dl>
  </header>`;
}

/** What each article comes to: a bar for each, whose spans are told in words too. */
function lanesHtml(page: Page): readonly Html[] {
  const { report, options } = page;
  const { locale } = options;
  if (report.articles.length === 0) return [];
  const seen = new Set(report.articles.flatMap((it) => it.spans.map((one) => one.verdict)));
  const key = verdicts
    .filter((it) => seen.has(it))
    .map(
      (it) =>
        html`<li>
          ${barsSvg(html`aria-hidden="true"`, [barHtml(it, 0, 0, drawnWidth, emptyHtml)])}
          ${locale.say(verdictWords[it]())}
        </li>`,
    );
  const facts = factsLine(page);
  const axis = html`<div class="axis" aria-hidden="true">
    <i></i>
    <div>
      ${marksOf(page.scale).map(({ day, text }) => html`<span style="left: ${page.scale.x(day) / 10}%">${text}</span>`)}
    </div>
  </div>`;
  return [
    html`<ul class="key">
      ${key}
    </ul>`,
    facts === emptyHtml ? emptyHtml : html`<p class="soft small">${locale.say(timelinePageWords.factsLine())}</p>`,
    ...[...groupBy(report.articles, (it) => it.pack)].map(
      ([pack, own]) =>
        html`<h3 class="pack">${packTitle(pack, page)}</h3>
          ${axis}
          <ol class="lanes">
            ${own.map((it) => laneHtml(it, page))}
          </ol>`,
    ),
  ];
}

function packTitle(pack: string, { report, options }: Page): Html {
  const title = report.packs.find((it) => it.id === pack)?.title;
  return title ? titleHtml(title, options.locale) : html`<code>${pack}</code>`;
}

function laneHtml({ pack, article, citation, spans }: ArticleLane, page: Page): Html {
  const { report, options } = page;
  const name = locatorIn(articlePlace(article, citation), options.locale);
  const isTold = report.provisions.some((it) => it.pack === pack && it.article === article);
  const shown = isTold ? html`<a href="#${articleId(pack, article, page)}">${name}</a>` : html`<span>${name}</span>`;
  return html`<li>${shown}${spansSvg(name, spans, page)}</li>`;
}

/** Bars over the days, which stretch with the page. */
function spansSvg(name: string, spans: readonly TimelineSpan[], page: Page): Html {
  const { scale, options } = page;
  const { locale } = options;
  const told = spans.map(({ from, verdict }) => listOf([from, spanWords(verdict)], "blank"));
  const label = locale.say(phrases.labelled({ label: name, text: listOf(told, "semicolon") }));
  const bars = barsHtml(name, spans, 0, scale, locale);
  return barsSvg(html`role="img" aria-label="${label}"`, [...bars, factsLine(page)]);
}

const barsSvg = (attributes: Html, content: readonly Html[]): Html =>
  html`<svg class="bars" viewBox="0 0 ${drawnWidth} ${barHeight}" preserveAspectRatio="none" ${attributes}>
    ${content}
  </svg>`;

const spanWords = (verdict: TimelineSpan["verdict"]): Message =>
  verdict === undefined ? timelineWords.noRule() : verdictWords[verdict]();

/** Up to where facts are known. */
function factsLine({ report, scale }: Page): Html {
  const last = report.settings.facts_on.toSorted()[0];
  if (last === undefined || last < report.from || last >= report.to) return emptyHtml;
  const x = scale.x(dayOf(last));
  return html`<line x1="${x}" x2="${x}" y1="-3" y2="${barHeight + 3}" />`;
}

/** A date: what it comes to, what turns, and what becomes another by it. */
function dateHtml(date: TimelineDate, page: Page): Html {
  const { locale } = page.options;
  const { say } = locale;
  const marks = { comma: say(punctuation.comma()) };
  const turns = turnsOf(date, page.options).map(
    ({ sentences, lines }) =>
      html`<div class="turn">
        ${sentences.map((it) => html`<p>${namesHtml(clean(it))}</p>`)}
        <ul>
          ${lines.map(({ label, isCounted, outcomes }) => {
            const names = isCounted
              ? html`${say(timelineWords.rules({ count: outcomes.length }))}`
              : besideHtml(
                  outcomes.map(({ change, name }) => linkTo(change.name, clean(say(name)), page)),
                  { marks },
                );
            return html`<li><b>${label}</b>${say(punctuation.colon())}${names}</li>`;
          })}
        </ul>
      </div>`,
  );
  const id = dateId(date.day);
  return html`<section class="date" id="${id}" aria-labelledby="${id}-h">
    <h3 id="${id}-h">${date.day}</h3>
    <p class="soft small">${say(dayLine(date))}</p>
    ${turns}
  </section>`;
}

/** A name that leads to its rule; what may prevail has none. */
function linkTo(rule: string, text: string, page: Page): Html {
  const found = page.report.provisions.find((it) => it.rule === rule);
  return found ? html`<a href="#${ruleId(found, page)}">${text}</a>` : html`${text}`;
}

/** The rules that change, article by article: folded, the law's words and what the rule comes to from which day on. */
function rulesHtml(page: Page): readonly Html[] {
  return [...groupBy(page.report.provisions, (it) => it.pack)].flatMap(([pack, own]) => [
    html`<h3 class="pack">${packTitle(pack, page)}</h3>`,
    ...[...groupBy(own, (it) => it.article)].map(
      ([article, rules]) =>
        html`<div id="${articleId(pack, article, page)}">${rules.map((it) => ruleHtml(it, page))}</div>`,
    ),
  ]);
}

function ruleHtml(it: TimelineProvision, page: Page): Html {
  const { locale } = page.options;
  const { say } = locale;
  const name = shortName(it.rule);
  const spans = it.spans.map(
    ({ from, verdict }) =>
      html`<li>
        <span class="day">${from}</span> ${verdict ? verdictHtml(verdict, locale) : say(timelineWords.noRule())}
      </li>`,
  );
  return html`<details class="rule" id="${ruleId(it, page)}">
    <summary>
      <h4>
        <span class="duty">${say(dutyMessage(it))}</span>
        <span class="soft small">${citeHtml(it.cite, page.options)}</span>
      </h4>
      ${it.spans.length > 0 ? spansSvg(name, it.spans, page) : emptyHtml}
    </summary>
    ${it.texts.map((one) => lawHtml(one, { locale, say }))}
    ${
      spans.length > 0
        ? html`<ul class="spans">
            ${spans}
          </ul>`
        : emptyHtml
    }
    <p class="small soft foot"><code>${it.rule}</code> · ${say(labels.policy())} ${placeHtml(it.policy)}</p>
  </details>`;
}

/** How it was judged. */
function settingsHtml({ report, options }: Page): readonly Html[] {
  const { locale } = options;
  const rows = headerLines(headerOf(report, locale), locale);
  return [
    html`<dl>
      ${rows.map(
        ({ label, texts }) =>
          html`<dt>${label}</dt>
            <dd>
              ${besideHtml(
                texts.map((it) => namesHtml(it)),
                { marks: { comma: locale.say(punctuation.clause()) } },
              )}
            </dd>`,
      )}
    </dl>`,
  ];
}
