import { buildReport } from "../report/build-report.ts";
import { showDiagnostics, showTroubles } from "../report/diagnostics-text.ts";
import { formats } from "../report/formats.ts";
import { severityLevels, type ReportRun, type Severity } from "../report/report-run.ts";
import { languages, type Language } from "../report/show-options.ts";
import { check as runCheck, defaultPack } from "../engine/index.ts";
import { addCommonFlags, usage, type CommonFlags, type Verb } from "./verb.ts";
import { paintFor } from "./colors.ts";
import { oneOf } from "./one-of.ts";
import { addOutput, settleOutputs, type Output } from "./outputs.ts";
import { withStandardInput } from "./standard-input.ts";
import type { Outcome, World } from "./world.ts";

interface Flags extends CommonFlags {
  readonly format: readonly Output[] | undefined;
  readonly output: string | undefined;
  readonly asOf: string | undefined;
  readonly lawOf: string | undefined;
  readonly party: string | undefined;
  readonly service: string | undefined;
  readonly pack: readonly string[] | undefined;
  readonly profile: string | undefined;
  readonly failOn: Severity | undefined;
  readonly allow: "undetermined" | undefined;
  readonly lang: Language;
}

export const check: Verb = {
  name: "check",
  define: (command) =>
    addCommonFlags(
      command
        .summary("judge documents by the law")
        .description(
          "Judges services, requests, responses and incidents (YAML, JSON, JSON lines, - for standard input) by packs of law.\n" +
            "A folder with edict.yaml is checked as that file says; any other folder for all documents in it.",
        )
        .argument("[INPUT...]", "files or folders; without any, the project in this folder")
        .option(
          "-f, --format <FORMAT[=FILE]>",
          "human (default) or json; may be repeated, with a file for all but one",
          addOutput,
        )
        .option("-o, --output <FILE>", "write the report to a file")
        .option("--as-of <DATE>", "the day of judgement; default today")
        .option(
          "--law-of <DATE>",
          "the day whose law judges everything; default each event's own day, for a service the day of judgement",
        )
        .option("--party <PARTY>", "whose duties count; default provider")
        .option("--service <FILE>", "the service that the other documents belong to")
        .option(
          "--pack <PACK>",
          `a shipped pack (ID or ID@RANGE), or a folder with pack.yaml; may be repeated; default ${defaultPack}`,
          addPack,
        )
        .option("--profile <FILE>", "how you read what the law leaves open, what you adopt and assume")
        .option(
          "--fail-on <LEVEL>",
          `exit 1 only from this severity on: ${severityLevels.join(", ")}; default any violated rule`,
          oneOf(severityLevels),
        )
        .option("--allow <WHAT>", "undetermined: exit 0 although something is undetermined", oneOf(["undetermined"]))
        .option("--lang <LANGUAGE>", `titles and the law's words: ${languages.join(", ")}`, oneOf(languages), "en")
        .option("-q, --quiet", "only how it was judged, what is violated or undetermined, and the summary"),
    ).addHelpText("after", example),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const outputs = settleOutputs(flags.format ?? defaultOutputs, flags.output);
    if (typeof outputs === "string") return usage("check", outputs);
    const read = standardInput(command.args, world);
    if (typeof read === "string") return usage("check", read);
    const run = runCheck(
      {
        inputs: read.inputs,
        packs: flags.pack ?? [],
        asOf: flags.asOf,
        lawOf: flags.lawOf,
        party: flags.party,
        service: flags.service,
        profile: flags.profile,
        failOn: flags.failOn,
        allowUndetermined: flags.allow === "undetermined",
        today: world.today,
        library: world.library,
      },
      read.host,
    );
    return shown(run, flags, outputs, world);
  },
};

const example = `
Example:
  edict check service.yaml answers.jsonl -f human -f json=report.json

Exit code: 0 no breach and nothing undetermined, 1 violated, 2 undetermined,
3 a policy does not compile, 4 an input cannot be read, 5 nothing was judged,
64 misuse, 70 a bug.`;

const defaultOutputs: readonly Output[] = [...formats]
  .slice(0, 1)
  .map(([name, format]) => ({ name, format, file: undefined }));

function addPack(pack: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), pack];
}

/** Puts the text of standard input in the place of `-`. */
function standardInput(
  inputs: readonly string[],
  world: World,
): { readonly inputs: readonly string[]; readonly host: World["host"] } | string {
  if (!inputs.includes("-")) return { inputs, host: world.host };
  const text = world.readStandardInput();
  if (text === undefined) return "standard input cannot be read as UTF-8 text";
  const { host, path } = withStandardInput(world.host, text);
  return { inputs: inputs.map((it) => (it === "-" ? path : it)), host };
}

function shown(run: ReportRun, flags: Flags, outputs: readonly Output[], { width, colors }: World): Outcome {
  const layout = { width, paint: paintFor(flags.color, colors.err) };
  const errors = [...run.policyProblems, ...run.inputProblems].filter((it) => it.severity === "error");
  const err = [showDiagnostics(errors, layout), showTroubles(run.troubles, layout)]
    .filter((it) => it !== "")
    .join("\n");
  const isMisused = run.troubles.some((it) => it.exitCode === 64);
  const hint = isMisused ? "see `edict check --help`\n" : "";

  const report = buildReport(run);
  const printed = outputs
    .filter((it) => !(isMisused && it.name === "human"))
    .map(({ format, file }) => {
      const paint = paintFor(file === undefined ? flags.color : "never", colors.out);
      return { file, text: format(report, { width, paint, language: flags.lang, quiet: flags.quiet ?? false }) };
    });
  return {
    code: run.exitCode,
    out: printed.map((it) => (it.file === undefined ? it.text : "")).join(""),
    err: err + hint,
    files: printed.flatMap(({ file, text }) => (file === undefined ? [] : [{ path: file, text }])),
  };
}
