import { verdicts } from "../evaluate/decision.ts";
import type { Labelled } from "./labelled.ts";
import { allInMargin } from "./margin.ts";
import { showPlace } from "./report-place.ts";
import type { ReportAsked, ReportInstance } from "./rule-report.ts";
import type { Locale } from "../base/locale.ts";
import { captionIn, citeIn, wordsIn, type ShowOptions } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

const indent = "  ";

/** What the rules of other laws say that a rule asks, with the words in the margin. */
export function showAsked(instance: ReportInstance, { locale, width, paint }: ShowOptions): readonly string[] {
  return askedLines(instance, locale).flatMap(({ label, texts }) => allInMargin(label, texts, width, paint, indent));
}

/** What the rules of other laws say that a rule asks: those that decide one by one, the others counted; and what is void. */
export function askedLines({ clauses, verdict }: ReportInstance, locale: Locale): readonly Labelled[] {
  const asked = clauses.filter((it) => it.complies && it.result !== "void").flatMap((it) => it.complies?.asked ?? []);
  const voids = clauses.flatMap((it) => it.complies?.void ?? []);
  const decides = (it: ReportAsked): boolean => !it.advisory && it.verdict === verdict;
  const { labels } = tablesIn(locale).report;
  const lines = [
    ...asked.filter(decides).flatMap((it) => askedWords(it, locale)),
    ...othersOf(
      asked.filter((it) => !decides(it)),
      locale,
    ),
  ];
  return [
    { label: labels.asked, texts: lines.map(clean) },
    { label: labels.isVoid, texts: voids.map(clean) },
  ];
}

function askedWords(it: ReportAsked, locale: Locale): readonly string[] {
  const words = wordsIn(it, locale);
  const caption = captionIn(it, locale);
  const { labels, marks, verdicts: states } = tablesIn(locale).report;
  return [
    `${states[it.verdict]}  ${citeIn(it.cite, locale)}  ${it.rule}`,
    ...(words === undefined ? [] : [words]),
    ...(caption === undefined ? [] : [caption + marks.aside(labels.unofficial)]),
    showPlace(it.at),
    `${labels.policy} ${showPlace(it.policy)}`,
  ];
}

function othersOf(others: readonly ReportAsked[], locale: Locale): readonly string[] {
  const { labels, verdicts: states } = tablesIn(locale).report;
  const counts = verdicts.map((verdict) => {
    const count = others.filter((it) => !it.advisory && it.verdict === verdict).length;
    return { count, state: states[verdict] };
  });
  const advisory = { count: others.filter((it) => it.advisory).length, state: labels.isAdvisory };
  const told = [...counts, advisory].filter((it) => it.count > 0).map(({ count, state }) => labels.count(count, state));
  return told.length === 0 ? [] : [labels.otherAsked(told)];
}
