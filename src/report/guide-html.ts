import type { Guide, GuideUnit } from "../analyse/guide.ts";
import { formatDay } from "../base/civil-date.ts";
import type { Interval } from "../base/interval.ts";
import { formatLocator, formatLocatorZh, locatorKey } from "../statute/locator.ts";
import type { Words } from "../statute/statute.ts";
import { guideEnglish as words } from "./guide-english.ts";
import { exemptionCard, ruleCard, saidHtml, standardCard } from "./guide-cards.ts";
import { guideStyle } from "./guide-style.ts";
import { html, trusted, type Html } from "./html.ts";
import { pageStyle } from "./page-style.ts";

/**
 * The reading guide of a pack as one page that needs nothing else: the law in its order, beside each unit what a machine
 * judges, what a person judges and what stays open; then what people have to sign, and what is not covered.
 */
export function guideHtml(guide: Guide): string {
  const { manifest, units } = guide;
  const name = guide.words ?? { hant: manifest.title.zh, hans: manifest.title.zh };
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${manifest.title.en}: ${words.guide}</title>
        <style>
          ${trusted(pageStyle + guideStyle)}
        </style>
      </head>
      <body>
        <div class="page">
          <nav aria-label="${words.contents}">
            <ol>
              ${contents(units)}
              <li class="chapter"><a href="#people">${words.people}</a></li>
              <li><a href="#open">${words.openTitle}</a></li>
              <li><a href="#not-covered">${words.notCovered}</a></li>
            </ol>
          </nav>
          <main>
            <h1>${manifest.title.en}</h1>
            <p>${bothScripts(name)}</p>
            <p class="soft small">
              ${words.version(manifest.id, manifest.version)} ${days(manifest.inForce)} ${words.noAdvice}
            </p>
            ${guide.words ? scriptSwitch : html``}
            <p>${words.howToRead(guide.words !== undefined)}</p>
            ${units.map((it, index) => unitSection(it, units[index - 1]))} ${people(units)} ${open(units)}
            ${notCovered(guide)}
            <p class="soft small">${words.digest} <code>${guide.digest}</code></p>
          </main>
        </div>
      </body>
    </html> `;
  return page.markup;
}

const scriptSwitch = html`<form class="script" aria-label="${words.script}">
  <span><input type="radio" name="script" id="hant" checked /><label for="hant">繁體</label></span>
  <span><input type="radio" name="script" id="hans" /><label for="hans">简体</label></span>
</form>`;

/** The law's words in both scripts, of which one is shown. */
export const bothScripts = ({ hant, hans }: Words): Html =>
  html`<span lang="zh-Hant">${hant}</span><span lang="zh-Hans">${hans}</span>`;

function days(inForce: Interval | "never"): string {
  if (inForce === "never") return words.never;
  return words.inForce(formatDay(inForce.from), inForce.until === undefined ? undefined : formatDay(inForce.until));
}

function contents(units: readonly GuideUnit[]): readonly Html[] {
  return units.flatMap((it, index) => {
    const { article } = it.locator;
    const chapter = it.chapter ? [html`<li class="chapter">${bothScripts(it.chapter)}</li>`] : [];
    if (units[index - 1]?.locator.article === article) return chapter;
    return [...chapter, html`<li><a href="#article-${article}">${words.article(article)} ${it.title ?? ""}</a></li>`];
  });
}

function unitSection(unit: GuideUnit, before: GuideUnit | undefined): Html {
  const { locator } = unit;
  const isFirst = before?.locator.article !== locator.article;
  const caption = unit.caption
    ? html`<p class="small soft">
        ${unit.caption.en} · <span lang="zh">${unit.caption.zh}</span> (${words.unofficial})
      </p>`
    : html``;
  const head = isFirst
    ? html`<h2 id="article-${locator.article}">${words.article(locator.article)} ${unit.title ?? ""}</h2>`
    : html``;
  const isWhole = locator.paragraph === undefined;
  return html`${head}
    <section id="u-${locatorKey(locator)}">
      ${isWhole ? html`` : html`<h3>${formatLocator(locator)} <span class="soft">${bothScripts(cited(locator))}</span></h3>`}
      ${unit.words ? html`<blockquote class="law">${bothScripts(unit.words)}</blockquote>` : html``} ${caption}
      ${unit.statements.map((it) => html`<p><span class="kind note">${words.statement(it.kind)}</span> ${it.text}</p>`)}
      ${unit.scopes.map(
        (it) =>
          html`<div class="rule">
            <p class="kind note">${words.scope(it.applies)}</p>
            ${saidHtml(it.said)}
          </div>`,
      )}
      ${unit.exemptions.map(exemptionCard)} ${unit.rules.map(ruleCard)} ${unit.standards.map(standardCard)}
      ${unit.definitions.map(
        (it) =>
          html`<details>
            <summary>${words.definition} <code>${it.name}</code></summary>
            ${it.note === "" ? html`` : html`<p class="small">${it.note}</p>`}${saidHtml(it.said)}
          </details>`,
      )}
    </section>`;
}

const cited = (locator: GuideUnit["locator"]): Words => ({
  hant: formatLocatorZh(locator, "hant"),
  hans: formatLocatorZh(locator, "hans"),
});

function people(units: readonly GuideUnit[]): Html {
  const rows = units.flatMap((unit) =>
    unit.standards.map(
      (it) =>
        html`<tr>
          <td><a href="#u-${locatorKey(unit.locator)}">${formatLocator(unit.locator)}</a></td>
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

function open(units: readonly GuideUnit[]): Html {
  const rows = units.flatMap((unit) =>
    unit.open.map(
      (it) =>
        html`<li>
          <a href="#u-${locatorKey(unit.locator)}">${formatLocator(unit.locator)}</a>
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

function notCovered({ manifest }: Guide): Html {
  const rows = manifest.notCovered.map(
    (it) => html`<li><code>${it.id}</code> ${words.from(formatDay(it.from))}: ${it.binds}</li>`,
  );
  return html`<h2 id="not-covered">${words.notCovered}</h2>
    <ul>
      ${rows}
    </ul>`;
}
