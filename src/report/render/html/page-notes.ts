import { groupBy } from "../../../base/group-by.ts";
import { shortName } from "../../../evaluate/program.ts";
import { dutyMessage } from "../../messages/duties.ts";
import { labels } from "../../messages/labels.ts";
import { pageWords } from "../../messages/page.ts";
import { noteWords } from "../../messages/verdicts.ts";
import type { ReportNote } from "../../model/report.ts";
import { standingWords } from "../../view/rule-summary.ts";
import { noteDetails, notesLeft } from "../text-sections.ts";
import { html, type Html } from "./html-template.ts";
import {
  citeHtml,
  languageOf,
  lawWordsHtml,
  listHtml,
  namesHtml,
  emptyHtml,
  placeHtml,
  type PageContext,
} from "./page-parts.ts";

/** What parties may do, are entitled or encouraged to, have power to or are liable to. What does not apply is counted only. */
export function notesHtml(page: PageContext): readonly Html[] {
  const { notes } = page.report;
  if (notes.length === 0) return [];
  const shown = groupBy(
    notes.filter((it) => it.applies !== "no"),
    (it) => JSON.stringify([it.rule, it.applies, it.law_of, it.causes.map((one) => one.sentence)]),
  );
  const items = [...shown.values()].flatMap((all) => all.slice(0, 1).map((it) => noteHtml(it, all, page)));
  const left = notesLeft(notes);
  return [
    html`<p class="soft small">${page.say(pageWords.notesHelp())}</p>`,
    listHtml(items, "wide", page),
    left > 0 ? html`<p class="small soft">${page.say(labels.notesLeft({ count: left }))}</p>` : emptyHtml,
  ];
}

function noteHtml(it: ReportNote, all: readonly ReportNote[], page: PageContext): Html {
  const documents = new Set(all.map((one) => one.input)).size;
  const causes = [...new Set(it.causes.map((one) => one.sentence))];
  const more = [...noteDetails(all, causes, documents), ...standingWords(it)];
  return html`
    <strong>${page.say(noteWords[it.applies]())}</strong> ${page.say(dutyMessage(it))}
    <span class="soft small">${citeHtml(it.cite, page)} <code>${shortName(it.rule)}</code></span>
    ${it.words ? html`<br /><span lang="${languageOf(it.words)}" class="small">${lawWordsHtml(it.words)}</span>` : emptyHtml}
    ${more.length > 0 ? html`<br /><span class="small">${namesHtml(page.locale.list(more, "semicolon"))}</span>` : emptyHtml}
    ${documents === 1 && it.at ? placeHtml(it.at) : emptyHtml}
  `;
}
