import { dayWords, daysOfRun, lawTitles, serviceNames, serviceWords } from "../../view/run-lines.ts";
import { listOf, type Message, type MessageValue } from "../../../base/message.ts";
import { verdicts } from "../../../evaluate/decision.ts";
import { whoOf } from "../../messages/duties.ts";
import { formatWords, labels } from "../../messages/labels.ts";
import { inForceMessage } from "../../messages/law.ts";
import { pageWords } from "../../messages/page.ts";
import { phrases } from "../../messages/phrases.ts";
import { headlineMessage } from "../../messages/sentence.ts";
import { severityWords, verdictWords } from "../../messages/verdicts.ts";
import { articleIn } from "../../model/citations.ts";
import type { Report } from "../../model/report.ts";
import { allRules } from "../../view/findings.ts";
import type { FormatOptions } from "../../view/format-options.ts";
import { isProvisional } from "../../view/rule-summary.ts";
import { html, trusted, type Html } from "./html-template.ts";
import {
  uncountedRulesHtml,
  articleId,
  articlesHtml,
  articleVerdictHtml,
  isShown,
  packName,
  glanceHtml,
} from "./page-articles.ts";
import { basisHtml } from "./page-basis.ts";
import { evidenceHtml } from "./page-evidence.ts";
import { exemptedHtml } from "./page-exempted.ts";
import { contentsOf, framedPage, sectionsOf, unfoldSwitch, type PagePart } from "./page-frame.ts";
import { filterHtml, filterStyle } from "./page-filter.ts";
import { limitsHtml } from "./page-limits.ts";
import { needsHtml, stepsHtml } from "./page-needs.ts";
import { notesHtml } from "./page-notes.ts";
import {
  emptyHtml,
  pageOf,
  helped,
  scriptSwitch,
  showsChinese,
  officialTextHtml,
  titleHtml,
  verdictHtml,
  listHtml,
  namesHtml,
  placeHtml,
  titledHtml,
  type PageContext,
} from "./page-parts.ts";
import { pageStyle, reportStyle } from "./style.ts";
import { markedTitle } from "../../../statute/marked-title.ts";

/**
 * A report as one page for people who read no terminals. It needs nothing else, no network and no program: what a
 * document holds is text on it, and its policy forbids the browser everything but its own style.
 */
export function htmlReport(report: Report, options: FormatOptions): string {
  const page = pageOf(report, options);
  const { locale } = page;
  const title = listOf([pageWords.report(), ...serviceNames(report), report.settings.as_of], "clause");
  const parts = partsOf(page);
  const scriptAttributes = html`autocomplete="off" aria-label="${page.say(pageWords.script())}"`;
  return framedPage({
    locale,
    engine: report.engine,
    title: page.say(phrases.aside({ text: headlineIn(page), aside: title })),
    style: html`${trusted(pageStyle + reportStyle)}${filterStyle(page)}`,
    skip: pageWords.skip(),
    id: "report",
    banner: bannerHtml(page),
    contents: contentsOf(parts, locale),
    content: [
      mistakesHtml(page),
      report.word === "nothing judged" ? emptyHtml : unfoldSwitch(locale),
      showsChinese(report) ? scriptSwitch(locale, scriptAttributes) : emptyHtml,
      ...sectionsOf(parts, locale),
    ],
  });
}

/** The sections that have something to say, in their order. */
function partsOf(page: PageContext): readonly PagePart[] {
  const othersHelp = pageWords.othersHelp({ party: whoOf(page.report.settings) });
  const others = uncountedRulesHtml(page, (it) => !it.in_roll_up && !it.standing.advisory && isShown(it));
  const advisory = uncountedRulesHtml(page, (it) => it.standing.advisory !== undefined && isShown(it));
  const articles = articlesHtml(page);
  return [
    { id: "glance", title: pageWords.glance(), content: glanceHtml(page) },
    { id: "steps", title: pageWords.toDo(), content: stepsHtml(page) },
    {
      id: "rules",
      title: pageWords.rules(),
      content: articles.length === 0 ? [] : [filterHtml(page), ...articles],
      links: articleLinks(page),
    },
    { id: "exempt", title: labels.exempted(), content: exemptedHtml(page), isFolded: true },
    { id: "limits", title: pageWords.limits(), content: limitsHtml(page) },
    { id: "needs", title: formatWords.needs(), content: needsHtml(page), isFolded: true },
    { id: "others", title: pageWords.othersDuties(), content: helped(othersHelp, others, page), isFolded: true },
    {
      id: "advisory",
      title: pageWords.advisory(),
      content: helped(pageWords.advisoryHelp(), advisory, page),
      isFolded: true,
    },
    { id: "notes", title: pageWords.notes(), content: notesHtml(page), isFolded: true },
    { id: "papers", title: pageWords.papers(), content: evidenceHtml(page), isFolded: true },
    { id: "basis", title: pageWords.basis(), content: basisHtml(page), isFolded: true },
    { id: "how", title: formatWords.settings(), content: settingsHtml(page), isFolded: true },
  ];
}

function articleLinks(page: PageContext): readonly Html[] {
  const { report, locale } = page;
  return report.packs.flatMap((pack, at) => {
    const links = pack.articles
      .filter((it) => it.rules.some((rule) => rule.in_roll_up))
      .map(
        ({ article, title, verdict, rules }) =>
          html`<li class="to-article">
            <a href="#${articleId(at, article)}"
              >${articleIn(article, pack.citation, page.locale)} ${titleHtml(title, locale)}</a
            >
            ${verdict ? articleVerdictHtml(verdict, rules, page) : emptyHtml}
          </li>`,
      );
    const isNamed = links.length > 0 && report.packs.length > 1;
    return isNamed ? [html`<li class="to-article of-pack">${packName(pack, page)}</li>`, ...links] : links;
  });
}

/** The first thing that anybody reads: what the run says, or that it says nothing. */
function bannerHtml(page: PageContext): Html {
  const { report, marks } = page;
  const { settings } = report;
  const counts = verdicts.filter((it) => report.counts[it] > 0);
  const { show } = page.locale;
  const about = [
    ...lawTitles(report, page.locale).map(show),
    `${page.say(labels.asOf())} ${daysOfRun(report).join(", ")}`,
    `${page.say(labels.party())}${marks.colon}${whoOf(settings)}`,
  ];
  return html`<header class="banner w-${toneOf(report)}">
    ${serviceWords(report, page.locale).map((it) => html`<p><strong>${show(it)}</strong></p>`)}
    <p>${about.join(" · ")}</p>
    <h1>${headlineIn(page)}</h1>
    <p>${namesHtml(report.sentence)}</p>
    ${
      report.word === "nothing judged"
        ? emptyHtml
        : html`<ul class="counts">
            ${counts.map((it) => html`<li><b>${report.counts[it]}</b> ${verdictHtml(it, page)}</li>`)}
          </ul>`
    }
  </header>`;
}

/** What stands in the way is said first. */
function headlineIn({ report, locale }: PageContext): string {
  const isIncomplete = report.word !== "nothing judged" && mistakesIn(report) > 0;
  const before = [
    ...(isIncomplete ? [pageWords.incomplete()] : []),
    ...(allRules(report).some(isProvisional) ? [pageWords.provisional()] : []),
  ];
  return locale.list([...before, headlineMessage(report)], "sentence");
}

/** Nothing but an examined, whole and clear run is green. */
function toneOf(report: Report): "violated" | "undetermined" | "pending" | "clear" {
  const { word } = report;
  if (word === "violated") return "violated";
  if (mistakesIn(report) > 0) return "undetermined";
  return word === "pending" || word === "clear" ? word : "undetermined";
}

const errorsOf = ({ problems }: Report): Report["problems"] => problems.filter((it) => it.severity === "error");
const mistakesIn = (report: Report): number => errorsOf(report).length + report.troubles.length;

/** What kept a part, or all, from being judged. */
function mistakesHtml(page: PageContext): Html {
  const { report } = page;
  if (mistakesIn(report) === 0) return emptyHtml;
  const help = (it: { readonly help: string | undefined }): Html =>
    it.help === undefined ? emptyHtml : html`<br /><span class="soft">${namesHtml(it.help)}</span>`;
  const items = [
    ...report.troubles.map((it) => html`${namesHtml(it.message)} <code>${it.code}</code>${help(it)}`),
    ...errorsOf(report).map(
      (it) => html`${namesHtml(it.message)} <code>${it.code}</code> ${placeHtml(it.at)}${help(it)}`,
    ),
  ];
  return html`<section aria-labelledby="mistakes">
    <h2 id="mistakes">${page.say(pageWords.mistakes())}</h2>
    ${listHtml(items, "wide", page)}
  </section>`;
}

/** How the run was judged: days, party, packs with their digests, documents, options. */
function settingsHtml(page: PageContext): readonly Html[] {
  const { report, locale, say, marks } = page;
  const { settings } = report;
  const packs = [...report.packs, ...report.needed].map((it) => {
    const by = "needed_by" in it ? marks.clause + say(labels.neededBy({ packs: listOf(it.needed_by, "and") })) : "";
    return html`${titleHtml(markedTitle(it.title), locale)}${marks.colon}<code>${it.id}</code>
      ${it.version}${marks.clause}${say(inForceMessage(it.in_force))}${by} ${officialTextHtml(it, page)}<br />
      <code class="small soft">${it.digest}</code>`;
  });
  const { fail_on: severity, allow, detectors = [] } = settings;
  const rows: readonly (readonly [label: Message, value: MessageValue])[] = [
    [labels.asOf(), settings.days ? listOf(settings.days.map(dayWords), "semicolon") : settings.as_of],
    [labels.lawOf(), settings.law_of ?? labels.ownDay()],
    [labels.factsOn(), listOf(settings.facts_on)],
    [labels.party(), whoOf(settings)],
    [pageWords.zone(), settings.days ? undefined : settings.zone],
    [labels.profile(), settings.profile ?? pageWords.none()],
    [labels.waivers(), settings.waivers],
    [labels.baseline(), settings.baseline],
    [labels.service(), settings.service],
    [pageWords.failOn(), severity && severityWords[severity]()],
    [pageWords.allowed(), listOf(allow.map((it) => verdictWords[it]()))],
    [labels.options(), settings.provisional && "--provisional"],
    [pageWords.detectors(), listOf(detectors.map((it) => `${it.name} ${it.version}`))],
    [formatWords.exitCode(), report.exit_code],
    [pageWords.engine(), `edict ${report.engine}`],
  ];
  return [
    html`<dl>${rows.map(([label, value]) => row(say(label), locale.show(value)))}</dl>`,
    packs.length === 0
      ? emptyHtml
      : html`<h3>${say(pageWords.packs())}</h3>
          ${listHtml(packs, "wide", page)}`,
    inputs(page),
  ];
}

function row(label: string, text: string): Html {
  return text === ""
    ? emptyHtml
    : html`<dt>${label}</dt>
        <dd>${text}</dd>`;
}

function inputs(page: PageContext): Html {
  const { report } = page;
  if (report.inputs.length === 0) return emptyHtml;
  const items = report.inputs.map(
    (it) =>
      html`${titledHtml("subject", it.subject, page)}${it.day === undefined ? "" : ` ${it.day}`} ${placeHtml(it)}`,
  );
  return html`<h3>${page.say(pageWords.inputs())}</h3>
    ${listHtml(items, "places", page)}`;
}
