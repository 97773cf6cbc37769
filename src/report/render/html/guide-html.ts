import type { Guide, GuideUnit } from "../../../analyse/guide.ts";
import { formatDay } from "../../../base/civil-date.ts";
import { formatLocator, formatLocatorZh, locatorKey } from "../../../statute/locator.ts";
import type { Words } from "../../../statute/statute.ts";
import { bothTitles, exemptionCard, ruleCard, saidHtml, standardCard } from "./guide-cards.ts";
import { guideStyle } from "./guide-style.ts";
import { html, trusted, type Html } from "./html.ts";
import { bothScripts, ownScripts } from "./page.ts";
import { pageStyle } from "./page-style.ts";
import { citeLocator } from "../text/coverage-human.ts";
import type { Locale } from "../../../base/locale.ts";
import type { Translated } from "../../../base/message.ts";
import { daysOf, guideWords, judgesOf, statements } from "../../messages/guide.ts";
import { labels } from "../../messages/labels.ts";
import { phrases } from "../../messages/phrases.ts";
import { articleIn, titleIn } from "../../messages/citations.ts";

/**
 * The reading guide of a pack as one page that needs nothing else: the law in its order, beside each unit what a machine
 * judges, what a person judges and what stays open; then what people have to sign, and what is not covered.
 */
export function guideHtml(guide: Guide, locale: Locale): string {
  const { say } = locale;
  const { manifest, units } = guide;
  const { title } = manifest;
  const name = guide.words ? bothScripts(guide.words) : ownScripts(title.zh);
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
          <nav aria-label="${say(guideWords.contents())}">
            <ol>
              ${contents(units, locale)}
              <li class="chapter"><a href="#people">${say(guideWords.people())}</a></li>
              <li><a href="#open">${say(guideWords.openTitle())}</a></li>
              <li><a href="#not-covered">${say(labels.notCovered())}</a></li>
            </ol>
          </nav>
          <main>
            ${locale.script === undefined ? html`<h1>${title.en}</h1>` : html`<h1>${name}</h1>`}
            <p>${locale.script === undefined ? name : html`<span lang="en">${title.en}</span>`}</p>
            <p class="soft small">
              ${say(guideWords.version({ id: manifest.id, version: manifest.version }))}
              ${say(daysOf(manifest.inForce))} ${say(guideWords.noAdvice())}
            </p>
            ${scriptSwitch(locale)}
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

function scriptSwitch(locale: Locale): Html {
  const radio = (id: string, label: string, isChosen: boolean): Html =>
    html`<span
      ><input type="radio" name="script" id="${id}" ${isChosen ? "checked" : ""} /><label for="${id}"
        >${label}</label
      ></span
    >`;
  const isHans = locale.script === "zh-Hans";
  return html`<form class="script" aria-label="${locale.say(guideWords.script())}">
    ${radio("hant", "繁體", !isHans)} ${radio("hans", "简体", isHans)}
  </form>`;
}

/** `Article 7`, with its title. */
const articleHead = ({ locator, title }: GuideUnit, locale: Locale): string =>
  `${articleIn(locator.article, locale)} ${titleIn(title, locale) ?? ""}`;

function contents(units: readonly GuideUnit[], locale: Locale): readonly Html[] {
  return units.flatMap((it, index) => {
    const { article } = it.locator;
    const chapter = it.chapter ? [html`<li class="chapter">${bothScripts(it.chapter)}</li>`] : [];
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
    ? html`<p class="small soft">${bothTitles(unit.caption, locale)}${unofficial}</p>`
    : html``;
  const head = isFirst ? html`<h2 id="article-${locator.article}">${articleHead(unit, locale)}</h2>` : html``;
  const isWhole = locator.paragraph === undefined;
  return html`${head}
    <section id="u-${locatorKey(locator)}">
      ${isWhole ? html`` : html`<h3>${citedHtml(locator, locale)}</h3>`}
      ${unit.words ? html`<blockquote class="law">${bothScripts(unit.words)}</blockquote>` : html``} ${caption}
      ${unit.statements.map((it) => html`<p><span class="kind note">${say(statements[it.kind]())}</span> ${titleIn(it.text, locale)}</p>`)}
      ${unit.scopes.map(
        (it) =>
          html`<div class="rule">
            <p class="kind note">${say(guideWords.scope({ applies: it.applies }))}</p>
            ${saidHtml(it.said, locale)}
          </div>`,
      )}
      ${unit.exemptions.map((it) => exemptionCard(it, locale))} ${unit.rules.map((it) => ruleCard(it, locale))}
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

const cited = (locator: GuideUnit["locator"]): Words => ({
  hant: formatLocatorZh(locator, "hant"),
  hans: formatLocatorZh(locator, "hans"),
});

/** A place as readers cite it; those of English see how Chinese does, too. */
const citedHtml = (locator: GuideUnit["locator"], locale: Locale): Html =>
  locale.script === undefined
    ? html`${formatLocator(locator)} <span class="soft">${bothScripts(cited(locator))}</span>`
    : bothScripts(cited(locator));

function people(units: readonly GuideUnit[], locale: Locale): Html {
  const { say } = locale;
  const columns = [guideWords.where(), guideWords.signed(), guideWords.terms()];
  const rows = units.flatMap((unit) =>
    unit.standards.map(
      (it) =>
        html`<tr>
          <td><a href="#u-${locatorKey(unit.locator)}">${citeLocator(unit.locator, locale)}</a></td>
          <td>${titleIn(it.title, locale)}<br /><code class="soft">${it.name}</code></td>
          <td>${locale.show(judgesOf(it.judges))}</td>
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
const openWords = (words: Words | Translated, locale: Locale): Html =>
  "hant" in words ? bothScripts(words) : bothScripts({ hant: titleIn(words, locale), hans: titleIn(words, locale) });

function open(units: readonly GuideUnit[], locale: Locale): Html {
  const rows = units.flatMap((unit) =>
    unit.open.map(
      (it) =>
        html`<li>
          <a href="#u-${locatorKey(unit.locator)}">${citeLocator(unit.locator, locale)}</a>
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
