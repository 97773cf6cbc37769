import { factLines } from "./fact-lines.ts";
import { askedLines } from "./human-asked.ts";
import { groundLines } from "./human-grounds.ts";
import type { Labelled } from "./labelled.ts";
import { adviceLines, dutyOf } from "./rule-lines.ts";
import type { ReportInstance, ReportRule } from "./rule-report.ts";
import type { Locale } from "../base/locale.ts";
import { citeIn } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

/** Why an instance is violated, open or pending, for formats that lay nothing out: what is broken or needed, the facts, and what else it rests on. */
export function instanceLines(it: ReportInstance, locale: Locale): readonly Labelled[] {
  const { labels } = tablesIn(locale).report;
  const { why } = tablesIn(locale).formats;
  const isViolated = it.verdict === "violated";
  const broken = it.clauses.filter((one) => one.result === "false").map((one) => one.text);
  const causes = [...new Set(it.causes.map((one) => one.sentence))];
  return [
    { label: labels.broken, texts: isViolated ? broken.map(clean) : [] },
    ...askedLines(it, locale),
    { label: labels.facts, texts: isViolated ? factLines(it, locale).map(clean) : [] },
    { label: why, texts: isViolated ? [] : causes.map(clean) },
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
  const { marks, verdicts } = tablesIn(locale).report;
  const state = `${clean(citeIn(rule.cite, locale))} ${verdicts[it.verdict]}`;
  const lines = [...instanceLines(it, locale), ...adviceLines(rule, it.verdict, locale)];
  const head = state + marks.colon + dutyOf(rule, locale);
  return [head, ...(excuse === undefined ? [] : [excuse]), ...lines.map(lineIn(locale))];
}

/** A word and what is said under it, on one line. */
export function lineIn(locale: Locale): (it: Labelled) => string {
  const { colon, semicolon } = tablesIn(locale).report.marks;
  return ({ label, texts }) => label + colon + texts.join(semicolon);
}
