import { shortName } from "./english-words.ts";
import { html, type Html } from "./html.ts";
import { linkToRule } from "./page-articles.ts";
import { listHtml, namesHtml, none, placeHtml, rulesOf, type Page } from "./page.ts";
import { tableHtml } from "./page-table.ts";
import { showPlace } from "./report-place.ts";
import type { ReportAttestation } from "./rule-report.ts";

/** Who signed what and until when it counts, which signatures do not, and the papers with the day they end. */
export function papersHtml(page: Page): readonly Html[] {
  const { report } = page;
  if (report.word === "nothing judged") return [];
  const { page: words } = page.words;
  return [
    html`<h3>${words.signatures}</h3>
      ${signatures(page)}`,
    ...refused(page),
    html`<h3>${words.evidence}</h3>
      ${evidence(page)}`,
  ];
}

/** Each signature once, what ends first before the others. */
function signatures(page: Page): Html {
  const { marks, page: words } = page.words;
  const all = rulesOf(page.report).flatMap((it) => it.instances.flatMap((one) => one.attestations));
  const each = [...new Map(all.map((it) => [showPlace(it.at), it])).values()];
  if (each.length === 0) return html`<p>${words.noSignatures}</p>`;
  const inOrder = each.toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  return tableHtml(
    words.signatureColumns,
    inOrder.map((it) => [
      html`${what(it, page)}${marks.colon}<strong>${words.isMet(it.met)}</strong><br />${placeHtml(it.at)}`,
      html`${it.by}<br /><span class="soft small">${it.role.replaceAll("_", " ")}${marks.pause}${it.on}</span>`,
      html`${it.until}`,
      html`${it.evidence.map((id, at) => html`${at > 0 ? marks.comma : ""}<code>${id}</code>`)}`,
    ]),
    page.words,
  );
}

function what({ standard, title, element }: ReportAttestation, { words: { marks } }: Page): Html {
  const of = element === undefined ? none : html`<span class="soft">${marks.aside(element)}</span>`;
  return html`${title === undefined ? html`<code>${shortName(standard)}</code>` : title}${of}`;
}

/** Once each, with why it does not count, and those that the facts overrule. */
function refused(page: Page): readonly Html[] {
  const { report } = page;
  const { page: words, labels } = page.words;
  const causes = rulesOf(report).flatMap((it) => it.instances.flatMap((one) => one.causes));
  const sentences = causes.flatMap((it) => it.refused.map((one) => ({ at: one.at, text: it.sentence })));
  const overruled = report.overruled.map((it) => ({ at: it.at, text: labels.overruled(it.standard, it.by) }));
  const each = [...new Map([...sentences, ...overruled].map((it) => [showPlace(it.at), it])).values()];
  if (each.length === 0) return [];
  const items = each.map((it) => html`${namesHtml(it.text)} ${placeHtml(it.at)}`);
  return [html`<h3>${words.refusedSignatures}</h3>`, listHtml(items, "wide", page)];
}

/** What has expired first, then by the day it ends. */
function evidence(page: Page): Html {
  const { marks, page: words } = page.words;
  const { evidence: all } = page.report;
  if (all.length === 0) return html`<p>${words.noEvidence}</p>`;
  const end = (it: (typeof all)[number]): string => it.expires_on ?? "~";
  const inOrder = all.toSorted((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0));
  return tableHtml(
    words.evidenceColumns,
    inOrder.map((it) => [
      html`<code>${it.id}</code> <span class="soft small">${it.kind.replaceAll("_", " ")}</span
        ><br />${placeHtml(it.at)}`,
      html`${it.collected_on}`,
      it.state === "good" ? html`${words.ends(it)}` : html`<strong class="bad">${words.ends(it)}</strong>`,
      it.rules.length === 0
        ? html`<span class="soft">${words.supportsNothing}</span>`
        : html`${it.rules.map((rule, at) => html`${at > 0 ? marks.comma : ""}${linkToRule(rule, page)}`)}`,
    ]),
    page.words,
  );
}
