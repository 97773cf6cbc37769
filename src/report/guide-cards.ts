import type { GuideRule, GuideStandard, GuideUnit } from "../analyse/guide.ts";
import type { Said } from "../analyse/said.ts";
import { formatDay } from "../base/civil-date.ts";
import { formatPlace } from "../base/text.ts";
import type { Words } from "../statute/statute.ts";
import { html, type Html } from "./html.ts";
import type { GuideWording } from "./guide-english.ts";
import { namesHtml, ownScripts } from "./page.ts";
import type { Title } from "./rule-report.ts";
import type { Locale } from "../base/locale.ts";
import { titleIn } from "./show-options.ts";
import type { Marks } from "./wording.ts";

/** How the guide is told. */
export interface GuidePage {
  readonly locale: Locale;
  readonly words: GuideWording;
  readonly marks: Marks;
}

/** A title in the reader's language; for readers of English in Chinese, too. */
export const bothTitles = (title: Title, locale: Locale): Html =>
  locale.script === undefined
    ? html`${title.en} <span class="soft">${ownScripts(title.zh)}</span>`
    : html`${titleIn(title, locale)}`;

/** A rule: who must do what, when, what shows it, and what to do. */
export function ruleCard(rule: GuideRule, page: GuidePage): Html {
  const { words, marks } = page;
  const isDuty = rule.modal === "must" || rule.modal === "must-not";
  return html`<article class="rule" id="rule-${rule.name}">
    <p class="kind${isDuty ? "" : " note"}">
      ${words.modal(rule.modal)}${rule.unverified.length > 0 ? html` · ${words.unverified}` : html``}
    </p>
    <h4>${words.sentence(rule)}</h4>
    ${rule.words ? quote(rule.words) : html``}
    ${rule.note === "" ? html`` : html`<p class="small soft">${rule.note}</p>`}
    <dl>
      ${rule.subject === undefined ? html`` : row(words.judged, namesHtml(words.subject(rule.subject)))}
      ${rule.inForce && rule.inForce !== "never" ? row(words.since, html`${words.inForce(formatDay(rule.inForce.from), rule.inForce.until === undefined ? undefined : formatDay(rule.inForce.until))}`) : html``}
      ${rule.unverified.map((it) => row(words.unverified, html`${it}`))}
      ${rule.parts.map((it) => row(words.part(it.kind), html`${it.name === undefined ? html`` : html`<span class="soft">${it.name.replaceAll("_", " ")}${marks.colon}</span>`}${saidHtml(it.said, page)}`))}
      ${rule.remedy === undefined ? html`` : row(words.toDo, html`${rule.remedy}`)}
    </dl>
    ${facts(rule, page)} ${examples(rule, page)}
    <p class="small soft"><code>${rule.name}</code> · ${formatPlace(rule.place)} · ${rule.basis}</p>
  </article>`;
}

/** What a person judges: the sentence to be signed, by whom, for how long, with which evidence. */
export function standardCard(it: GuideStandard, page: GuidePage): Html {
  const { words } = page;
  return html`<article class="rule" id="standard-${it.name}">
    <p class="kind judge">${words.judgement}</p>
    <h4>${it.title}</h4>
    ${it.words.map(quote)} ${it.note === "" ? html`` : html`<p class="small soft">${it.note}</p>`}
    <dl>
      ${it.each ? row(words.judged, saidHtml(it.each, page)) : row(words.judged, namesHtml(words.subject(it.subject)))}
      ${it.onlyIf.map((one) => row(words.onlyIf, saidHtml(one, page)))}
      ${it.orIf.map((one) => row(words.orIf, saidHtml(one, page)))}
      ${row(words.signedBy, html`${words.judges(it.judges)}`)}
    </dl>
    <p class="small soft"><code>${it.name}</code></p>
  </article>`;
}

/** An exception that stands elsewhere than its rules. */
export function exemptionCard({ name, from, said }: GuideUnit["exemptions"][number], page: GuidePage): Html {
  const { words } = page;
  return html`<article class="rule">
    <p class="kind note">${words.exemption}</p>
    <dl>${row(words.exemptFrom, html`<code>${from}</code>`)}${row(words.part("when"), saidHtml(said, page))}</dl>
    <p class="small soft"><code>${name}</code></p>
  </article>`;
}

/** A condition, its parts as a list. */
export function saidHtml(said: Said, page: GuidePage): Html {
  switch (said.kind) {
    case "phrase":
      return namesHtml(said.text);
    case "code":
      return html`<code>${said.text}</code>`;
    case "list":
      return html`${namesHtml(said.head)}${page.marks.colon}
        <ul>
          ${said.parts.map((it) => html`<li>${saidHtml(it, page)}</li>`)}
        </ul>`;
  }
}

const row = (label: string, value: Html): Html =>
  html`<dt>${label}</dt>
    <dd>${value}</dd>`;

const quote = ({ hant, hans }: Words): Html =>
  html`<p class="small"><span lang="zh-Hant">「${hant}」</span><span lang="zh-Hans">“${hans}”</span></p>`;

function facts({ facts: all }: GuideRule, { locale, words }: GuidePage): Html {
  if (all.length === 0) return html``;
  const items = all.map(
    (it) =>
      html`<li>
        <code>${it.path}</code>
        ${it.ask ? bothTitles(it.ask, locale) : (it.title ?? "")}
      </li>`,
  );
  return html`<details>
    <summary>${words.facts(all.length)}</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}

function examples({ cases }: GuideRule, { words, marks }: GuidePage): Html {
  if (cases.length === 0) return html``;
  const items = cases.map(
    ({ verdict, case: it }) =>
      html`<li>
        <strong>${words.verdict(verdict)}</strong
        >${marks.colon}${it.name}${marks.aside(formatDay(it.asOf))}${marks.stop}${marks.gap}${it.why}
      </li>`,
  );
  return html`<details>
    <summary>${words.cases(cases.length)}</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}
