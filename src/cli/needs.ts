import { needs as runNeeds } from "../engine/index.ts";
import { buildNeeds } from "../report/model/build-needs.ts";
import { showNeedsReport } from "../report/render/text/needs-human.ts";
import { needsJson } from "../report/render/json/needs-json.ts";
import { needsSkeleton } from "../report/render/yaml/needs-skeleton.ts";
import { localeFor } from "../report/formats.ts";
import { paintFor } from "./colors.ts";
import { addJudgingFlags, isMisused, mistakesOf, requestOf, type JudgingFlags } from "./judging.ts";
import { oneOf } from "./one-of.ts";
import { readingStandardInput } from "./standard-input.ts";
import { addCommonFlags, usage, type Verb } from "./verb.ts";

const formats = { human: showNeedsReport, json: needsJson, yaml: needsSkeleton } as const;

interface Flags extends JudgingFlags {
  readonly format: keyof typeof formats;
  readonly output: string | undefined;
}

export const needs: Verb = {
  name: "needs",
  define: (command) => {
    command
      .summary("list what is missing for a verdict")
      .description(
        "Lists the facts, attestations and readings of the law that are missing, as questions, what alone settles most rules first.\n" +
          "As yaml: attestations, evidence and profile entries to fill in; check refuses them until they are.",
      )
      .argument("[INPUT...]", "files or folders; without any, the project in this folder")
      .option("-f, --format <FORMAT>", "human, json or yaml", oneOf(["human", "json", "yaml"]), "human")
      .option("-o, --output <FILE>", "write the list to a file");
    addJudgingFlags(command).option("-q, --quiet", "without how it was judged");
    return addCommonFlags(command).addHelpText("after", example);
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const read = readingStandardInput(command.args, world);
    if ("code" in read) return usage("needs", read, flags, world);
    const { report, settledBy, exitCode } = runNeeds(requestOf(flags, read.inputs, world), read.host);
    const { output, lang: locale } = flags;
    const paint = paintFor(output === undefined ? flags.color : "never", world.colors.out);
    const isShown = flags.format === "json" || (!isMisused(report) && report.decision !== undefined);
    const options = { width: world.width, paint, locale, quiet: flags.quiet ?? false };
    const text = isShown
      ? formats[flags.format](buildNeeds(report, settledBy, exitCode, localeFor(flags.format, locale)), options)
      : "";
    return {
      code: exitCode,
      out: output === undefined ? text : "",
      err: mistakesOf(report, "needs", flags, world),
      files: output === undefined || text === "" ? [] : [{ path: output, text }],
    };
  },
};

const example = `
Example:
  edict needs service.yaml -f yaml -o to-fill-in.yaml

Exit code: 0 shown, 3 a policy does not compile, 4 an input cannot be read,
5 nothing was judged, 64 misuse, 70 a bug.`;
