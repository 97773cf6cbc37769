import type { Coverage, UnitCoverage } from "../../../analysis/coverage.ts";
import { groupBy } from "../../../base/group-by.ts";
import type { Locale } from "../../../base/locale.ts";
import type { Message } from "../../../base/message.ts";
import { isCitedInChinese, locatorKey } from "../../../statute/locator.ts";
import { slicedWords, writtenWords } from "../../../statute/statute.ts";
import { coveragePageWords, coverageWords, encodingWords, statementWords } from "../../messages/coverage.ts";
import { pageWords } from "../../messages/page.ts";
import { phrases, punctuation } from "../../messages/phrases.ts";
import { verdictSigns } from "../../messages/verdicts.ts";
import { articleIn, citationOf, titleIn } from "../../model/citations.ts";
import { reportPlace, showPlace } from "../../model/report-place.ts";
import type { ReportPlace } from "../../model/report.ts";
import { modalCoverage, openText, summariseCoverage } from "../coverage.ts";
import { html, trusted, type Html } from "./html-template.ts";
import { framedPage } from "./page-frame.ts";
import {
  besideHtml,
  bothCitesHtml,
  emptyHtml,
  lawWordsHtml,
  namesHtml,
  scriptSwitch,
  titleHtml,
} from "./page-parts.ts";
import { pageStyle, reportStyle } from "./style.ts";

/** How words of the law are marked: a tint, and a line below them that tells them apart without colour. */
const coverageStyle = `
.by { padding: .12em 0; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.by-rule { background: var(--good-tint); border-bottom: 2px solid var(--good); } .by-quote { background: var(--due-tint); border-bottom: 2px dotted var(--due); }
.by-statement { background: var(--tint); border-bottom: 2px dashed var(--soft); } .by-nothing { background: none; }
.open .by-nothing { background: var(--wait-tint); border-bottom: 2px double var(--wait); }
.law { background: none; border-left-color: var(--line); line-height: 2.1; overflow-wrap: anywhere; } .open .law { border-left: .3rem solid var(--wait); }
.encoded .law { border-left: .3rem solid var(--good); } .state { font-weight: 700; white-space: nowrap; } .open .state, nav .open { color: var(--wait); } .encoded .state, nav .encoded { color: var(--good); } nav .stated { color: var(--soft); }
nav .mark { float: right; font-weight: 700; } .figures { display: flex; height: 1rem; margin: .8rem 0; border: 1px solid var(--soft); border-radius: .3rem; overflow: hidden; }
.figures span { display: block; } .figures .encoded { background: var(--good); } .figures .stated { background: repeating-linear-gradient(45deg, var(--tint) 0 4px, var(--line) 4px 8px); } .figures .open { background: var(--wait); }
.key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; } .unit dl { font-size: .9rem; } dd a { text-underline-offset: .3em; } .unit h3 { margin-bottom: .2rem; }
@media print { .by { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;

/** What a page is made with beside the coverage. */
export interface CoveragePage {
  readonly locale: Locale;
  readonly engine: string;
  /** Where a policy can be read. */
  readonly linkTo: (place: ReportPlace) => string | undefined;
}

/** The text of laws, each word marked by what holds it, with links to what encodes it: no script, no network. */
export function coverageHtml(coverages: readonly Coverage[], page: CoveragePage): string {
  const { locale, engine } = page;
  const { say } = locale;
  const names = locale.list(
    coverages.map((it) => titleIn(it.title, locale) ?? it.pack),
    "comma",
  );
  const hasChinese = coverages.some(({ units }) => units.some((it) => isCitedInChinese(it.locator)));
  const title = say(phrases.labelled({ label: names, text: coveragePageWords.title() }));
  return framedPage({
    locale,
    engine,
    title,
    style: trusted(pageStyle + reportStyle + coverageStyle),
    skip: coveragePageWords.skip(),
    id: "law",
    banner: emptyHtml,
    contents: coverages.map((it, at) => contents(it, at, coverages.length > 1, locale)),
    content: [
      hasChinese ? scriptSwitch(locale, html`aria-label="${say(pageWords.script())}"`) : emptyHtml,
      ...coverages.map((it, at) => packHtml(it, at, page)),
    ],
  });
}

const states = ["encoded", "stated", "open"] as const;
type State = (typeof states)[number];

const stateWords: Readonly<Record<State, () => Message>> = {
  encoded: coveragePageWords.encoded,
  stated: coveragePageWords.stated,
  open: coverageWords.open,
};
const signs: Readonly<Record<State, string>> = {
  encoded: verdictSigns.satisfied,
  stated: verdictSigns.not_applicable,
  open: verdictSigns.undetermined,
};

function stateOf({ open, encodes }: UnitCoverage): State {
  if (open.length > 0) return "open";
  return encodes.length > 0 ? "encoded" : "stated";
}

const markOf = (state: State, locale: Locale): Html =>
  html`<span aria-hidden="true">${signs[state]}</span> ${locale.say(stateWords[state]())}`;

const articleId = (pack: number, article: number): string => `p${pack}-article-${article}`;

/** Each article once: open if a unit of it is, else encoded if one is. */
function contents({ units, title }: Coverage, at: number, isNamed: boolean, locale: Locale): Html {
  const articles = [...new Set(units.map((it) => it.locator.article))].map((article) => {
    const own = units.filter((it) => it.locator.article === article);
    const all = new Set(own.map(stateOf));
    const state = all.has("open") ? "open" : all.has("encoded") ? "encoded" : "stated";
    return html`<li>
      <a href="#${articleId(at, article)}">${articleIn(article, own[0]?.locator.style, locale)}</a>
      <span class="mark ${state}"
        ><span aria-hidden="true">${signs[state]}</span
        ><span class="skip">${locale.say(stateWords[state]())}</span></span
      >
    </li>`;
  });
  return html`${isNamed ? html`<li class="chapter">${titleHtml(title, locale)}</li>` : emptyHtml}${articles}`;
}

function packHtml(coverage: Coverage, at: number, page: CoveragePage): Html {
  const { locale } = page;
  const { say } = locale;
  const summary = summariseCoverage(coverage);
  const bars = states.map(
    (it) =>
      html`<span
        class="${it}"
        style="width: ${((100 * summary[it]) / Math.max(summary.units, 1)).toFixed(2)}%"
      ></span>`,
  );
  return html`<h1>${titleHtml(coverage.title, locale)}</h1>
    <p class="soft small"><code>${coverage.pack}</code> ${coverage.version}</p>
    <div class="figures" aria-hidden="true">${bars}</div>
    <p>
      ${say(coverageWords.units({ total: summary.units, encoded: summary.encoded, stated: summary.stated, open: summary.open }))}
    </p>
    ${coverage.holdsText ? emptyHtml : html`<p>${say(coverageWords.noText())}</p>`}
    ${coverage.modals.length === 0 ? emptyHtml : html`<p class="small">${say(modalCoverage(coverage))}</p>`}
    ${coverage.holdsText ? keyHtml(locale) : emptyHtml}
    ${coverage.units.map((it, index) => unitHtml(it, coverage.units[index - 1], at, page))}`;
}

const holders = { rule: "byRule", quote: "byQuote", statement: "byStatement", nothing: "byNothing" } as const;

const keyHtml = ({ say }: Locale): Html =>
  html`<ul class="key small" aria-label="${say(coveragePageWords.key())}">
    ${Object.entries(holders).map(([by, word]) => html`<li><span class="by by-${by}">${say(coveragePageWords[word]())}</span></li>`)}
  </ul>`;

function unitHtml(unit: UnitCoverage, before: UnitCoverage | undefined, at: number, page: CoveragePage): Html {
  const { locale } = page;
  const { locator, caption, words } = unit;
  const isFirst = before?.locator.article !== locator.article;
  const state = stateOf(unit);
  const head = articleIn(locator.article, locator.style, locale);
  const pieces = unit.pieces.map(
    ({ start, end, by = "nothing" }) =>
      html`<span class="by by-${by}"
        >${words ? lawWordsHtml(writtenWords(slicedWords(words, start, end))) : emptyHtml}</span
      >`,
  );
  return html`${isFirst ? html`<h2 id="${articleId(at, locator.article)}">${head}</h2>` : emptyHtml}
    <section class="unit ${state}" id="p${at}-u-${locatorKey(locator)}">
      <h3>${bothCitesHtml(citationOf(locator), locale)} <span class="state">${markOf(state, locale)}</span></h3>
      ${caption ? html`<p class="small soft">${titleHtml(caption, locale)}</p>` : emptyHtml}
      ${words ? html`<blockquote class="law">${pieces}</blockquote>` : emptyHtml} ${rowsHtml(unit, page)}
    </section>`;
}

/** What encodes a unit, what is stated of it, and why it is open. */
function rowsHtml(unit: UnitCoverage, { locale, linkTo }: CoveragePage): Html {
  const { say } = locale;
  const encodes = [...groupBy(unit.encodes, (it) => it.kind)].map(([kind, same]): Row => {
    const links = same.map(({ name, place: where }) => {
      const place = reportPlace(where);
      const href = linkTo(place);
      const shown = html`<code>${name}</code>`;
      return href === undefined ? shown : html`<a href="${href}" title="${showPlace(place)}">${shown}</a>`;
    });
    return [
      encodingWords[kind]({ count: same.length }),
      besideHtml(links, { marks: { comma: say(punctuation.comma()) } }),
    ];
  });
  const stated = unit.statements.map(({ kind, text }): Row => [
    statementWords[kind](),
    namesHtml(titleIn(text, locale)),
  ]);
  const open: readonly Row[] =
    unit.open.length === 0 ? [] : [[coverageWords.open(), namesHtml(openText(unit, "", locale))]];
  const rows = [...open, ...encodes, ...stated];
  if (rows.length === 0) return emptyHtml;
  return html`<dl>
    ${rows.map(
      ([label, value]) =>
        html`<dt>${say(label)}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

type Row = readonly [Message, Html];
