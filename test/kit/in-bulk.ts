import type { Host } from "../../src/base/host.ts";
import { invariant } from "../../src/base/invariant.ts";
import { numberedFrom, openBatchJudge, type LineFormat } from "../../src/engine/bulk/batch.ts";
import { openBulk, type BulkChecker } from "../../src/engine/bulk/bulk.ts";
import { bulkStart, endOf, openTotal } from "../../src/engine/bulk/total.ts";
import type { CheckRequest } from "../../src/engine/check/check-request.ts";
import type { OpenPacks } from "../../src/engine/library.ts";
import type { ReportRun } from "../../src/report/model/report-run.ts";
import { batchesOf } from "./line-batches.ts";

/** Judges files of a host line by line, as the command line does; `chunk`: how many bytes are read at once. */
export function inBulk(
  request: CheckRequest,
  host: Host,
  {
    open,
    chunk = 1 << 20,
    format = "ndjson",
    byCode = true,
  }: {
    readonly open?: OpenPacks | undefined;
    readonly chunk?: number;
    readonly format?: LineFormat;
    readonly byCode?: boolean;
  } = {},
): { readonly run: ReportRun; readonly text: string } {
  const bulk = openBulk(request, host, open);
  if (!("prepared" in bulk)) return { run: bulk, text: "" };
  const total = openTotal(bulk);
  const judge = openBatchJudge(bulk, { format, byCode });
  const texts = [bulkStart(bulk)];
  for (const path of request.inputs) {
    const bytes = host.readBytes(path, Infinity);
    invariant(bytes instanceof Uint8Array, `there are bytes of ${path}`);
    total.open(path);
    for (const batch of batchesOf(bytes, chunk)) {
      const judged = judge(path, batch);
      if (judged.troubles.length > 0) return { run: { ...nothingIn(bulk), troubles: judged.troubles }, text: "" };
      texts.push(numberedFrom(total.count(), judged));
      total.add(judged.tally);
    }
  }
  const { run, text, isWhole } = endOf(bulk, total.value());
  invariant(isWhole, "the lines that are kept show what was counted");
  return { run, text: [...texts, text].join("") };
}

const nothingIn = (bulk: BulkChecker): ReportRun => endOf(bulk, openTotal(bulk).value()).run;
