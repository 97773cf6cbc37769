import { overlayHost, type Host } from "../../src/base/host.ts";
import { invariant } from "../../src/base/invariant.ts";
import { lineCutter } from "../../src/base/line-batches.ts";
import { openBatchJudge } from "../../src/engine/bulk/batch.ts";
import { openBulk, type BulkChecker } from "../../src/engine/bulk/bulk.ts";
import { endOfParts, mergeParts } from "../../src/engine/bulk/merge-parts.ts";
import { partOf, type LogPart, type PartNumber } from "../../src/engine/bulk/part.ts";
import type { Tally } from "../../src/engine/bulk/tally.ts";
import { openTotal } from "../../src/engine/bulk/total.ts";
import type { CheckRequest } from "../../src/engine/check/check-request.ts";
import type { OpenPacks } from "../../src/engine/library.ts";
import type { ReportRun } from "../../src/report/model/report-run.ts";

/** What is kept of lines that are judged as one part of `a.jsonl`; `isFirst`: the log begins with them. */
export function tallied(bulk: BulkChecker, bytes: Uint8Array, isFirst: boolean): Tally {
  const judge = openBatchJudge(bulk, { format: undefined });
  const total = openTotal(bulk);
  total.open("a.jsonl");
  const cutter = lineCutter(isFirst);
  for (const it of [...cutter.add(bytes), ...cutter.end()]) total.add(judge("a.jsonl", it).tally);
  return total.value();
}

/** Judges lines as one part of a log, and writes it. */
export function writtenPart(
  request: CheckRequest,
  host: Host,
  {
    bytes,
    place,
    open,
  }: { readonly bytes: Uint8Array; readonly place: PartNumber; readonly open?: OpenPacks | undefined },
): LogPart {
  const asked = { ...request, inputs: ["a.jsonl"] };
  const bulk = openBulk(asked, overlayHost(host, { "a.jsonl": "" }), open);
  invariant("prepared" in bulk, "the lines can be judged");
  const tally = tallied(bulk, bytes, place.number === 1);
  const words = { inputs: ["-"], flags: [] };
  return partOf(bulk, asked, host, { place, tally, isOpen: (bytes.at(-1) ?? LF) !== LF, asked: words });
}

const LF = 10;

/** What is told of a log whose parts are in these files; otherwise why nothing is. */
export function mergedFiles(
  request: CheckRequest,
  host: Host,
  open?: OpenPacks,
): Pick<ReportRun, "policyProblems" | "inputProblems" | "troubles" | "counted"> {
  const { part, problems, troubles } = mergeParts(request.inputs, host);
  if (!part) return { policyProblems: [], inputProblems: problems, troubles };
  const { now, library, packs, vocabularies, service, profile, columns } = request;
  const told = endOfParts(part, { packs, vocabularies, service, profile, columns, now, library }, host, open);
  if ("end" in told) return told.end.run;
  return "run" in told ? told.run : { policyProblems: [], inputProblems: told.problems, troubles: told.troubles };
}

/**
 * Merges parts of a log. Each input is a file that holds some, or lines that are judged as one first: `one.jsonl 1/2`, with the day of
 * judgement behind it where it is another.
 */
export function mergedParts(request: CheckRequest, host: Host, open?: OpenPacks) {
  const texts = request.inputs.map((input, at): readonly [string, string] => {
    const [name = "", place, asOf = request.asOf] = input.split(" ");
    if (place === undefined) return [name, host.readText(name) ?? ""];
    const [number = 0, of = 0] = place.split("/").map(Number);
    const bytes = host.readBytes(name, Infinity);
    invariant(bytes instanceof Uint8Array, `there are bytes of ${name}`);
    const part = writtenPart({ ...request, asOf }, host, { bytes, place: { number, of }, open });
    return [`${at}.part.json`, JSON.stringify(part)];
  });
  return mergedFiles(
    { ...request, inputs: texts.map(([path]) => path) },
    overlayHost(host, Object.fromEntries(texts)),
    open,
  );
}
