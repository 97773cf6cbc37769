import type { Diagnostic, ExitCode } from "../base/diagnostic.ts";
import type { Place } from "../base/text.ts";
import { provisionalOf } from "../evaluate/evaluate.ts";
import { unsuppressed } from "../pack/waive/suppressions.ts";
import { lowFindings, severityLevels, type ReportRun, type RuleSeverity } from "../report/model/report-run.ts";

/** What went wrong: mistakes in files that were read, and what stands in none of them. */
export interface Troubled {
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

/** How a verb ended. */
export interface VerbRun extends Troubled {
  readonly exitCode: ExitCode;
}

/** The end of a verb that could not begin. */
export const stoppedBy = (it: Diagnostic<Place | undefined>): VerbRun => ({
  problems: [],
  troubles: [it],
  exitCode: exitCodeOfDiagnostic(it),
});

const precedence: readonly ExitCode[] = [70, 69, 64, 3, 4, 1, 2, 5, 0];

/** The exit code of a run: of all that hold, the first in the order of the table in cli.md. */
export function exitCodeOfRun(run: Omit<ReportRun, "exitCode">): ExitCode {
  const held = new Set<ExitCode>([
    ...run.troubles.map(exitCodeOfDiagnostic),
    ...(run.policyProblems.some(isError) ? [3 as const] : []),
    ...(run.inputProblems.some(isError) ? [4 as const] : []),
    ...verdictCodes(run),
  ]);
  return foremostExitCode(held);
}

/** With which a run ends for a diagnostic that stands in no pack and no document. */
export const exitCodeOfDiagnostic = ({ exit }: Diagnostic<Place | undefined>): ExitCode => exit ?? 4;

/** What the run ends with comes first. */
export const byExitCode = (a: Diagnostic<Place | undefined>, b: Diagnostic<Place | undefined>): number =>
  precedence.indexOf(exitCodeOfDiagnostic(a)) - precedence.indexOf(exitCodeOfDiagnostic(b));

/** Of the exit codes that hold, the one that tells most. */
export function foremostExitCode(held: ReadonlySet<ExitCode>): ExitCode {
  return precedence.find((it) => held.has(it)) ?? 5;
}

const isError = (it: Diagnostic): boolean => it.severity === "error";

function verdictCodes(run: Omit<ReportRun, "exitCode">): readonly ExitCode[] {
  const { counted, decision, options } = run;
  if (!decision) return [5];
  const own = decision.rules.filter((it) => it.inRollUp);
  const atLeast = (level: RuleSeverity): boolean =>
    severityLevels.indexOf(level) >= severityLevels.indexOf(options.failOn ?? "low");
  const left = own.map((it) => ({ rule: it.rule, verdict: unsuppressed(it, run.cover) }));
  const failing = left.filter((it) => it.verdict === "violated" && atLeast(options.severities.get(it.rule) ?? "high"));
  const isOpen = !options.allowUndetermined && left.some((it) => it.verdict === "undetermined");
  const nothing = decision.word === "nothing in force" || decision.word === "nothing examined";
  // What is allowed is that something is not known yet: what is known twice, or is not looked at, or rests on unverified words, is not that.
  const contradicted = counted?.contradicted ?? decision.contradicted.length;
  const late = nothing ? 0 : (counted?.late ?? decision.leftOut.length);
  const unsettled = contradicted + late + provisionalOf(decision.rules).length;
  return [
    ...(failing.length > 0 || (options.failOn === "low" && lowFindings(run) > 0) ? [1 as const] : []),
    ...(isOpen || unsettled > 0 ? [2 as const] : []),
    nothing ? 5 : 0,
  ];
}
