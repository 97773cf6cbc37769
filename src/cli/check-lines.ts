import { listOf } from "../base/message.ts";
import { setFlagsFromString } from "node:v8";
import { invariant } from "../base/invariant.ts";
import { withTexts } from "../base/with-texts.ts";
import { openBulk } from "../engine/index.ts";
import { buildReport } from "../report/model/build-report.ts";
import { showBulk } from "../report/render/text/bulk-human.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import { mistakesLeft } from "../report/messages/bulk.ts";
import { judgeInBulk, type BulkWork } from "./bulk.ts";
import { paintFor } from "./colors.ts";
import { mistakesOf, requestOf, type JudgingFlags } from "./judging.ts";
import { invalidValue } from "./misuse.ts";
import type { Output } from "./outputs.ts";
import { streamedInput } from "./standard-input.ts";
import { usage } from "./verb.ts";
import { showUnwritable } from "./whole-file.ts";
import type { Outcome, Streaming, World } from "./world.ts";
import { misuse } from "./messages.ts";

interface LineFlags extends JudgingFlags {
  readonly failOn: ReportRun["options"]["failOn"];
  readonly allow: "undetermined" | undefined;
  readonly receipt: string | undefined;
  readonly jobs: number | undefined;
}

const formats = ["human", "ndjson"];
const mostJobs = 64;

/** Nearly nothing of a line is kept: the heap is cleared before it has grown by half, and its peak is the same for any log. */
const heapGrowth = "--heap-growing-percent=50";

/** A number of threads. Errors: what is no whole number from 1 to 64. */
export function jobCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > mostJobs) throw invalidValue(misuse.wholeNumber({ most: mostJobs }));
  return count;
}

/** `check --stream`: decisions are written as the lines are judged, the report of all of them at the end. */
export function checkLines(
  args: readonly string[],
  flags: LineFlags,
  outputs: readonly Output[],
  world: World,
): Outcome | Streaming {
  const other = outputs.find((it) => !formats.includes(it.name));
  if (other)
    return usage("check", misuse.streamFormats({ format: other.name, all: listOf(formats, "and") }), flags, world);
  if (outputs.filter((it) => it.name === "ndjson").length > 1) return usage("check", misuse.streamOnce(), flags, world);
  if (flags.receipt !== undefined) return usage("check", misuse.streamReceipt(), flags, world);
  setFlagsFromString(heapGrowth);
  const inputs = args.map((it) => (it === "-" ? streamedInput : it));
  const host = args.includes("-") ? withTexts(world.host, { [streamedInput]: "" }) : world.host;
  const request = {
    ...requestOf(flags, inputs, world),
    failOn: flags.failOn,
    allowUndetermined: flags.allow === "undetermined",
  };
  const bulk = openBulk(request, host);
  if (!("prepared" in bulk)) return refused(bulk, flags, world);
  const read = [...inputs, flags.service, flags.profile].flatMap((it) => (it === undefined ? [] : host.resolve(it)));
  const own = outputs.flatMap((it) => it.file ?? []).find((it) => read.includes(host.resolve(it)));
  if (own !== undefined) return usage("check", misuse.isRead({ file: own }), flags, world);
  const decisions = outputs.find((it) => it.name === "ndjson");
  const work = { bulk, request, host, jobs: flags.jobs ?? 1, decisions, locale: flags.lang };
  return { streamed: () => judgeAll(work, flags, outputs, world) };
}

async function judgeAll(work: BulkWork, flags: LineFlags, outputs: readonly Output[], world: World): Promise<Outcome> {
  const done = await judgeInBulk(work);
  if ("unwritable" in done) {
    const err = showUnwritable(done.unwritable, flags.lang, world.width);
    return { code: 64, out: "", err, files: [] };
  }
  if ("troubles" in done)
    return refused({ ...nothingRead, troubles: done.troubles, exitCode: done.troubles[0]?.exit ?? 64 }, flags, world);
  const { run } = done.end;
  const { counted } = run;
  invariant(counted, "a run line by line is counted");
  const left = counted.errors - run.inputProblems.filter((it) => it.severity === "error").length;
  const shown = outputs
    .filter((it) => it.name === "human")
    .map(({ file }) => {
      const paint = paintFor(file === undefined ? flags.color : "never", world.colors.out);
      const options = { width: world.width, paint, locale: flags.lang, quiet: flags.quiet ?? false };
      return { file, text: showBulk(buildReport(run, flags.lang), counted, options) };
    });
  return {
    code: run.exitCode,
    out: shown.map((it) => (it.file === undefined ? it.text : "")).join(""),
    err: mistakesOf(run, "check", flags, world) + (left > 0 ? `\n${flags.lang.say(mistakesLeft(left))}\n` : ""),
    files: shown.flatMap(({ file, text }) => (file === undefined ? [] : [{ path: file, text }])),
  };
}

type Refused = Pick<ReportRun, "policyProblems" | "inputProblems" | "troubles" | "exitCode">;

const nothingRead = { policyProblems: [], inputProblems: [] };

function refused(run: Refused, flags: LineFlags, world: World): Outcome {
  return { code: run.exitCode, out: "", err: mistakesOf(run, "check", flags, world), files: [] };
}
