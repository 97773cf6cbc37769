import { verdicts } from "../evaluate/decision.ts";
import { english } from "./english.ts";
import { allInMargin } from "./margin.ts";
import { showPlace } from "./report-place.ts";
import type { ReportAsked, ReportInstance } from "./rule-report.ts";
import { captionIn, citeIn, wordsIn, type ShowOptions } from "./show-options.ts";
import { clean } from "./text-layout.ts";

const indent = "  ";

/** What the rules of other laws say that a rule asks: those that decide one by one, the others counted; and what is void. */
export function showAsked({ clauses, verdict }: ReportInstance, options: ShowOptions): readonly string[] {
  const { width, paint } = options;
  const asked = clauses.filter((it) => it.complies && it.result !== "void").flatMap((it) => it.complies?.asked ?? []);
  const voids = clauses.flatMap((it) => it.complies?.void ?? []);
  const decides = (it: ReportAsked): boolean => !it.advisory && it.verdict === verdict;
  const lines = [
    ...asked.filter(decides).flatMap((it) => askedWords(it, options)),
    ...othersOf(asked.filter((it) => !decides(it))),
  ];
  return [
    ...allInMargin(english.labels.asked, lines.map(clean), width, paint, indent),
    ...allInMargin(english.labels.isVoid, voids.map(clean), width, paint, indent),
  ];
}

function askedWords(it: ReportAsked, options: ShowOptions): readonly string[] {
  const words = wordsIn(it, options.language);
  const caption = captionIn(it, options.language);
  const { unofficial } = english.labels;
  return [
    `${english.verdicts[it.verdict]}  ${citeIn(it.cite, options.language)}  ${it.rule}`,
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
