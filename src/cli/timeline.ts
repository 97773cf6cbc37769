import { foreignFormats, timeline as runTimeline, type ForeignFormat } from "../engine/index.ts";
import { buildTimeline } from "../report/model/build-timeline.ts";
import { showTimeline } from "../report/render/text/timeline-human.ts";
import { timelineJson } from "../report/render/json/timeline-json.ts";
import { timelineSvg } from "../report/render/html/timeline-svg.ts";
import { localeFor } from "../report/formats.ts";
import { paintFor } from "./colors.ts";
import { addSettingFlags, foreignHelp, isMisused, mistakesOf, requestOf, type JudgingFlags } from "./judging.ts";
import { oneOf } from "./one-of.ts";
import { readingStandardInput } from "./standard-input.ts";
import { addCommonFlags, usage, type Verb } from "./verb.ts";

const formats = { human: showTimeline, json: timelineJson, svg: timelineSvg } as const;

interface Flags extends Omit<JudgingFlags, "from" | "asOf"> {
  readonly from: string;
  readonly to: string;
  readonly readAs: ForeignFormat | undefined;
  readonly format: keyof typeof formats;
  readonly output: string | undefined;
}

export const timeline: Verb = {
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
      .option("--read-as <FORMAT>", foreignHelp, oneOf(foreignFormats))
      .option("-f, --format <FORMAT>", "human, json or svg", oneOf(["human", "json", "svg"]), "human")
      .option("-o, --output <FILE>", "write the timeline to a file");
    addSettingFlags(command).option("-q, --quiet", "without how it was judged, and what is clear in new documents");
    return addCommonFlags(command).addHelpText("after", example);
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const read = readingStandardInput(command.args, world);
    if ("code" in read) return usage("timeline", read, flags, world);
    const { from: firstDay, to: lastDay, readAs: from, output, lang: locale } = flags;
    const asked = requestOf({ ...flags, from, asOf: undefined }, read.inputs, world);
    const { report, timeline: found, exitCode } = runTimeline({ ...asked, firstDay, lastDay }, read.host);
    const paint = paintFor(output === undefined ? flags.color : "never", world.colors.out);
    const isShown = flags.format === "json" || (!isMisused(report) && found !== undefined);
    const options = { width: world.width, paint, locale, quiet: flags.quiet ?? false };
    const text = isShown
      ? formats[flags.format](buildTimeline(report, found, exitCode, localeFor(flags.format, locale)), options)
      : "";
    return {
      code: exitCode,
      out: output === undefined ? text : "",
      err: mistakesOf(report, "timeline", flags, world),
      files: output === undefined || text === "" ? [] : [{ path: output, text }],
    };
  },
};

const example = `
Example:
  edict timeline examples/chat-service --from 2023-01-01 --to 2026-12-31

Exit code: 0 shown, 3 a policy does not compile, 4 an input cannot be read,
5 nothing was judged, 64 misuse, 70 a bug.`;
