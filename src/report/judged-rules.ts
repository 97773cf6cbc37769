import type { Verdict } from "../evaluate/decision.ts";
import type { Report } from "./report.ts";
import { severityLevels } from "./report-run.ts";
import type { ReportInstance, ReportRule } from "./rule-report.ts";

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
    rule.instances
      .filter((it) => verdicts.includes(it.verdict))
      .map((instance, nth) => ({ rule, instance, nth })),
  );
}

/**
 * Whether the verdict of a rule keeps the run from exiting 0: it counts, and it is violated at or above `fail_on`, or
 * undetermined where that is not allowed.
 */
export function fails(rule: ReportRule, { settings }: Pick<Report, "settings">, verdict = rule.verdict): boolean {
  if (!rule.in_roll_up) return false;
  if (verdict === "undetermined") return !settings.allow.includes("undetermined");
  const least = settings.fail_on ?? "low";
  return verdict === "violated" && severityLevels.indexOf(rule.severity) >= severityLevels.indexOf(least);
}
