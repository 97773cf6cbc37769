import type { Diagnostic } from "../base/diagnostic.ts";
import { groupedDigits, type Place } from "../base/text.ts";
import { problemCount, type ReportRun } from "../report/model/report-run.ts";
import { moreMistakes } from "./diagnostics.ts";
import { byExitCode, type Troubled } from "./exit-code.ts";

/** So many errors of a run are told one by one, whatever files they stand in, and so many warnings. */
export const mostTold = 1000;

type Told = <At extends Place | undefined>(all: readonly Diagnostic<At>[]) => readonly Diagnostic<At>[];

/**
 * Tells of the lists of a run the first mistakes, and of each list where the next one stands how many more there are: that leads,
 * so that lists of some mistakes only tell it too. What is capped already is counted as what it stands for.
 */
function cap(): Told {
  const room = { error: mostTold, warning: mostTold };
  return (all) => {
    const told = all.filter((it) => it.code !== moreMistakes.code && room[it.severity]-- > 0);
    const kept = new Set(told);
    const rest = (["error", "warning"] as const).flatMap((severity) => {
      const left = all.filter((it) => it.severity === severity && !kept.has(it));
      const count = problemCount(left, severity);
      const more = moreMistakes.nowhere({ count, shown: groupedDigits(count) });
      return left.slice(0, 1).map(({ place }) => ({ ...more, place, severity, count, exit: all[0]?.exit }));
    });
    return [...rest, ...told];
  };
}

/** Where not all are told, those that decide with which code the run ends come first. */
const decidingFirst = (troubles: Troubled["troubles"]): Troubled["troubles"] =>
  troubles.length > mostTold ? troubles.toSorted(byExitCode) : troubles;

/** The mistakes of a run that stand in one list, as far as they are told. */
export const capDiagnostics: Told = (all) => cap()(all);

/** A run that has ended, with the mistakes that are told of it. */
export function capRun<R extends Troubled>(run: R): R {
  const told = cap();
  const troubles = told(decidingFirst(run.troubles));
  return { ...run, troubles, problems: told(run.problems) };
}

/** The same of a check. */
export function capReport(run: ReportRun): ReportRun {
  const told = cap();
  const troubles = told(decidingFirst(run.troubles));
  const policyProblems = told(run.policyProblems);
  return { ...run, troubles, policyProblems, inputProblems: told(run.inputProblems) };
}
