import { verdicts } from "../evaluate/decision.ts";
import { english } from "./english.ts";
import { formatsEnglish as words } from "./formats-english.ts";
import type { Labelled } from "./labelled.ts";
import type { Counts, Report } from "./report.ts";

/** The rules of a run by verdict, every verdict named: those that bind the party; others' duties and advisory ones if there are any. */
export function countLines(report: Report): readonly Labelled[] {
  const line = (label: string, counts: Counts): Labelled => ({ label, texts: [countsInWords(counts)] });
  const { counts, counts_of_others: others, counts_of_advisory: advisory } = report;
  return [
    line(words.counted, counts),
    ...(hasAny(others) ? [line(words.ofOthers, others)] : []),
    ...(hasAny(advisory) ? [line(words.ofAdvisory, advisory)] : []),
  ];
}

export function countsInWords(counts: Counts): string {
  return verdicts.map((it) => `${counts[it]} ${english.verdicts[it]}`).join(", ");
}

const hasAny = (counts: Counts): boolean => verdicts.some((it) => counts[it] > 0);
