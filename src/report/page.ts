import { english } from "./english.ts";
import { html, type Html } from "./html.ts";
import type { Report } from "./report.ts";
import { showPlace } from "./report-place.ts";
import type { Cite, ReportPlace, ReportRule, Scripts, Title } from "./rule-report.ts";
import { titleIn, type Graphviz, type Language } from "./show-options.ts";

/** What every part of the page is made from. */
export interface Page {
  readonly report: Report;
  readonly language: Language;
  readonly graphviz: Graphviz | undefined;
}

/** The rules of all packs. */
export const rulesOf = ({ packs }: Report): readonly ReportRule[] =>
  packs.flatMap((it) => it.articles).flatMap((it) => it.rules);

/** The law's words in both scripts, of which one is shown. */
export const bothScripts = ({ hant, hans }: Scripts): Html =>
  html`<span lang="zh-Hant">${hant}</span><span lang="zh-Hans">${hans}</span>`;

/** A place in the law as readers of English and of Chinese cite it. */
export const citeHtml = (cite: Cite): Html => html`${cite.en} <span class="soft">${bothScripts(cite)}</span>`;

/** A title in the reader's language. */
export function titleHtml(title: Partial<Title>, language: Language): Html {
  const text = titleIn(title, language) ?? "";
  const isChinese = text === title.zh && text !== title.en;
  return isChinese ? html`<span lang="zh">${text}</span>` : html`${text}`;
}

/** `path:line:column`, which may break anywhere. */
export const placeHtml = (at: Pick<ReportPlace, "path" | "line" | "column">): Html =>
  html`<code class="place">${showPlace(at)}</code>`;

/** Words between backticks are names, here as everywhere. */
export function namesHtml(text: string): Html {
  const parts = text.split("`");
  const even = parts.length % 2 === 1;
  return html`${parts.map((it, at) => (at % 2 === 1 && even ? html`<code>${it}</code>` : html`${!even && at > 0 ? "`" : ""}${it}`))}`;
}

/** A verdict with its mark and word: never by colour alone. */
export function verdictHtml(verdict: keyof typeof marks): Html {
  return html`<span class="verdict v-${verdict}"
    ><span aria-hidden="true">${marks[verdict]}</span> ${english.verdicts[verdict]}</span
  >`;
}

export const marks = {
  violated: "×",
  undetermined: "?",
  pending: "…",
  satisfied: "✓",
  exempt: "✓",
  not_applicable: "–",
  not_in_force: "–",
  not_examined: "–",
} as const;

/** A section of the page with its heading; nothing without content. */
export function section(id: string, title: string, content: readonly Html[]): Html {
  return content.length === 0
    ? html``
    : html`<section aria-labelledby="${id}">
        <h2 id="${id}">${title}</h2>
        ${content}
      </section>`;
}

export const none = html``;

/** Of very many things the page tells the first, and `json` all. */
export const mostShown = 200;

/** Things one below another. */
export function listHtml(items: readonly Html[], kind: "wide" | "places"): Html {
  const told = items.slice(0, mostShown).map((it) => html`<li>${it}</li>`);
  return html`<ul class="${kind}">
    ${told}${moreHtml(items.length)}
  </ul>`;
}

const moreHtml = (count: number): Html =>
  count > mostShown ? html`<li>${english.labels.more(count - mostShown)}</li>` : none;
