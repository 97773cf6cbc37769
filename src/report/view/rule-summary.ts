import type { Locale } from "../../base/locale.ts";
import { listOf, type List } from "../../base/message.ts";
import { verdicts, type Verdict } from "../../evaluate/decision.ts";
import { packOf, shortName } from "../../evaluate/program.ts";
import { assumptionMessage, attestedByMessage, interpretationMessage } from "../messages/grounds.ts";
import { labels } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { citationOf, citationIn } from "../model/citations.ts";
import { showPlace } from "../model/report-place.ts";
import type { Citation, ReportExemption, ReportInstance, ReportRule } from "../model/report.ts";
import type { Style, ShowOptions } from "./format-options.ts";
import { clean, padTo, wrap } from "./text-layout.ts";

const reasonsShown = 2;
const columns = { verdict: 16, en: 20, zh: 24 } as const;

/** A rule on one line: its verdict, its place in the law, its name, and why. */
export function ruleLine(rule: ReportRule, options: ShowOptions, more: readonly string[] = []): readonly string[] {
  const { locale } = options;
  const reasons = [verdictReason(rule, locale), ...standingWords(rule), ...more].filter((it) => it !== "");
  const name = shortName(rule.rule);
  const text =
    reasons.length === 0 ? name : locale.say(phrases.labelled({ label: name, text: listOf(reasons, "semicolon") }));
  const { verdict, cite } = rule;
  return inColumns({ state: locale.say(verdictWords[verdict]()), style: verdictStyle(verdict), cite, text }, options);
}

/** The same for the rules of one article; those that do not apply, all for one reason, share a line. */
export function ruleLinesOf(rules: readonly ReportRule[], options: ShowOptions): readonly string[] {
  const { locale } = options;
  const alike = new Map<string, ReportRule[]>();
  for (const rule of rules) {
    const why = sharedReason(rule, options);
    if (why !== "") alike.set(why, [...(alike.get(why) ?? []), rule]);
  }
  return rules.flatMap((rule) => {
    const why = sharedReason(rule, options);
    const group = alike.get(why) ?? [];
    if (group.length < fewestAlike) return ruleLine(rule, options);
    if (group[0] !== rule) return [];
    const names = listOf(group.map((it) => shortName(it.rule)));
    const text = locale.say(phrases.labelled({ label: names, text: why }));
    const state = locale.say(verdictWords[rule.verdict]());
    return inColumns({ state, style: verdictStyle(rule.verdict), cite: articleOf(rule.cite), text }, options);
  });
}

const fewestAlike = 3;

/** Why a rule does not apply, where nothing else is to be said of it; else nothing. */
function sharedReason(rule: ReportRule, options: ShowOptions): string {
  return rule.verdict === "not_applicable" && standingWords(rule).length === 0
    ? verdictReason(rule, options.locale)
    : "";
}

function articleOf({ key }: Citation): Citation {
  return citationOf({ article: Number(key.split(".")[0]), paragraph: undefined, item: undefined });
}

/** What is worst stands first, and what is covered behind what is not. */
export function worstFirst(rules: readonly ReportRule[]): readonly ReportRule[] {
  const rank = ({ verdict, covered_by: by }: ReportRule): number =>
    verdicts.indexOf(verdict) + (by === undefined ? 0 : 0.5);
  return rules.toSorted((a, b) => rank(a) - rank(b));
}

interface Columns {
  readonly state: string;
  readonly style: Style;
  readonly cite: Citation;
  readonly text: string;
}

/** What is said of a place in the law, its state and place in columns. */
export function inColumns(
  { state, style, cite, text }: Columns,
  { locale, width, paint }: ShowOptions,
): readonly string[] {
  const first = padTo(state, columns.verdict);
  const second = padTo(citationIn(cite, locale), locale.script === undefined ? columns.en : columns.zh);
  const hanging = " ".repeat(4 + columns.verdict);
  const [line = "", ...rest] = wrap(`  ${first}${second}${clean(text)}`, width, hanging);
  return [line.replace(first, paint(style, first)), ...rest];
}

/** The colour of a verdict. */
export function verdictStyle(verdict: Verdict): Style {
  if (verdict === "violated" || verdict === "undetermined" || verdict === "pending" || verdict === "satisfied")
    return verdict;
  return "quiet";
}

/** What the verdict rests on, where that is more than facts; for what does not apply, why. */
export function verdictReason(rule: ReportRule, locale: Locale): string {
  const decisive = rule.instances.filter((it) => it.verdict === rule.verdict);
  const reasons = [...new Set(decisive.flatMap((it) => reasonsOf(it, rule, locale)))];
  const shown = reasons.slice(0, reasonsShown);
  const rest = reasons.length > shown.length ? [labels.more({ count: reasons.length - shown.length })] : [];
  const [part, whole] = [decisive.length, rule.instances.length];
  return locale.list([...(part < whole ? [labels.of({ part, whole })] : []), ...shown, ...rest], "semicolon");
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

function voidsIn({ clauses }: ReportInstance): readonly string[] {
  return clauses.flatMap((it) => (it.complies?.void === undefined ? [] : [it.complies.void]));
}

/** An exemption of another pack is told by its full name. */
function exemptionWords({ exemption, cite, policy }: ReportExemption, { rule }: ReportRule, locale: Locale): List {
  const name = packOf(exemption) === packOf(rule) ? shortName(exemption) : exemption;
  const place = phrases.aside({ text: citationIn(cite, locale), aside: showPlace(policy) });
  return listOf([`\`${name}\``, place], "clause");
}

/** Why a rule is advisory, or who made it count. */
export function standingWords({ standing: { advisory, adopted } }: Pick<ReportRule, "standing">): readonly string[] {
  return [advisory?.sentence ?? "", adopted?.sentence ?? ""].filter((it) => it !== "");
}
