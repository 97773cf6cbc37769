import { html, trusted, type Html } from "./html.ts";
import { apartHtml, articleId, articlesHtml, isShown, packName } from "./page-articles.ts";
import { bannerHtml, headlineOf, mistakesHtml } from "./page-banner.ts";
import { basisHtml } from "./page-basis.ts";
import { filterHtml, filterStyle } from "./page-filter.ts";
import { glanceHtml } from "./page-glance.ts";
import { limitsHtml } from "./page-limits.ts";
import { needsHtml } from "./page-needs.ts";
import { notesHtml } from "./page-notes.ts";
import { papersHtml } from "./page-papers.ts";
import { settingsHtml } from "./page-settings.ts";
import { none, section, titleHtml, verdictHtml, type Page } from "./page.ts";
import { pageStyle } from "./page-style.ts";
import type { Report } from "./report.ts";
import { reportStyle } from "./report-style.ts";
import type { FormatOptions } from "./show-options.ts";
import { tablesIn } from "./tables.ts";

/**
 * A report as one page for people who read no terminals. It needs nothing else, no network and no program: what a
 * document holds is text on it, and its policy forbids the browser everything but its own style.
 */
export function reportHtml(report: Report, { locale, graphviz }: FormatOptions): string {
  const page: Page = { report, locale, words: tablesIn(locale).report, graphviz };
  const { marks, page: words } = page.words;
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
        <title>${headlineOf(page)}${marks.aside(words.report + marks.pause + report.settings.as_of)}</title>
        <style>
          ${trusted(pageStyle + reportStyle)}${filterStyle(page)}
        </style>
      </head>
      <body>
        <a class="skip" href="#report">${words.skip}</a>
        ${bannerHtml(page)}
        <div class="page">
          <nav aria-label="${words.contents}">
            <ol>
              ${parts.map(
                (it) =>
                  html`<li class="chapter"><a href="#${it.id}">${it.title}</a></li>
                    ${it.id === "rules" ? articleLinks(page) : none}`,
              )}
            </ol>
          </nav>
          <main id="report">
            ${mistakesHtml(page)} ${scriptSwitch(page)} ${parts.map((it) => section(it.id, it.title, it.content))}
          </main>
        </div>
      </body>
    </html> `;
  return markup.markup;
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly content: readonly Html[];
}

/** The sections that have something to say, in their order. */
function partsOf(page: Page): readonly Part[] {
  const { page: words } = page.words;
  const { party } = page.report.settings;
  const others = apartHtml(page, (it) => !it.in_roll_up && !it.standing.advisory && isShown(it));
  const advisory = apartHtml(page, (it) => it.standing.advisory !== undefined && isShown(it));
  const help = (text: string, content: readonly Html[]): readonly Html[] =>
    content.length === 0 ? [] : [html`<p class="soft small">${text}</p>`, ...content];
  const articles = articlesHtml(page);
  const all: readonly Part[] = [
    { id: "glance", title: words.glance, content: glanceHtml(page) },
    { id: "needs", title: words.needs, content: needsHtml(page) },
    { id: "rules", title: words.rules, content: articles.length === 0 ? [] : [filterHtml(page), ...articles] },
    { id: "others", title: words.othersDuties, content: help(words.othersHelp(party), others) },
    { id: "advisory", title: words.advisory, content: help(words.advisoryHelp, advisory) },
    { id: "notes", title: words.notes, content: notesHtml(page) },
    { id: "papers", title: words.papers, content: papersHtml(page) },
    { id: "basis", title: words.basis, content: basisHtml(page) },
    { id: "limits", title: words.limits, content: limitsHtml(page) },
    { id: "how", title: words.how, content: settingsHtml(page) },
  ];
  return all.filter((it) => it.content.length > 0);
}

function articleLinks(page: Page): readonly Html[] {
  const { report, locale, words } = page;
  return report.packs.flatMap((pack, at) => {
    const links = pack.articles
      .filter((it) => it.rules.some((rule) => rule.in_roll_up))
      .map(
        ({ article, title, verdict }) =>
          html`<li class="to-article">
            <a href="#${articleId(at, article)}">${words.labels.article(article)} ${titleHtml(title, locale)}</a>
            ${verdict ? verdictHtml(verdict, page) : none}
          </li>`,
      );
    const isNamed = links.length > 0 && report.packs.length > 1;
    return isNamed ? [html`<li class="to-article of-pack">${packName(pack, page)}</li>`, ...links] : links;
  });
}

function scriptSwitch({ locale, words, report: { packs } }: Page): Html {
  if (packs.length === 0) return none;
  const isHans = locale.script === "zh-Hans";
  const radio = (id: string, label: string, isChosen: boolean): Html =>
    html`<span
      ><input type="radio" name="script" id="${id}" ${isChosen ? "checked" : ""} /><label for="${id}"
        >${label}</label
      ></span
    >`;
  return html`<form class="script" autocomplete="off" aria-label="${words.page.script}">
    ${radio("hant", "繁體", !isHans)} ${radio("hans", "简体", isHans)}
  </form>`;
}
