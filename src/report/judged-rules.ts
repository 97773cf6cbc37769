import type { Verdict } from "../evaluate/decision.ts";
import { standingWords } from "./human-line.ts";
import type { Report } from "./report.ts";
import { showPlace } from "./report-place.ts";
import { severityLevels } from "./report-run.ts";
import type { ReportInstance, ReportRule } from "./rule-report.ts";
import { clean } from "./text-layout.ts";
import type { Locale } from "../base/locale.ts";
import { tablesIn } from "./tables.ts";

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
  const { labels, severities } = tablesIn(locale).report;
  const { letPass, allowed } = tablesIn(locale).formats;
  if (!rule.in_roll_up) return clean(notCounted(rule, locale));
  if (waived) return clean(`${labels.waived} ${labels.byWaiver(waived)}`);
  if (known) return clean(labels.inBaseline(showPlace(known)));
  if (verdict === "violated") return isBelow(rule.severity, settings) ? letPass(severities[rule.severity]) : undefined;
  return settings.allow.includes("undetermined") ? allowed : undefined;
}

function notCounted(rule: ReportRule, locale: Locale): string {
  const { labels, marks } = tablesIn(locale).report;
  const [why = labels.dutyOf(rule.party)] = rule.standing.advisory ? standingWords(rule) : [];
  return tablesIn(locale).formats.notCounted + marks.colon + why;
}

function isBelow(severity: ReportRule["severity"], settings: Report["settings"]): boolean {
  return severityLevels.indexOf(severity) < severityLevels.indexOf(settings.fail_on ?? "low");
}
