import type { Guide, GuideUnit, GuideRule, GuideStandard } from "../../../analysis/guide/guide.ts";
import { inWords, type Phrasing } from "../../../analysis/guide/phrasing.ts";
import { formatDay } from "../../../base/civil-date.ts";
import type { Locale } from "../../../base/locale.ts";
import { listOf, type Translated } from "../../../base/message.ts";
import { formatPlace } from "../../../base/text.ts";
import { isCitedInChinese, locatorKey, type Locator } from "../../../statute/locator.ts";
import { writtenWords, type StatuteWords } from "../../../statute/statute.ts";
import {
  inForceSentence,
  guideWords,
  guideSignersMessage,
  guideStatementWords,
  modalKindWords,
  guideClauseWords,
  guideRuleMessage,
  subjectMessage,
} from "../../messages/guide.ts";
import { labels } from "../../messages/labels.ts";
import { pageWords } from "../../messages/page.ts";
import { phrases, punctuation } from "../../messages/phrases.ts";
import { outcomeNamed } from "../../messages/verdicts.ts";
import { articleIn, citationOf, locatorIn, quotedWordsIn, titleIn } from "../../model/citations.ts";
import type { ReportTitle } from "../../model/report.ts";
import { html, trusted, type Html } from "./html-template.ts";
import { bothCitesHtml, lawWordsHtml, ownScripts, namesHtml, scriptSwitch } from "./page-parts.ts";
import { guideStyle, pageStyle } from "./style.ts";

/**
 * The reading guide of a pack as one page that needs nothing else: the law in its order, beside each unit what a machine
 * judges, what a person judges and what stays open; then what people have to sign, and what is not covered.
 */
export function guideHtml(guide: Guide, locale: Locale): string {
  const { say } = locale;
  const { manifest, units } = guide;
  const { title, rankKnownBy: known, officialText } = manifest;
  const isChinese = manifest.citation === "cn";
  const own = guide.words ? lawWordsHtml(writtenWords(guide.words)) : title.zh && ownScripts(title.zh);
  const name = own || html`${title.en}`;
  const head = [
    guideWords.version({ id: manifest.id, version: manifest.version }),
    guideWords.rank({ rank: manifest.rank }),
    inForceSentence(manifest.inForce),
    guideWords.noAdvice(),
  ];
  const markup = html`<!doctype html>
    <html lang="${locale.tag}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${say(phrases.labelled({ label: title, text: guideWords.guide() }))}</title>
        <style>
          ${trusted(pageStyle + guideStyle)}
        </style>
      </head>
      <body>
        <div class="page">
          <nav aria-label="${say(pageWords.contents())}">
            <ol>
              ${contents(units, locale)}
              <li class="chapter"><a href="#people">${say(guideWords.people())}</a></li>
              <li><a href="#open">${say(guideWords.openTitle())}</a></li>
              <li><a href="#not-covered">${say(labels.notCovered())}</a></li>
            </ol>
          </nav>
          <main>
            ${locale.script === undefined ? html`<h1>${title.en}</h1>` : html`<h1>${name}</h1>`}
            ${isChinese ? html`<p>${locale.script === undefined ? name : html`<span lang="en">${title.en}</span>`}</p>` : html``}
            <p class="soft small">${locale.list(head, "sentence")}</p>
            ${known === undefined ? html`` : html`<p class="soft small">${say(guideWords.rankKnownBy({ how: known }))}</p>`}
            ${
              officialText === undefined
                ? html``
                : html`<p class="soft small">
                    ${say(guideWords.officialText())} <a href="${officialText}">${officialText}</a>
                    ${say(guideWords.textNotCompared())}
                  </p>`
            }
            ${isChinese ? scriptSwitch(locale, html`aria-label="${say(pageWords.script())}"`) : html``}
            <p>${say(guideWords.howToRead({ holdsText: guide.words !== undefined }))}</p>
            ${units.map((it, index) => unitSection(it, units[index - 1], locale))} ${people(units, locale)}
            ${open(units, locale)} ${notCovered(guide, locale)}
            <p class="soft small">${say(guideWords.digest())} <code>${guide.digest}</code></p>
          </main>
        </div>
      </body>
    </html> `;
  return markup.markup;
}

/** `Article 7`, with its title. */
const articleHead = ({ locator, title }: GuideUnit, locale: Locale): string =>
  `${articleIn(locator.article, locator.style, locale)} ${titleIn(title, locale) ?? ""}`;

function contents(units: readonly GuideUnit[], locale: Locale): readonly Html[] {
  return units.flatMap((it, index) => {
    const { article } = it.locator;
    const chapter = it.chapter ? [html`<li class="chapter">${lawWordsHtml(writtenWords(it.chapter))}</li>`] : [];
    if (units[index - 1]?.locator.article === article) return chapter;
    return [...chapter, html`<li><a href="#article-${article}">${articleHead(it, locale)}</a></li>`];
  });
}

function unitSection(unit: GuideUnit, before: GuideUnit | undefined, locale: Locale): Html {
  const { say } = locale;
  const { locator } = unit;
  const unofficial = say(phrases.aside({ text: "", aside: labels.unofficial() }));
  const isFirst = before?.locator.article !== locator.article;
  const caption = unit.caption
    ? html`<p class="small soft">${bothTitles(unit.caption, locator, locale)}${unofficial}</p>`
    : html``;
  const head = isFirst ? html`<h2 id="article-${locator.article}">${articleHead(unit, locale)}</h2>` : html``;
  const isWhole = locator.paragraph === undefined;
  return html`${head}
    <section id="u-${locatorKey(locator)}">
      ${isWhole ? html`` : html`<h3>${bothCitesHtml(citationOf(locator), locale)}</h3>`}
      ${unit.words ? html`<blockquote class="law">${lawWordsHtml(writtenWords(unit.words))}</blockquote>` : html``}
      ${caption}
      ${unit.statements.map((it) => html`<p><span class="kind note">${say(guideStatementWords[it.kind]())}</span> ${titleIn(it.text, locale)}</p>`)}
      ${unit.scopes.map(
        (it) =>
          html`<div class="rule">
            <p class="kind note">${say(guideWords.scope({ applies: it.applies }))}</p>
            ${saidHtml(it.said, locale)}
          </div>`,
      )}
      ${unit.exemptions.map((it) => exemptionCard(it, locale))}
      ${unit.rules.map((it) => guideRuleCard(it, locator, locale))}
      ${unit.standards.map((it) => standardCard(it, locale))}
      ${unit.definitions.map(
        (it) =>
          html`<details>
            <summary>${say(guideWords.definition())} <code>${it.name}</code></summary>
            ${it.note === "" ? html`` : html`<p class="small">${it.note}</p>`}${saidHtml(it.said, locale)}
          </details>`,
      )}
    </section>`;
}

function people(units: readonly GuideUnit[], locale: Locale): Html {
  const { say } = locale;
  const columns = [guideWords.where(), guideWords.signed(), guideWords.terms()];
  const rows = units.flatMap((unit) =>
    unit.standards.map(
      (it) =>
        html`<tr>
          <td><a href="#u-${locatorKey(unit.locator)}">${locatorIn(unit.locator, locale)}</a></td>
          <td>${titleIn(it.title, locale)}<br /><code class="soft">${it.sameAs ?? it.name}</code></td>
          <td>${locale.show(guideSignersMessage(it.judges))}</td>
        </tr>`,
    ),
  );
  return html`<h2 id="people">${say(guideWords.people())}</h2>
    <p>${say(guideWords.peopleWhy())}</p>
    <table>
      <thead>
        <tr>
          ${columns.map((it) => html`<th scope="col">${say(it)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

/** The law's words in both scripts; those of a policy in the reader's language. */
const openWords = (words: StatuteWords | Translated, locale: Locale): Html =>
  "hant" in words ? lawWordsHtml(writtenWords(words)) : html`${titleIn(words, locale)}`;

function open(units: readonly GuideUnit[], locale: Locale): Html {
  const rows = units.flatMap((unit) =>
    unit.open.map(
      (it) =>
        html`<li>
          <a href="#u-${locatorKey(unit.locator)}">${locatorIn(unit.locator, locale)}</a>
          ${it.words ? openWords(it.words, locale) : html``}
          ${it.name === undefined ? html`` : html`<code>${it.name}</code>`} ${locale.show(it.text)}
        </li>`,
    ),
  );
  const why = rows.length === 0 ? guideWords.nothingOpen() : guideWords.openWhy();
  return html`<h2 id="open">${locale.say(guideWords.openTitle())}</h2>
    <p>${locale.say(why)}</p>
    <ul>
      ${rows}
    </ul>`;
}

function notCovered({ notCovered: left }: Guide, locale: Locale): Html {
  const rows = left.map((it) => {
    const from = guideWords.from({ day: formatDay(it.from) });
    return html`<li><code>${it.id}</code> ${locale.say(phrases.labelled({ label: from, text: it.binds }))}</li>`;
  });
  return html`<h2 id="not-covered">${locale.say(labels.notCovered())}</h2>
    <ul>
      ${rows}
    </ul>`;
}

/** A title in the reader's language; for readers of English in Chinese, too, where the law is cited so. */
const bothTitles = (title: ReportTitle, at: Locator, locale: Locale): Html =>
  locale.script === undefined && title.zh !== undefined && isCitedInChinese(at)
    ? html`${title.en} <span class="soft">${ownScripts(title.zh)}</span>`
    : html`${titleIn(title, locale)}`;

/** A rule: who must do what, when, what shows it, and what to do. */
function guideRuleCard(rule: GuideRule, at: Locator, locale: Locale): Html {
  const { say } = locale;
  const { basis } = rule;
  const unverified = say(guideWords.unverified());
  const isDuty = rule.modal === "must" || rule.modal === "must-not";
  return html`<article class="rule" id="rule-${rule.name}">
    <p class="kind${isDuty ? "" : " note"}">
      ${say(modalKindWords[rule.modal]())}${rule.unverified.length > 0 ? html` · ${unverified}` : html``}
    </p>
    <h4>${say(guideRuleMessage(rule))}</h4>
    ${rule.words ? quote(rule.words, locale) : html``}
    ${rule.note === "" ? html`` : html`<p class="small soft">${rule.note}</p>`}
    <dl>
      ${rule.subject === undefined ? html`` : row(say(guideWords.judged()), namesHtml(say(subjectMessage(rule.subject))))}
      ${rule.inForce && rule.inForce !== "never" ? row(say(guideWords.since()), html`${say(inForceSentence(rule.inForce))}`) : html``}
      ${rule.unverified.map((it) => row(unverified, html`${titleIn(it, locale)}`))}
      ${rule.parts.map((it) => row(say(guideClauseWords[it.kind]()), html`${it.name === undefined ? html`` : html`<span class="soft">${inWords(it.name)}${say(punctuation.colon())}</span>`}${saidHtml(it.said, locale)}`))}
      ${rule.remedy === undefined ? html`` : row(say(pageWords.toDo()), html`${titleIn(rule.remedy, locale)}`)}
    </dl>
    ${facts(rule, at, locale)} ${examples(rule, locale)}
    <p class="small soft">
      <code>${rule.name}</code> · ${formatPlace(rule.place)} ·
      ${basis.kind}${basis.where ? `, ${titleIn(basis.where, locale)}` : ""}
    </p>
  </article>`;
}

/** What a person judges: the sentence to be signed, by whom, for how long, with which evidence. */
function standardCard(it: GuideStandard, locale: Locale): Html {
  const { say, show } = locale;
  const judged = say(guideWords.judged());
  return html`<article class="rule" id="standard-${it.name}">
    <p class="kind judge">${say(guideWords.judgement())}</p>
    <h4>${titleIn(it.title, locale)}</h4>
    ${it.words.map((one) => quote(one, locale))} ${it.note === "" ? html`` : html`<p class="small soft">${it.note}</p>`}
    <dl>
      ${row(judged, it.each ? saidHtml(it.each, locale) : namesHtml(say(subjectMessage(it.subject))))}
      ${it.onlyIf.map((one) => row(say(guideWords.onlyIf()), saidHtml(one, locale)))}
      ${it.orIf.map((one) => row(say(guideWords.orIf()), saidHtml(one, locale)))}
      ${it.presumedIf.map((one) => row(say(guideWords.presumedIf()), saidHtml(one, locale)))}
      ${it.presumedNotIf.map((one) => row(say(guideWords.presumedNotIf()), saidHtml(one, locale)))}
      ${it.sameAs === undefined ? [] : [row(say(guideWords.sameAs()), html`<code>${it.sameAs}</code>`)]}
      ${row(say(guideWords.signedBy()), html`${show(guideSignersMessage(it.judges))}`)}
    </dl>
    <p class="small soft"><code>${it.name}</code></p>
  </article>`;
}

/** An exception that stands elsewhere than its rules. */
function exemptionCard({ name, from, said }: GuideUnit["exemptions"][number], locale: Locale): Html {
  const { say } = locale;
  return html`<article class="rule">
    <p class="kind note">${say(guideWords.exemption())}</p>
    <dl>
      ${row(say(guideWords.exemptFrom()), html`<code>${from}</code>`)}${row(say(guideClauseWords.when()), saidHtml(said, locale))}
    </dl>
    <p class="small soft"><code>${name}</code></p>
  </article>`;
}

/** A condition, its parts as a list. */
function saidHtml(said: Phrasing, locale: Locale): Html {
  switch (said.kind) {
    case "phrase":
      return namesHtml(locale.show(said.text));
    case "code":
      return html`<code>${said.text}</code>`;
    case "list":
      return html`${namesHtml(locale.say(said.head))}${locale.say(punctuation.colon())}
        <ul>
          ${said.parts.map((it) => html`<li>${saidHtml(it, locale)}</li>`)}
        </ul>`;
  }
}

const row = (label: string, value: Html): Html =>
  html`<dt>${label}</dt>
    <dd>${value}</dd>`;

const quote = (words: StatuteWords, locale: Locale): Html =>
  html`<p class="small">
    ${words.language === undefined ? html`<span lang="zh-Hant">「${words.hant}」</span><span lang="zh-Hans">“${words.hans}”</span>` : html`<span lang="${words.language}">${quotedWordsIn({ words: writtenWords(words) }, locale) ?? ""}</span>`}
  </p>`;

function facts({ facts: all }: GuideRule, at: Locator, locale: Locale): Html {
  if (all.length === 0) return html``;
  const items = all.map(
    (it) =>
      html`<li>
        <code>${it.path}</code>
        ${it.ask ? bothTitles(it.ask, at, locale) : (it.title ?? "")}
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
      <strong>${locale.show(outcomeNamed(verdict))}</strong>${locale.say(punctuation.colon())}${locale.show(text)}
    </li>`;
  });
  return html`<details>
    <summary>${locale.say(guideWords.cases({ count: cases.length }))}</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}
