import { verdicts } from "../../../evaluate/decision.ts";
import { html, type Html } from "./html.ts";
import { articleId, packTitle } from "./page-articles.ts";
import { none, titleHtml, verdictHtml, type Page } from "./page.ts";
import { groupOf } from "../../view/outcome-groups.ts";
import type { ReportArticle, ReportPack } from "../../model/report.ts";
import type { ReportRule } from "../../model/rule-report.ts";
import { partyNamed } from "../../messages/duties.ts";
import { labels } from "../../messages/labels.ts";
import { pageWords } from "../../messages/page.ts";
import { verdictWords } from "../../messages/verdicts.ts";

/** Every article of every pack with the worst outcome of the rules that bind the party, those without a rule too. */
export function glanceHtml(page: Page): readonly Html[] {
  const { packs, settings } = page.report;
  if (packs.length === 0) return [];
  return [
    html`<p class="soft small">${page.say(pageWords.glanceHelp({ party: partyNamed(settings.party) }))}</p>`,
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

function tiles(pack: ReportPack, at: number, page: Page): readonly Html[] {
  const known = new Map(pack.articles.map((it) => [it.article, it]));
  const numbers = new Set([...pack.articles_encoded, ...(pack.articles_not_encoded ?? []), ...known.keys()]);
  return [...numbers]
    .toSorted((a, b) => a - b)
    .map((number) => {
      const article = known.get(number);
      return article ? ruleTile(article, at, page) : emptyTile(number, pack, page);
    });
}

function ruleTile({ article, title, verdict, rules, not_encoded: left }: ReportArticle, at: number, page: Page): Html {
  const own = rules.filter((it) => it.in_roll_up);
  const counts = verdicts.flatMap((one) => {
    const count = own.filter((it) => it.verdict === one).length;
    return count === 0 ? [] : [labels.count({ count, state: verdictWords[one]() })];
  });
  const name = html`<b>${article}</b> ${titleHtml(title, page.locale)}`;
  const missing = left.length === 0 ? [] : [pageWords.notEncodedPassages({ count: left.length })];
  const others = own.length === 0 && rules.length > 0 ? [pageWords.onlyOthers()] : [];
  return html`<li class="${toneOf(own, verdict)}">
    ${own.length === 0 ? html`<span>${name}</span>` : html`<a href="#${articleId(at, article)}">${name}</a>`}
    ${own.length === 0 || verdict === undefined ? none : verdictHtml(verdict, page)}
    <span class="small soft">${page.locale.list([...counts, ...others, ...missing], "clause")}</span>
  </li>`;
}

/** Only an article of which everything was examined is green. */
function toneOf(own: readonly ReportRule[], verdict: ReportArticle["verdict"]): string {
  if (own.length === 0 || verdict === undefined) return "empty";
  const group = groupOf(verdict);
  return group === "clear" && own.some((it) => it.verdict === "not_examined") ? "empty" : `g-${group}`;
}

/** An article of which no rule is made, or none that could be judged. */
function emptyTile(article: number, { id, titles, articles_encoded: encoded }: ReportPack, page: Page): Html {
  const isEncoded = encoded.includes(article);
  const title = titles.find((it) => it.article === article)?.title ?? {};
  const own = page.report.notes.filter(
    (it) => it.rule.startsWith(`${id}.`) && it.cite.key.split(".")[0] === `${article}`,
  );
  const count = new Set(own.map((it) => it.rule)).size;
  const state = isEncoded ? pageWords.noRule() : labels.notEncoded();
  const text = page.locale.list([state, ...(count > 0 ? [pageWords.noteCount({ count })] : [])], "clause");
  return html`<li class="${isEncoded ? "empty" : "missing"}">
    <span><b>${article}</b> ${titleHtml(title, page.locale)}</span>
    <span class="small soft">${text}</span>
  </li>`;
}

function only({ articles_encoded: encoded, articles_not_encoded: others }: ReportPack, { say }: Page): Html {
  return others === undefined
    ? html`<p class="small soft">${say(pageWords.onlyThese({ count: encoded.length }))}</p>`
    : none;
}
