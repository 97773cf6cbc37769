import type { Locale } from "../../../base/locale.ts";
import { listOf, titled, type Message, type MessageValue } from "../../../base/message.ts";
import { labels } from "../../messages/labels.ts";
import { phrases } from "../../messages/phrases.ts";
import { rolesMessage, sheetWords } from "../../messages/sheet.ts";
import { captionIn, citationIn, quotedWordsIn } from "../../model/citations.ts";
import type { RoleSheet, SheetQuestion, SheetReport, SheetSubject } from "../../model/sheet-report.ts";
import type { ShowOptions } from "../../view/format-options.ts";
import { clean } from "../../view/text-layout.ts";
import {
  beginsIncriminating,
  decidedRules,
  effectsOf,
  howJudged,
  namelessMessage,
  papersOnFile,
  sheetTop,
  termsOf,
} from "../sheet.ts";
import { html, trusted, type Html } from "./html-template.ts";
import { pageHead } from "./page-frame.ts";
import { emptyHtml, languageOf, namesHtml, titledHtml } from "./page-parts.ts";
import { pageStyle } from "./style.ts";

/** What a sheet has beside the style of our pages: boxes to tick, lines to write on, a page for each person. */
const sheetStyle = `
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1.5rem 6rem; }
.sheet { margin-top: 2rem; } h2 { margin: 0 0 .3rem; padding-top: .6rem; border-top: .2rem solid var(--ink); } h3 { color: var(--ink); margin: 0 0 .3rem; }
.question { margin: 1.2rem 0; padding: .9rem 1.1rem; border: 1px solid var(--line); border-radius: .4rem; } .question > p { margin: .2rem 0; }
.question dl { grid-template-columns: 6rem minmax(0, 1fr) !important; gap: .1rem .8rem; } .question table { margin-top: .4rem; table-layout: fixed; }
td, th { overflow-wrap: anywhere; padding-right: .8rem; } thead th { font-weight: 600; color: var(--soft); font-size: .8125rem; } tbody th { font-weight: 400; }
col.about { width: 30%; } col.answer { width: 26%; } .tick { display: block; } .box { display: inline-block; width: .85em; height: .85em; border: 1.5px solid var(--ink); border-radius: .1em; margin-right: .5em; vertical-align: -.08em; }
.line { display: block; height: 1.9em; border-bottom: 1px solid var(--soft); } .kind { display: block; margin-top: .3rem; color: var(--soft); font-size: .8125rem; }
.signed { break-inside: avoid; margin: 1.5rem 0 0; } .signed dl { grid-template-columns: 7rem minmax(0, 1fr); gap: .6rem .8rem; } .signed dt { padding-top: 1rem; color: var(--ink); }
@media screen and (max-width: 40rem) { main { padding: 1rem; } .question dl, .signed dl { grid-template-columns: minmax(0, 1fr); } .signed dt { padding: 0; } table, tbody, tr, td, tbody th { display: block; } thead { position: absolute; left: -100rem; } td, tbody th { border: 0; } }
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; color: #444; } }
@media print { h1 { display: none; } main { max-width: none; padding: 0; } .sheet { break-before: page; margin: 0; } .sheet:first-of-type { break-before: auto; } .question { break-inside: avoid; margin: .7rem 0; padding: .6rem .8rem; } thead { display: table-header-group; } }
`;

/** The sheets as pages to print, one after another: no script, no network. */
export function sheetPage(report: SheetReport, { locale }: ShowOptions): string {
  const { say } = locale;
  const nameless = namelessMessage(report);
  const markup = html`<!doctype html>
    <html lang="${locale.tag}">
      ${pageHead(say(sheetWords.heading()), trusted(pageStyle + sheetStyle), report.engine)}
      <body>
        <main>
          <h1>${say(sheetWords.heading())}</h1>
          ${report.people.length === 0 ? html`<p>${say(sheetWords.nothing())}</p>` : emptyHtml}
          ${nameless ? html`<p>${namesHtml(clean(say(nameless)))}</p>` : emptyHtml}
          ${report.people.map((it) => sheetHtml(it, report, locale))}
        </main>
      </body>
    </html>`;
  return `${markup.markup.trim()}\n`;
}

function sheetHtml(it: RoleSheet, report: SheetReport, locale: Locale): Html {
  const { say } = locale;
  return html`<section class="sheet" aria-labelledby="role-${it.role}">
    <h2 id="role-${it.role}">${namesHtml(say(sheetWords.title({ role: titled("role", it.role) })))}</h2>
    ${sheetTop(report, locale).map((one) => html`<p>${clean(locale.show(one))}</p>`)}
    <p class="soft small">${clean(locale.show(howJudged(it, report)))}</p>
    <p class="small">${say(sheetWords.judgement())} ${say(sheetWords.decisive())}</p>
    ${it.questions.map(
      (one, at) =>
        html`${beginsIncriminating(it.questions, at) ? html`<p><strong>${say(sheetWords.incriminating())}</strong></p>` : emptyHtml}
        ${questionHtml(one, at, locale)}`,
    )}
    <section class="signed">
      <p>${say(sheetWords.signedFor())}</p>
      <dl>
        ${[sheetWords.name(), sheetWords.day(), sheetWords.signature()].map((one) => row(one, html`<span class="line"></span>`, locale))}
      </dl>
    </section>
  </section>`;
}

function questionHtml(it: SheetQuestion, at: number, locale: Locale): Html {
  const { say, show } = locale;
  const [words, caption] = [quotedWordsIn(it, locale), captionIn(it, locale)];
  const told = (text: MessageValue): Html => namesHtml(clean(show(text)));
  return html`<article class="question">
    <h3>${at + 1}. ${clean(say(phrases.quote({ text: it.title })))}</h3>
    ${it.words && words !== undefined ? html`<blockquote class="law" lang="${languageOf(it.words)}">${words}</blockquote>` : emptyHtml}
    ${caption === undefined ? emptyHtml : html`<p class="small soft">${say(phrases.aside({ text: caption, aside: labels.unofficial() }))}</p>`}
    <dl class="small">
      ${row(sheetWords.law(), told(listOf([it.law, citationIn(it.cite, locale)], "clause")), locale)}
      ${row(sheetWords.hangs(), told(decidedRules(it, locale)), locale)}
      ${row(sheetWords.effect(), told(listOf(effectsOf(it), "semicolon")), locale)}
      ${row(sheetWords.evidence(), told(termsOf(it)), locale)}
      ${it.others.length === 0 ? emptyHtml : row(sheetWords.orElse(), told(rolesMessage(it.others)), locale)}
    </dl>
    <table>
      <colgroup>
        <col class="about" />
        <col class="answer" />
        <col />
      </colgroup>
      <thead>
        <tr>
          ${[sheetWords.about(), sheetWords.answer(), sheetWords.reference()].map((one) => html`<th scope="col">${say(one)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${it.about.map((one) => subjectHtml(it, one, locale))}
      </tbody>
    </table>
  </article>`;
}

function subjectHtml({ kind, evidence }: SheetQuestion, it: SheetSubject, locale: Locale): Html {
  const { say } = locale;
  const { subject, element, path, earlier } = it;
  const document = html`${titledHtml("subject", kind, { locale })} <code>${clean(subject)}</code>`;
  const onFile = papersOnFile(it);
  const ticks = [sheetWords.yes(), sheetWords.no(), sheetWords.cannotSay()];
  return html`<tr>
    <th scope="row">
      ${element === undefined ? document : html`<code>${clean(element)}</code>`}
      <br /><span class="soft small">${element === undefined ? emptyHtml : html`${document} · `}${clean(path)}</span>
      ${earlier === undefined ? emptyHtml : html`<br /><span class="small">${namesHtml(clean(say(sheetWords.earlier({ why: earlier }))))}</span>`}
    </th>
    <td>
      ${ticks.map((one) => html`<span class="tick"><span class="box" aria-hidden="true"></span>${say(one)}</span>`)}
    </td>
    <td>
      ${evidence.map((one) => html`<span class="kind">${titledHtml("evidence", one, { locale })}</span><span class="line"></span>`)}
      ${onFile ? html`<span class="kind">${clean(say(onFile))}</span>` : emptyHtml}
      <span class="kind">${say(sheetWords.reservation())}</span><span class="line"></span>
    </td>
  </tr>`;
}

const row = (label: Message, value: Html, { say }: Locale): Html =>
  html`<dt>${say(label)}</dt>
    <dd>${value}</dd>`;
