import { conciseWords } from "../../messages/concise.ts";
import { dutyMessage } from "../../messages/duties.ts";
import { labels } from "../../messages/labels.ts";
import { pageNeedWords, pageWords } from "../../messages/page.ts";
import { firstOfMany } from "../../messages/phrases.ts";
import type { ReportNeed } from "../../model/report.ts";
import { allRules } from "../../view/findings.ts";
import { gravestFirst } from "../../view/rule-summary.ts";
import { html, type Html } from "./html-template.ts";
import { linkToRule, linksToRules } from "./page-articles.ts";
import {
  citeHtml,
  namesHtml,
  emptyHtml,
  ownScripts,
  placeHtml,
  showsChinese,
  titleHtml,
  tableHtml,
  verdictHtml,
  type PageContext,
} from "./page-parts.ts";
import { placeAndMoreHtml } from "./page-rule.ts";

/** What is missing by who can give it. */
const needGroups = ["fact", "signature", "reading", "other"] as const;

const groups: Readonly<Record<string, (typeof needGroups)[number]>> = {
  "missing-fact": "fact",
  "absent-value": "fact",
  unusable: "fact",
  "partial-fact": "fact",
  "expired-document": "fact",
  "no-subject": "fact",
  "stale-facts": "fact",
  attestation: "signature",
  "open-term": "reading",
  "open-list": "reading",
};

const stepsShown = 10;

/** What to do in the order of its effect: breaches to put right, then what most rules wait for. */
export function stepsHtml(page: PageContext): readonly Html[] {
  const { report } = page;
  const breaches = gravestFirst(allRules(report).filter((it) => it.in_roll_up && it.verdict === "violated"));
  const rights = breaches.map(
    (it) =>
      html`<li>
        ${verdictHtml("violated", page)} ${it.remedy ?? page.say(dutyMessage(it))}
        <span class="small">${linkToRule(it.rule, page)} ${citeHtml(it.cite, page)}</span> ${placeAndMoreHtml(it, page)}
      </li>`,
  );
  const answers = report.needs.slice(0, Math.max(stepsShown - rights.length, 1)).map(
    (it) =>
      html`<li>
        ${verdictHtml("undetermined", page)} ${namesHtml(it.what)}${page.marks.colon}${how(it, page)}
        <span class="small soft"
          >${page.say(conciseWords.waiting({ rules: it.rules.length }))}${it.at.slice(0, 1).map((at) => html` · ${placeHtml(at)}`)}</span
        >
      </li>`,
  );
  const count = report.needs.length - answers.length;
  const rest =
    count > 0 ? html`<p class="small"><a href="#needs">${page.say(labels.more({ count }))}</a></p>` : emptyHtml;
  const steps = [...rights, ...answers];
  return steps.length === 0
    ? []
    : [
        html`<ol class="wide">
            ${steps}
          </ol>
          ${rest}`,
      ];
}

/** What is missing, by who can give it: facts of a document, a person's signature, a reading by the organisation. */
export function needsHtml(page: PageContext): readonly Html[] {
  const { needs, word } = page.report;
  if (word === "nothing judged") return [];
  if (needs.length === 0) return [html`<p>${page.say(pageWords.noNeeds())}</p>`];
  const tables = needGroups.flatMap((group) => {
    const own = needs.filter((it) => (groups[it.kind] ?? "other") === group);
    return own.length === 0
      ? []
      : [
          html`<h3>${page.say(pageNeedWords[group]())}</h3>
            ${table(own, page)}`,
        ];
  });
  return [html`<p class="soft small">${page.say(pageWords.needsHelp())}</p>`, ...tables];
}

function table(needs: readonly ReportNeed[], page: PageContext): Html {
  const rows = needs.map((it) => [
    html`${namesHtml(it.what)}${of(it, page)}`,
    how(it, page),
    linksToRules(it.rules, page),
  ]);
  return tableHtml([pageWords.what(), pageWords.how(), pageWords.waiting()], rows, page);
}

const elementsShown = 20;

/** The elements that lack it, and where. */
function of({ of: elements, at }: ReportNeed, { locale }: PageContext): Html {
  const places = at.map((it) => `${it.path}:${it.line}`);
  const shown = firstOfMany([...elements, ...places], elementsShown);
  return shown.length === 0 ? emptyHtml : html`<br /><span class="soft small">${locale.list(shown, "comma")}</span>`;
}

/** The vocabulary's question, for readers of English in both languages; or what to do. */
function how({ ask, help, sentence }: ReportNeed, { locale, report }: PageContext): Html {
  if (!ask) return namesHtml(help ?? sentence);
  if (locale.script !== undefined || !showsChinese(report) || ask.zh === undefined) return titleHtml(ask, locale);
  return html`${titleHtml(ask, locale)}<br /><span class="soft small">${ownScripts(ask.zh)}</span>`;
}
