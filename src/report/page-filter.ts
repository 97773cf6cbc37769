import { html, trusted, type Html } from "./html.ts";
import { articleId } from "./page-articles.ts";
import type { Page } from "./page.ts";
import { outcomeGroups } from "./page-wording.ts";
import { severityLevels } from "./report-run.ts";
import type { ReportRule } from "./rule-report.ts";

/** The filter by outcome, article and severity. It works by the style sheet alone, so that the page holds no program. */
export function filterHtml(page: Page): Html {
  const { labels, marks, page: words, severities } = page.words;
  const boxes = outcomeGroups.map(
    (it) =>
      html`<span
        ><input type="checkbox" id="show-${it}" checked /><label for="show-${it}">${words.groups[it]}</label></span
      >`,
  );
  const option = (value: string, text: string): Html => html`<option value="${value}">${text}</option>`;
  const articles = articlesOf(page).map(({ id, article, pack }) =>
    option(id, labels.article(article) + (page.report.packs.length > 1 ? marks.pause + pack : "")),
  );
  return html`<form class="filter" id="filter" autocomplete="off" aria-label="${words.filter}">
    <fieldset>
      <legend>${words.outcome}</legend>
      ${boxes}
    </fieldset>
    <label
      >${words.article}
      <select id="show-article">
        <option value="" class="all">${words.all}</option>
        ${articles}
      </select></label
    >
    <label
      >${words.severity}
      <select id="show-severity">
        <option value="" class="all">${words.all}</option>
        ${severitiesOf(page).map((it) => option(it, severities[it]))}
      </select></label
    >
    <button type="reset">${words.reset}</button>
    <p class="filtered" role="status">${words.isFiltered}</p>
  </form>`;
}

/** Where a browser does not know `:has`, everything is shown. */
export function filterStyle(page: Page): Html {
  const hidden = outcomeGroups.map((it) => `body:has(#show-${it}:not(:checked)) .g-${it}.rule`);
  const byArticle = articlesOf(page).map(
    ({ id }) => `body:has(#show-article option[value="${id}"]:checked) .article:not(#${id})`,
  );
  const bySeverity = severitiesOf(page).flatMap((it) => {
    const chosen = `body:has(#show-severity option[value="${it}"]:checked)`;
    return [`${chosen} .rule:not(.s-${it})`, `${chosen} .article:not(.has-${it})`];
  });
  const shown = outcomeGroups.map((it) => `body:has(#show-${it}:checked) .article.has-${it}`);
  const filtered = "body:has(.filter input:not(:checked), .filter option:checked:not(.all)) .filtered";
  return trusted(
    `@supports selector(:has(*)) { .article { display: none } ${shown.join(",")} { display: block } ` +
      `${[...hidden, ...byArticle, ...bySeverity].join(",")} { display: none } ${filtered} { display: block } }`,
  );
}

function articlesOf({
  report,
}: Page): readonly { readonly id: string; readonly article: number; readonly pack: string }[] {
  return report.packs.flatMap((pack, at) =>
    pack.articles
      .filter((it) => it.rules.some((rule) => rule.in_roll_up))
      .map(({ article }) => ({ id: articleId(at, article), article, pack: pack.id })),
  );
}

function severitiesOf({ report }: Page): readonly ReportRule["severity"][] {
  const found = new Set(report.packs.flatMap((it) => it.articles).flatMap((it) => it.rules.map((one) => one.severity)));
  return severityLevels.filter((it) => found.has(it)).toReversed();
}
