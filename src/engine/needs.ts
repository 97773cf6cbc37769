import type { Host } from "../base/host.ts";
import type { ExitCode, ReportRun } from "../report/report-run.ts";
import { check } from "./check.ts";
import type { CheckRequest } from "./check-request.ts";

export interface NeedsRun {
  readonly report: ReportRun;
  readonly exitCode: ExitCode;
}

/** What documents lack for a verdict, as a check of them finds it. Exit code 0 if something was judged, whatever is missing. */
export function needs(request: CheckRequest, host: Host): NeedsRun {
  const report = check(request, host);
  const { exitCode } = report;
  return { report, exitCode: exitCode === 1 || exitCode === 2 ? 0 : exitCode };
}
