import type { Verdict } from "../../evaluate/decision.ts";
import { standingWords } from "./human-line.ts";
import type { Report } from "../model/report.ts";
import { showPlace } from "../model/report-place.ts";
import { severityLevels } from "../model/report-run.ts";
import type { ReportInstance, ReportRule } from "../model/rule-report.ts";
import { clean } from "./text-layout.ts";
import type { Locale } from "../../base/locale.ts";
import type { Message } from "../../base/message.ts";
import { dutyOfParty } from "../messages/duties.ts";
import { formatWords } from "../messages/formats.ts";
import { waivedBy } from "../messages/grounds.ts";
import { labels } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";
import { severityWords } from "../messages/verdicts.ts";

/** What a rule says of one document or element. */
export interface JudgedInstance {
  readonly rule: ReportRule;
  readonly instance: ReportInstance;
  /** Which of the rule's instances with these verdicts it is, from 0. */
  readonly nth: number;
}

/** All rules of a run, in the order of the packs and their articles. */
export function rulesOf({ packs }: Pick<Report, "packs">): readonly ReportRule[] {
  return packs.flatMap((it) => it.articles).flatMap((it) => it.rules);
}

/** The instances with one of these verdicts, rule by rule. */
export function instancesOf(report: Report, verdicts: readonly Verdict[]): readonly JudgedInstance[] {
  return rulesOf(report).flatMap((rule) =>
    rule.instances.filter((it) => verdicts.includes(it.verdict)).map((instance, nth) => ({ rule, instance, nth })),
  );
}

type Settings = Pick<Report, "settings">;

/**
 * Whether a rule keeps the run from exiting 0: it counts, and what of it nothing covers is violated at or above `fail_on`,
 * or undetermined where that is not allowed.
 */
export function fails({ in_roll_up: counts, severity, uncovered }: ReportRule, { settings }: Settings): boolean {
  if (!counts) return false;
  if (uncovered === "undetermined") return !settings.allow.includes("undetermined");
  return uncovered === "violated" && !isBelow(severity, settings);
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
  if (waived) return clean(`${locale.say(labels.waived())} ${locale.say(waivedBy(waived))}`);
  if (known) return said(labels.inBaseline({ at: showPlace(known) }));
  if (verdict === "violated") {
    const severity = severityWords[rule.severity]();
    return isBelow(rule.severity, settings) ? said(formatWords.letPass({ severity })) : undefined;
  }
  return settings.allow.includes("undetermined") ? said(formatWords.allowed()) : undefined;
}

function notCounted(rule: ReportRule): Message {
  const [why = dutyOfParty(rule.party)] = rule.standing.advisory ? standingWords(rule) : [];
  return phrases.labelled({ label: formatWords.notCounted(), text: why });
}

function isBelow(severity: ReportRule["severity"], settings: Report["settings"]): boolean {
  return severityLevels.indexOf(severity) < severityLevels.indexOf(settings.fail_on ?? "low");
}
