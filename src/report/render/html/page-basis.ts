import { groupBy } from "../../../base/group-by.ts";
import type { Message } from "../../../base/message.ts";
import { shortName } from "../../../evaluate/program.ts";
import { waiverMessage } from "../../messages/grounds.ts";
import { labels } from "../../messages/labels.ts";
import { valueInForceMessage } from "../../messages/law.ts";
import { pageWords } from "../../messages/page.ts";
import { showPlace } from "../../model/report-place.ts";
import type { ReportInstance, ReportPlace } from "../../model/report.ts";
import { allRules } from "../../view/findings.ts";
import { assumptionsOf } from "../../view/run-lines.ts";
import { html, type Html } from "./html-template.ts";
import { linkToRule } from "./page-articles.ts";
import { besideHtml, placeHtml, titledList, type PageContext } from "./page-parts.ts";

/** What people of the organisation decided, or the run took for granted, on which outcomes rest. */
export function basisHtml(page: PageContext): readonly Html[] {
  const { report } = page;
  if (report.word === "nothing judged") return [];
  const { marks } = page;
  const { profile } = report.settings;
  const help = profile === undefined ? pageWords.noProfile() : pageWords.basisHelp({ profile });
  const lists = [
    list(pageWords.readings(), page, (it) =>
      it.interpretations.map((one) => ({
        ...one,
        text: html`<code>${shortName(one.term)}</code
          >${marks.colon}<strong>${one.value}</strong>${marks.clause}${one.by}`,
      })),
    ),
    list(pageWords.waivers(), page, ({ waived }) =>
      waived ? [{ text: html`${page.say(waiverMessage(waived))}`, because: undefined, at: waived.at }] : [],
    ),
    adoptions(page),
    list(pageWords.assumptions(), page, (it) =>
      it.assumptions.map((one) => ({
        ...one,
        text: html`<code>${one.path}</code>${marks.colon}<strong>${one.shown}</strong>${marks.clause}${one.by}`,
      })),
    ),
    list(pageWords.values(), page, (it) =>
      it.parameters.map((one) => ({
        text: html`<code>${shortName(one.name)}</code
          >${marks.colon}<strong>${one.shown}</strong>${marks.clause}${page.say(valueInForceMessage(one.in_force))}`,
        because: undefined,
        at: one.policy,
      })),
    ),
    takenForGranted(page),
  ].flat();
  const [first = html`<p>${page.say(pageWords.noBasis())}</p>`, ...rest] = lists;
  return [html`<p class="soft small">${page.say(help)}</p>`, first, ...rest];
}

interface Decided {
  readonly text: Html;
  readonly because: string | undefined;
  readonly at: ReportPlace;
}

/** Each decision once, with the rules that rest on it. */
function list(
  title: Message,
  page: PageContext,
  decidedIn: (it: ReportInstance) => readonly Decided[],
): readonly Html[] {
  const found = allRules(page.report).flatMap(({ rule, instances }) =>
    instances.flatMap(decidedIn).map((it) => ({ it, rule })),
  );
  const decided = [...groupBy(found, ({ it }) => `${showPlace(it.at)} ${it.text.markup}`).values()];
  return listed(
    title,
    decided.flatMap((same) => {
      const rules = [...new Set(same.map((one) => one.rule))];
      return same.slice(0, 1).map(({ it }) => ({ ...it, rules }));
    }),
    page,
  );
}

function adoptions(page: PageContext): readonly Html[] {
  const found = allRules(page.report).flatMap(({ rule, standing: { adopted } }) =>
    adopted ? [{ text: html`${adopted.sentence}`, because: adopted.because, at: adopted.at, rules: [rule] }] : [],
  );
  return listed(pageWords.adoptions(), found, page);
}

function listed(
  title: Message,
  decided: readonly (Decided & { readonly rules: readonly string[] })[],
  page: PageContext,
): readonly Html[] {
  const items = decided.map(
    ({ text, because, at, rules }) =>
      html`${text}
        ${placeHtml(at)}${because === undefined ? "" : html`<br />${page.say(pageWords.because({ why: because }))}`}
        <br /><span class="small soft"
          >${page.say(labels.opens())}
          ${besideHtml(
            rules.map((it) => linkToRule(it, page)),
            page,
          )}</span
        >`,
  );
  return titledList(title, items, page);
}

function takenForGranted(page: PageContext): readonly Html[] {
  const items = assumptionsOf(page.report).map(({ what, first, others }) => {
    const rest = others > 0 ? ` ${page.say(labels.more({ count: others }))}` : "";
    return html`${what} ${first ? placeHtml(first) : ""}${rest}`;
  });
  return titledList(pageWords.takenForGranted(), items, page);
}
