import { shortName } from "./english-words.ts";
import { html, type Html } from "./html.ts";
import { bothScripts, citeHtml, listHtml, namesHtml, none, placeHtml, rulesOf, type Page } from "./page.ts";
import type { ReportPack } from "./report.ts";

/** What was not examined, not in force, not encoded, not covered, left out and skipped, and what else is worth a look. */
export function limitsHtml(page: Page): readonly Html[] {
  const { marks, page: words } = page.words;
  const lists = [
    ...notExamined(page),
    ...notInForce(page),
    ...notEncoded(page),
    ...notCovered(page),
    ...leftOut(page),
    ...list(
      words.skipped,
      page.report.skipped.map((it) => html`<code>${it.path}</code>${marks.colon}${namesHtml(it.why)}`),
      page,
    ),
    ...list(words.worthALook, worthALook(page), page),
  ];
  return [html`<p class="soft small">${words.limitsHelp}</p>`, ...lists, html`<p>${words.noAdvice}</p>`];
}

const list = (title: string, items: readonly Html[], page: Page): readonly Html[] =>
  items.length === 0 ? [] : [html`<h3>${title}</h3>`, listHtml(items, "wide", page)];

function notExamined(page: Page): readonly Html[] {
  const { not_examined: subjects, settings } = page.report;
  return subjects.flatMap(({ subject, why, rules }) => [
    html`<h3>${page.words.labels.notExamined(subject, why, settings.as_of)}</h3>
      <p>${names(rules, page)}</p>`,
  ]);
}

function notInForce(page: Page): readonly Html[] {
  const { marks, page: words } = page.words;
  const rules = rulesOf(page.report).filter((it) => it.in_roll_up && it.verdict === "not_in_force");
  return list(
    words.notInForce,
    [...new Set(rules.map((it) => it.instances[0]?.gate?.sentence ?? ""))].map((why) => {
      const same = rules.filter((it) => it.instances[0]?.gate?.sentence === why);
      return html`${why}${marks.colon}${names(
        same.map((it) => it.rule),
        page,
      )}`;
    }),
    page,
  );
}

const names = (rules: readonly string[], { words: { marks } }: Page): Html =>
  html`${rules.map((it, at) => html`${at > 0 ? marks.comma : ""}<code>${shortName(it)}</code>`)}`;

function notEncoded(page: Page): readonly Html[] {
  const { packs } = page.report;
  const words = page.words.page;
  const whole = packs.flatMap(({ id, articles_not_encoded: others = [] }) =>
    others.length === 0
      ? []
      : [html`${packs.length > 1 ? html`<code>${id}</code> ` : none}${words.articlesNotEncoded(others)}`],
  );
  const passages = packs.flatMap((it) => it.articles).flatMap((it) => it.not_encoded);
  const told = [
    ...whole,
    ...passages.map(
      (it) =>
        html`${citeHtml(it.cite, page)} ${it.words ? bothScripts(it.words) : it.text}<br /><span class="soft"
            >${words.because(it.because)}</span
          >`,
    ),
  ];
  return list(words.notEncoded, told, page);
}

/** Once, though several versions of a pack say it. */
function notCovered(page: Page): readonly Html[] {
  const { packs } = page.report;
  const words = page.words.page;
  const all = packs.flatMap((it): ReportPack["not_covered"] => it.not_covered);
  const each = [...new Map(all.map((it) => [it.id, it])).values()];
  return list(
    words.notCovered,
    each.map(({ id, from, binds }) => html`<code>${id}</code> ${words.bindsFrom(from, binds)}`),
    page,
  );
}

function leftOut(page: Page): readonly Html[] {
  const { left_out: left, inputs, settings } = page.report;
  return list(
    page.words.labels.leftOut(settings.as_of),
    left.flatMap(({ input, day }) => {
      const at = inputs[input];
      return at ? [html`${at.subject} ${day} ${placeHtml(at)}`] : [];
    }),
    page,
  );
}

/** Regimes that may prevail, and warnings. */
function worthALook(page: Page): readonly Html[] {
  const { report } = page;
  const { labels, marks } = page.words;
  const flags = report.yields.map(
    (it) => html`${citeHtml(it.cite, page)}${marks.colon}${labels.yields(it.holds, it.what)} ${placeHtml(it.at)}`,
  );
  const warnings = report.problems
    .filter((it) => it.severity === "warning")
    .map((it) => html`${namesHtml(it.message)} <code>${it.code}</code> ${placeHtml(it.at)}`);
  return [...flags, ...warnings];
}
