import type { Host } from "../base/host.ts";
import type { TrendReceipt } from "../report/model/trend-report.ts";
import { exitCodeOfDiagnostic, type VerbRun } from "./exit-code.ts";
import { receiptDigest } from "./lock/receipt.ts";
import { readReceipt } from "./lock/verify.ts";

export interface TrendRun extends VerbRun {
  /** None where one of them cannot be read. */
  readonly receipts: readonly TrendReceipt[];
}

/** Reads receipts to compare. Exit code 1 if one says other than was written, which its own digest tells; 4 if one cannot be read. */
export function runTrend(paths: readonly string[], host: Host): TrendRun {
  const read = paths.map((path) => ({ path, ...readReceipt(host, path) }));
  const problems = read.flatMap((it) => it.problems);
  const troubles = read.flatMap((it) => it.troubles);
  const receipts = read.flatMap(({ path, receipt }): readonly TrendReceipt[] =>
    receipt ? [{ path, receipt, intact: receiptDigest(receipt) === receipt.digest }] : [],
  );
  const [trouble] = troubles;
  if (receipts.length < paths.length)
    return { receipts: [], problems, troubles, exitCode: trouble ? exitCodeOfDiagnostic(trouble) : 4 };
  return { receipts, problems, troubles, exitCode: receipts.every((it) => it.intact) ? 0 : 1 };
}
