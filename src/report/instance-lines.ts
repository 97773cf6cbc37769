import { factLines } from "./fact-lines.ts";
import { askedLines } from "./human-asked.ts";
import { groundLines } from "./human-grounds.ts";
import type { Labelled } from "./labelled.ts";
import { adviceLines, dutyOf } from "./rule-lines.ts";
import type { ReportInstance, ReportRule } from "./rule-report.ts";
import { citeIn, type Language } from "./show-options.ts";
import { clean } from "./text-layout.ts";
import { tables } from "./tables.ts";

/** Why an instance is violated, open or pending, for formats that lay nothing out: what is broken or needed, the facts, and what else it rests on. */
export function instanceLines(it: ReportInstance, language: Language): readonly Labelled[] {
  const { labels } = tables[language].report;
  const { why } = tables[language].formats;
  const isViolated = it.verdict === "violated";
  const broken = it.clauses.filter((one) => one.result === "false").map((one) => one.text);
  const causes = [...new Set(it.causes.map((one) => one.sentence))];
  return [
    { label: labels.broken, texts: isViolated ? broken.map(clean) : [] },
    ...askedLines(it, language),
    { label: labels.facts, texts: isViolated ? factLines(it, language).map(clean) : [] },
    { label: why, texts: isViolated ? [] : causes.map(clean) },
    ...groundLines([it], language),
  ].filter((one) => one.texts.length > 0);
}

/** All that is said of an instance where nothing else tells of its rule. `excuse`: why it does not fail the run. */
export function instanceText(
  rule: ReportRule,
  it: ReportInstance,
  excuse: string | undefined,
  language: Language,
): readonly string[] {
  const { marks, verdicts } = tables[language].report;
  const state = `${clean(citeIn(rule.cite, language))} ${verdicts[it.verdict]}`;
  const lines = [...instanceLines(it, language), ...adviceLines(rule, it.verdict, language)];
  const head = state + marks.colon + dutyOf(rule, language);
  return [head, ...(excuse === undefined ? [] : [excuse]), ...lines.map(lineIn(language))];
}

/** A word and what is said under it, on one line. */
export function lineIn(language: Language): (it: Labelled) => string {
  const { colon, semicolon } = tables[language].report.marks;
  return ({ label, texts }) => label + colon + texts.join(semicolon);
}
