import { problemsOf } from "./build-report.ts";
import type { Receipt } from "./receipt.ts";
import type { ReportRun } from "./report-run.ts";
import { reportTrouble } from "./said-in.ts";
import type { ChangedPart, ChangedVerdict, Verification } from "./verification.ts";

/** A decision that was made again, or that could not be. */
interface Verified extends Pick<ReportRun, "policyProblems" | "inputProblems" | "troubles" | "exitCode"> {
  readonly receipt: Receipt | undefined;
  readonly judged: boolean;
  readonly changed: readonly ChangedPart[];
  readonly verdicts: readonly ChangedVerdict[];
}

/** What became of a decision, as the plain data from which every format is made. */
export function buildVerification(verified: Verified, path: string, engine: string): Verification {
  const { receipt, judged, changed, verdicts, troubles, exitCode } = verified;
  return {
    verification: "verification@1",
    engine,
    receipt: receipt && {
      path,
      engine: receipt.engine,
      as_of: receipt.settings.as_of,
      rules: receipt.rules.length,
      files: filesOf(receipt),
    },
    reproduced: exitCode === 0,
    changed,
    verdicts,
    judged,
    problems: problemsOf(verified),
    troubles: troubles.map((it) => reportTrouble(it)),
    exit_code: exitCode,
  };
}

function filesOf({ library, packs, inputs, profile, waivers, baseline }: Receipt): number {
  const { calendar, vocabulary, mapping } = library;
  const beside = [profile, waivers, baseline].filter((it) => it !== undefined);
  const pinned = [calendar, vocabulary, mapping, ...packs].map((it) => Object.keys(it.files).length);
  return pinned.reduce((sum, it) => sum + it, inputs.length + beside.length);
}
