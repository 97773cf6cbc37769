import { outcomeGroupWords, pageWords } from "../../messages/page.ts";
import { severityWords } from "../../messages/verdicts.ts";
import { articleIn } from "../../model/citations.ts";
import { severityLevels } from "../../model/report-run.ts";
import type { ReportRule } from "../../model/report.ts";
import { allRules } from "../../view/findings.ts";
import { html, trusted, type Html } from "./html-template.ts";
import { articleId } from "./page-articles.ts";
import { outcomeGroups, type PageContext } from "./page-parts.ts";

/** The filter by outcome, article and severity. It works by the style sheet alone, so that the page holds no program. */
export function filterHtml(page: PageContext): Html {
  const boxes = outcomeGroups.map(
    (it) =>
      html`<span
        ><input type="checkbox" id="show-${it}" checked /><label for="show-${it}"
          >${page.say(outcomeGroupWords[it]())}</label
        ></span
      >`,
  );
  const option = (value: string, text: string): Html => html`<option value="${value}">${text}</option>`;
  const articles = articlesOf(page).map(({ id, name, pack }) =>
    option(id, name + (page.report.packs.length > 1 ? page.marks.clause + pack : "")),
  );
  return html`<form class="filter" id="filter" autocomplete="off" aria-label="${page.say(pageWords.filter())}">
    <fieldset>
      <legend>${page.say(pageWords.outcome())}</legend>
      ${boxes}
    </fieldset>
    <label
      >${page.say(pageWords.article())}
      <select id="show-article">
        <option value="" class="all">${page.say(pageWords.all())}</option>
        ${articles}
      </select></label
    >
    <label
      >${page.say(pageWords.severity())}
      <select id="show-severity">
        <option value="" class="all">${page.say(pageWords.all())}</option>
        ${severitiesOf(page).map((it) => option(it, page.say(severityWords[it]())))}
      </select></label
    >
    <button type="reset">${page.say(pageWords.reset())}</button>
    <p class="filtered" role="status">${page.say(pageWords.isFiltered())}</p>
  </form>`;
}

/** Where a browser does not know `:has`, everything is shown. */
export function filterStyle(page: PageContext): Html {
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
  locale,
}: PageContext): readonly { readonly id: string; readonly name: string; readonly pack: string }[] {
  return report.packs.flatMap((pack, at) =>
    pack.articles
      .filter((it) => it.rules.some((rule) => rule.in_roll_up))
      .map(({ article }) => {
        return { id: articleId(at, article), name: articleIn(article, pack.citation, locale), pack: pack.id };
      }),
  );
}

function severitiesOf({ report }: PageContext): readonly ReportRule["severity"][] {
  const found = new Set(allRules(report).map((it) => it.severity));
  return severityLevels.filter((it) => found.has(it)).toReversed();
}
