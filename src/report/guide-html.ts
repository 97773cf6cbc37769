import type { Guide, GuideUnit } from "../analyse/guide.ts";
import { formatDay } from "../base/civil-date.ts";
import type { Interval } from "../base/interval.ts";
import { formatLocator, formatLocatorZh, locatorKey } from "../statute/locator.ts";
import type { Words } from "../statute/statute.ts";
import { bothTitles, exemptionCard, ruleCard, saidHtml, standardCard, type GuidePage } from "./guide-cards.ts";
import { guideStyle } from "./guide-style.ts";
import { html, trusted, type Html } from "./html.ts";
import { bothScripts, ownScripts } from "./page.ts";
import { pageStyle } from "./page-style.ts";
import { citeLocator } from "./coverage-human.ts";
import type { GuideWording } from "./guide-english.ts";
import type { Locale } from "../base/locale.ts";
import { titleIn } from "./show-options.ts";
import { tablesIn } from "./tables.ts";

/**
 * The reading guide of a pack as one page that needs nothing else: the law in its order, beside each unit what a machine
 * judges, what a person judges and what stays open; then what people have to sign, and what is not covered.
 */
export function guideHtml(guide: Guide, locale: Locale): string {
  const { guide: words, report } = tablesIn(locale);
  const page: GuidePage = { locale, words, marks: report.marks };
  const { colon } = report.marks;
  const { manifest, units } = guide;
  const { title } = manifest;
  const name = guide.words ? bothScripts(guide.words) : ownScripts(title.zh);
  const markup = html`<!doctype html>
    <html lang="${locale.tag}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${titleIn(title, locale)}${colon}${words.guide}</title>
        <style>
          ${trusted(pageStyle + guideStyle)}
        </style>
      </head>
      <body>
        <div class="page">
          <nav aria-label="${words.contents}">
            <ol>
              ${contents(units, page)}
              <li class="chapter"><a href="#people">${words.people}</a></li>
              <li><a href="#open">${words.openTitle}</a></li>
              <li><a href="#not-covered">${words.notCovered}</a></li>
            </ol>
          </nav>
          <main>
            ${locale.script === undefined ? html`<h1>${title.en}</h1>` : html`<h1>${name}</h1>`}
            <p>${locale.script === undefined ? name : html`<span lang="en">${title.en}</span>`}</p>
            <p class="soft small">
              ${words.version(manifest.id, manifest.version)} ${days(manifest.inForce, words)} ${words.noAdvice}
            </p>
            ${scriptSwitch(page)}
            <p>${words.howToRead(guide.words !== undefined)}</p>
            ${units.map((it, index) => unitSection(it, units[index - 1], page))} ${people(units, page)}
            ${open(units, page)} ${notCovered(guide, page)}
            <p class="soft small">${words.digest} <code>${guide.digest}</code></p>
          </main>
        </div>
      </body>
    </html> `;
  return markup.markup;
}

function scriptSwitch({ locale, words }: GuidePage): Html {
  const radio = (id: string, label: string, isChosen: boolean): Html =>
    html`<span
      ><input type="radio" name="script" id="${id}" ${isChosen ? "checked" : ""} /><label for="${id}"
        >${label}</label
      ></span
    >`;
  const isHans = locale.script === "zh-Hans";
  return html`<form class="script" aria-label="${words.script}">
    ${radio("hant", "繁體", !isHans)} ${radio("hans", "简体", isHans)}
  </form>`;
}

function days(inForce: Interval | "never", words: GuideWording): string {
  if (inForce === "never") return words.never;
  return words.inForce(formatDay(inForce.from), inForce.until === undefined ? undefined : formatDay(inForce.until));
}

function contents(units: readonly GuideUnit[], { locale, words }: GuidePage): readonly Html[] {
  return units.flatMap((it, index) => {
    const { article } = it.locator;
    const chapter = it.chapter ? [html`<li class="chapter">${bothScripts(it.chapter)}</li>`] : [];
    if (units[index - 1]?.locator.article === article) return chapter;
    return [
      ...chapter,
      html`<li><a href="#article-${article}">${words.article(article)} ${titleIn(it.title, locale) ?? ""}</a></li>`,
    ];
  });
}

function unitSection(unit: GuideUnit, before: GuideUnit | undefined, page: GuidePage): Html {
  const { locale, words, marks } = page;
  const { locator } = unit;
  const isFirst = before?.locator.article !== locator.article;
  const caption = unit.caption
    ? html`<p class="small soft">${bothTitles(unit.caption, locale)}${marks.aside(words.unofficial)}</p>`
    : html``;
  const head = isFirst
    ? html`<h2 id="article-${locator.article}">
        ${words.article(locator.article)} ${titleIn(unit.title, locale) ?? ""}
      </h2>`
    : html``;
  const isWhole = locator.paragraph === undefined;
  return html`${head}
    <section id="u-${locatorKey(locator)}">
      ${isWhole ? html`` : html`<h3>${citedHtml(locator, locale)}</h3>`}
      ${unit.words ? html`<blockquote class="law">${bothScripts(unit.words)}</blockquote>` : html``} ${caption}
      ${unit.statements.map((it) => html`<p><span class="kind note">${words.statement(it.kind)}</span> ${it.text}</p>`)}
      ${unit.scopes.map(
        (it) =>
          html`<div class="rule">
            <p class="kind note">${words.scope(it.applies)}</p>
            ${saidHtml(it.said, page)}
          </div>`,
      )}
      ${unit.exemptions.map((it) => exemptionCard(it, page))} ${unit.rules.map((it) => ruleCard(it, page))}
      ${unit.standards.map((it) => standardCard(it, page))}
      ${unit.definitions.map(
        (it) =>
          html`<details>
            <summary>${words.definition} <code>${it.name}</code></summary>
            ${it.note === "" ? html`` : html`<p class="small">${it.note}</p>`}${saidHtml(it.said, page)}
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

function people(units: readonly GuideUnit[], { locale, words }: GuidePage): Html {
  const rows = units.flatMap((unit) =>
    unit.standards.map(
      (it) =>
        html`<tr>
          <td><a href="#u-${locatorKey(unit.locator)}">${citeLocator(unit.locator, locale)}</a></td>
          <td>${it.title}<br /><code class="soft">${it.name}</code></td>
          <td>${words.judges(it.judges)}</td>
        </tr>`,
    ),
  );
  return html`<h2 id="people">${words.people}</h2>
    <p>${words.peopleWhy}</p>
    <table>
      <thead>
        <tr>
          ${words.peopleColumns.map((it) => html`<th scope="col">${it}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

function open(units: readonly GuideUnit[], { locale, words }: GuidePage): Html {
  const rows = units.flatMap((unit) =>
    unit.open.map(
      (it) =>
        html`<li>
          <a href="#u-${locatorKey(unit.locator)}">${citeLocator(unit.locator, locale)}</a>
          ${it.words ? bothScripts(it.words) : html``} ${it.name === undefined ? html`` : html`<code>${it.name}</code>`}
          ${it.text}
        </li>`,
    ),
  );
  return html`<h2 id="open">${words.openTitle}</h2>
    <p>${rows.length === 0 ? words.nothingOpen : words.openWhy}</p>
    <ul>
      ${rows}
    </ul>`;
}

function notCovered({ notCovered: left }: Guide, { words, marks }: GuidePage): Html {
  const rows = left.map(
    (it) => html`<li><code>${it.id}</code> ${words.from(formatDay(it.from))}${marks.colon}${it.binds}</li>`,
  );
  return html`<h2 id="not-covered">${words.notCovered}</h2>
    <ul>
      ${rows}
    </ul>`;
}
