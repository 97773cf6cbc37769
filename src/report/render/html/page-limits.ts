import type { Message } from "../../../base/message.ts";
import { shortName } from "../../../evaluate/program.ts";
import { mayPrevailMessage } from "../../messages/grounds.ts";
import { pageWords } from "../../messages/page.ts";
import { enumeration } from "../../messages/phrases.ts";
import {
  documentsLeftOut,
  leftOutMessage,
  lawsNotCovered,
  passagesNotEncoded,
  notExaminedMessage,
} from "../../view/unseen.ts";
import { html, type Html } from "./html.ts";
import {
  besideHtml,
  bothScripts,
  citeHtml,
  listHtml,
  namesHtml,
  emptyHtml,
  placeHtml,
  rulesOnPage,
  type PageContext,
} from "./page.ts";

/** What was not examined, not in force, not encoded, not covered, left out and skipped, and what else is worth a look. */
export function limitsHtml(page: PageContext): readonly Html[] {
  const { report, say, marks } = page;
  const { skipped } = report;
  const lists = [
    ...notExaminedHtml(page),
    ...list(pageWords.notInForce(), notInForce(page), page),
    ...list(pageWords.notEncoded(), notEncodedHtml(page), page),
    ...list(pageWords.notCovered(), notCoveredHtml(page), page),
    ...list(
      leftOutMessage(report),
      documentsLeftOut(report).map(({ input, day }) => html`${input.subject} ${day} ${placeHtml(input)}`),
      page,
    ),
    ...list(
      pageWords.skipped(),
      skipped.map(({ path, why }) => html`<code>${path}</code>${marks.colon}${namesHtml(why)}`),
      page,
    ),
    ...list(pageWords.worthALook(), worthALook(page), page),
  ];
  return [
    html`<p class="soft small">${say(pageWords.limitsHelp())}</p>`,
    ...lists,
    html`<p>${say(pageWords.noAdvice())}</p>`,
  ];
}

const list = (title: Message, items: readonly Html[], page: PageContext): readonly Html[] =>
  items.length === 0 ? [] : [html`<h3>${page.say(title)}</h3>`, listHtml(items, "wide", page)];

function notExaminedHtml(page: PageContext): readonly Html[] {
  const { report, say } = page;
  return report.not_examined.flatMap((it) => [
    html`<h3>${say(notExaminedMessage(it, report))}</h3>
      <p>${names(it.rules, page)}</p>`,
  ]);
}

function notInForce(page: PageContext): readonly Html[] {
  const rules = rulesOnPage(page.report).filter((it) => it.in_roll_up && it.verdict === "not_in_force");
  return [...new Set(rules.map((it) => it.instances[0]?.gate?.sentence ?? ""))].map((why) => {
    const same = rules.filter((it) => it.instances[0]?.gate?.sentence === why);
    return html`${why}${page.marks.colon}${names(
      same.map((it) => it.rule),
      page,
    )}`;
  });
}

const names = (rules: readonly string[], page: PageContext): Html =>
  besideHtml(
    rules.map((it) => html`<code>${shortName(it)}</code>`),
    page,
  );

function notEncodedHtml(page: PageContext): readonly Html[] {
  const { report, say } = page;
  const { packs } = report;
  const whole = packs.flatMap(({ id, articles_not_encoded: others = [] }) => {
    if (others.length === 0) return [];
    const said = pageWords.articlesNotEncoded({ count: others.length, articles: enumeration(others) });
    return [html`${packs.length > 1 ? html`<code>${id}</code> ` : emptyHtml}${say(said)}`];
  });
  const passages = passagesNotEncoded(packs).map(
    (it) =>
      html`${citeHtml(it.cite, page)} ${it.words ? bothScripts(it.words) : it.text}<br /><span class="soft"
          >${say(pageWords.because({ why: it.because }))}</span
        >`,
  );
  return [...whole, ...passages];
}

const notCoveredHtml = ({ report: { packs }, say }: PageContext): readonly Html[] =>
  lawsNotCovered(packs).map(
    ({ id, from, binds }) => html`<code>${id}</code> ${say(pageWords.bindsFrom({ day: from, whom: binds }))}`,
  );

/** Regimes that may prevail, and warnings. */
function worthALook(page: PageContext): readonly Html[] {
  const { report, say, marks } = page;
  const flags = report.yields.map(
    (it) => html`${citeHtml(it.cite, page)}${marks.colon}${say(mayPrevailMessage(it))} ${placeHtml(it.at)}`,
  );
  const warnings = report.problems
    .filter((it) => it.severity === "warning")
    .map((it) => html`${namesHtml(it.message)} <code>${it.code}</code> ${placeHtml(it.at)}`);
  return [...flags, ...warnings];
}
