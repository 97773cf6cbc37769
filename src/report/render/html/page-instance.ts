import { listOf, titled, type Message, type MessageValue } from "../../../base/message.ts";
import { shortName } from "../../../evaluate/program.ts";
import {
  assumptionMessage,
  attestedByMessage,
  interpretationMessage,
  parameterMessage,
  waiverMessage,
} from "../../messages/grounds.ts";
import { labels } from "../../messages/labels.ts";
import { pageWords } from "../../messages/page.ts";
import { firstOfMany, phrases } from "../../messages/phrases.ts";
import { citationIn } from "../../model/citations.ts";
import { specificFacts } from "../../model/report-instance.ts";
import { showPlace } from "../../model/report-place.ts";
import type { Excerpt, ReportFact, ReportInstance, ReportRule } from "../../model/report.ts";
import { askedIn, decides, plainFact } from "../../view/rule-lines.ts";
import { factLocation, stepsOf } from "../../view/rule-steps.ts";
import { html, type Html } from "./html-template.ts";
import {
  languageOf,
  lawWordsHtml,
  citeHtml,
  firstItems,
  namesHtml,
  emptyHtml,
  placeHtml,
  titledHtml,
  captionHtml,
  verdictHtml,
  type PageContext,
} from "./page-parts.ts";

const factsShown = 12;

/** What a rule says of one document or element: where, the line of the document, why, and on what that rests. */
export function instanceHtml(it: ReportInstance, rule: ReportRule, page: PageContext): Html {
  const document = page.report.inputs[it.input];
  return html`<div class="instance">
    <p class="at">
      ${placeHtml(it.at)}${it.elements.length > 0 ? html` <strong>${page.locale.list(it.elements, "comma")}</strong>` : emptyHtml}
      <span class="soft small"
        >${document && document.path !== it.at.path ? html`${titledHtml("subject", document.subject, page)} ${placeHtml(document)} · ` : emptyHtml}${page.say(labels.lawDay())}
        ${it.law_of}</span
      >
    </p>
    ${cover(it, page)} ${frame(it.at.line, it.excerpt)} ${why(rule, it, page)} ${asked(it, page)} ${facts(it, page)}
    ${grounds(it, page)}
  </div>`;
}

/** Who lets it stand until when, and where the baseline lists it: it keeps its verdict. */
function cover({ waived, in_baseline: known }: ReportInstance, page: PageContext): Html {
  return html`${waived ? html`<p class="cover"><strong>${page.say(labels.waived())}</strong> ${page.say(waiverMessage(waived))}</p>` : emptyHtml}${
    known ? html`<p class="cover">${page.say(labels.inBaseline({ at: showPlace(known) }))}</p>` : emptyHtml
  }`;
}

/** The line of the document, with what decides marked in it. */
function frame(line: number, { text, from, to }: Excerpt): Html {
  if (text.trim() === "") return emptyHtml;
  return html`<pre
    class="frame"
  ><span class="n">${line}</span>${text.slice(0, from)}<mark>${text.slice(from, to)}</mark>${text.slice(to)}</pre>`;
}

/** What was asked, in the order of asking, and what that came to. */
function why(rule: ReportRule, it: ReportInstance, page: PageContext): Html {
  const { locale, marks } = page;
  const items = stepsOf(rule, it, locale).map(
    ({ label, said, text, state, bearing, leaves }) =>
      html`<li class="b-${bearing}">
        <strong>${label}</strong>${marks.colon}<span class="state">${state}</span
        >${said === "" ? emptyHtml : html` · ${namesHtml(said)}`}
        ${said === "" || said === `\`${text}\`` ? emptyHtml : html`<code class="soft">${text}</code>`}${leavesHtml(leaves)}
      </li>`,
  );
  const gate = it.gate ? html`<p>${namesHtml(it.gate.sentence)}</p>` : emptyHtml;
  const exempt = it.exempt_by.map((one) => {
    const what = listOf([`\`${one.exemption}\``, citationIn(one.cite, locale)], "clause");
    return html`<p>${namesHtml(page.say(labels.byExemption({ what })))}</p>`;
  });
  const eitherWay = it.either_way ? html`<p>${page.say(labels.eitherWay())}</p>` : emptyHtml;
  return html`<h5>${page.say(pageWords.why())}</h5>
    ${gate}${exempt}${eitherWay}
    <ol class="steps">
      ${items}
    </ol>`;
}

const leavesHtml = (leaves: readonly string[]): Html =>
  leaves.length === 0
    ? emptyHtml
    : html`<ul>
        ${leaves.map((it) => html`<li>${namesHtml(it)}</li>`)}
      </ul>`;

/** The rules of other laws that decide, with their words. */
function asked({ clauses, verdict }: ReportInstance, page: PageContext): Html {
  const deciding = askedIn(clauses).filter((it) => decides(it, verdict));
  const items = deciding.map(
    (it) =>
      html`<li>
        ${verdictHtml(it.verdict, page)} ${citeHtml(it.cite, page)} <code>${it.rule}</code>
        ${it.words ? html`<blockquote class="law small" lang="${languageOf(it.words)}">${lawWordsHtml(it.words)}</blockquote>` : emptyHtml}
        ${captionHtml(it, page)} ${placeHtml(it.at)}
      </li>`,
  );
  return items.length === 0
    ? emptyHtml
    : html`<ul class="asked">
        ${items}
      </ul>`;
}

/** Beside those that stand with a requirement; what only makes the law apply is left to `json`. */
function facts(it: ReportInstance, page: PageContext): Html {
  const told = new Set(
    it.clauses.filter((one) => one.result !== "unknown").flatMap((one) => one.facts.map((of) => of.path)),
  );
  const others = specificFacts(
    it.facts.filter((one) => !one.scope),
    it.elements,
  );
  const telling = others.filter((one) => !told.has(one.path));
  if (telling.length === 0) return emptyHtml;
  const items = telling.map((one) => factHtml(one, it, page));
  return html`<h5>${page.say(pageWords.facts())}</h5>
    <ul>
      ${firstItems(items, factsShown, page)}
    </ul>`;
}

function factHtml(fact: ReportFact, it: ReportInstance, { locale, say }: PageContext): Html {
  return html`${namesHtml(say(plainFact(fact)))}
    <span class="soft small">${locale.show(factLocation(fact, it.at))}</span>`;
}

/** What people decided, on which the outcome rests. */
function grounds(it: ReportInstance, { say }: PageContext): Html {
  const lines = groundsOf(it);
  return lines.length === 0
    ? emptyHtml
    : html`<h5>${say(pageWords.restsOn())}</h5>
        <ul>
          ${lines.map((one) => html`<li>${namesHtml(say(one))}</li>`)}
        </ul>`;
}

/** Signatures, readings, assumptions and values with dates. */
const groundsOf = (it: ReportInstance): readonly Message[] => [
  ...it.attestations.map((one) => {
    const what = one.title === undefined ? `\`${shortName(one.standard)}\`` : `“${one.title}”`;
    const label = one.element === undefined ? what : phrases.aside({ text: what, aside: one.element });
    const { by, role, on, until } = one;
    const signed = pageWords.signedBy({ by, role: titled("role", role), on, until });
    return phrases.labelled({ label, text: listOf([pageWords.isMet({ met: one.met }), signed], "clause") });
  }),
  ...it.interpretations.map(interpretationMessage),
  ...it.assumptions.map(assumptionMessage),
  ...it.parameters.map(parameterMessage),
];

const reasonsShown = 2;

/** Of a settled rule: why it does not apply, or on whose decision it rests. */
export function settledReason({ instances, verdict }: ReportRule, { locale }: PageContext): string {
  const decisive = instances.filter((it) => it.verdict === verdict);
  const reasons = decisive.flatMap((it): readonly MessageValue[] => [
    ...(it.gate ? [it.gate.sentence] : []),
    ...it.exempt_by.map((one) => labels.byExemption({ what: `\`${shortName(one.exemption)}\`` })),
    ...it.attestations.map(attestedByMessage),
    ...it.interpretations.map(interpretationMessage),
    ...it.assumptions.map(assumptionMessage),
    ...(it.either_way ? [labels.eitherWay()] : []),
  ]);
  const each = [...new Map(reasons.map((it) => [JSON.stringify(it), it])).values()];
  return locale.list(firstOfMany(each, reasonsShown), "semicolon");
}
