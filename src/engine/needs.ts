import { questionsAbout } from "../analysis/explain/explain.ts";
import type { Question } from "../analysis/needs/answers.ts";
import type { ExitCode } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Run } from "../evaluate/context.ts";
import type { Decision, Instance } from "../evaluate/decision.ts";
import { outcomeOf } from "../evaluate/verdict.ts";
import { needKey, type Breaches, type SettledBy } from "../report/model/needs.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import type { CheckRequest } from "./check/check-request.ts";
import { examine } from "./check/check.ts";

export interface NeedsRun {
  readonly report: ReportRun;
  readonly settledBy: SettledBy;
  readonly breaches: Breaches;
  readonly exitCode: ExitCode;
}

/** What documents lack for a verdict, as a check of them finds it. Exit code 0 if something was judged, whatever is missing. */
export function runNeeds(request: CheckRequest, host: Host): NeedsRun {
  const { report, run } = examine(request, host);
  const { decision, exitCode } = report;
  const tried = run && decision ? triedAnswers(run, decision) : { settledBy: new Map(), breaches: new Map() };
  return { report, ...tried, exitCode: exitCode === 1 || exitCode === 2 ? 0 : exitCode };
}

/** Every answer is tried by itself, on one of the documents and elements for which a rule lacks the same things. */
function triedAnswers(run: Run, { rules }: Decision): Pick<NeedsRun, "settledBy" | "breaches"> {
  const settledBy = new Map<string, Set<string>>();
  const breaches = new Map<string, Map<boolean, Set<string>>>();
  for (const result of rules) {
    if (!result.inRollUp) continue;
    const open = result.instances.filter((it) => it.verdict === "undetermined");
    const tried = new Map(open.toReversed().map((it) => [it.causes.map(needKey).toSorted().join("\n"), it]));
    for (const instance of tried.values()) {
      for (const question of questionsAbout(run, result, instance)) {
        const key = needKey(question.cause);
        for (const { wish, verdict } of question.answers) {
          if (wish.kind !== "attestation" || verdict !== "violated") continue;
          const own = breaches.get(key) ?? new Map<boolean, Set<string>>();
          breaches.set(key, own.set(wish.met, (own.get(wish.met) ?? new Set()).add(result.rule)));
        }
        if (!settles(question, instance)) continue;
        settledBy.set(key, (settledBy.get(key) ?? new Set()).add(result.rule));
      }
    }
  }
  return { settledBy, breaches };
}

/** What has answers that nobody can list, such as a figure, settles what lacks nothing else. */
function settles({ cause, answers, isOpenEnded }: Question, { causes }: Instance): boolean {
  const [only, ...others] = causes;
  if (isOpenEnded && only && others.length === 0 && needKey(only) === needKey(cause)) return true;
  return answers.some(({ verdict }) => verdict === undefined || outcomeOf(verdict) !== "open");
}
