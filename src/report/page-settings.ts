import { html, type Html } from "./html.ts";
import { listHtml, none, placeHtml, titleHtml, type Page } from "./page.ts";

/** How the run was judged: days, party, packs with their digests, documents, options. */
export function settingsHtml(page: Page): readonly Html[] {
  const { report, locale } = page;
  const { settings } = report;
  const { labels, inForce, marks, page: words, severities } = page.words;
  const packs = [...report.packs, ...report.needed].map((it) => {
    const by = "needed_by" in it ? marks.pause + labels.neededBy(it.needed_by) : "";
    return html`${titleHtml(it.title, locale)}${marks.colon}<code>${it.id}</code>
      ${it.version}${marks.pause}${inForce(it.in_force)}${by}<br />
      <code class="small soft">${it.digest}</code>`;
  });
  return [
    html`<dl>
      ${row(labels.asOf, settings.as_of)} ${row(labels.lawOf, settings.law_of ?? labels.ownDay)}
      ${row(labels.factsOn, settings.facts_on.join(marks.comma))} ${row(labels.party, labels.partyName(settings.party))}
      ${row(words.zone, settings.zone)} ${row(labels.profile, settings.profile ?? words.none)}
      ${row(labels.waivers, settings.waivers)} ${row(words.baseline, settings.baseline)}
      ${row(labels.service, settings.service)} ${row(words.failOn, settings.fail_on && severities[settings.fail_on])}
      ${row(words.allowed, settings.allow.map((it) => page.words.verdicts[it]).join(marks.comma))}
      ${row(words.detectors, settings.detectors?.map((it) => `${it.name} ${it.version}`).join(marks.comma))}
      ${row(words.exitCode, String(report.exit_code))} ${row(words.engine, `edict ${report.engine}`)}
    </dl>`,
    packs.length === 0
      ? none
      : html`<h3>${words.packs}</h3>
          ${listHtml(packs, "wide", page)}`,
    inputs(page),
  ];
}

function row(label: string, text: string | undefined): Html {
  return text === undefined || text === ""
    ? none
    : html`<dt>${label}</dt>
        <dd>${text}</dd>`;
}

function inputs(page: Page): Html {
  const { report, words } = page;
  if (report.inputs.length === 0) return none;
  const items = report.inputs.map(
    (it) => html`${it.subject}${it.day === undefined ? "" : ` ${it.day}`} ${placeHtml(it)}`,
  );
  return html`<h3>${words.page.inputs}</h3>
    ${listHtml(items, "places", page)}`;
}
