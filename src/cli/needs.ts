import { runNeeds } from "../engine/index.ts";
import { localeFor } from "../report/formatters.ts";
import { buildNeeds } from "../report/model/needs-report.ts";
import { jsonText } from "../report/render/json.ts";
import { needsSkeleton } from "../report/render/needs-skeleton.ts";
import { needsText } from "../report/render/needs.ts";
import { readingStandardInput } from "./environment.ts";
import { addJudgingFlags, hasUsageError, showRunTroubles, requestOf, type JudgingFlags } from "./judging-flags.ts";
import { paintFor, choiceOf, addCommonFlags, usageError, type Verb } from "./verb.ts";

const formats = { human: needsText, json: jsonText, yaml: needsSkeleton } as const;

interface Flags extends JudgingFlags {
  readonly format: keyof typeof formats;
  readonly output: string | undefined;
}

export const needsVerb: Verb = {
  name: "needs",
  define: (command) => {
    command
      .summary("list what is missing for a verdict")
      .description(
        "Lists the facts, attestations and readings of the law that are missing, as questions, what alone settles most rules first.\n" +
          "As yaml: attestations, evidence and profile entries to fill in; check refuses them until they are.",
      )
      .argument("[INPUT...]", "files or folders; without any, the project in this folder")
      .option("-f, --format <FORMAT>", "human, json or yaml", choiceOf(["human", "json", "yaml"]), "human")
      .option("-o, --output <FILE>", "write the list to a file");
    addJudgingFlags(command).option("-q, --quiet", "without how it was judged");
    return addCommonFlags(command).addHelpText("after", example);
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const read = readingStandardInput(command.args, world);
    if ("code" in read) return usageError("needs", read, flags, world);
    const { report, settledBy, exitCode } = runNeeds(requestOf(flags, read.inputs, world), read.host);
    const { output, lang: locale } = flags;
    const paint = paintFor(output === undefined ? flags.color : "never", world.colors.out);
    const isShown = flags.format === "json" || (!hasUsageError(report) && report.decision !== undefined);
    const options = { width: world.width, paint, locale, quiet: flags.quiet ?? false };
    const text = isShown
      ? formats[flags.format](buildNeeds(report, settledBy, exitCode, localeFor(flags.format, locale)), options)
      : "";
    return {
      code: exitCode,
      out: output === undefined ? text : "",
      err: showRunTroubles(report, "needs", flags, world),
      files: output === undefined || text === "" ? [] : [{ path: output, text }],
    };
  },
};

const example = `
Example:
  edict needs service.yaml -f yaml -o to-fill-in.yaml

Exit code: 0 shown, 3 a policy does not compile, 4 an input cannot be read,
5 nothing was judged, 64 misuse, 70 a bug.`;
