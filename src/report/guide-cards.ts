import type { GuideRule, GuideStandard, GuideUnit } from "../analyse/guide.ts";
import { inWords } from "../analyse/messages.ts";
import type { Said } from "../analyse/said.ts";
import { formatDay } from "../base/civil-date.ts";
import type { Locale } from "../base/locale.ts";
import { listOf } from "../base/message.ts";
import { formatPlace } from "../base/text.ts";
import type { Words } from "../statute/statute.ts";
import { html, type Html } from "./html.ts";
import { daysOf, guideWords, judgesOf, modals, parts, sentenceOf, subjectOf } from "./messages/guide.ts";
import { outcomeNamed } from "./messages/outcomes.ts";
import { marks, phrases } from "./messages/phrases.ts";
import { namesHtml, ownScripts } from "./page.ts";
import type { Title } from "./rule-report.ts";
import { titleIn } from "./show-options.ts";

/** A title in the reader's language; for readers of English in Chinese, too. */
export const bothTitles = (title: Title, locale: Locale): Html =>
  locale.script === undefined
    ? html`${title.en} <span class="soft">${ownScripts(title.zh)}</span>`
    : html`${titleIn(title, locale)}`;

/** A rule: who must do what, when, what shows it, and what to do. */
export function ruleCard(rule: GuideRule, locale: Locale): Html {
  const { say } = locale;
  const { basis } = rule;
  const unverified = say(guideWords.unverified());
  const isDuty = rule.modal === "must" || rule.modal === "must-not";
  return html`<article class="rule" id="rule-${rule.name}">
    <p class="kind${isDuty ? "" : " note"}">
      ${say(modals[rule.modal]())}${rule.unverified.length > 0 ? html` · ${unverified}` : html``}
    </p>
    <h4>${say(sentenceOf(rule))}</h4>
    ${rule.words ? quote(rule.words) : html``}
    ${rule.note === "" ? html`` : html`<p class="small soft">${rule.note}</p>`}
    <dl>
      ${rule.subject === undefined ? html`` : row(say(guideWords.judged()), namesHtml(say(subjectOf(rule.subject))))}
      ${rule.inForce && rule.inForce !== "never" ? row(say(guideWords.since()), html`${say(daysOf(rule.inForce))}`) : html``}
      ${rule.unverified.map((it) => row(unverified, html`${titleIn(it, locale)}`))}
      ${rule.parts.map((it) => row(say(parts[it.kind]()), html`${it.name === undefined ? html`` : html`<span class="soft">${inWords(it.name)}${say(marks.colon())}</span>`}${saidHtml(it.said, locale)}`))}
      ${rule.remedy === undefined ? html`` : row(say(guideWords.toDo()), html`${titleIn(rule.remedy, locale)}`)}
    </dl>
    ${facts(rule, locale)} ${examples(rule, locale)}
    <p class="small soft">
      <code>${rule.name}</code> · ${formatPlace(rule.place)} ·
      ${basis.kind}${basis.where ? `, ${titleIn(basis.where, locale)}` : ""}
    </p>
  </article>`;
}

/** What a person judges: the sentence to be signed, by whom, for how long, with which evidence. */
export function standardCard(it: GuideStandard, locale: Locale): Html {
  const { say, show } = locale;
  const judged = say(guideWords.judged());
  return html`<article class="rule" id="standard-${it.name}">
    <p class="kind judge">${say(guideWords.judgement())}</p>
    <h4>${titleIn(it.title, locale)}</h4>
    ${it.words.map(quote)} ${it.note === "" ? html`` : html`<p class="small soft">${it.note}</p>`}
    <dl>
      ${row(judged, it.each ? saidHtml(it.each, locale) : namesHtml(say(subjectOf(it.subject))))}
      ${it.onlyIf.map((one) => row(say(guideWords.onlyIf()), saidHtml(one, locale)))}
      ${it.orIf.map((one) => row(say(guideWords.orIf()), saidHtml(one, locale)))}
      ${row(say(guideWords.signedBy()), html`${show(judgesOf(it.judges))}`)}
    </dl>
    <p class="small soft"><code>${it.name}</code></p>
  </article>`;
}

/** An exception that stands elsewhere than its rules. */
export function exemptionCard({ name, from, said }: GuideUnit["exemptions"][number], locale: Locale): Html {
  const { say } = locale;
  return html`<article class="rule">
    <p class="kind note">${say(guideWords.exemption())}</p>
    <dl>
      ${row(say(guideWords.exemptFrom()), html`<code>${from}</code>`)}${row(say(parts.when()), saidHtml(said, locale))}
    </dl>
    <p class="small soft"><code>${name}</code></p>
  </article>`;
}

/** A condition, its parts as a list. */
export function saidHtml(said: Said, locale: Locale): Html {
  switch (said.kind) {
    case "phrase":
      return namesHtml(locale.show(said.text));
    case "code":
      return html`<code>${said.text}</code>`;
    case "list":
      return html`${namesHtml(locale.say(said.head))}${locale.say(marks.colon())}
        <ul>
          ${said.parts.map((it) => html`<li>${saidHtml(it, locale)}</li>`)}
        </ul>`;
  }
}

const row = (label: string, value: Html): Html =>
  html`<dt>${label}</dt>
    <dd>${value}</dd>`;

const quote = ({ hant, hans }: Words): Html =>
  html`<p class="small"><span lang="zh-Hant">「${hant}」</span><span lang="zh-Hans">“${hans}”</span></p>`;

function facts({ facts: all }: GuideRule, locale: Locale): Html {
  if (all.length === 0) return html``;
  const items = all.map(
    (it) =>
      html`<li>
        <code>${it.path}</code>
        ${it.ask ? bothTitles(it.ask, locale) : (it.title ?? "")}
      </li>`,
  );
  return html`<details>
    <summary>${locale.say(guideWords.facts({ count: all.length }))}</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}

function examples({ cases }: GuideRule, locale: Locale): Html {
  if (cases.length === 0) return html``;
  const items = cases.map(({ verdict, case: it }) => {
    const name = phrases.aside({ text: it.name, aside: formatDay(it.asOf) });
    const text = listOf([phrases.sentence({ text: name }), it.why], "sentence");
    return html`<li>
      <strong>${locale.show(outcomeNamed(verdict))}</strong>${locale.say(marks.colon())}${locale.show(text)}
    </li>`;
  });
  return html`<details>
    <summary>${locale.say(guideWords.cases({ count: cases.length }))}</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}
