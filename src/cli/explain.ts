import { runExplain } from "../engine/index.ts";
import { localeFor } from "../report/formatters.ts";
import { buildExplanation } from "../report/model/build-explanation.ts";
import { explanationText, explanationJson } from "../report/render/explanation.ts";
import { readingStandardInput } from "./environment.ts";
import { addJudgingFlags, hasUsageError, showRunTroubles, requestOf, type JudgingFlags } from "./judging-flags.ts";
import { paintFor, choiceOf, addCommonFlags, usageError, type Verb } from "./verb.ts";

const formats = { human: explanationText, json: explanationJson } as const;

interface Flags extends JudgingFlags {
  readonly format: keyof typeof formats;
  readonly output: string | undefined;
}

export const explainVerb: Verb = {
  name: "explain",
  define: (command) => {
    command
      .summary("show why a rule says what it says")
      .description(
        "Shows why: the law's words, the parts of the rule that decide, and the least of the documents' facts that gives the " +
          "outcome; for a breach what would have to change, for what is open what is missing and what answers would do.\n" +
          "Without a rule every violated one is explained, then every open one.",
      )
      .argument("[INPUT]", "a file or folder; without any, the project in this folder")
      .argument("[RULE]", "a rule by its name, with its pack's where several have it")
      .option("-f, --format <FORMAT>", "human or json", choiceOf(["human", "json"]), "human")
      .option("-o, --output <FILE>", "write the explanation to a file");
    addJudgingFlags(command).option("-q, --quiet", "without how it was judged");
    return addCommonFlags(command).addHelpText("after", example);
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const [input, rule] = command.args;
    const read = readingStandardInput(input === undefined ? [] : [input], world);
    if ("code" in read) return usageError("explain", read, flags, world);
    const run = runExplain({ ...requestOf(flags, read.inputs, world), rule }, read.host);
    const { output, lang: locale } = flags;
    const paint = paintFor(output === undefined ? flags.color : "never", world.colors.out);
    const explanation = buildExplanation(
      run.report,
      run.asked,
      run.rules,
      run.exitCode,
      localeFor(flags.format, locale),
    );
    const isShown = flags.format === "json" || (!hasUsageError(run.report) && run.report.decision !== undefined);
    const options = { width: world.width, paint, locale, quiet: flags.quiet ?? false };
    const text = isShown ? formats[flags.format](explanation, options) : "";
    return {
      code: run.exitCode,
      out: output === undefined ? text : "",
      err: showRunTroubles(run.report, "explain", flags, world),
      files: output === undefined || text === "" ? [] : [{ path: output, text }],
    };
  },
};

const example = `
Example:
  edict explain service.yaml lawful_base_model

Exit code: 0 shown, 3 a policy does not compile, 4 an input cannot be read,
5 nothing was judged, 64 misuse, 70 a bug.`;
