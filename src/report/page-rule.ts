import { verdicts } from "../evaluate/decision.ts";
import { shortName } from "./english-words.ts";
import { english } from "./english.ts";
import { standingWords } from "./human-line.ts";
import { html, type Html } from "./html.ts";
import { instanceHtml, oneLine } from "./page-instance.ts";
import { bothScripts, citeHtml, namesHtml, none, placeHtml, titleHtml, verdictHtml, type Page } from "./page.ts";
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
      <h4 id="${id}-h">${head(rule)}</h4>
      ${body(rule, page)}
    </article>`;
  return html`<details class="${kind}" id="${id}">
    <summary>
      <h4>${head(rule)}</h4>
      ${summary(rule)}
    </summary>
    ${body(rule, page)}
  </details>`;
}

function head(rule: ReportRule): Html {
  const { labels, page } = english;
  const severity =
    rule.in_roll_up && rule.severity !== "high"
      ? html` <span class="tag">${page.severityOf(rule.severity)}</span>`
      : none;
  const counted = rule.in_roll_up ? none : html` <span class="tag">${page.notCounted}</span>`;
  const cover =
    rule.covered_by === undefined ? none : html` <span class="tag">${labels.coveredBy[rule.covered_by]}</span>`;
  return html`${verdictHtml(rule.verdict)}${cover}${severity}${counted}
    <span class="duty">${labels.duty(rule.party, rule.modal, rule.act)}</span>
    <span class="soft small">${rule.cite.en}</span>`;
}

/** Of a folded rule: why it does not apply, or what it rests on beside facts. */
function summary(rule: ReportRule): Html {
  const text = oneLine(rule);
  return text === "" ? none : html`<span class="soft small">· ${namesHtml(text)}</span>`;
}

function body(rule: ReportRule, page: Page): Html {
  const decisive = rule.instances.filter((it) => it.verdict === rule.verdict);
  const whole = decisive.slice(0, shownWhole);
  return html`${law(rule, page)} ${whole.map((it) => instanceHtml(it, rule, page))}
    ${places(decisive.slice(shownWhole), rule)} ${elsewhere(rule)} ${advice(rule, page)}
    ${drawing(rule, whole[0], page)}
    <p class="small soft foot">
      <code>${rule.rule}</code> · ${english.labels.policy} ${placeHtml(rule.policy)}
      ${standingWords(rule).map((it) => html` · ${it}`)}
    </p>`;
}

/** The words of the law, and in ours what its unit is about. */
function law({ cite, words, caption }: ReportRule, { language }: Page): Html {
  const quote = words
    ? html`<blockquote class="law" lang="zh">
        <span class="cite">${bothScripts(cite)}</span> ${bothScripts(words)}
      </blockquote>`
    : html`<p class="small">${citeHtml(cite)}</p>`;
  return html`${quote}${caption ? html`<p class="small soft">${titleHtml(caption, language)} (${english.page.unofficial})</p>` : none}`;
}

/** The other places of the same outcome. */
function places(others: readonly ReportInstance[], rule: ReportRule): Html {
  if (others.length === 0) return none;
  const { page, labels } = english;
  const rest = others.length - placesShown;
  const items = others.slice(0, placesShown).map((it) => html`<li>${placeHtml(it.at)} ${it.elements.join(", ")}</li>`);
  return html`<details class="places">
    <summary>${page.moreCases(others.length, english.verdicts[rule.verdict])}</summary>
    <ul class="places">
      ${items}${rest > 0 ? html`<li>${labels.more(rest)}</li>` : none}
    </ul>
  </details>`;
}

/** How many documents or elements have another outcome, worst first. */
function elsewhere(rule: ReportRule): Html {
  const states = verdicts.flatMap((verdict) => {
    const count = rule.instances.filter((it) => it.verdict === verdict).length;
    return count === 0 || verdict === rule.verdict ? [] : [`${count} ${english.verdicts[verdict]}`];
  });
  return states.length === 0 ? none : html`<p class="small soft">${english.page.otherCases(states)}</p>`;
}

/** What is to be done of a breach, and what an open rule waits for. */
function advice(rule: ReportRule, { report, language }: Page): Html {
  const { page } = english;
  const needs = rule.in_roll_up ? report.needs.filter((it) => it.rules.includes(rule.rule)) : [];
  const isBreach = rule.verdict === "violated";
  const remedy = isBreach && rule.remedy !== undefined ? html`<p>${rule.remedy}</p>` : none;
  const items = needs.map(
    (it) =>
      html`<li>
        ${namesHtml(it.what)}${it.of.length > 0 ? html` <span class="soft">(${it.of.slice(0, placesShown).join(", ")})</span>` : none}:
        ${it.ask ? titleHtml(it.ask, language) : namesHtml(it.help ?? it.sentence)}
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

function drawing(rule: ReportRule, it: ReportInstance | undefined, { graphviz }: Page): Html {
  if (!it || !graphviz || it.verdict === "not_in_force") return none;
  const of = [shortName(rule.rule), ...it.elements].join(", ");
  return html`<details class="drawn">
    <summary>${english.page.drawing}</summary>
    <figure>
      <div class="drawing" tabindex="0" role="group" aria-label="${english.page.drawing}: ${of}">
        ${ruleDrawing(rule, it, graphviz)}
      </div>
    </figure>
  </details>`;
}
