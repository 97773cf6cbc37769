import { html, trusted, type Html } from "./html.ts";
import { apartHtml, articleId, articlesHtml, isShown, packName } from "./page-articles.ts";
import { bannerHtml, headlineIn, mistakesHtml } from "./page-banner.ts";
import { basisHtml } from "./page-basis.ts";
import { filterHtml, filterStyle } from "./page-filter.ts";
import { glanceHtml } from "./page-glance.ts";
import { limitsHtml } from "./page-limits.ts";
import { needsHtml } from "./page-needs.ts";
import { notesHtml } from "./page-notes.ts";
import { papersHtml } from "./page-papers.ts";
import { settingsHtml } from "./page-settings.ts";
import { none, pageOf, section, titleHtml, verdictHtml, type Page } from "./page.ts";
import { pageStyle } from "./page-style.ts";
import type { Report } from "../../model/report.ts";
import { reportStyle } from "./report-style.ts";
import type { FormatOptions } from "../../view/show-options.ts";
import { listOf, type Message } from "../../../base/message.ts";
import { partyNamed } from "../../messages/duties.ts";
import { pageWords } from "../../messages/page.ts";
import { phrases } from "../../messages/phrases.ts";
import { articleIn } from "../../messages/citations.ts";

/**
 * A report as one page for people who read no terminals. It needs nothing else, no network and no program: what a
 * document holds is text on it, and its policy forbids the browser everything but its own style.
 */
export function reportHtml(report: Report, options: FormatOptions): string {
  const page = pageOf(report, options);
  const { locale } = page;
  const title = listOf([pageWords.report(), report.settings.as_of], "clause");
  const parts = partsOf(page);
  const markup = html`<!doctype html>
    <html lang="${locale.tag}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="edict ${report.engine}" />
        <title>${page.say(phrases.aside({ text: headlineIn(page), aside: title }))}</title>
        <style>
          ${trusted(pageStyle + reportStyle)}${filterStyle(page)}
        </style>
      </head>
      <body>
        <a class="skip" href="#report">${page.say(pageWords.skip())}</a>
        ${bannerHtml(page)}
        <div class="page">
          <nav aria-label="${page.say(pageWords.contents())}">
            <ol>
              ${parts.map(
                (it) =>
                  html`<li class="chapter"><a href="#${it.id}">${page.say(it.title)}</a></li>
                    ${it.id === "rules" ? articleLinks(page) : none}`,
              )}
            </ol>
          </nav>
          <main id="report">
            ${mistakesHtml(page)} ${scriptSwitch(page)}
            ${parts.map((it) => section(it.id, page.say(it.title), it.content))}
          </main>
        </div>
      </body>
    </html> `;
  return markup.markup;
}

interface Part {
  readonly id: string;
  readonly title: Message;
  readonly content: readonly Html[];
}

/** The sections that have something to say, in their order. */
function partsOf(page: Page): readonly Part[] {
  const { party } = page.report.settings;
  const others = apartHtml(page, (it) => !it.in_roll_up && !it.standing.advisory && isShown(it));
  const advisory = apartHtml(page, (it) => it.standing.advisory !== undefined && isShown(it));
  const help = (text: Message, content: readonly Html[]): readonly Html[] =>
    content.length === 0 ? [] : [html`<p class="soft small">${page.say(text)}</p>`, ...content];
  const articles = articlesHtml(page);
  const all: readonly Part[] = [
    { id: "glance", title: pageWords.glance(), content: glanceHtml(page) },
    { id: "needs", title: pageWords.needs(), content: needsHtml(page) },
    { id: "rules", title: pageWords.rules(), content: articles.length === 0 ? [] : [filterHtml(page), ...articles] },
    {
      id: "others",
      title: pageWords.othersDuties(),
      content: help(pageWords.othersHelp({ party: partyNamed(party) }), others),
    },
    { id: "advisory", title: pageWords.advisory(), content: help(pageWords.advisoryHelp(), advisory) },
    { id: "notes", title: pageWords.notes(), content: notesHtml(page) },
    { id: "papers", title: pageWords.papers(), content: papersHtml(page) },
    { id: "basis", title: pageWords.basis(), content: basisHtml(page) },
    { id: "limits", title: pageWords.limits(), content: limitsHtml(page) },
    { id: "how", title: pageWords.settings(), content: settingsHtml(page) },
  ];
  return all.filter((it) => it.content.length > 0);
}

function articleLinks(page: Page): readonly Html[] {
  const { report, locale } = page;
  return report.packs.flatMap((pack, at) => {
    const links = pack.articles
      .filter((it) => it.rules.some((rule) => rule.in_roll_up))
      .map(
        ({ article, title, verdict }) =>
          html`<li class="to-article">
            <a href="#${articleId(at, article)}">${articleIn(article, page.locale)} ${titleHtml(title, locale)}</a>
            ${verdict ? verdictHtml(verdict, page) : none}
          </li>`,
      );
    const isNamed = links.length > 0 && report.packs.length > 1;
    return isNamed ? [html`<li class="to-article of-pack">${packName(pack, page)}</li>`, ...links] : links;
  });
}

function scriptSwitch({ locale, say, report: { packs } }: Page): Html {
  if (packs.length === 0) return none;
  const isHans = locale.script === "zh-Hans";
  const radio = (id: string, label: string, isChosen: boolean): Html =>
    html`<span
      ><input type="radio" name="script" id="${id}" ${isChosen ? "checked" : ""} /><label for="${id}"
        >${label}</label
      ></span
    >`;
  return html`<form class="script" autocomplete="off" aria-label="${say(pageWords.script())}">
    ${radio("hant", "繁體", !isHans)} ${radio("hans", "简体", isHans)}
  </form>`;
}
