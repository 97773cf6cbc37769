import { html, type Html } from "./html.ts";
import { ruleCard } from "./page-rule.ts";
import { none, titleHtml, verdictHtml, type Page } from "./page.ts";
import { groupOf } from "../../view/outcome-groups.ts";
import type { ReportArticle, ReportPack } from "../../model/report.ts";
import type { ReportRule } from "../../model/rule-report.ts";
import { inOrder } from "../../view/human-line.ts";
import { shortName } from "../../../evaluate/program.ts";
import { inForceOn } from "../../messages/law.ts";
import { articleIn } from "../../messages/citations.ts";

/** The rules that bind the party, article by article, worst first. */
export function articlesHtml(page: Page): readonly Html[] {
  const { packs } = page.report;
  return packs.flatMap((pack, at) => {
    const articles = pack.articles.flatMap((it) => articleHtml(it, at, page));
    return articles.length === 0 ? [] : [packTitle(pack, page), ...articles];
  });
}

/** Where an article, or a rule of it, stands on the page. */
export const articleId = (pack: number, article: number): string => `p${pack}-a${article}`;
const ruleId = (pack: number, { rule }: ReportRule): string => `p${pack}-${shortName(rule)}`;

/** The name of a rule, which leads to it where it stands on the page. */
export function linkToRule(rule: string, { report }: Page): Html {
  const at = report.packs.findIndex((it) => it.articles.some((one) => one.rules.some((it) => it.rule === rule)));
  const found = report.packs[at]?.articles.flatMap((it) => it.rules).find((it) => it.rule === rule);
  const name = html`<code>${shortName(rule)}</code>`;
  return found && isShown(found) ? html`<a href="#${ruleId(at, found)}">${name}</a>` : name;
}

/** Rules of others and advisory ones only where they were asked. */
export const isShown = (it: ReportRule): boolean =>
  it.in_roll_up || (it.verdict !== "not_examined" && it.verdict !== "not_in_force");

/** Rules of others, or advisory ones, with the rules of all packs. */
export function apartHtml(page: Page, which: (rule: ReportRule) => boolean): readonly Html[] {
  return page.report.packs.flatMap((pack, at) => {
    const rules = inOrder(pack.articles.flatMap((it) => it.rules).filter(which));
    return rules.length === 0 ? [] : [packTitle(pack, page), ...rules.map((it) => ruleCard(it, ruleId(at, it), page))];
  });
}

export const packTitle = (pack: ReportPack, page: Page): Html => html`<h3 class="pack">${packName(pack, page)}</h3>`;

/** Several versions of one pack are told apart. */
export function packName(pack: ReportPack, { report, locale, say, marks }: Page): Html {
  const isOne = report.packs.filter((it) => it.id === pack.id).length < 2;
  const version = isOne
    ? none
    : html` <span class="soft">${pack.version}${marks.clause}${say(inForceOn(pack.in_force))}</span>`;
  return html`${titleHtml(pack.title, locale)}${version}`;
}

function articleHtml({ article, title, verdict, rules }: ReportArticle, pack: number, page: Page): readonly Html[] {
  const own = inOrder(rules.filter((it) => it.in_roll_up));
  if (own.length === 0) return [];
  const groups = [...new Set(own.map((it) => `has-${groupOf(it.verdict)}`))];
  const severities = [...new Set(own.map((it) => `has-${it.severity}`))];
  const id = articleId(pack, article);
  return [
    html`<section class="article ${[...groups, ...severities].join(" ")}" id="${id}" aria-labelledby="${id}-h">
      <h3 id="${id}-h">
        ${articleIn(article, page.locale)} ${titleHtml(title, page.locale)}
        ${verdict === undefined ? none : verdictHtml(verdict, page)}
      </h3>
      ${own.map((it) => ruleCard(it, ruleId(pack, it), page))}
    </section>`,
  ];
}
