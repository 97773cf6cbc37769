import { verdicts } from "../evaluate/decision.ts";
import { showExplainedInstance } from "./explanation-instance.ts";
import type { Told } from "./explanation-reasons.ts";
import type { ExplainedRule, ExplanationReport } from "./explanation.ts";
import { showHeader } from "./human-header.ts";
import { showRuleHead } from "./human-rule.ts";
import { indented } from "./margin.ts";
import { explanationWords, notExplained } from "./messages/explanation.ts";
import type { ShowOptions } from "./show-options.ts";
import { tablesIn } from "./tables.ts";

/** An explanation for people: each rule with the law's words, then why, as a tree, and what would have to change. */
export function showExplanation(explanation: ExplanationReport, options: ShowOptions): string {
  const told: Told = new Set();
  const blocks = explanation.rules.map((it) => showRule(it, explanation, told, options));
  const sections = [
    ...(options.quiet ? [] : [showHeader(explanation, options)]),
    ...blocks,
    showRest(explanation, options),
  ];
  return `${sections
    .filter((it) => it.length > 0)
    .map((it) => it.join("\n"))
    .join("\n\n")}\n`;
}

function showRule(
  rule: ExplainedRule,
  { inputs }: ExplanationReport,
  told: Told,
  options: ShowOptions,
): readonly string[] {
  const { locale, width } = options;
  const { labels } = tablesIn(locale).report;
  const notExamined = explanationWords.notExamined({ subject: rule.subject });
  return [
    ...showRuleHead(rule, options),
    ...(rule.instances.length === 0 ? indented(locale.say(notExamined), width, "  ") : []),
    ...rule.instances.flatMap((it) => ["", ...showExplainedInstance(it, rule, inputs, told, options)]),
    ...(rule.left > 0 ? ["", ...indented(labels.more(rule.left), width, "  ")] : []),
  ];
}

/** The rules of the roll-up that are not told of. */
function showRest(
  { asked, rules, others, sentence, troubles, inputs, exit_code: exitCode }: ExplanationReport,
  { locale, width }: ShowOptions,
): readonly string[] {
  const { labels, verdicts: words } = tablesIn(locale).report;
  if (asked !== undefined || troubles.length > 0 || inputs.length === 0) return [];
  if (exitCode === 5) return indented(sentence, width, "");
  const states = verdicts.filter((it) => others[it] > 0).map((it) => labels.count(others[it], words[it]));
  return [
    ...(rules.length === 0 && exitCode === 0 ? indented(locale.say(explanationWords.nothing()), width, "") : []),
    ...(states.length === 0
      ? []
      : indented(locale.list([notExplained(states), explanationWords.askByName()], "sentence"), width, "")),
  ];
}
