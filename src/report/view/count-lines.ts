import { verdicts } from "../../evaluate/decision.ts";
import type { Labelled } from "./labelled.ts";
import type { Counts, Report } from "../model/report.ts";
import type { Locale } from "../../base/locale.ts";
import { formatWords } from "../messages/formats.ts";
import { labels } from "../messages/labels.ts";
import { verdictWords } from "../messages/verdicts.ts";

/** The rules of a run by verdict: those that bind the party; others' duties and advisory ones if there are any. */
export function countRows(
  report: Report,
  locale: Locale,
): readonly { readonly label: string; readonly counts: Counts }[] {
  const { counts, counts_of_others: others, counts_of_advisory: advisory } = report;
  return [
    { label: locale.say(formatWords.counted()), counts },
    ...(hasAny(others) ? [{ label: locale.say(formatWords.ofOthers()), counts: others }] : []),
    ...(hasAny(advisory) ? [{ label: locale.say(formatWords.ofAdvisory()), counts: advisory }] : []),
  ];
}

/** The same in words, and how many are covered. */
export function countLines(report: Report, locale: Locale): readonly Labelled[] {
  const { waived, in_baseline: known } = report.covered;
  return [
    ...countRows(report, locale).map(({ label, counts }) => ({ label, texts: [countsInWords(counts, locale)] })),
    ...(waived + known > 0
      ? [{ label: locale.say(formatWords.covered()), texts: [locale.say(formatWords.coveredBy({ waived, known }))] }]
      : []),
  ];
}

export function countsInWords(counts: Counts, locale: Locale): string {
  return locale.list(
    verdicts.map((it) => locale.say(labels.count({ count: counts[it], state: verdictWords[it]() }))),
    "comma",
  );
}

const hasAny = (counts: Counts): boolean => verdicts.some((it) => counts[it] > 0);
