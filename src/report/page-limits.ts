import { shortName } from "./english-words.ts";
import { english } from "./english.ts";
import { html, type Html } from "./html.ts";
import { bothScripts, listHtml, namesHtml, none, placeHtml, rulesOf, type Page } from "./page.ts";
import type { ReportPack } from "./report.ts";

/** What was not examined, not in force, not encoded, not covered, left out and skipped, and what else is worth a look. */
export function limitsHtml(page: Page): readonly Html[] {
  const words = english.page;
  const lists = [
    ...notExamined(page),
    ...notInForce(page),
    ...notEncoded(page),
    ...notCovered(page),
    ...leftOut(page),
    ...list(
      words.skipped,
      page.report.skipped.map((it) => html`<code>${it.path}</code>: ${namesHtml(it.why)}`),
    ),
    ...list(words.worthALook, worthALook(page)),
  ];
  return [html`<p class="soft small">${words.limitsHelp}</p>`, ...lists, html`<p>${words.noAdvice}</p>`];
}

const list = (title: string, items: readonly Html[]): readonly Html[] =>
  items.length === 0 ? [] : [html`<h3>${title}</h3>`, listHtml(items, "wide")];

function notExamined({ report: { not_examined: subjects, settings } }: Page): readonly Html[] {
  return subjects.flatMap(({ subject, why, rules }) => [
    html`<h3>${english.labels.notExamined(subject, why, settings.as_of)}</h3>
      <p>${names(rules)}</p>`,
  ]);
}

function notInForce({ report }: Page): readonly Html[] {
  const rules = rulesOf(report).filter((it) => it.in_roll_up && it.verdict === "not_in_force");
  return list(
    english.page.notInForce,
    [...new Set(rules.map((it) => it.instances[0]?.gate?.sentence ?? ""))].map((why) => {
      const same = rules.filter((it) => it.instances[0]?.gate?.sentence === why);
      return html`${why}: ${names(same.map((it) => it.rule))}`;
    }),
  );
}

const names = (rules: readonly string[]): Html =>
  html`${rules.map((it, at) => html`${at > 0 ? ", " : ""}<code>${shortName(it)}</code>`)}`;

function notEncoded({ report: { packs } }: Page): readonly Html[] {
  const whole = packs.flatMap(({ id, articles_not_encoded: others = [] }) =>
    others.length === 0
      ? []
      : [html`${packs.length > 1 ? html`<code>${id}</code> ` : none}${english.page.articlesNotEncoded(others)}`],
  );
  const passages = packs.flatMap((it) => it.articles).flatMap((it) => it.not_encoded);
  return list(english.page.notEncoded, [
    ...whole,
    ...passages.map(
      (it) =>
        html`${it.cite.en} ${it.words ? bothScripts(it.words) : it.text}<br /><span class="soft"
            >${english.page.because(it.because)}</span
          >`,
    ),
  ]);
}

/** Once, though several versions of a pack say it. */
function notCovered({ report: { packs } }: Page): readonly Html[] {
  const all = packs.flatMap((it): ReportPack["not_covered"] => it.not_covered);
  const each = [...new Map(all.map((it) => [it.id, it])).values()];
  return list(
    english.page.notCovered,
    each.map(({ id, from, binds }) => html`<code>${id}</code> ${english.page.bindsFrom(from, binds)}`),
  );
}

function leftOut({ report: { left_out: left, inputs, settings } }: Page): readonly Html[] {
  return list(
    english.labels.leftOut(settings.as_of),
    left.flatMap(({ input, day }) => {
      const at = inputs[input];
      return at ? [html`${at.subject} ${day} ${placeHtml(at)}`] : [];
    }),
  );
}

/** Regimes that may prevail, and warnings. */
function worthALook({ report }: Page): readonly Html[] {
  const flags = report.yields.map(
    (it) => html`${it.cite.en}: ${english.labels.yields(it.holds, it.what)} ${placeHtml(it.at)}`,
  );
  const warnings = report.problems
    .filter((it) => it.severity === "warning")
    .map((it) => html`${namesHtml(it.message)} <code>${it.code}</code> ${placeHtml(it.at)}`);
  return [...flags, ...warnings];
}
