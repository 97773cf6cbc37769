import { shortName } from "./english-words.ts";
import { html, type Html } from "./html.ts";
import { linkToRule } from "./page-articles.ts";
import { listHtml, placeHtml, rulesOf, type Page } from "./page.ts";
import { showPlace } from "./report-place.ts";
import type { ReportInstance, ReportPlace } from "./rule-report.ts";

/** What people of the organisation decided, or the run took for granted, on which outcomes rest. */
export function basisHtml(page: Page): readonly Html[] {
  const { report } = page;
  if (report.word === "nothing judged") return [];
  const { inForce, labels, marks, page: words } = page.words;
  const lists = [
    list(words.readings, page, (it) =>
      it.interpretations.map((one) => ({
        ...one,
        text: html`<code>${shortName(one.term)}</code
          >${marks.colon}<strong>${one.value}</strong>${marks.pause}${one.by}`,
      })),
    ),
    list(words.waivers, page, ({ waived }) =>
      waived ? [{ text: html`${labels.byWaiver(waived)}`, because: undefined, at: waived.at }] : [],
    ),
    adoptions(page),
    list(words.assumptions, page, (it) =>
      it.assumptions.map((one) => ({
        ...one,
        text: html`<code>${one.path}</code>${marks.colon}<strong>${one.shown}</strong>${marks.pause}${one.by}`,
      })),
    ),
    list(words.values, page, (it) =>
      it.parameters.map((one) => ({
        text: html`<code>${shortName(one.name)}</code
          >${marks.colon}<strong>${one.shown}</strong>${marks.pause}${inForce(one.in_force)}`,
        because: undefined,
        at: one.policy,
      })),
    ),
    takenForGranted(page),
  ].flat();
  const [first = html`<p>${words.noBasis}</p>`, ...rest] = lists;
  return [html`<p class="soft small">${words.basisHelp(report.settings.profile)}</p>`, first, ...rest];
}

interface Decided {
  readonly text: Html;
  readonly because: string | undefined;
  readonly at: ReportPlace;
}

/** Each decision once, with the rules that rest on it. */
function list(title: string, page: Page, decidedIn: (it: ReportInstance) => readonly Decided[]): readonly Html[] {
  const found = new Map<string, Decided & { readonly rules: Set<string> }>();
  for (const rule of rulesOf(page.report)) {
    for (const it of rule.instances.flatMap(decidedIn)) {
      const key = `${showPlace(it.at)} ${it.text.markup}`;
      const known = found.get(key) ?? { ...it, rules: new Set<string>() };
      found.set(key, known);
      known.rules.add(rule.rule);
    }
  }
  return listed(
    title,
    [...found.values()].map((it) => ({ ...it, rules: [...it.rules] })),
    page,
  );
}

function adoptions(page: Page): readonly Html[] {
  const rules = rulesOf(page.report).filter((it) => it.standing.adopted);
  const found = rules.flatMap(({ rule, standing: { adopted } }) =>
    adopted ? [{ text: html`${adopted.sentence}`, because: adopted.because, at: adopted.at, rules: [rule] }] : [],
  );
  return listed(page.words.page.adoptions, found, page);
}

function listed(
  title: string,
  decided: readonly (Decided & { readonly rules: readonly string[] })[],
  page: Page,
): readonly Html[] {
  if (decided.length === 0) return [];
  const { labels, marks, page: words } = page.words;
  const items = decided.map(
    ({ text, because, at, rules }) =>
      html`${text} ${placeHtml(at)}${because === undefined ? "" : html`<br />${words.because(because)}`} <br /><span
          class="small soft"
          >${labels.opens}
          ${rules.map((it, index) => html`${index > 0 ? marks.comma : ""}${linkToRule(it, page)}`)}</span
        >`,
  );
  return [html`<h3>${title}</h3>`, listHtml(items, "wide", page)];
}

/** Such as the day of the facts of an event; the same for many documents is told once. */
function takenForGranted(page: Page): readonly Html[] {
  const { assumed, inputs } = page.report;
  const { labels, page: words } = page.words;
  if (assumed.length === 0) return [];
  const items = [...new Set(assumed.map((it) => it.what))].map((what) => {
    const [first, ...others] = assumed.filter((it) => it.what === what).flatMap((it) => inputs[it.input] ?? []);
    const rest = others.length > 0 ? ` ${labels.more(others.length)}` : "";
    return html`${what} ${first ? placeHtml(first) : ""}${rest}`;
  });
  return [html`<h3>${words.takenForGranted}</h3>`, listHtml(items, "wide", page)];
}
