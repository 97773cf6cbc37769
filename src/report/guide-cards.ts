import type { GuideRule, GuideStandard, GuideUnit } from "../analyse/guide.ts";
import type { Said } from "../analyse/said.ts";
import { formatDay } from "../base/civil-date.ts";
import { formatPlace } from "../base/text.ts";
import type { Words } from "../statute/statute.ts";
import { guideEnglish as words } from "./guide-english.ts";
import { html, type Html } from "./html.ts";

/** A rule: who must do what, when, what shows it, and what to do. */
export function ruleCard(rule: GuideRule): Html {
  const isDuty = rule.modal === "must" || rule.modal === "must-not";
  return html`<article class="rule" id="rule-${rule.name}">
    <p class="kind${isDuty ? "" : " note"}">
      ${words.modal(rule.modal)}${rule.unverified.length > 0 ? html` · ${words.unverified}` : html``}
    </p>
    <h4>${words.sentence(rule)}</h4>
    ${rule.words ? quote(rule.words) : html``}
    ${rule.note === "" ? html`` : html`<p class="small soft">${rule.note}</p>`}
    <dl>
      ${rule.subject === undefined ? html`` : row(words.judged, html`${words.subject(rule.subject)}`)}
      ${rule.inForce && rule.inForce !== "never" ? row(words.since, html`${words.inForce(formatDay(rule.inForce.from), rule.inForce.until === undefined ? undefined : formatDay(rule.inForce.until))}`) : html``}
      ${rule.unverified.map((it) => row(words.unverified, html`${it}`))}
      ${rule.parts.map((it) => row(words.part(it.kind), html`${it.name === undefined ? html`` : html`<span class="soft">${it.name.replaceAll("_", " ")}: </span>`}${saidHtml(it.said)}`))}
      ${rule.remedy === undefined ? html`` : row(words.toDo, html`${rule.remedy}`)}
    </dl>
    ${facts(rule)} ${examples(rule)}
    <p class="small soft"><code>${rule.name}</code> · ${formatPlace(rule.place)} · ${rule.basis}</p>
  </article>`;
}

/** What a person judges: the sentence to be signed, by whom, for how long, with which evidence. */
export function standardCard(it: GuideStandard): Html {
  return html`<article class="rule" id="standard-${it.name}">
    <p class="kind judge">${words.judgement}</p>
    <h4>${it.title}</h4>
    ${it.words.map(quote)} ${it.note === "" ? html`` : html`<p class="small soft">${it.note}</p>`}
    <dl>
      ${it.each ? row(words.judged, saidHtml(it.each)) : row(words.judged, html`${words.subject(it.subject)}`)}
      ${it.onlyIf.map((one) => row(words.onlyIf, saidHtml(one)))}
      ${it.orIf.map((one) => row(words.orIf, saidHtml(one)))} ${row(words.signedBy, html`${words.judges(it.judges)}`)}
    </dl>
    <p class="small soft"><code>${it.name}</code></p>
  </article>`;
}

/** An exception that stands elsewhere than its rules. */
export function exemptionCard({ name, from, said }: GuideUnit["exemptions"][number]): Html {
  return html`<article class="rule">
    <p class="kind note">${words.exemption}</p>
    <dl>${row(words.exemptFrom, html`<code>${from}</code>`)}${row(words.part("when"), saidHtml(said))}</dl>
    <p class="small soft"><code>${name}</code></p>
  </article>`;
}

/** A condition, its parts as a list. */
export function saidHtml(said: Said): Html {
  switch (said.kind) {
    case "phrase":
      return html`${said.text}`;
    case "code":
      return html`<code>${said.text}</code>`;
    case "list":
      return html`${said.head}:
        <ul>
          ${said.parts.map((it) => html`<li>${saidHtml(it)}</li>`)}
        </ul>`;
  }
}

const row = (label: string, value: Html): Html =>
  html`<dt>${label}</dt>
    <dd>${value}</dd>`;

const quote = ({ hant, hans }: Words): Html =>
  html`<p class="small"><span lang="zh-Hant">「${hant}」</span><span lang="zh-Hans">“${hans}”</span></p>`;

function facts({ facts: all }: GuideRule): Html {
  if (all.length === 0) return html``;
  const items = all.map(
    (it) =>
      html`<li>
        <code>${it.path}</code>
        ${it.ask ? html`${it.ask.en} <span lang="zh" class="soft">${it.ask.zh}</span>` : (it.title ?? "")}
      </li>`,
  );
  return html`<details>
    <summary>${words.facts(all.length)}</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}

function examples({ cases }: GuideRule): Html {
  if (cases.length === 0) return html``;
  const items = cases.map(
    ({ verdict, case: it }) =>
      html`<li><strong>${words.verdict(verdict)}</strong>: ${it.name} (${formatDay(it.asOf)}). ${it.why}</li>`,
  );
  return html`<details>
    <summary>${words.cases(cases.length)}</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}
