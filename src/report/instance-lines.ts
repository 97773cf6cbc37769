import { english } from "./english.ts";
import { factLines } from "./fact-lines.ts";
import { formatsEnglish } from "./formats-english.ts";
import { askedLines } from "./human-asked.ts";
import { groundLines } from "./human-grounds.ts";
import type { Labelled } from "./labelled.ts";
import type { ReportInstance } from "./rule-report.ts";
import type { Language } from "./show-options.ts";
import { clean } from "./text-layout.ts";

/** Why an instance is violated, open or pending, for formats that lay nothing out: what is broken or needed, the facts, and what else it rests on. */
export function instanceLines(it: ReportInstance, language: Language): readonly Labelled[] {
  const { labels } = english;
  const isViolated = it.verdict === "violated";
  const broken = it.clauses.filter((one) => one.result === "false").map((one) => one.text);
  const needed = [...new Set(it.causes.map((one) => one.sentence))];
  return [
    { label: labels.broken, texts: isViolated ? broken.map(clean) : [] },
    ...askedLines(it, language),
    { label: labels.facts, texts: isViolated ? factLines(it).map(clean) : [] },
    { label: it.verdict === "pending" ? formatsEnglish.why : labels.needed, texts: isViolated ? [] : needed.map(clean) },
    ...groundLines([it]),
  ].filter((one) => one.texts.length > 0);
}
