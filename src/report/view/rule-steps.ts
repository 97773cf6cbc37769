import type { Locale } from "../../base/locale.ts";
import { listOf, type MessageValue } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import { labels } from "../messages/labels.ts";
import { phrases, present } from "../messages/phrases.ts";
import {
  clauseKindMessage,
  clauseResultWords,
  conditionResultMessage,
  conditionWords,
  stepAttestationMessage,
} from "../messages/steps.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { citationIn } from "../model/citations.ts";
import { plainFact } from "./rule-lines.ts";
import { specificFacts } from "../model/report-instance.ts";
import { isAt } from "../model/report-place.ts";
import type { ReportClause, ReportFact, ReportInstance, ReportPlace, ReportRule } from "../model/report.ts";

/** How a step bears on the verdict. */
export type Bearing = "good" | "bad" | "open" | "waiting" | "quiet";

/** One thing that a rule asks, and what that came to in one instance. */
export interface RuleStep {
  readonly label: string;
  /** In plain words; empty for what goes without saying. */
  readonly said: string;
  /** As the policy writes it. */
  readonly text: string;
  readonly state: string;
  readonly bearing: Bearing;
  /** What it rests on or waits for. */
  readonly leaves: readonly string[];
}

/** What a rule asked of one document or element, in the order of asking: its conditions, then its requirements. */
export function stepsOf(rule: ReportRule, it: ReportInstance, locale: Locale): readonly RuleStep[] {
  const conditions = rule.conditions.map(({ kind, cite, name, text, said }, at): RuleStep => {
    const result = it.conditions[at] ?? "not_asked";
    const where = cite && citationIn(cite, locale);
    const label = present([locale.say(conditionWords[kind]()), where, name && shortName(name)]);
    // That a rule is asked within its scope goes without saying.
    const isPlain = kind === "scope" && result === "true";
    return {
      label: label.join(" "),
      said: isPlain ? "" : said,
      text: isPlain ? "" : text.replace(/^(when|unless|(policy|article|paragraph|item) applies where) /, ""),
      state: locale.say(conditionResultMessage(kind, result)),
      bearing: bearingOf(kind, result),
      leaves: [],
    };
  });
  return [...conditions, ...it.clauses.map((clause, at) => stepOf(clause, rule.requirements[at] ?? "", it, locale))];
}

function stepOf(clause: ReportClause, said: string, it: ReportInstance, locale: Locale): RuleStep {
  const { forbid, text, result } = clause;
  return {
    label: locale.say(clauseKindMessage(forbid)),
    said,
    text: text.replace(/^(require|forbid) /, ""),
    state: locale.say(clauseResultWords[result]()),
    bearing: clauseBearings[result],
    leaves: leavesOf(clause, it, locale),
  };
}

export const clauseBearings: Readonly<Record<ReportClause["result"], Bearing>> = {
  true: "good",
  false: "bad",
  unknown: "open",
  waiting: "waiting",
  void: "quiet",
};

export function bearingOf(
  kind: ReportRule["conditions"][number]["kind"],
  result: ReportInstance["conditions"][number],
): Bearing {
  if (result === "not_asked") return "quiet";
  if (result === "unknown") return "open";
  if (kind === "pending-while") return result === "true" ? "waiting" : "quiet";
  const bindsIf = kind === "unless" || kind === "exemption" ? "false" : "true";
  return result === bindsIf ? "good" : "quiet";
}

/** The facts, signatures, asked rules or gaps that decide a requirement. */
function leavesOf(
  { text, facts, causes, complies, result }: ReportClause,
  it: ReportInstance,
  locale: Locale,
): readonly string[] {
  const asked = (complies?.asked ?? []).filter((one) => !one.advisory && one.verdict === it.verdict);
  const named = new Set(text.match(/\w+/g));
  const breaks = (one: ReportFact): boolean => isAt(one.at, it.at);
  const all = [
    ...(complies?.void === undefined ? [] : [complies.void]),
    ...asked.map((one) => {
      const text = listOf([citationIn(one.cite, locale), shortName(one.rule)], "clause");
      return locale.say(phrases.labelled({ label: verdictWords[one.verdict](), text }));
    }),
    ...causes.map((one) => one.sentence),
    ...(result === "unknown" ? [] : stepFactLines(asked.length > 0 ? facts.filter(breaks) : facts, it, locale)),
    ...it.attestations
      .filter((one) => named.has(shortName(one.counts_for ?? one.standard)))
      .map((one) => locale.say(stepAttestationMessage(one))),
  ];
  return [...new Set(all)];
}

function stepFactLines(
  facts: readonly ReportFact[],
  { at, elements }: ReportInstance,
  locale: Locale,
): readonly string[] {
  return specificFacts(facts, elements).map((one) => {
    return locale.say(phrases.aside({ text: plainFact(one), aside: factLocation(one, at) }));
  });
}

/** Where a fact stands: its line, where the file is the one that is told of. */
export const factLocation = ({ at: { path, line } }: ReportFact, at: Pick<ReportPlace, "path">): MessageValue =>
  path === at.path ? labels.line({ line }) : `${path}:${line}`;
