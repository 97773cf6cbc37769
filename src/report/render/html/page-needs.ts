import { pageNeedWords, pageWords } from "../../messages/page.ts";
import { firstOfMany } from "../../messages/phrases.ts";
import type { ReportNeed } from "../../model/report.ts";
import { html, type Html } from "./html-template.ts";
import { linksToRules } from "./page-articles.ts";
import {
  namesHtml,
  emptyHtml,
  ownScripts,
  showsChinese,
  titleHtml,
  tableHtml,
  type PageContext,
} from "./page-parts.ts";

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
