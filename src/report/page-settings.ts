import { english } from "./english.ts";
import { html, type Html } from "./html.ts";
import { listHtml, none, placeHtml, titleHtml, type Page } from "./page.ts";

/** How the run was judged: days, party, packs with their digests, documents, options. */
export function settingsHtml(page: Page): readonly Html[] {
  const { report, language } = page;
  const { settings } = report;
  const { labels, inForce, page: words } = english;
  const packs = [...report.packs, ...report.needed].map((it) => {
    const by = "needed_by" in it ? `, ${labels.neededBy(it.needed_by)}` : "";
    return html`${titleHtml(it.title, language)}: <code>${it.id}</code> ${it.version}, ${inForce(it.in_force)}${by}<br />
      <code class="small soft">${it.digest}</code>`;
  });
  return [
    html`<dl>
      ${row(labels.asOf, settings.as_of)} ${row(labels.lawOf, settings.law_of ?? labels.ownDay)}
      ${row(labels.factsOn, settings.facts_on.join(", "))} ${row(labels.party, settings.party)}
      ${row(words.zone, settings.zone)} ${row(labels.profile, settings.profile ?? words.none)}
      ${row(labels.waivers, settings.waivers)} ${row(words.baseline, settings.baseline)}
      ${row(labels.service, settings.service)} ${row(words.failOn, settings.fail_on)}
      ${row(words.allowed, settings.allow.join(", "))}
      ${row(words.detectors, settings.detectors?.map((it) => `${it.name} ${it.version}`).join(", "))}
      ${row(words.exitCode, String(report.exit_code))} ${row(words.engine, `edict ${report.engine}`)}
    </dl>`,
    packs.length === 0
      ? none
      : html`<h3>${words.packs}</h3>
          ${listHtml(packs, "wide")}`,
    inputs(page),
  ];
}

function row(label: string, text: string | undefined): Html {
  return text === undefined || text === ""
    ? none
    : html`<dt>${label}</dt>
        <dd>${text}</dd>`;
}

function inputs({ report }: Page): Html {
  if (report.inputs.length === 0) return none;
  const items = report.inputs.map(
    (it) => html`${it.subject}${it.day === undefined ? "" : ` ${it.day}`} ${placeHtml(it)}`,
  );
  return html`<h3>${english.page.inputs}</h3>
    ${listHtml(items, "places")}`;
}
