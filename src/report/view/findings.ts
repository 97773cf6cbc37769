import { groupBy } from "../../base/group-by.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf, type Message } from "../../base/message.ts";
import { verdicts, type Verdict } from "../../evaluate/decision.ts";
import { othersDutyMessage } from "../messages/duties.ts";
import { waiverMessage, disputeMessage, rebuttalMessage, weekdaysMessage, yieldMessage } from "../messages/grounds.ts";
import { formatWords, labels } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";
import { provisionalRun } from "../messages/sentence.ts";
import { severityWords } from "../messages/verdicts.ts";
import { showPlace } from "../model/report-place.ts";
import { isBelow } from "../model/report-run.ts";
import type { Report, ReportInstance, ReportRule, ReportPlace, ReportYield } from "../model/report.ts";
import { isProvisional, standingWords } from "./rule-summary.ts";
import { clean } from "./text-layout.ts";
import { firstLeftOut, leftOutMessage } from "./unseen.ts";

/** What a rule says of one document or element. */
export interface JudgedInstance {
  readonly rule: ReportRule;
  readonly instance: ReportInstance;
  /** Which of the rule's instances with these verdicts it is, from 0. */
  readonly nth: number;
}

/** All rules of a run, in the order of the packs and their articles. */
export function allRules({ packs }: Pick<Report, "packs">): readonly ReportRule[] {
  return packs.flatMap((it) => it.articles).flatMap((it) => it.rules);
}

/** The instances with one of these verdicts, rule by rule. None has one that goes before what its rule comes to. */
export function instancesWith(report: Report, asked: readonly Verdict[]): readonly JudgedInstance[] {
  const last = Math.max(...asked.map((it) => verdicts.indexOf(it)));
  return allRules(report).flatMap((rule) =>
    verdicts.indexOf(rule.verdict) > last
      ? []
      : rule.instances.filter((it) => asked.includes(it.verdict)).map((instance, nth) => ({ rule, instance, nth })),
  );
}

/** Whether all was judged that was asked for. */
export const wasJudged = ({ exit_code: code }: Pick<Report, "exit_code">): boolean => code <= 2;

type Settings = Pick<Report, "settings">;

/**
 * Whether a rule keeps the run from exiting 0: it counts, and what of it nothing covers is violated at or above `fail_on`,
 * or undetermined where that is not allowed.
 */
export function ruleFails({ in_roll_up: counts, severity, uncovered }: ReportRule, { settings }: Settings): boolean {
  if (!counts) return false;
  if (uncovered === "undetermined") return !settings.allow.includes("undetermined");
  return uncovered === "violated" && !isBelow(severity, settings.fail_on);
}

/** Why a breach or an open question does not fail the run; undefined: it does. */
export function excuseOf(
  instance: ReportInstance,
  rule: ReportRule,
  { settings }: Settings,
  locale: Locale,
): string | undefined {
  const { waived, in_baseline: known, verdict } = instance;
  const said = (it: Message): string => clean(locale.say(it));
  if (!rule.in_roll_up) return said(notCounted(rule));
  if (waived) return clean(`${locale.say(labels.waived())} ${locale.say(waiverMessage(waived))}`);
  if (known) return said(labels.inBaseline({ at: showPlace(known) }));
  if (verdict === "violated") {
    const severity = severityWords[rule.severity]();
    return isBelow(rule.severity, settings.fail_on) ? said(formatWords.letPass({ severity })) : undefined;
  }
  return settings.allow.includes("undetermined") ? said(formatWords.allowed()) : undefined;
}

function notCounted(rule: ReportRule): Message {
  const [why = othersDutyMessage(rule)] = rule.standing.advisory ? standingWords(rule) : [];
  return phrases.labelled({ label: formatWords.notCounted(), text: why });
}

/** What a run says beside its verdicts: a mistake that kept something from being judged, or what is worth a look. */
export interface Notice {
  readonly level: "error" | "warning" | "note";
  /** It keeps the run from exiting 0. */
  readonly fails: boolean;
  readonly code: string;
  readonly text: string;
  readonly help: string | undefined;
  /** Undefined: it stands in no file. */
  readonly at: ReportPlace | undefined;
}

/** That packs counted working days by a calendar without holidays. */
export const weekdaysIn = ({
  packs,
}: Pick<Report, "packs">): readonly { readonly at: ReportPlace; readonly said: Message }[] =>
  packs.flatMap(({ id, weekdays: it }) => (it ? [{ at: it.at, said: weekdaysMessage(id, it.rules) }] : []));

/** What a rule asks nothing of by an exemption, rule by rule, by what frees it. */
export function exemptedIn(report: Report): readonly (readonly JudgedInstance[])[] {
  const all = instancesWith(report, ["exempt"]).filter(({ rule }) => rule.in_roll_up);
  return [
    ...groupBy(all, ({ rule, instance: it }) =>
      [rule.rule, ...it.exempt_by.map((one) => one.exemption)].join(" "),
    ).values(),
  ];
}

/** Flags, each once as the first place raises it, though many do. */
export function flagsIn({ yields }: Pick<Report, "yields">): readonly (ReportYield & { readonly others: number })[] {
  const said = groupBy(yields, (it) => [it.pack, it.cite.key, it.holds, it.what].join(" "));
  return [...said.values()].flatMap(([first, ...others]) => (first ? [{ ...first, others: others.length }] : []));
}

/** What a flag says, and in how many more places. */
export const flagMessage = (it: ReturnType<typeof flagsIn>[number], text: Message): Message =>
  it.others === 0 ? text : phrases.aside({ text, aside: labels.morePlaces({ count: it.others }) });

/** The mistakes of a run about packs that stand in no result: first those that stand in no file. */
export function remarksOf({ problems, troubles }: Pick<Report, "problems" | "troubles">): readonly Notice[] {
  return [...troubles.map((it) => ({ ...it, severity: "error" as const })), ...problems].map((it) => ({
    level: it.severity,
    fails: it.severity === "error",
    code: it.code,
    text: clean(it.message),
    help: it.help === undefined ? undefined : clean(it.help),
    at: it.at,
  }));
}

/** What leaves a run unsettled, whatever is allowed. */
const isOpen: ReadonlySet<string> = new Set(["provisional", "left-out", "contradicted"]);

/** Errors first, then that the run is provisional, documents left out, contradictions, flags, working days without holidays, what signatures rebut, disputed signatures and warnings. */
export function noticesOf(report: Report, locale: Locale): readonly Notice[] {
  const notice = (level: Notice["level"], code: string, text: string, at?: ReportPlace, help?: string): Notice => {
    const fails = level === "error" || isOpen.has(code) || (level === "warning" && report.settings.fail_on === "low");
    return { level, fails, code, text: clean(text), help: help === undefined ? undefined : clean(help), at };
  };
  const provisional = allRules(report).filter(isProvisional).length;
  const late = firstLeftOut(report, locale);
  const problems = report.problems.map((it) => notice(it.severity, it.code, it.message, it.at, it.help));
  return [
    ...report.troubles.map((it) => notice("error", it.code, it.message, it.at, it.help)),
    ...problems.filter((it) => it.level === "error"),
    ...(provisional > 0 ? [notice("warning", "provisional", locale.say(provisionalRun(provisional)))] : []),
    ...(late.length > 0
      ? [
          notice(
            "warning",
            "left-out",
            locale.say(phrases.labelled({ label: leftOutMessage(report), text: listOf(late) })),
          ),
        ]
      : []),
    ...report.contradicted.map((it) => notice("warning", "contradicted", it.sentence, it.at)),
    ...flagsIn(report).map((it) =>
      notice("note", "yields", locale.say(flagMessage(it, yieldMessage(it, locale))), it.at),
    ),
    ...weekdaysIn(report).map((it) => notice("note", "weekdays", locale.say(it.said), it.at)),
    ...report.rebutted.map((it) => notice("note", "rebutted", locale.say(rebuttalMessage(it)), it.at)),
    ...report.disputed.map((it) => notice("warning", "disputed", locale.say(disputeMessage(it)), it.at)),
    ...problems.filter((it) => it.level === "warning"),
  ];
}
