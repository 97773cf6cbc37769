import { factLines } from "./fact-lines.ts";
import { askedLines } from "./human-asked.ts";
import { groundLines } from "./human-grounds.ts";
import type { Labelled } from "./labelled.ts";
import { adviceLines, dutyIn } from "./rule-lines.ts";
import type { ReportInstance, ReportRule } from "../model/rule-report.ts";
import type { Locale } from "../../base/locale.ts";
import { citeIn } from "../messages/citations.ts";
import { clean } from "./text-layout.ts";
import { listOf } from "../../base/message.ts";
import { formatWords } from "../messages/formats.ts";
import { labels } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";
import { verdictWords } from "../messages/verdicts.ts";

/** Why an instance is violated, open or pending, for formats that lay nothing out: what is broken or needed, the facts, and what else it rests on. */
export function instanceLines(it: ReportInstance, locale: Locale): readonly Labelled[] {
  const isViolated = it.verdict === "violated";
  const broken = it.clauses.filter((one) => one.result === "false").map((one) => one.text);
  const causes = [...new Set(it.causes.map((one) => one.sentence))];
  return [
    { label: locale.say(labels.broken()), texts: isViolated ? broken.map(clean) : [] },
    ...askedLines(it, locale),
    { label: locale.say(labels.facts()), texts: isViolated ? factLines(it, locale).map(clean) : [] },
    { label: locale.say(formatWords.why()), texts: isViolated ? [] : causes.map(clean) },
    ...groundLines([it], locale),
  ].filter((one) => one.texts.length > 0);
}

/** All that is said of an instance where nothing else tells of its rule. `excuse`: why it does not fail the run. */
export function instanceText(
  rule: ReportRule,
  it: ReportInstance,
  excuse: string | undefined,
  locale: Locale,
): readonly string[] {
  const state = `${clean(citeIn(rule.cite, locale))} ${locale.say(verdictWords[it.verdict]())}`;
  const lines = [...instanceLines(it, locale), ...adviceLines(rule, it.verdict, locale)];
  const head = locale.say(phrases.labelled({ label: state, text: dutyIn(rule, locale) }));
  return [head, ...(excuse === undefined ? [] : [excuse]), ...lines.map(lineIn(locale))];
}

/** A word and what is said under it, on one line. */
export const lineIn =
  (locale: Locale): ((it: Labelled) => string) =>
  ({ label, texts }) =>
    locale.say(phrases.labelled({ label, text: listOf(texts, "semicolon") }));
