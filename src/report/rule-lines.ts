import type { Verdict } from "../evaluate/decision.ts";
import { standingWords } from "./human-line.ts";
import type { Labelled } from "./labelled.ts";
import type { ReportRule } from "./rule-report.ts";
import type { Locale } from "../base/locale.ts";
import { captionIn, wordsIn } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

/** The duty of a rule in one sentence. */
export function dutyOf({ party, modal, act }: Pick<ReportRule, "party" | "modal" | "act">, locale: Locale): string {
  return clean(tablesIn(locale).report.labels.duty(party, modal, act));
}

/** The law's words for a rule; where they are not held or are not in the reader's language, ours too. */
export function lawLines(rule: Pick<ReportRule, "words" | "caption">, locale: Locale): readonly string[] {
  const { labels, marks } = tablesIn(locale).report;
  const words = wordsIn(rule, locale);
  const caption = captionIn(rule, locale);
  return [
    ...(words === undefined ? [] : [clean(words)]),
    ...(caption === undefined ? [] : [clean(caption + marks.aside(labels.unofficial))]),
  ];
}

/** What to do where a rule is broken, and what it rests on. */
export function adviceLines(rule: ReportRule, verdict: Verdict, locale: Locale): readonly Labelled[] {
  const { labels } = tablesIn(locale).report;
  return [
    { label: labels.toDo, texts: verdict === "violated" && rule.remedy !== undefined ? [clean(rule.remedy)] : [] },
    { label: labels.basis, texts: standingWords(rule).map(clean) },
  ].filter((it) => it.texts.length > 0);
}
