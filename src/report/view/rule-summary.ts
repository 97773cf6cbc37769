import { groupBy } from "../../base/group-by.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf, type List, type Message, type MessageValue } from "../../base/message.ts";
import { verdicts, type Verdict } from "../../evaluate/decision.ts";
import { packOf, shortName } from "../../evaluate/program.ts";
import { assumptionMessage, attestedByMessage, interpretationMessage } from "../messages/grounds.ts";
import { labels } from "../messages/labels.ts";
import { firstOfMany, phrases, present } from "../messages/phrases.ts";
import { coverWords, verdictWords } from "../messages/verdicts.ts";
import { citationIn } from "../model/citations.ts";
import { showPlace } from "../model/report-place.ts";
import { severityLevels } from "../model/report-run.ts";
import type { Citation, Report, ReportExemption, ReportInstance, ReportRule } from "../model/report.ts";
import type { Layout, Style, ShowOptions } from "./format-options.ts";
import { clean, padTo, wrap } from "./text-layout.ts";

const reasonsShown = 2;
const columns = { verdict: 16, en: 20, zh: 24 } as const;

/** A rule on one line: its verdict, its place in the law, its name, and why. */
export function ruleLine(rule: ReportRule, options: ShowOptions, more: readonly string[] = []): readonly string[] {
  const { locale } = options;
  const reasons = [verdictReason(rule, locale), ...standingWords(rule), ...more].filter((it) => it !== "");
  const name = shortName(rule.rule);
  const text = reasons.length === 0 ? name : phrases.labelled({ label: name, text: listOf(reasons, "semicolon") });
  return ruleInColumns(rule.verdict, rule.cite, text, options);
}

const ruleInColumns = (verdict: Verdict, cite: Citation, text: MessageValue, options: ShowOptions): readonly string[] =>
  inColumns({ state: verdictWords[verdict](), style: verdictStyle(verdict), cite, text }, options);

/** The same for the rules of one article; those that do not apply, all for one reason, share a line. */
export function ruleLinesOf(rules: readonly ReportRule[], article: Citation, options: ShowOptions): readonly string[] {
  const alike = groupBy(rules, (it) => sharedReason(it, options));
  return rules.flatMap((rule) => {
    const why = sharedReason(rule, options);
    const group = alike.get(why) ?? [];
    if (why === "" || group.length < fewestAlike) return ruleLine(rule, options);
    if (group[0] !== rule) return [];
    const names = listOf(group.map((it) => shortName(it.rule)));
    return ruleInColumns(rule.verdict, article, phrases.labelled({ label: names, text: why }), options);
  });
}

const fewestAlike = 3;

/** Why a rule does not apply, where nothing else is to be said of it; else nothing. */
function sharedReason(rule: ReportRule, options: ShowOptions): string {
  return rule.verdict === "not_applicable" && standingWords(rule).length === 0
    ? verdictReason(rule, options.locale)
    : "";
}

/** What is worst stands first, and what is covered behind what is not. */
export function worstFirst(rules: readonly ReportRule[]): readonly ReportRule[] {
  const rank = ({ verdict, covered_by: by }: ReportRule): number =>
    verdicts.indexOf(verdict) + (by === undefined ? 0 : 0.5);
  return rules.toSorted((a, b) => rank(a) - rank(b));
}

/** The same, and of what is alike otherwise the gravest. */
export const gravestFirst = (rules: readonly ReportRule[]): readonly ReportRule[] =>
  worstFirst(rules.toSorted((a, b) => severityLevels.indexOf(b.severity) - severityLevels.indexOf(a.severity)));

/** The instances that have the verdict of their rule; what is new must not hide behind what is known, so that stands last. */
export function decisive({ instances, verdict }: ReportRule): readonly ReportInstance[] {
  const isCovered = (it: ReportInstance): boolean => it.waived !== undefined || it.in_baseline !== undefined;
  return instances
    .filter((it) => it.verdict === verdict)
    .toSorted((a, b) => Number(isCovered(a)) - Number(isCovered(b)));
}

interface Columns {
  readonly state: Message;
  readonly style: Style;
  readonly cite: Citation;
  readonly text: MessageValue;
}

/** What is said of a place in the law, its state and place in columns. */
export function inColumns({ state, style, cite, text }: Columns, { locale, width, paint }: Layout): readonly string[] {
  const first = padTo(locale.say(state), columns.verdict);
  const second = padTo(citationIn(cite, locale), locale.script === undefined ? columns.en : columns.zh);
  const hanging = " ".repeat(4 + columns.verdict);
  const [line = "", ...rest] = wrap(`  ${first}${second}${clean(locale.show(text))}`, width, hanging);
  return [line.replace(first, paint(style, first)), ...rest];
}

/** The colour of a verdict. */
export function verdictStyle(verdict: Verdict): Style {
  if (verdict === "violated" || verdict === "undetermined" || verdict === "pending" || verdict === "satisfied")
    return verdict;
  return "quiet";
}

/** The colour of what a run came to. */
export function runStyle(word: Report["word"]): Style {
  if (word === "violated" || word === "undetermined" || word === "pending") return word;
  return word === "clear" || word === "nothing applies" ? "satisfied" : "undetermined";
}

/** What the verdict rests on, where that is more than facts; for what does not apply, why. */
export function verdictReason(rule: ReportRule, locale: Locale): string {
  const decisive = rule.instances.filter((it) => it.verdict === rule.verdict);
  const reasons = [...new Set(decisive.flatMap((it) => reasonsOf(it, rule, locale)))];
  const [part, whole] = [decisive.length, rule.instances.length];
  const where = part < whole ? [labels.of({ part, whole })] : [];
  return locale.list([...where, ...firstOfMany(reasons, reasonsShown)], "semicolon");
}

function reasonsOf(it: ReportInstance, rule: ReportRule, locale: Locale): readonly string[] {
  switch (it.verdict) {
    case "pending":
    case "undetermined":
      return it.causes.map((cause) => cause.sentence);
    case "violated":
      return [showPlace(it.at)];
    case "satisfied":
      return [
        ...it.attestations.map((one) => locale.say(attestedByMessage(one))),
        ...it.interpretations.map((one) => locale.say(interpretationMessage(one))),
        ...assumedIn(it, locale),
        ...voidsIn(it),
        ...(it.either_way ? [locale.say(labels.eitherWay())] : []),
      ];
    case "exempt":
      return [
        ...it.exempt_by.map((one) => locale.say(labels.byExemption({ what: exemptionWords(one, rule, locale) }))),
        ...assumedIn(it, locale),
      ];
    default:
      return [...(it.gate ? [it.gate.sentence] : []), ...assumedIn(it, locale)];
  }
}

function assumedIn({ assumptions }: ReportInstance, locale: Locale): readonly string[] {
  return assumptions.map((it) => locale.say(assumptionMessage(it)));
}

const voidsIn = ({ clauses }: ReportInstance): readonly string[] => present(clauses.map((it) => it.complies?.void));

/** An exemption of another pack is told by its full name. */
export function exemptionWords(
  { exemption, cite, policy }: ReportExemption,
  { rule }: ReportRule,
  locale: Locale,
): List {
  const name = packOf(exemption) === packOf(rule) ? shortName(exemption) : exemption;
  const place = phrases.aside({ text: citationIn(cite, locale), aside: showPlace(policy) });
  return listOf([`\`${name}\``, place], "clause");
}

/** Why a rule is advisory or provisional, or who made it count. */
export const standingWords = ({
  standing: { advisory, provisional, adopted },
}: Pick<ReportRule, "standing">): readonly string[] =>
  present([advisory?.sentence, provisional?.sentence, adopted?.sentence]);

/** Whether a rule was asked and counts, and its verdict settles nothing. */
export const isProvisional = ({ in_roll_up: counts, standing: { provisional }, verdict }: ReportRule): boolean =>
  counts && provisional !== undefined && verdict !== "not_examined" && verdict !== "not_in_force";

/** What is said beside a verdict: what covers it, and that it is provisional. */
export const verdictAsides = ({
  covered_by: cover,
  standing: { provisional },
}: Pick<ReportRule, "covered_by" | "standing">): readonly Message[] =>
  present([cover && coverWords[cover](), provisional && labels.isProvisional()]);
