import { shortName } from "./english-words.ts";
import { html, type Html } from "./html.ts";
import { bothScripts, citeHtml, listHtml, namesHtml, none, placeHtml, type Page } from "./page.ts";
import { showPlace } from "./report-place.ts";
import type { ReportNote } from "./rule-report.ts";
import type { Wording } from "./wording.ts";

/** What parties may do, are entitled or encouraged to, have power to or are liable to. What does not apply is counted only. */
export function notesHtml(page: Page): readonly Html[] {
  const { notes } = page.report;
  const { labels, page: words } = page.words;
  const shown = new Map<string, ReportNote[]>();
  for (const it of notes.filter((one) => one.applies !== "no")) {
    const key = JSON.stringify([it.rule, it.applies, it.law_of, it.causes.map((one) => one.sentence)]);
    const same = shown.get(key);
    if (same) same.push(it);
    else shown.set(key, [it]);
  }
  const left = new Set(notes.map((it) => it.rule)).size - new Set([...shown.values()].flat().map((it) => it.rule)).size;
  if (notes.length === 0) return [];
  const items = [...shown.values()].flatMap((all) => {
    const [first] = all;
    return first ? [noteHtml(first, all, page)] : [];
  });
  return [
    html`<p class="soft small">${words.notesHelp}</p>`,
    listHtml(items, "wide", page),
    left > 0 ? html`<p class="small soft">${labels.notesLeft(left)}</p>` : none,
  ];
}

const shownOfEach = 3;

function some(texts: readonly string[], { labels }: Wording): readonly string[] {
  const rest = texts.length - shownOfEach;
  return rest > 0 ? [...texts.slice(0, shownOfEach), labels.more(rest)] : texts;
}

function noteHtml(it: ReportNote, all: readonly ReportNote[], page: Page): Html {
  const { words } = page;
  const { labels, marks } = words;
  const breaches = [...new Map(all.flatMap((one) => one.breaches).map((one) => [showPlace(one.at), one])).values()];
  const upon = breaches.map((one) => shortName(one.rule) + marks.aside(showPlace(one.at)));
  const documents = new Set(all.map((one) => one.input)).size;
  const more = [
    ...(upon.length > 0 ? [labels.upon(some(upon, words))] : []),
    ...some([...new Set(it.causes.map((one) => one.sentence))], words),
    ...(documents > 1 ? [labels.inAll(documents)] : []),
  ];
  return html`
    <strong>${labels.noteState[it.applies]}</strong> ${labels.duty(it.party, it.modal, it.act)}
    <span class="soft small">${citeHtml(it.cite, page)} <code>${shortName(it.rule)}</code></span>
    ${it.words ? html`<br /><span lang="zh" class="small">${bothScripts(it.words)}</span>` : none}
    ${more.length > 0 ? html`<br /><span class="small">${namesHtml(more.join(marks.semicolon))}</span>` : none}
    ${documents === 1 && it.at ? placeHtml(it.at) : none}
  `;
}
