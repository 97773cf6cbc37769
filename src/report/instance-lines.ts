import { english } from "./english.ts";
import { factLines } from "./fact-lines.ts";
import { formatsEnglish as words } from "./formats-english.ts";
import { askedLines } from "./human-asked.ts";
import { groundLines } from "./human-grounds.ts";
import type { Labelled } from "./labelled.ts";
import { adviceLines, dutyOf } from "./rule-lines.ts";
import type { ReportInstance, ReportRule } from "./rule-report.ts";
import { citeIn, type Language } from "./show-options.ts";
import { clean } from "./text-layout.ts";

/** Why an instance is violated, open or pending, for formats that lay nothing out: what is broken or needed, the facts, and what else it rests on. */
export function instanceLines(it: ReportInstance, language: Language): readonly Labelled[] {
  const { labels } = english;
  const isViolated = it.verdict === "violated";
  const broken = it.clauses.filter((one) => one.result === "false").map((one) => one.text);
  const causes = [...new Set(it.causes.map((one) => one.sentence))];
  return [
    { label: labels.broken, texts: isViolated ? broken.map(clean) : [] },
    ...askedLines(it, language),
    { label: labels.facts, texts: isViolated ? factLines(it).map(clean) : [] },
    { label: words.why, texts: isViolated ? [] : causes.map(clean) },
    ...groundLines([it]),
  ].filter((one) => one.texts.length > 0);
}

/** All that is said of an instance where nothing else tells of its rule. `excuse`: why it does not fail the run. */
export function instanceText(
  rule: ReportRule,
  it: ReportInstance,
  excuse: string | undefined,
  language: Language,
): readonly string[] {
  const state = `${clean(citeIn(rule.cite, language))} ${english.verdicts[it.verdict]}`;
  const lines = [...instanceLines(it, language), ...adviceLines(rule, it.verdict)];
  return [`${state}: ${dutyOf(rule)}`, ...(excuse === undefined ? [] : [excuse]), ...lines.map(lineOf)];
}

export const lineOf = ({ label, texts }: Labelled): string => `${label}: ${texts.join("; ")}`;
