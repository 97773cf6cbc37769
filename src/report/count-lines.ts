import { verdicts } from "../evaluate/decision.ts";
import type { Labelled } from "./labelled.ts";
import type { Counts, Report } from "./report.ts";
import type { Locale } from "../base/locale.ts";
import { tablesIn } from "./tables.ts";

/** The rules of a run by verdict: those that bind the party; others' duties and advisory ones if there are any. */
export function countRows(
  report: Report,
  locale: Locale,
): readonly { readonly label: string; readonly counts: Counts }[] {
  const words = tablesIn(locale).formats;
  const { counts, counts_of_others: others, counts_of_advisory: advisory } = report;
  return [
    { label: words.counted, counts },
    ...(hasAny(others) ? [{ label: words.ofOthers, counts: others }] : []),
    ...(hasAny(advisory) ? [{ label: words.ofAdvisory, counts: advisory }] : []),
  ];
}

/** The same in words, and how many are covered. */
export function countLines(report: Report, locale: Locale): readonly Labelled[] {
  const words = tablesIn(locale).formats;
  const { waived, in_baseline: known } = report.covered;
  return [
    ...countRows(report, locale).map(({ label, counts }) => ({ label, texts: [countsInWords(counts, locale)] })),
    ...(waived + known > 0 ? [{ label: words.covered, texts: [words.coveredBy(waived, known)] }] : []),
  ];
}

export function countsInWords(counts: Counts, locale: Locale): string {
  const words = tablesIn(locale).report;
  return verdicts.map((it) => words.labels.count(counts[it], words.verdicts[it])).join(words.marks.comma);
}

const hasAny = (counts: Counts): boolean => verdicts.some((it) => counts[it] > 0);
