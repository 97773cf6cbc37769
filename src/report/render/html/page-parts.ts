import type { Locale } from "../../../base/locale.ts";
import { titled, type Message } from "../../../base/message.ts";
import { inFullWidth, inScript } from "../../../base/script.ts";
import type { Verdict } from "../../../evaluate/decision.ts";
import type { WrittenWords } from "../../../statute/statute.ts";
import { labels } from "../../messages/labels.ts";
import { punctuation, phrases } from "../../messages/phrases.ts";
import { verdictSigns, verdictWords } from "../../messages/verdicts.ts";
import { captionIn, titleIn } from "../../model/citations.ts";
import { showPlace } from "../../model/report-place.ts";
import type { Report, Citation, PackHead, ReportPlace, ReportTitle } from "../../model/report.ts";
import type { FormatOptions, Graphviz } from "../../view/format-options.ts";
import { html, type Html } from "./html-template.ts";

/** What every part of the page is made from. */
export interface PageContext {
  readonly report: Report;
  readonly locale: Locale;
  readonly say: Locale["say"];
  /** Between texts of which one is markup. */
  readonly marks: { readonly colon: string; readonly comma: string; readonly clause: string };
  readonly graphviz: Graphviz | undefined;
}

/** A page on a report, in the reader's language. */
export function pageOf(report: Report, { locale, graphviz }: Pick<FormatOptions, "locale" | "graphviz">): PageContext {
  const { say } = locale;
  const said = { colon: say(punctuation.colon()), comma: say(punctuation.comma()), clause: say(punctuation.clause()) };
  return { report, locale, say, marks: said, graphviz };
}

/** The law's words: Chinese in both scripts, of which one is shown. */
export const lawWordsHtml = (words: WrittenWords): Html =>
  "text" in words
    ? html`<span lang="${words.language}">${words.text}</span>`
    : bothScripts({ hant: words.hant, hans: inFullWidth(words.hans) });

/** The language of the law's words, as pages name it. */
export const languageOf = (words: WrittenWords): string => ("text" in words ? words.language : "zh");

/** Chinese in both scripts, of which one is shown. */
const bothScripts = ({ hant, hans }: { readonly hant: string; readonly hans: string }): Html =>
  html`<span lang="zh-Hant">${hant}</span><span lang="zh-Hans">${hans}</span>`;

/** Chinese of ours in both scripts, of which one is shown. */
export const ownScripts = (zh: string): Html => bothScripts({ hant: zh, hans: inScript(zh, "zh-Hans") });

/** A place in the law beside its words: as the law itself is cited. */
export const ownCiteHtml = ({ en, hant, hans }: Citation): Html =>
  hant === undefined || hans === undefined ? html`${en}` : bothScripts({ hant, hans });

/** A place in the law as readers of the page's language cite it. */
export const citeHtml = (cite: Citation, { locale }: Pick<PageContext, "locale">): Html =>
  locale.script === undefined ? html`${cite.en}` : ownCiteHtml(cite);

/** A place in the law as readers of the page's language cite it, and as the law itself is. */
export const bothCitesHtml = (cite: Citation, locale: Locale): Html =>
  locale.script === undefined && cite.hant !== undefined
    ? html`${cite.en} <span class="soft">${ownCiteHtml(cite)}</span>`
    : ownCiteHtml(cite);

/** A title in the reader's language. */
export function titleHtml(title: Partial<ReportTitle>, locale: Locale): Html {
  const { en, zh } = title;
  if (locale.script === undefined && en === undefined && zh !== undefined) return ownScripts(zh);
  return html`${titleIn(title, locale) ?? ""}`;
}

/** A link to the official text of a pack, where the pack says where it is. */
export const officialTextHtml = (
  { official_text: address }: Pick<PackHead, "official_text">,
  { say }: Pick<PageContext, "say">,
): Html =>
  address === undefined ? emptyHtml : html`<a class="small" href="${address}">${say(labels.officialText())}</a>`;

/** What a unit is about in our words, and that they are ours; for readers of the law's words only where those are not there. */
export function captionHtml(
  of: Parameters<typeof captionIn>[0],
  { locale, say }: Pick<PageContext, "locale" | "say">,
): Html {
  if (captionIn(of, locale) === undefined || !of.caption) return emptyHtml;
  const unofficial = say(phrases.aside({ text: "", aside: labels.unofficial() }));
  return html`<span class="small soft">${titleHtml(of.caption, locale)}${unofficial}</span>`;
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

/** What an id names: its title, or the id as a name. */
export const titledHtml = (
  of: Parameters<typeof titled>[0],
  id: string,
  { locale }: Pick<PageContext, "locale">,
): Html => namesHtml(locale.show(titled(of, id)));

/** A verdict with its mark and word: never by colour alone. */
export function verdictHtml(verdict: Verdict, { say }: Pick<PageContext, "say">): Html {
  return html`<span class="verdict v-${verdict}"
    ><span aria-hidden="true">${verdictSigns[verdict]}</span> ${say(verdictWords[verdict]())}</span
  >`;
}

export const emptyHtml = html``;

/** Of very many things the page tells the first, and `json` all. */
const mostShown = 200;

/** Things one below another. */
export const listHtml = (items: readonly Html[], kind: "wide" | "places", page: Pick<PageContext, "say">): Html =>
  html`<ul class="${kind}">
    ${firstItems(items, mostShown, page)}
  </ul>`;

/** The first entries of a list, and how many more there are. */
export function firstItems(items: readonly Html[], most: number, { say }: Pick<PageContext, "say">): readonly Html[] {
  const count = items.length - most;
  const shown = items.slice(0, most).map((it) => html`<li>${it}</li>`);
  return count > 0 ? [...shown, html`<li>${say(labels.more({ count }))}</li>`] : shown;
}

/** A heading with things one below another; nothing without things. */
export const titledList = (title: Message, items: readonly Html[], page: PageContext): readonly Html[] =>
  items.length === 0 ? [] : [html`<h3>${page.say(title)}</h3>`, listHtml(items, "wide", page)];

/** Help over a part of the page; nothing without the part. */
export const helped = (help: Message, content: readonly Html[], { say }: PageContext): readonly Html[] =>
  content.length === 0 ? [] : [html`<p class="soft small">${say(help)}</p>`, ...content];

/** Whether a page has Chinese beside another language: where one of its laws is cited in Chinese. */
export const showsChinese = ({ packs }: Report): boolean => packs.some((it) => it.citation === undefined);

/** Chooses the script of the law's words. */
export function scriptSwitch({ script }: Locale, attributes: Html): Html {
  const radio = (id: string, name: string, isChosen: boolean): Html =>
    html`<span
      ><input type="radio" name="script" id="${id}" ${isChosen ? "checked" : ""} /><label for="${id}"
        >${name}</label
      ></span
    >`;
  const isHans = script === "zh-Hans";
  return html`<form class="script" ${attributes}>
    ${radio("hant", "繁體", !isHans)} ${radio("hans", "简体", isHans)}
  </form>`;
}

/** Things one beside another. */
export const besideHtml = (
  items: readonly Html[],
  { marks: { comma } }: { readonly marks: Pick<PageContext["marks"], "comma"> },
): Html => html`${items.map((it, at) => html`${at > 0 ? comma : ""}${it}`)}`;

/** A table, the first cell of each row its heading; of very many rows the first. */
export function tableHtml(columns: readonly Message[], rows: readonly (readonly Html[])[], { say }: PageContext): Html {
  const count = rows.length - mostShown;
  return html`<table>
      <thead>
        <tr>
          ${columns.map((it) => html`<th scope="col">${say(it)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, mostShown).map(rowHtml)}
      </tbody>
    </table>
    ${count > 0 ? html`<p>${say(labels.more({ count }))}</p>` : emptyHtml}`;
}

function rowHtml([head = emptyHtml, ...cells]: readonly Html[]): Html {
  return html`<tr>
    <th scope="row">${head}</th>
    ${cells.map((it) => html`<td>${it}</td>`)}
  </tr>`;
}

/** Outcomes as a reader filters by them. */
export const outcomeGroups = ["violated", "undetermined", "pending", "clear", "outside"] as const;
type OutcomeGroup = (typeof outcomeGroups)[number];

/**
 * The group of a verdict.
 *
 * @example
 * groupOf("exempt") // "clear"
 * groupOf("not_examined") // "outside"
 */
export function groupOf(verdict: Verdict): OutcomeGroup {
  if (verdict === "violated" || verdict === "undetermined" || verdict === "pending") return verdict;
  return verdict === "satisfied" || verdict === "exempt" ? "clear" : "outside";
}
