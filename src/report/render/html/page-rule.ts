import { listOf } from "../../../base/message.ts";
import { shortName } from "../../../evaluate/program.ts";
import { dutyMessage } from "../../messages/duties.ts";
import { formatWords, labels } from "../../messages/labels.ts";
import { pageWords } from "../../messages/page.ts";
import { phrases, present } from "../../messages/phrases.ts";
import { countMessages, severityWords, verdictWords } from "../../messages/verdicts.ts";
import { countsOf } from "../../model/build-report.ts";
import type { ReportInstance, ReportRule } from "../../model/report.ts";
import { idleLines } from "../../view/rule-lines.ts";
import { standingWords, verdictAsides } from "../../view/rule-summary.ts";
import { html, type Html } from "./html-template.ts";
import { instanceHtml, settledReason } from "./page-instance.ts";
import {
  bothCitesHtml,
  languageOf,
  lawWordsHtml,
  ownCiteHtml,
  citeHtml,
  firstItems,
  namesHtml,
  emptyHtml,
  placeHtml,
  titleHtml,
  captionHtml,
  verdictHtml,
  groupOf,
  type PageContext,
} from "./page-parts.ts";
import { ruleDrawing } from "./rule-drawing.ts";

const shownWhole = 3;
const placesShown = 100;

/** One rule: its outcome, its duty and its place in the law; folded, its words, what was found where and why, and what to do. */
export function ruleCard(rule: ReportRule, id: string, page: PageContext): Html {
  return html`<details class="rule g-${groupOf(rule.verdict)} s-${rule.severity}" id="${id}">
    <summary>
      <h4>${head(rule, page)}</h4>
      ${summary(rule, page)}
    </summary>
    ${body(rule, page)}
  </details>`;
}

function head(rule: ReportRule, page: PageContext): Html {
  const isTold = rule.in_roll_up && rule.severity !== "high";
  const tags = present([
    ...verdictAsides(rule),
    isTold ? pageWords.severityOf({ severity: severityWords[rule.severity]() }) : undefined,
    rule.in_roll_up ? undefined : formatWords.notCounted(),
  ]).map((it) => html` <span class="tag">${page.say(it)}</span>`);
  return html`${verdictHtml(rule.verdict, page)}${tags}
    <span class="duty">${page.say(dutyMessage(rule))}</span>
    <span class="soft small">${citeHtml(rule.cite, page)}</span>`;
}

/** Where a breach is; why a rule does not apply, or what it rests on beside facts. */
function summary(rule: ReportRule, page: PageContext): Html {
  if (rule.verdict === "violated") return placeAndMoreHtml(rule, page);
  const text = settledReason(rule, page);
  return text === "" ? emptyHtml : html`<span class="soft small">· ${namesHtml(text)}</span>`;
}

/** Where a rule has its verdict first, and in how many places more. */
export function placeAndMoreHtml({ instances, verdict }: ReportRule, { say }: PageContext): Html {
  const [first, ...others] = instances.filter((it) => it.verdict === verdict);
  const more = others.length === 0 ? "" : ` ${say(labels.more({ count: others.length }))}`;
  return first ? html`<span class="small">${placeHtml(first.at)}${more}</span>` : emptyHtml;
}

function body(rule: ReportRule, page: PageContext): Html {
  const decisive = rule.instances.filter((it) => it.verdict === rule.verdict);
  const whole = decisive.slice(0, shownWhole);
  return html`${lawHtml(rule, page)} ${whole.map((it) => instanceHtml(it, rule, page))}
    ${places(decisive.slice(shownWhole), rule, page)} ${elsewhere(rule, page)} ${advice(rule, page)} ${idle(rule, page)}
    ${drawing(rule, whole[0], page)}
    <p class="small soft foot">
      <code>${rule.rule}</code> · ${page.say(labels.policy())} ${placeHtml(rule.policy)}
      ${standingWords(rule).map((it) => html` · ${it}`)}
    </p>`;
}

/** The words of the law, and in ours what its unit is about. */
export function lawHtml(
  rule: Pick<ReportRule, "cite" | "words" | "caption">,
  page: Pick<PageContext, "locale" | "say">,
): Html {
  const { cite, words } = rule;
  const quote = words
    ? html`<blockquote class="law" lang="${languageOf(words)}">
        <span class="cite">${ownCiteHtml(cite)}</span> ${lawWordsHtml(words)}
      </blockquote>`
    : html`<p class="small">${bothCitesHtml(cite, page.locale)}</p>`;
  const caption = captionHtml(rule, page);
  return html`${quote}${caption === emptyHtml ? emptyHtml : html`<p>${caption}</p>`}`;
}

/** The other places of the same outcome. */
function places(others: readonly ReportInstance[], rule: ReportRule, page: PageContext): Html {
  if (others.length === 0) return emptyHtml;
  const items = others.map((it) => html`${placeHtml(it.at)} ${page.locale.list(it.elements, "comma")}`);
  return html`<details class="places">
    <summary>${page.say(pageWords.moreCases({ count: others.length, verdict: verdictWords[rule.verdict]() }))}</summary>
    <ul class="places">
      ${firstItems(items, placesShown, page)}
    </ul>
  </details>`;
}

/** How many documents or elements have another outcome, worst first. */
function elsewhere(rule: ReportRule, { say }: PageContext): Html {
  const states = countMessages(countsOf(rule.instances.filter((it) => it.verdict !== rule.verdict)));
  return states.length === 0
    ? emptyHtml
    : html`<p class="small soft">${say(pageWords.otherCases({ states: listOf(states) }))}</p>`;
}

/** What is to be done of a breach, and what an open rule waits for. */
function advice(rule: ReportRule, page: PageContext): Html {
  const { report, locale, say, marks } = page;
  const needs = rule.in_roll_up ? report.needs.filter((it) => it.rules.includes(rule.rule)) : [];
  const isBreach = rule.verdict === "violated";
  const items = needs.map(
    (it) =>
      html`<li>
        ${namesHtml(it.what)}${it.of.length > 0 ? html`<span class="soft">${say(phrases.aside({ text: "", aside: listOf(it.of.slice(0, placesShown)) }))}</span>` : emptyHtml}${marks.colon}
        ${it.ask ? titleHtml(it.ask, locale) : namesHtml(it.help ?? it.sentence)}
      </li>`,
  );
  const wanted =
    items.length === 0
      ? emptyHtml
      : html`<h5>${say(isBreach ? pageWords.missingElsewhere() : formatWords.needs())}</h5>
          <ul>
            ${items}
          </ul>`;
  if (!isBreach || rule.remedy === undefined) return wanted;
  return html`<div class="todo">
      <h5>${say(pageWords.toDo())}</h5>
      <p>${rule.remedy}</p>
    </div>
    ${wanted}`;
}

/** Signatures that count and decide nothing yet. */
function idle(rule: ReportRule, { locale, say }: PageContext): Html {
  const { texts } = idleLines(rule, locale);
  if (texts.length === 0 || rule.verdict !== "undetermined") return emptyHtml;
  return html`<h5>${say(pageWords.signatures())}</h5>
    <ul>
      ${texts.map((it) => html`<li>${namesHtml(it)}</li>`)}
    </ul>`;
}

function drawing(rule: ReportRule, it: ReportInstance | undefined, { graphviz, locale, say }: PageContext): Html {
  if (!it || !graphviz || it.verdict === "not_in_force") return emptyHtml;
  const of = locale.list([shortName(rule.rule), ...it.elements], "comma");
  return html`<details class="drawn">
    <summary>${say(pageWords.drawing())}</summary>
    <figure>
      <div
        class="drawing"
        tabindex="0"
        role="group"
        aria-label="${say(phrases.labelled({ label: pageWords.drawing(), text: of }))}"
      >
        ${ruleDrawing(rule, it, graphviz, locale)}
      </div>
    </figure>
  </details>`;
}
