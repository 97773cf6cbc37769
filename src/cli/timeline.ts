import { foreignFormats, runTimeline, type ForeignFormat } from "../engine/index.ts";
import { buildTimeline } from "../report/model/timeline-report.ts";
import { timelineSvg } from "../report/render/html/timeline-svg.ts";
import { timelineText, timelineJson } from "../report/render/timeline.ts";
import {
  addSettingFlags,
  foreignHelp,
  hasUsageError,
  showRunTroubles,
  requestOf,
  type JudgingFlags,
} from "./judging-flags.ts";
import { choiceOf, reportVerb } from "./verb.ts";

const example = `
Example:
  edict timeline examples/chat-service --from 2023-01-01 --to 2026-12-31

Exit code: 0 shown, 3 a policy does not compile, 4 an input cannot be read,
5 nothing was judged, 64 misuse, 70 a bug.`;

interface Flags extends Omit<JudgingFlags, "from" | "asOf"> {
  readonly from: string;
  readonly to: string;
  readonly readAs: ForeignFormat | undefined;
}

export const timelineVerb = reportVerb({
  name: "timeline",
  summary: "list the dates on which an outcome changes",
  description:
    "Lists all dates from one day to another on which an outcome of documents changes, and why: a law comes into force, a " +
    "deadline ends, a signature or a paper no longer counts, a reading or an adoption begins. As svg: a picture for a report.",
  example,
  formats: { human: timelineText, json: timelineJson, svg: timelineSvg },
  output: "write the timeline to a file",
  quiet: "without how it was judged, and what is clear in new documents",
  before: (command) =>
    command
      .argument("[INPUT...]", "files or folders; without any, the project in this folder or the nearest above")
      .requiredOption("--from <DATE>", "the first day of judgement")
      .requiredOption("--to <DATE>", "the last day of judgement")
      .option("--read-as <FORMAT>", foreignHelp, choiceOf(foreignFormats)),
  after: addSettingFlags,
  inputs: (args) => args,
  run: (flags: Flags, { inputs, host, world }) => {
    const { from: firstDay, to: lastDay, readAs: from } = flags;
    const asked = requestOf({ ...flags, from, asOf: undefined }, inputs, world);
    const { report, timeline, exitCode } = runTimeline({ ...asked, firstDay, lastDay }, host);
    return {
      code: exitCode,
      err: showRunTroubles(report, "timeline", flags, world),
      report: (locale) => buildTimeline(report, timeline, exitCode, locale),
      passedOver: report.skipped.map((it) => it.path),
      isBlank: hasUsageError(report) || timeline === undefined,
    };
  },
});
