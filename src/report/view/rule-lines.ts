import type { Verdict } from "../../evaluate/decision.ts";
import { standingWords } from "./human-line.ts";
import type { Labelled } from "./labelled.ts";
import type { ReportRule } from "../model/rule-report.ts";
import type { Locale } from "../../base/locale.ts";
import { unofficialIn, wordsIn } from "../messages/citations.ts";
import { clean } from "./text-layout.ts";
import { dutyOf } from "../messages/duties.ts";
import { labels } from "../messages/labels.ts";

/** The duty of a rule in one sentence. */
export const dutyIn = (rule: Pick<ReportRule, "party" | "modal" | "act">, locale: Locale): string =>
  clean(locale.say(dutyOf(rule)));

/** The law's words for a rule; where they are not held or are not in the reader's language, ours too. */
export function lawLines(rule: Pick<ReportRule, "words" | "caption">, locale: Locale): readonly string[] {
  const words = wordsIn(rule, locale);
  const caption = unofficialIn(rule, locale);
  return [...(words === undefined ? [] : [clean(words)]), ...(caption === undefined ? [] : [clean(caption)])];
}

/** What to do where a rule is broken, and what it rests on. */
export function adviceLines(rule: ReportRule, verdict: Verdict, locale: Locale): readonly Labelled[] {
  return [
    {
      label: locale.say(labels.toDo()),
      texts: verdict === "violated" && rule.remedy !== undefined ? [clean(rule.remedy)] : [],
    },
    { label: locale.say(labels.basis()), texts: standingWords(rule).map(clean) },
  ].filter((it) => it.texts.length > 0);
}
