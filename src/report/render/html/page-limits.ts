import { groupBy } from "../../../base/group-by.ts";
import { shortName } from "../../../evaluate/program.ts";
import { articleNumber } from "../../../statute/locator.ts";
import { dutyMessage } from "../../messages/duties.ts";
import { mayPrevailMessage } from "../../messages/grounds.ts";
import { labels } from "../../messages/labels.ts";
import { pageWords } from "../../messages/page.ts";
import { enumeration } from "../../messages/phrases.ts";
import { allRules, flagMessage, flagsIn, weekdaysIn } from "../../view/findings.ts";
import {
  documentsLeftOut,
  leftOutMessage,
  lawsUnjudged,
  passagesNotEncoded,
  notExaminedMessage,
} from "../../view/unseen.ts";
import { html, type Html } from "./html-template.ts";
import {
  lawWordsHtml,
  citeHtml,
  namesHtml,
  emptyHtml,
  listHtml,
  placeHtml,
  titledHtml,
  titledList,
  type PageContext,
} from "./page-parts.ts";

/** What was not examined, not in force, not encoded, not covered, left out and skipped, and what else is worth a look. */
export function limitsHtml(page: PageContext): readonly Html[] {
  const { report, say, marks } = page;
  const late = documentsLeftOut(report).map(
    ({ input, day }) => html`${titledHtml("subject", input.subject, page)} ${day} ${placeHtml(input)}`,
  );
  const skipped = report.skipped.map(({ path, why }) => html`<code>${path}</code>${marks.colon}${namesHtml(why)}`);
  return [
    html`<p class="soft small">${say(pageWords.limitsHelp())}</p>`,
    ...notExaminedHtml(page),
    ...titledList(pageWords.notInForce(), notInForce(page), page),
    ...titledList(pageWords.notEncoded(), notEncodedHtml(page), page),
    ...titledList(pageWords.notCovered(), notCoveredHtml(page), page),
    ...titledList(leftOutMessage(report), late, page),
    ...titledList(pageWords.skipped(), skipped, page),
    ...titledList(labels.worthALook(), worthALook(page), page),
    html`<p>${namesHtml(say(pageWords.oneDay()))}</p>`,
    html`<p>${say(pageWords.noAdvice())}</p>`,
  ];
}

function notExaminedHtml(page: PageContext): readonly Html[] {
  const { report, say } = page;
  return report.not_examined.flatMap((it) => [
    html`<h3>${say(notExaminedMessage(it, report))}</h3>`,
    listHtml(duties(it.rules, page), "wide", page),
  ]);
}

function notInForce(page: PageContext): readonly Html[] {
  const rules = allRules(page.report).filter((it) => it.in_roll_up && it.verdict === "not_in_force");
  return [...groupBy(rules, (it) => it.instances[0]?.gate?.sentence ?? "")].map(([why, same]) => {
    const own = same.map((it) => it.rule);
    return html`${why}${listHtml(duties(own, page), "wide", page)}`;
  });
}

/** Rules as sentences, their names beside them. */
function duties(names: readonly string[], { report, say }: PageContext): readonly Html[] {
  const wanted = new Set(names);
  return allRules(report)
    .filter((it) => wanted.has(it.rule))
    .map((it) => html`${say(dutyMessage(it))} <code class="soft">${shortName(it.rule)}</code>`);
}

function notEncodedHtml(page: PageContext): readonly Html[] {
  const { report, say } = page;
  const { packs } = report;
  const whole = packs.flatMap(({ id, citation, articles_not_encoded: left = [] }) => {
    if (left.length === 0) return [];
    const others = left.map((article) => articleNumber(article, citation));
    const said = pageWords.articlesNotEncoded({ count: others.length, articles: enumeration(others) });
    return [html`${packs.length > 1 ? html`<code>${id}</code> ` : emptyHtml}${say(said)}`];
  });
  const passages = passagesNotEncoded(packs).map(
    (it) =>
      html`${citeHtml(it.cite, page)} ${it.words ? lawWordsHtml(it.words) : it.text}<br /><span class="soft"
          >${say(pageWords.because({ why: it.because }))}</span
        >`,
  );
  return [...whole, ...passages];
}

const notCoveredHtml = ({ report, say }: PageContext): readonly Html[] =>
  lawsUnjudged(report).map((it) => namesHtml(say(it)));

/** Contradictions, regimes that may prevail, and warnings. */
function worthALook(page: PageContext): readonly Html[] {
  const { report, say, marks } = page;
  const flags = flagsIn(report).map(
    (it) =>
      html`${citeHtml(it.cite, page)}${marks.colon}${say(flagMessage(it, mayPrevailMessage(it)))} ${placeHtml(it.at)}`,
  );
  const warnings = report.problems
    .filter((it) => it.severity === "warning")
    .map((it) => html`${namesHtml(it.message)} <code>${it.code}</code> ${placeHtml(it.at)}`);
  const contradicted = report.contradicted.map((it) => html`${namesHtml(it.sentence)} ${placeHtml(it.at)}`);
  const remarks = weekdaysIn(report).map((it) => html`${namesHtml(say(it.said))} ${placeHtml(it.at)}`);
  return [...contradicted, ...flags, ...remarks, ...warnings];
}
