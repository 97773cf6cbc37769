import { verdicts } from "../evaluate/decision.ts";
import { english } from "./english.ts";
import type { Labelled } from "./labelled.ts";
import { allInMargin } from "./margin.ts";
import { showPlace } from "./report-place.ts";
import type { ReportAsked, ReportInstance } from "./rule-report.ts";
import { captionIn, citeIn, wordsIn, type Language, type ShowOptions } from "./show-options.ts";
import { clean } from "./text-layout.ts";

const indent = "  ";

/** What the rules of other laws say that a rule asks, with the words in the margin. */
export function showAsked(instance: ReportInstance, { language, width, paint }: ShowOptions): readonly string[] {
  return askedLines(instance, language).flatMap(({ label, texts }) => allInMargin(label, texts, width, paint, indent));
}

/** What the rules of other laws say that a rule asks: those that decide one by one, the others counted; and what is void. */
export function askedLines({ clauses, verdict }: ReportInstance, language: Language): readonly Labelled[] {
  const asked = clauses.filter((it) => it.complies && it.result !== "void").flatMap((it) => it.complies?.asked ?? []);
  const voids = clauses.flatMap((it) => it.complies?.void ?? []);
  const decides = (it: ReportAsked): boolean => !it.advisory && it.verdict === verdict;
  const lines = [
    ...asked.filter(decides).flatMap((it) => askedWords(it, language)),
    ...othersOf(asked.filter((it) => !decides(it))),
  ];
  return [
    { label: english.labels.asked, texts: lines.map(clean) },
    { label: english.labels.isVoid, texts: voids.map(clean) },
  ];
}

function askedWords(it: ReportAsked, language: Language): readonly string[] {
  const words = wordsIn(it, language);
  const caption = captionIn(it, language);
  const { unofficial } = english.labels;
  return [
    `${english.verdicts[it.verdict]}  ${citeIn(it.cite, language)}  ${it.rule}`,
    ...(words === undefined ? [] : [words]),
    ...(caption === undefined ? [] : [`${caption} (${unofficial})`]),
    showPlace(it.at),
    `${english.labels.policy} ${showPlace(it.policy)}`,
  ];
}

function othersOf(others: readonly ReportAsked[]): readonly string[] {
  const { isAdvisory, otherAsked } = english.labels;
  const counts = verdicts.map((verdict) => {
    const count = others.filter((it) => !it.advisory && it.verdict === verdict).length;
    return { count, state: english.verdicts[verdict] };
  });
  const advisory = { count: others.filter((it) => it.advisory).length, state: isAdvisory };
  const told = [...counts, advisory].filter((it) => it.count > 0).map(({ count, state }) => `${count} ${state}`);
  return told.length === 0 ? [] : [otherAsked(told)];
}
