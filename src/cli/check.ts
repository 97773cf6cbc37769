import { buildReport } from "../report/build-report.ts";
import { formats } from "../report/formats.ts";
import { severityLevels, type ReportRun, type Severity } from "../report/report-run.ts";
import { check as runCheck } from "../engine/index.ts";
import { paintFor } from "./colors.ts";
import { addJudgingFlags, addLanguageFlag, isMisused, mistakesOf, requestOf, type JudgingFlags } from "./judging.ts";
import { oneOf } from "./one-of.ts";
import { addOutput, settleOutputs, type Output } from "./outputs.ts";
import { readingStandardInput } from "./standard-input.ts";
import { addCommonFlags, usage, type Verb } from "./verb.ts";
import type { Outcome, World } from "./world.ts";

interface Flags extends JudgingFlags {
  readonly format: readonly Output[] | undefined;
  readonly output: string | undefined;
  readonly failOn: Severity | undefined;
  readonly allow: "undetermined" | undefined;
}

export const check: Verb = {
  name: "check",
  define: (command) => {
    command
      .summary("judge documents by the law")
      .description(
        "Judges services, requests, responses, incidents and other events (YAML, JSON, JSON lines, - for standard input) by packs of law.\n" +
          "A folder with edict.yaml is checked as that file says; any other folder for all documents in it.\n" +
          "Logs of chat completions, traces and moderation results are read as they are with --from.",
      )
      .argument("[INPUT...]", "files or folders; without any, the project in this folder")
      .option(
        "-f, --format <FORMAT[=FILE]>",
        `${[...formats.keys()].join(", ")}; default human; may be repeated, with a file for all but one`,
        addOutput,
      )
      .option("-o, --output <FILE>", "write the report to a file");
    addJudgingFlags(command)
      .option(
        "--fail-on <LEVEL>",
        `exit 1 only from this severity on: ${severityLevels.join(", ")}; default any violated rule`,
        oneOf(severityLevels),
      )
      .option("--allow <WHAT>", "undetermined: exit 0 although something is undetermined", oneOf(["undetermined"]));
    addLanguageFlag(command).option(
      "-q, --quiet",
      "only how it was judged, what is violated or undetermined, and the summary",
    );
    return addCommonFlags(command).addHelpText("after", example);
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const wrong = settleOutputs(flags.format ?? defaultOutputs, flags.output);
    if (flags.format !== undefined && typeof wrong === "string") return usage("check", wrong);
    const read = readingStandardInput(command.args, world);
    if (typeof read === "string") return usage("check", read);
    const { failOn } = flags;
    const allowUndetermined = flags.allow === "undetermined";
    const run = runCheck({ ...requestOf(flags, read.inputs, world), failOn, allowUndetermined }, read.host);
    const outputs = settleOutputs(flags.format ?? projectOutputs(run) ?? defaultOutputs, flags.output);
    return typeof outputs === "string" ? usage("check", outputs) : shown(run, flags, outputs, world);
  },
};

const example = `
Example:
  edict check service.yaml answers.jsonl -f human -f json=report.json
  edict check chat.jsonl --from openai-chat --service service.yaml

Exit code: 0 no breach and nothing undetermined, 1 violated, 2 undetermined,
3 a policy does not compile, 4 an input cannot be read, 5 nothing was judged,
64 misuse, 70 a bug.`;

const defaultOutputs: readonly Output[] = [...formats]
  .slice(0, 1)
  .map(([name, format]) => ({ name, format, file: undefined }));

/** The formats that edict.yaml names; undefined: it names none. */
function projectOutputs({ options }: ReportRun): readonly Output[] | undefined {
  const outputs = (options.formats ?? []).flatMap(({ name, file }) => {
    const format = formats.get(name);
    return format ? [{ name, format, file }] : [];
  });
  return outputs.length === 0 ? undefined : outputs;
}

function shown(run: ReportRun, flags: Flags, outputs: readonly Output[], world: World): Outcome {
  const { width, colors } = world;
  const report = buildReport(run);
  const printed = outputs
    .filter((it) => !(isMisused(run) && it.name === "human"))
    .map(({ format, file }) => {
      const paint = paintFor(file === undefined ? flags.color : "never", colors.out);
      return { file, text: format(report, { width, paint, language: flags.lang, quiet: flags.quiet ?? false }) };
    });
  return {
    code: run.exitCode,
    out: printed.map((it) => (it.file === undefined ? it.text : "")).join(""),
    err: mistakesOf(run, "check", flags, world),
    files: printed.flatMap(({ file, text }) => (file === undefined ? [] : [{ path: file, text }])),
  };
}
