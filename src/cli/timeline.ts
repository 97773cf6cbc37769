import { foreignFormats, runTimeline, type ForeignFormat } from "../engine/index.ts";
import { localeFor } from "../report/formatters.ts";
import { buildTimeline } from "../report/model/timeline-report.ts";
import { timelineSvg } from "../report/render/html/timeline-svg.ts";
import { timelineText, timelineJson } from "../report/render/timeline.ts";
import { readingStandardInput } from "./environment.ts";
import {
  addSettingFlags,
  foreignHelp,
  hasUsageError,
  showRunTroubles,
  requestOf,
  type JudgingFlags,
} from "./judging-flags.ts";
import { paintFor, choiceOf, addCommonFlags, usageError, type Verb } from "./verb.ts";

const formats = { human: timelineText, json: timelineJson, svg: timelineSvg } as const;

interface Flags extends Omit<JudgingFlags, "from" | "asOf"> {
  readonly from: string;
  readonly to: string;
  readonly readAs: ForeignFormat | undefined;
  readonly format: keyof typeof formats;
  readonly output: string | undefined;
}

export const timelineVerb: Verb = {
  name: "timeline",
  define: (command) => {
    command
      .summary("list the dates on which an outcome changes")
      .description(
        "Lists all dates from one day to another on which an outcome of documents changes, and why: a law comes into force, a " +
          "deadline ends, a signature or a paper no longer counts, a reading or an adoption begins. As svg: a picture for a report.",
      )
      .argument("[INPUT...]", "files or folders; without any, the project in this folder")
      .requiredOption("--from <DATE>", "the first day of judgement")
      .requiredOption("--to <DATE>", "the last day of judgement")
      .option("--read-as <FORMAT>", foreignHelp, choiceOf(foreignFormats))
      .option("-f, --format <FORMAT>", "human, json or svg", choiceOf(["human", "json", "svg"]), "human")
      .option("-o, --output <FILE>", "write the timeline to a file");
    addSettingFlags(command).option("-q, --quiet", "without how it was judged, and what is clear in new documents");
    return addCommonFlags(command).addHelpText("after", example);
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const read = readingStandardInput(command.args, world);
    if ("code" in read) return usageError("timeline", read, flags, world);
    const { from: firstDay, to: lastDay, readAs: from, output, lang: locale } = flags;
    const asked = requestOf({ ...flags, from, asOf: undefined }, read.inputs, world);
    const { report, timeline: found, exitCode } = runTimeline({ ...asked, firstDay, lastDay }, read.host);
    const paint = paintFor(output === undefined ? flags.color : "never", world.colors.out);
    const isShown = flags.format === "json" || (!hasUsageError(report) && found !== undefined);
    const options = { width: world.width, paint, locale, quiet: flags.quiet ?? false };
    const text = isShown
      ? formats[flags.format](buildTimeline(report, found, exitCode, localeFor(flags.format, locale)), options)
      : "";
    return {
      code: exitCode,
      out: output === undefined ? text : "",
      err: showRunTroubles(report, "timeline", flags, world),
      files: output === undefined || text === "" ? [] : [{ path: output, text }],
    };
  },
};

const example = `
Example:
  edict timeline examples/chat-service --from 2023-01-01 --to 2026-12-31

Exit code: 0 shown, 3 a policy does not compile, 4 an input cannot be read,
5 nothing was judged, 64 misuse, 70 a bug.`;
