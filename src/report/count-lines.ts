import { verdicts } from "../evaluate/decision.ts";
import type { Labelled } from "./labelled.ts";
import type { Counts, Report } from "./report.ts";
import type { Language } from "./show-options.ts";
import { tables } from "./tables.ts";

/** The rules of a run by verdict: those that bind the party; others' duties and advisory ones if there are any. */
export function countRows(
  report: Report,
  language: Language,
): readonly { readonly label: string; readonly counts: Counts }[] {
  const words = tables[language].formats;
  const { counts, counts_of_others: others, counts_of_advisory: advisory } = report;
  return [
    { label: words.counted, counts },
    ...(hasAny(others) ? [{ label: words.ofOthers, counts: others }] : []),
    ...(hasAny(advisory) ? [{ label: words.ofAdvisory, counts: advisory }] : []),
  ];
}

/** The same in words, and how many are covered. */
export function countLines(report: Report, language: Language): readonly Labelled[] {
  const words = tables[language].formats;
  const { waived, in_baseline: known } = report.covered;
  return [
    ...countRows(report, language).map(({ label, counts }) => ({ label, texts: [countsInWords(counts, language)] })),
    ...(waived + known > 0 ? [{ label: words.covered, texts: [words.coveredBy(waived, known)] }] : []),
  ];
}

export function countsInWords(counts: Counts, language: Language): string {
  const words = tables[language].report;
  return verdicts.map((it) => words.labels.count(counts[it], words.verdicts[it])).join(words.marks.comma);
}

const hasAny = (counts: Counts): boolean => verdicts.some((it) => counts[it] > 0);
