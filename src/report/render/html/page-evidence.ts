import { groupBy } from "../../../base/group-by.ts";
import type { Message } from "../../../base/message.ts";
import { shortName } from "../../../evaluate/program.ts";
import { disputeMessage, idleBecause } from "../../messages/grounds.ts";
import { pageWords } from "../../messages/page.ts";
import { phrases } from "../../messages/phrases.ts";
import { showPlace } from "../../model/report-place.ts";
import type { ReportAttestation, ReportEvidence, ReportRule } from "../../model/report.ts";
import { allRules } from "../../view/findings.ts";
import { html, type Html } from "./html-template.ts";
import { linksToRules } from "./page-articles.ts";
import {
  besideHtml,
  namesHtml,
  emptyHtml,
  placeHtml,
  tableHtml,
  titledHtml,
  titledList,
  type PageContext,
} from "./page-parts.ts";

/** Who signed what and until when it counts, which signatures do not, and the papers with the day they end. */
export function evidenceHtml(page: PageContext): readonly Html[] {
  const { report } = page;
  if (report.word === "nothing judged") return [];
  return [
    html`<h3>${page.say(pageWords.signatures())}</h3>
      ${signatureTable(page)}`,
    ...refused(page),
    html`<h3>${page.say(pageWords.evidence())}</h3>
      ${evidenceTable(page)}`,
  ];
}

/** Each signature once, what ends first before the others. */
function signatureTable(page: PageContext): Html {
  const used = new Map(usedIn(page).map((it) => [showPlace(it.at), it]));
  const idle = idleIn(page);
  const each = [...new Map([...used, ...[...idle].map(([key, { signed }]) => [key, signed] as const)]).values()];
  if (each.length === 0) return html`<p>${page.say(pageWords.noSignatures())}</p>`;
  return tableHtml(
    [pageWords.signed(), pageWords.signer(), pageWords.countsUntil(), pageWords.evidence()],
    sortedBy(each, (it) => it.until).map((it) => [
      html`${what(it, page)}${page.marks.colon}<strong>${page.say(pageWords.isMet({ met: it.met }))}</strong
        ><br />${placeHtml(it.at)}${used.has(showPlace(it.at)) ? emptyHtml : idleHtml(idle.get(showPlace(it.at))?.rules ?? [], page)}`,
      html`${it.by}<br /><span class="soft small"
          >${titledHtml("role", it.role, page)}${page.marks.clause}${it.on}</span
        >`,
      html`${it.until}`,
      besideHtml(
        it.evidence.map((id) => html`<code>${id}</code>`),
        page,
      ),
    ]),
    page,
  );
}

const usedIn = ({ report }: PageContext): readonly ReportAttestation[] =>
  allRules(report).flatMap((it) => it.instances.flatMap((one) => one.attestations));

/** By the place of a signature that counts, the rules that ask for it and on whose verdicts it has no part. */
function idleIn({
  report,
}: PageContext): ReadonlyMap<string, { readonly signed: ReportAttestation; readonly rules: readonly ReportRule[] }> {
  const all = allRules(report).flatMap((rule) => (rule.idle_attestations ?? []).map((signed) => ({ signed, rule })));
  const same = groupBy(all, ({ signed }) => showPlace(signed.at));
  return new Map(
    [...same].flatMap(([key, [first, ...others]]) =>
      first ? [[key, { signed: first.signed, rules: [first, ...others].map((it) => it.rule) }] as const] : [],
    ),
  );
}

/** That it decides nothing, and why. */
function idleHtml(rules: readonly ReportRule[], { report, say }: PageContext): Html {
  const told = rules.map(({ rule, verdict }) => {
    return { rule, verdict, lacks: report.needs.filter((it) => it.rules.includes(rule)).map((it) => it.what) };
  });
  return html`<br /><span class="small">${namesHtml(say(idleBecause(told)))}</span>`;
}

const sortedBy = <T>(all: readonly T[], dayOf: (it: T) => string): readonly T[] =>
  all.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));

function what({ standard, title, element }: ReportAttestation, { say }: PageContext): Html {
  const of =
    element === undefined
      ? emptyHtml
      : html`<span class="soft">${say(phrases.aside({ text: "", aside: element }))}</span>`;
  return html`${title === undefined ? html`<code>${shortName(standard)}</code>` : title}${of}`;
}

/** Once each, with why it does not count, and those that facts contradict. */
function refused(page: PageContext): readonly Html[] {
  const { report } = page;
  const causes = allRules(report).flatMap((it) => it.instances.flatMap((one) => one.causes));
  const sentences = causes.flatMap((it) => it.refused.map((one) => ({ at: one.at, text: it.sentence })));
  const disputed = report.disputed.map((it) => ({ at: it.at, text: page.say(disputeMessage(it)) }));
  const each = [...new Map([...sentences, ...disputed].map((it) => [showPlace(it.at), it])).values()];
  const items = each.map((it) => html`${namesHtml(it.text)} ${placeHtml(it.at)}`);
  return titledList(pageWords.refusedSignatures(), items, page);
}

/** What has expired first, then by the day it ends. */
function evidenceTable(page: PageContext): Html {
  const { evidence: all } = page.report;
  if (all.length === 0) return html`<p>${page.say(pageWords.noEvidence())}</p>`;
  const named = new Set(
    [...idleIn(page).values()].flatMap(({ signed }) => signed.evidence.map((id) => `${signed.at.path} ${id}`)),
  );
  return tableHtml(
    [pageWords.evidence(), pageWords.collected(), pageWords.expires(), pageWords.supports()],
    sortedBy(all, (it) => it.expires_on ?? "~").map((it) => [
      html`<code>${it.id}</code> <span class="soft small">${titledHtml("evidence", it.kind, page)}</span
        ><br />${placeHtml(it.at)}`,
      html`${it.collected_on}`,
      it.state === "good" ? html`${page.say(end(it))}` : html`<strong class="bad">${page.say(end(it))}</strong>`,
      it.rules.length > 0
        ? linksToRules(it.rules, page)
        : html`<span class="soft"
            >${page.say(named.has(`${it.at.path} ${it.id}`) ? pageWords.supportsIdle() : pageWords.supportsNothing())}</span
          >`,
    ]),
    page,
  );
}

/** When a paper ends. */
function end({ state, expires_on: until, collected_on: from }: ReportEvidence): Message {
  if (state === "not-yet") return pageWords.notCollectedYet({ day: from });
  if (until === undefined) return pageWords.neverExpires();
  return state === "expired" ? pageWords.expiredOn({ day: until }) : phrases.all({ all: until });
}
