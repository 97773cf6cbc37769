import type { Verdict } from "../../../evaluate/decision.ts";
import { shortName } from "../../../evaluate/program.ts";
import { articleNumber, articlePlace, locatorKey } from "../../../statute/locator.ts";
import { whoOf } from "../../messages/duties.ts";
import { labels } from "../../messages/labels.ts";
import { inForceMessage } from "../../messages/law.ts";
import { pageWords } from "../../messages/page.ts";
import { countMessages } from "../../messages/verdicts.ts";
import { countsOf } from "../../model/build-report.ts";
import { articleIn } from "../../model/citations.ts";
import type { ReportArticle, ReportPack, ReportRule } from "../../model/report.ts";
import { isProvisional, worstFirst } from "../../view/rule-summary.ts";
import { html, type Html } from "./html-template.ts";
import {
  besideHtml,
  emptyHtml,
  officialTextHtml,
  titleHtml,
  verdictHtml,
  groupOf,
  type PageContext,
} from "./page-parts.ts";
import { ruleCard } from "./page-rule.ts";
import { markedTitle } from "../../../statute/marked-title.ts";

/** The rules that bind the party, article by article, worst first. */
export function articlesHtml(page: PageContext): readonly Html[] {
  const { packs } = page.report;
  return packs.flatMap((pack, at) => {
    const articles = pack.articles.flatMap((it) => articleHtml(it, at, pack, page));
    return articles.length === 0 ? [] : [packTitle(pack, page), ...articles];
  });
}

/** Where an article, or a rule of it, stands on the page. */
export const articleId = (pack: number, article: number): string => `p${pack}-a${`${article}`.replace(".", "-")}`;
const ruleId = (pack: number, { rule }: ReportRule): string => `p${pack}-${shortName(rule)}`;

/** The names of rules, which lead to them where they stand on the page. */
export const linksToRules = (rules: readonly string[], page: PageContext): Html =>
  besideHtml(
    rules.map((it) => linkToRule(it, page)),
    page,
  );

export function linkToRule(rule: string, { report }: PageContext): Html {
  const at = report.packs.findIndex((it) => it.articles.some((one) => one.rules.some((it) => it.rule === rule)));
  const found = report.packs[at]?.articles.flatMap((it) => it.rules).find((it) => it.rule === rule);
  const name = html`<code>${shortName(rule)}</code>`;
  return found && isShown(found) ? html`<a href="#${ruleId(at, found)}">${name}</a>` : name;
}

/** Rules of others and advisory ones only where they were asked. */
export const isShown = (it: ReportRule): boolean =>
  it.in_roll_up || (it.verdict !== "not_examined" && it.verdict !== "not_in_force");

/** Rules of others, or advisory ones, with the rules of all packs. */
export function uncountedRulesHtml(page: PageContext, which: (rule: ReportRule) => boolean): readonly Html[] {
  return page.report.packs.flatMap((pack, at) => {
    const rules = worstFirst(pack.articles.flatMap((it) => it.rules).filter(which));
    return rules.length === 0 ? [] : [packTitle(pack, page), ...rules.map((it) => ruleCard(it, ruleId(at, it), page))];
  });
}

const packTitle = (pack: ReportPack, page: PageContext): Html =>
  html`<h3 class="pack">${packName(pack, page)} ${officialTextHtml(pack, page)}</h3>`;

/** Several versions of one pack are told apart. */
export function packName(pack: ReportPack, { report, locale, say, marks }: PageContext): Html {
  const isOne = report.packs.filter((it) => it.id === pack.id).length < 2;
  const version = isOne
    ? emptyHtml
    : html` <span class="soft">${pack.version}${marks.clause}${say(inForceMessage(pack.in_force))}</span>`;
  return html`${titleHtml(markedTitle(pack.title), locale)}${version}`;
}

function articleHtml(
  { article, title, verdict, rules }: ReportArticle,
  at: number,
  { citation }: ReportPack,
  page: PageContext,
): readonly Html[] {
  const own = worstFirst(rules.filter((it) => it.in_roll_up));
  if (own.length === 0) return [];
  const groups = [...new Set(own.map((it) => `has-${groupOf(it.verdict)}`))];
  const severities = [...new Set(own.map((it) => `has-${it.severity}`))];
  const id = articleId(at, article);
  return [
    html`<section class="article ${[...groups, ...severities].join(" ")}" id="${id}" aria-labelledby="${id}-h">
      <h3 id="${id}-h">
        ${articleIn(article, citation, page.locale)} ${titleHtml(title, page.locale)}
        ${verdict === undefined ? emptyHtml : articleVerdictHtml(verdict, rules, page)}
      </h3>
      ${own.map((it) => ruleCard(it, ruleId(at, it), page))}
    </section>`,
  ];
}

/** What an article comes to, and whether that is provisional. */
export const articleVerdictHtml = (verdict: Verdict, rules: readonly ReportRule[], page: PageContext): Html =>
  html`${verdictHtml(verdict, page)}${rules.some(isProvisional) ? html` <span class="tag">${page.say(labels.isProvisional())}</span>` : emptyHtml}`;

/** Every article of every pack with the worst outcome of the rules that bind the party, those without a rule too. */
export function glanceHtml(page: PageContext): readonly Html[] {
  const { packs, settings } = page.report;
  if (packs.length === 0) return [];
  return [
    html`<p class="soft small">${page.say(pageWords.glanceHelp({ party: whoOf(settings) }))}</p>`,
    ...packs.map(
      (pack, at) =>
        html`${packTitle(pack, page)}
          <ol class="glance">
            ${tiles(pack, at, page)}
          </ol>
          ${only(pack, page)}`,
    ),
  ];
}

function tiles(pack: ReportPack, at: number, page: PageContext): readonly Html[] {
  const known = new Map(pack.articles.map((it) => [it.article, it]));
  const numbers = new Set([...pack.articles_encoded, ...(pack.articles_not_encoded ?? []), ...known.keys()]);
  return [...numbers]
    .toSorted((a, b) => a - b)
    .map((number) => {
      const article = known.get(number);
      return article ? ruleTile(article, at, pack, page) : emptyTile(number, pack, page);
    });
}

function ruleTile(
  { article, title, verdict, rules, not_encoded: left }: ReportArticle,
  at: number,
  { citation }: ReportPack,
  page: PageContext,
): Html {
  const own = rules.filter((it) => it.in_roll_up);
  const counts = countMessages(countsOf(own));
  const name = html`<b>${articleNumber(article, citation)}</b> ${titleHtml(title, page.locale)}`;
  const missing = left.length === 0 ? [] : [pageWords.notEncodedPassages({ count: left.length })];
  const others = own.length === 0 && rules.length > 0 ? [pageWords.onlyOthers()] : [];
  return html`<li class="${toneOf(own, verdict)}">
    ${own.length === 0 ? html`<span>${name}</span>` : html`<a href="#${articleId(at, article)}">${name}</a>`}
    ${own.length === 0 || verdict === undefined ? emptyHtml : articleVerdictHtml(verdict, rules, page)}
    <span class="small soft">${page.locale.list([...counts, ...others, ...missing], "clause")}</span>
  </li>`;
}

/** Only an article of which everything was examined by verified words is green. */
function toneOf(own: readonly ReportRule[], verdict: ReportArticle["verdict"]): string {
  if (own.length === 0 || verdict === undefined) return "empty";
  const group = groupOf(verdict);
  const isWhole = own.every((it) => it.verdict !== "not_examined" && it.standing.provisional === undefined);
  return group === "clear" && !isWhole ? "empty" : `g-${group}`;
}

/** An article of which no rule is made, or none that could be judged. */
function emptyTile(
  article: number,
  { id, citation, titles, articles_encoded: encoded }: ReportPack,
  page: PageContext,
): Html {
  const isEncoded = encoded.includes(article);
  const title = titles.find((it) => it.article === article)?.title ?? {};
  const own = page.report.notes.filter(
    (it) => it.rule.startsWith(`${id}.`) && it.cite.key.split(".")[0] === locatorKey(articlePlace(article, citation)),
  );
  const count = new Set(own.map((it) => it.rule)).size;
  const state = isEncoded ? pageWords.noRule() : labels.notEncoded();
  const text = page.locale.list([state, ...(count > 0 ? [pageWords.noteCount({ count })] : [])], "clause");
  return html`<li class="${isEncoded ? "empty" : "missing"}">
    <span><b>${articleNumber(article, citation)}</b> ${titleHtml(title, page.locale)}</span>
    <span class="small soft">${text}</span>
  </li>`;
}

function only({ articles_encoded: encoded, articles_not_encoded: others }: ReportPack, { say }: PageContext): Html {
  return others === undefined
    ? html`<p class="small soft">${say(pageWords.onlyThese({ count: encoded.length }))}</p>`
    : emptyHtml;
}
