import { html, type Html } from "./html.ts";
import { linkToRule } from "./page-articles.ts";
import { namesHtml, none, ownScripts, titleHtml, type Page } from "./page.ts";
import { tableHtml } from "./page-table.ts";
import { needGroups, type NeedGroup } from "./page-wording.ts";
import type { ReportNeed } from "./report.ts";

const groups: Readonly<Record<string, NeedGroup>> = {
  "missing-fact": "fact",
  "absent-value": "fact",
  unusable: "fact",
  "expired-document": "fact",
  "no-subject": "fact",
  "stale-facts": "fact",
  attestation: "signature",
  "open-term": "reading",
  "open-list": "reading",
};

/** What is missing, by who can give it: facts of a document, a person's signature, a reading by the organisation. */
export function needsHtml(page: Page): readonly Html[] {
  const { needs, word } = page.report;
  const words = page.words.page;
  if (word === "nothing judged") return [];
  if (needs.length === 0) return [html`<p>${words.noNeeds}</p>`];
  const tables = needGroups.flatMap((group) => {
    const own = needs.filter((it) => (groups[it.kind] ?? "other") === group);
    return own.length === 0
      ? []
      : [
          html`<h3>${words.needKinds[group]}</h3>
            ${table(own, page)}`,
        ];
  });
  return [html`<p class="soft small">${words.needsHelp}</p>`, ...tables];
}

function table(needs: readonly ReportNeed[], page: Page): Html {
  const { marks, page: words } = page.words;
  const rows = needs.map((it) => [
    html`${namesHtml(it.what)}${of(it, page)}`,
    how(it, page),
    html`${it.rules.map((rule, at) => html`${at > 0 ? marks.comma : ""}${linkToRule(rule, page)}`)}`,
  ]);
  return tableHtml(words.needColumns, rows, page.words);
}

const elementsShown = 20;

/** The elements that lack it, and where. */
function of({ of: elements, at }: ReportNeed, { words: { labels, marks } }: Page): Html {
  const places = at.map((it) => `${it.path}:${it.line}`);
  const all = [...elements, ...places];
  const rest = all.length - elementsShown;
  const shown = [...all.slice(0, elementsShown), ...(rest > 0 ? [labels.more(rest)] : [])];
  return shown.length === 0 ? none : html`<br /><span class="soft small">${shown.join(marks.comma)}</span>`;
}

/** The vocabulary's question, for readers of English in both languages; or what to do. */
function how({ ask, help, sentence }: ReportNeed, { locale }: Page): Html {
  if (!ask) return namesHtml(help ?? sentence);
  if (locale.script !== undefined) return titleHtml(ask, locale);
  return html`${titleHtml(ask, locale)}<br /><span class="soft small">${ownScripts(ask.zh)}</span>`;
}
