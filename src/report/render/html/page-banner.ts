import { verdicts } from "../../../evaluate/decision.ts";
import { html, type Html } from "./html.ts";
import { listHtml, namesHtml, none, placeHtml, titleHtml, verdictHtml, type Page } from "./page.ts";
import type { Report } from "../../model/report.ts";
import { partyNamed } from "../../messages/duties.ts";
import { labels } from "../../messages/labels.ts";
import { pageWords } from "../../messages/page.ts";
import { headlineOf } from "../../messages/sentence.ts";

/** The first thing that anybody reads: what the run says, or that it says nothing. */
export function bannerHtml(page: Page): Html {
  const { report, marks } = page;
  const { settings } = report;
  const counts = verdicts.filter((it) => report.counts[it] > 0);
  const about = [
    ...report.packs.map((it) => titleHtml(it.title, page.locale)),
    html`${page.say(labels.asOf())} ${settings.as_of}`,
    html`${page.say(labels.party())}${marks.colon}${page.say(partyNamed(settings.party))}`,
  ];
  return html`<header class="banner w-${toneOf(report)}">
    <h1>${headlineIn(page)}</h1>
    <p>${namesHtml(report.sentence)}</p>
    ${
      report.word === "nothing judged"
        ? none
        : html`<ul class="counts">
            ${counts.map((it) => html`<li><b>${report.counts[it]}</b> ${verdictHtml(it, page)}</li>`)}
          </ul>`
    }
    <p class="small">${about.map((it, at) => html`${at > 0 ? " · " : ""}${it}`)}</p>
  </header>`;
}

/** What stands in the way is said first. */
export function headlineIn({ report, locale }: Page): string {
  const isIncomplete = report.word !== "nothing judged" && mistakesIn(report) > 0;
  return locale.list([...(isIncomplete ? [pageWords.incomplete()] : []), headlineOf(report)], "sentence");
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
export function mistakesHtml(page: Page): Html {
  const { report } = page;
  if (mistakesIn(report) === 0) return none;
  const help = (it: { readonly help: string | undefined }): Html =>
    it.help === undefined ? none : html`<br /><span class="soft">${namesHtml(it.help)}</span>`;
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
