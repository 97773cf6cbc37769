import { quoted, shortName } from "./english-words.ts";
import { html, type Html } from "./html.ts";
import { bothScripts, citeHtml, namesHtml, none, placeHtml, captionHtml, verdictHtml, type Page } from "./page.ts";
import { showPlace } from "./report-place.ts";
import type { Excerpt, ReportAsked, ReportFact, ReportInstance, ReportRule } from "./rule-report.ts";
import { stepsOf } from "./rule-steps.ts";
import { tellingFacts } from "./telling-facts.ts";
import { citeIn } from "./show-options.ts";
import type { Wording } from "./wording.ts";

const factsShown = 12;

/** What a rule says of one document or element: where, the line of the document, why, and on what that rests. */
export function instanceHtml(it: ReportInstance, rule: ReportRule, page: Page): Html {
  const document = page.report.inputs[it.input];
  const { labels, marks } = page.words;
  return html`<div class="instance">
    <p class="at">
      ${placeHtml(it.at)}${it.elements.length > 0 ? html` <strong>${it.elements.join(marks.comma)}</strong>` : none}
      <span class="soft small"
        >${document && document.path !== it.at.path ? html`${document.subject} ${placeHtml(document)} · ` : none}${labels.lawDay}
        ${it.law_of}</span
      >
    </p>
    ${cover(it, page)} ${frame(it.at.line, it.excerpt)} ${why(rule, it, page)} ${asked(it, page)} ${facts(it, page)}
    ${grounds(it, page)}
  </div>`;
}

/** Who lets it stand until when, and where the baseline lists it: it keeps its verdict. */
function cover({ waived, in_baseline: known }: ReportInstance, { words: { labels } }: Page): Html {
  return html`${waived ? html`<p class="cover"><strong>${labels.waived}</strong> ${labels.byWaiver(waived)}</p>` : none}${
    known ? html`<p class="cover">${labels.inBaseline(showPlace(known))}</p>` : none
  }`;
}

/** The line of the document, with what decides marked in it. */
function frame(line: number, { text, from, to }: Excerpt): Html {
  if (text.trim() === "") return none;
  return html`<pre
    class="frame"
  ><span class="n">${line}</span>${text.slice(0, from)}<mark>${text.slice(from, to)}</mark>${text.slice(to)}</pre>`;
}

/** What was asked, in the order of asking, and what that came to. */
function why(rule: ReportRule, it: ReportInstance, { locale, words }: Page): Html {
  const { labels, marks } = words;
  const items = stepsOf(rule, it, locale).map(
    ({ label, said, text, state, bearing, leaves }) =>
      html`<li class="b-${bearing}">
        <strong>${label}</strong>${marks.colon}<span class="state">${state}</span
        >${said === "" ? none : html` · ${namesHtml(said)}`}
        ${said === "" || said === `\`${text}\`` ? none : html`<code class="soft">${text}</code>`}${leavesHtml(leaves)}
      </li>`,
  );
  const gate = it.gate ? html`<p>${namesHtml(it.gate.sentence)}</p>` : none;
  const exempt = it.exempt_by.map(
    (one) =>
      html`<p>${namesHtml(labels.byExemption(quoted(one.exemption) + marks.pause + citeIn(one.cite, locale)))}</p>`,
  );
  const eitherWay = it.either_way ? html`<p>${labels.eitherWay}</p>` : none;
  return html`<h5>${words.page.why}</h5>
    ${gate}${exempt}${eitherWay}
    <ol class="steps">
      ${items}
    </ol>`;
}

const leavesHtml = (leaves: readonly string[]): Html =>
  leaves.length === 0
    ? none
    : html`<ul>
        ${leaves.map((it) => html`<li>${namesHtml(it)}</li>`)}
      </ul>`;

/** The rules of other laws that decide, with their words. */
function asked({ clauses, verdict }: ReportInstance, page: Page): Html {
  const decides = (it: ReportAsked): boolean => !it.advisory && it.verdict === verdict;
  const all = clauses.filter((it) => it.result !== "void").flatMap((it) => it.complies?.asked ?? []);
  const items = all.filter(decides).map(
    (it) =>
      html`<li>
        ${verdictHtml(it.verdict, page)} ${citeHtml(it.cite, page)} <code>${it.rule}</code>
        ${it.words ? html`<blockquote class="law small" lang="zh">${bothScripts(it.words)}</blockquote>` : none}
        ${captionHtml(it, page)} ${placeHtml(it.at)}
      </li>`,
  );
  return items.length === 0
    ? none
    : html`<ul class="asked">
        ${items}
      </ul>`;
}

/** Beside those that stand with a requirement; what only makes the law apply is left to `json`. */
function facts(it: ReportInstance, page: Page): Html {
  const { labels } = page.words;
  const told = new Set(
    it.clauses.filter((one) => one.result !== "unknown").flatMap((one) => one.facts.map((of) => of.path)),
  );
  const others = tellingFacts(
    it.facts.filter((one) => !one.scope),
    it.elements,
  );
  const telling = others.filter((one) => !told.has(one.path));
  if (telling.length === 0) return none;
  const rest = telling.length - factsShown;
  const items = telling.slice(0, factsShown).map((one) => html`<li>${factHtml(one, it, page)}</li>`);
  return html`<h5>${page.words.page.facts}</h5>
    <ul>
      ${items}${rest > 0 ? html`<li>${labels.more(rest)}</li>` : none}
    </ul>`;
}

function factHtml({ path, shown, at }: ReportFact, it: ReportInstance, { words: { labels } }: Page): Html {
  const where = at.path === it.at.path ? labels.line(at.line) : `${at.path}:${at.line}`;
  return html`${namesHtml(labels.fact(quoted(path), shown))} <span class="soft small">${where}</span>`;
}

/** What people decided, on which the outcome rests. */
function grounds(it: ReportInstance, { words }: Page): Html {
  const lines = groundLines(it, words);
  return lines.length === 0
    ? none
    : html`<h5>${words.page.restsOn}</h5>
        <ul>
          ${lines.map((one) => html`<li>${namesHtml(one)}</li>`)}
        </ul>`;
}

/** Signatures, readings, assumptions and values with dates. */
function groundLines(it: ReportInstance, { labels, marks, page }: Wording): readonly string[] {
  return [
    ...it.attestations.map((one) => {
      const what = one.title === undefined ? quoted(shortName(one.standard)) : `“${one.title}”`;
      const of = one.element === undefined ? "" : marks.aside(one.element);
      const signed = page.signedBy(one.by, one.role, one.on, one.until);
      return what + of + marks.colon + page.isMet(one.met) + marks.pause + signed;
    }),
    ...it.interpretations.map((one) => labels.byInterpretation(one.term, one.value, one.by)),
    ...it.assumptions.map((one) => labels.byAssumption(one.path, one.shown, one.by)),
    ...it.parameters.map((one) => labels.byParameter(one.name, one.shown, one.in_force)),
  ];
}

const reasonsShown = 2;

/** Of a settled rule: why it does not apply, or on whose decision it rests. */
export function oneLine({ instances, verdict }: ReportRule, { words: { labels, marks } }: Page): string {
  const decisive = instances.filter((it) => it.verdict === verdict);
  const reasons = decisive.flatMap((it) => [
    ...(it.gate ? [it.gate.sentence] : []),
    ...it.exempt_by.map((one) => labels.byExemption(quoted(shortName(one.exemption)))),
    ...it.attestations.map((one) => labels.byAttestation(one.by, one.met, one.until)),
    ...it.interpretations.map((one) => labels.byInterpretation(one.term, one.value, one.by)),
    ...it.assumptions.map((one) => labels.byAssumption(one.path, one.shown, one.by)),
    ...(it.either_way ? [labels.eitherWay] : []),
  ]);
  const each = [...new Set(reasons)];
  const rest = each.length > reasonsShown ? [labels.more(each.length - reasonsShown)] : [];
  return [...each.slice(0, reasonsShown), ...rest].join(marks.semicolon);
}
