import { verdicts } from "../../evaluate/decision.ts";
import type { Labelled } from "./labelled.ts";
import { allInMargin } from "./margin.ts";
import { showPlace } from "../model/report-place.ts";
import type { ReportAsked, ReportInstance } from "../model/rule-report.ts";
import type { Locale } from "../../base/locale.ts";
import { citeIn, unofficialIn, wordsIn } from "../messages/citations.ts";
import type { ShowOptions } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { listOf } from "../../base/message.ts";
import { labels } from "../messages/labels.ts";
import { verdictWords } from "../messages/verdicts.ts";

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
  const lines = [
    ...asked.filter(decides).flatMap((it) => askedWords(it, locale)),
    ...othersOf(
      asked.filter((it) => !decides(it)),
      locale,
    ),
  ];
  return [
    { label: locale.say(labels.asked()), texts: lines.map(clean) },
    { label: locale.say(labels.isVoid()), texts: voids.map(clean) },
  ];
}

function askedWords(it: ReportAsked, locale: Locale): readonly string[] {
  const words = wordsIn(it, locale);
  const caption = unofficialIn(it, locale);
  return [
    `${locale.say(verdictWords[it.verdict]())}  ${citeIn(it.cite, locale)}  ${it.rule}`,
    ...(words === undefined ? [] : [words]),
    ...(caption === undefined ? [] : [caption]),
    showPlace(it.at),
    `${locale.say(labels.policy())} ${showPlace(it.policy)}`,
  ];
}

function othersOf(others: readonly ReportAsked[], locale: Locale): readonly string[] {
  const states = [
    ...verdicts.map((it) => [it, verdictWords[it]()] as const),
    ["advisory", labels.isAdvisory()] as const,
  ];
  const told = states.flatMap(([of, state]) => {
    const count = others.filter((it) => (it.advisory ? "advisory" : it.verdict) === of).length;
    return count > 0 ? [labels.count({ count, state })] : [];
  });
  return told.length === 0 ? [] : [locale.say(labels.otherAsked({ states: listOf(told) }))];
}
