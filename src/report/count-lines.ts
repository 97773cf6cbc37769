import { verdicts } from "../evaluate/decision.ts";
import { english } from "./english.ts";
import { formatsEnglish as words } from "./formats-english.ts";
import type { Labelled } from "./labelled.ts";
import type { Counts, Report } from "./report.ts";

/** The rules of a run by verdict: those that bind the party; others' duties and advisory ones if there are any. */
export function countRows(report: Report): readonly { readonly label: string; readonly counts: Counts }[] {
  const { counts, counts_of_others: others, counts_of_advisory: advisory } = report;
  return [
    { label: words.counted, counts },
    ...(hasAny(others) ? [{ label: words.ofOthers, counts: others }] : []),
    ...(hasAny(advisory) ? [{ label: words.ofAdvisory, counts: advisory }] : []),
  ];
}

/** The same in words, and how many are covered. */
export function countLines(report: Report): readonly Labelled[] {
  const { waived, in_baseline: known } = report.covered;
  return [
    ...countRows(report).map(({ label, counts }) => ({ label, texts: [countsInWords(counts)] })),
    ...(waived + known > 0 ? [{ label: words.covered, texts: [words.coveredBy(waived, known)] }] : []),
  ];
}

export function countsInWords(counts: Counts): string {
  return verdicts.map((it) => `${counts[it]} ${english.verdicts[it]}`).join(", ");
}

const hasAny = (counts: Counts): boolean => verdicts.some((it) => counts[it] > 0);
