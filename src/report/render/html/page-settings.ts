import { html, type Html } from "./html.ts";
import { listHtml, none, placeHtml, titleHtml, type Page } from "./page.ts";
import { listOf, type Message, type Value } from "../../../base/message.ts";
import { partyNamed } from "../../messages/duties.ts";
import { labels } from "../../messages/labels.ts";
import { inForceOn } from "../../messages/law.ts";
import { pageWords } from "../../messages/page.ts";
import { severityWords, verdictWords } from "../../messages/verdicts.ts";

/** How the run was judged: days, party, packs with their digests, documents, options. */
export function settingsHtml(page: Page): readonly Html[] {
  const { report, locale, say, marks } = page;
  const { settings } = report;
  const packs = [...report.packs, ...report.needed].map((it) => {
    const by = "needed_by" in it ? marks.clause + say(labels.neededBy({ packs: listOf(it.needed_by, "and") })) : "";
    return html`${titleHtml(it.title, locale)}${marks.colon}<code>${it.id}</code>
      ${it.version}${marks.clause}${say(inForceOn(it.in_force))}${by}<br />
      <code class="small soft">${it.digest}</code>`;
  });
  const { fail_on: severity, allow, detectors = [] } = settings;
  const rows: readonly (readonly [label: Message, value: Value])[] = [
    [labels.asOf(), settings.as_of],
    [labels.lawOf(), settings.law_of ?? labels.ownDay()],
    [labels.factsOn(), listOf(settings.facts_on)],
    [labels.party(), partyNamed(settings.party)],
    [pageWords.zone(), settings.zone],
    [labels.profile(), settings.profile ?? pageWords.none()],
    [labels.waivers(), settings.waivers],
    [pageWords.baseline(), settings.baseline],
    [labels.service(), settings.service],
    [pageWords.failOn(), severity && severityWords[severity]()],
    [pageWords.allowed(), listOf(allow.map((it) => verdictWords[it]()))],
    [pageWords.detectors(), listOf(detectors.map((it) => `${it.name} ${it.version}`))],
    [pageWords.exitCode(), report.exit_code],
    [pageWords.engine(), `edict ${report.engine}`],
  ];
  return [
    html`<dl>${rows.map(([label, value]) => row(say(label), locale.show(value)))}</dl>`,
    packs.length === 0
      ? none
      : html`<h3>${say(pageWords.packs())}</h3>
          ${listHtml(packs, "wide", page)}`,
    inputs(page),
  ];
}

function row(label: string, text: string): Html {
  return text === ""
    ? none
    : html`<dt>${label}</dt>
        <dd>${text}</dd>`;
}

function inputs(page: Page): Html {
  const { report } = page;
  if (report.inputs.length === 0) return none;
  const items = report.inputs.map(
    (it) => html`${it.subject}${it.day === undefined ? "" : ` ${it.day}`} ${placeHtml(it)}`,
  );
  return html`<h3>${page.say(pageWords.inputs())}</h3>
    ${listHtml(items, "places", page)}`;
}
