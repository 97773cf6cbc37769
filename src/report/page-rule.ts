import { verdicts } from "../evaluate/decision.ts";
import { shortName } from "./english-words.ts";
import { standingWords } from "./human-line.ts";
import { html, type Html } from "./html.ts";
import { instanceHtml, oneLine } from "./page-instance.ts";
import {
  bothScripts,
  citeHtml,
  namesHtml,
  none,
  placeHtml,
  titleHtml,
  captionHtml,
  verdictHtml,
  type Page,
} from "./page.ts";
import { groupOf } from "./page-wording.ts";
import { ruleDrawing } from "./rule-drawing.ts";
import type { ReportInstance, ReportRule } from "./rule-report.ts";

const shownWhole = 3;
const placesShown = 100;

/** One rule: its outcome, its place and words in the law, what was found where and why, and what to do. What is settled is folded. */
export function ruleCard(rule: ReportRule, id: string, page: Page): Html {
  const group = groupOf(rule.verdict);
  const isOpen = group === "violated" || group === "undetermined" || group === "pending";
  const kind = `rule g-${group} s-${rule.severity}`;
  if (isOpen)
    return html`<article class="${kind}" id="${id}" aria-labelledby="${id}-h">
      <h4 id="${id}-h">${head(rule, page)}</h4>
      ${body(rule, page)}
    </article>`;
  return html`<details class="${kind}" id="${id}">
    <summary>
      <h4>${head(rule, page)}</h4>
      ${summary(rule, page)}
    </summary>
    ${body(rule, page)}
  </details>`;
}

function head(rule: ReportRule, of: Page): Html {
  const { labels, page, severities } = of.words;
  const severity =
    rule.in_roll_up && rule.severity !== "high"
      ? html` <span class="tag">${page.severityOf(severities[rule.severity])}</span>`
      : none;
  const counted = rule.in_roll_up ? none : html` <span class="tag">${page.notCounted}</span>`;
  const cover =
    rule.covered_by === undefined ? none : html` <span class="tag">${labels.coveredBy[rule.covered_by]}</span>`;
  return html`${verdictHtml(rule.verdict, of)}${cover}${severity}${counted}
    <span class="duty">${labels.duty(rule.party, rule.modal, rule.act)}</span>
    <span class="soft small">${citeHtml(rule.cite, of)}</span>`;
}

/** Of a folded rule: why it does not apply, or what it rests on beside facts. */
function summary(rule: ReportRule, page: Page): Html {
  const text = oneLine(rule, page);
  return text === "" ? none : html`<span class="soft small">· ${namesHtml(text)}</span>`;
}

function body(rule: ReportRule, page: Page): Html {
  const decisive = rule.instances.filter((it) => it.verdict === rule.verdict);
  const whole = decisive.slice(0, shownWhole);
  return html`${law(rule, page)} ${whole.map((it) => instanceHtml(it, rule, page))}
    ${places(decisive.slice(shownWhole), rule, page)} ${elsewhere(rule, page)} ${advice(rule, page)}
    ${drawing(rule, whole[0], page)}
    <p class="small soft foot">
      <code>${rule.rule}</code> · ${page.words.labels.policy} ${placeHtml(rule.policy)}
      ${standingWords(rule).map((it) => html` · ${it}`)}
    </p>`;
}

/** The words of the law, and in ours what its unit is about. */
function law(rule: ReportRule, page: Page): Html {
  const { cite, words } = rule;
  const quote = words
    ? html`<blockquote class="law" lang="zh">
        <span class="cite">${bothScripts(cite)}</span> ${bothScripts(words)}
      </blockquote>`
    : html`<p class="small">
        ${page.locale.script === undefined ? html`${cite.en} <span class="soft">${bothScripts(cite)}</span>` : bothScripts(cite)}
      </p>`;
  const caption = captionHtml(rule, page);
  return html`${quote}${caption === none ? none : html`<p>${caption}</p>`}`;
}

/** The other places of the same outcome. */
function places(others: readonly ReportInstance[], rule: ReportRule, { words }: Page): Html {
  if (others.length === 0) return none;
  const { page, labels, marks, verdicts: states } = words;
  const rest = others.length - placesShown;
  const items = others
    .slice(0, placesShown)
    .map((it) => html`<li>${placeHtml(it.at)} ${it.elements.join(marks.comma)}</li>`);
  return html`<details class="places">
    <summary>${page.moreCases(others.length, states[rule.verdict])}</summary>
    <ul class="places">
      ${items}${rest > 0 ? html`<li>${labels.more(rest)}</li>` : none}
    </ul>
  </details>`;
}

/** How many documents or elements have another outcome, worst first. */
function elsewhere(rule: ReportRule, { words }: Page): Html {
  const states = verdicts.flatMap((verdict) => {
    const count = rule.instances.filter((it) => it.verdict === verdict).length;
    return count === 0 || verdict === rule.verdict ? [] : [words.labels.count(count, words.verdicts[verdict])];
  });
  return states.length === 0 ? none : html`<p class="small soft">${words.page.otherCases(states)}</p>`;
}

/** What is to be done of a breach, and what an open rule waits for. */
function advice(rule: ReportRule, { report, locale, words }: Page): Html {
  const { marks, page } = words;
  const needs = rule.in_roll_up ? report.needs.filter((it) => it.rules.includes(rule.rule)) : [];
  const isBreach = rule.verdict === "violated";
  const remedy = isBreach && rule.remedy !== undefined ? html`<p>${rule.remedy}</p>` : none;
  const items = needs.map(
    (it) =>
      html`<li>
        ${namesHtml(it.what)}${it.of.length > 0 ? html`<span class="soft">${marks.aside(it.of.slice(0, placesShown).join(marks.comma))}</span>` : none}${marks.colon}
        ${it.ask ? titleHtml(it.ask, locale) : namesHtml(it.help ?? it.sentence)}
      </li>`,
  );
  const wanted =
    items.length === 0
      ? none
      : html`<h5>${isBreach ? page.missingElsewhere : page.missing}</h5>
          <ul>
            ${items}
          </ul>`;
  if (!isBreach) return wanted;
  return rule.remedy === undefined
    ? wanted
    : html`<div class="todo">
          <h5>${page.toDo}</h5>
          ${remedy}
        </div>
        ${wanted}`;
}

function drawing(rule: ReportRule, it: ReportInstance | undefined, { graphviz, locale, words }: Page): Html {
  if (!it || !graphviz || it.verdict === "not_in_force") return none;
  const of = [shortName(rule.rule), ...it.elements].join(words.marks.comma);
  return html`<details class="drawn">
    <summary>${words.page.drawing}</summary>
    <figure>
      <div class="drawing" tabindex="0" role="group" aria-label="${words.page.drawing}${words.marks.colon}${of}">
        ${ruleDrawing(rule, it, graphviz, locale)}
      </div>
    </figure>
  </details>`;
}
