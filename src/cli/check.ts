import { buildReport } from "../report/model/build-report.ts";
import { drawnFormats, formats, localeFor } from "../report/formats.ts";
import type { Receipt } from "../report/model/receipt.ts";
import { receiptJson } from "../report/render/json/receipt-json.ts";
import type { Report } from "../report/model/report.ts";
import type { Locale } from "../base/locale.ts";
import type { Graphviz } from "../report/view/show-options.ts";
import { severityLevels, type ReportRun, type Severity } from "../report/model/report-run.ts";
import { check as runCheck, checkWithReceipt } from "../engine/index.ts";
import { checkLines, jobCount } from "./check-lines.ts";
import { paintFor } from "./colors.ts";
import { addJudgingFlags, isMisused, mistakesOf, requestOf, type JudgingFlags } from "./judging.ts";
import { showError } from "./misuse.ts";
import { oneOf } from "./one-of.ts";
import { addOutput, settleOutputs, type Output } from "./outputs.ts";
import { readingStandardInput } from "./standard-input.ts";
import { addCommonFlags, usage, type Verb } from "./verb.ts";
import { watchable } from "./watchable.ts";
import type { Outcome, World } from "./world.ts";
import { misuse, noReceipt } from "./messages.ts";

export interface CheckFlags extends JudgingFlags {
  readonly format: readonly Output[] | undefined;
  readonly output: string | undefined;
  readonly failOn: Severity | undefined;
  readonly allow: "undetermined" | undefined;
  readonly receipt: string | undefined;
  readonly stream: boolean | undefined;
  readonly jobs: number | undefined;
}

export const check: Verb = watchable({
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
      .option("--receipt <FILE>", "write a receipt, from which `edict verify` makes the decision again")
      .option("--stream", "judge JSON lines one by one, in memory that does not grow; formats human and ndjson")
      .option("--jobs <COUNT>", "threads for --stream, default 1; what is written is the same", jobCount)
      .option("--allow <WHAT>", "undetermined: exit 0 although something is undetermined", oneOf(["undetermined"]));
    command.option("-q, --quiet", "only how it was judged, what is violated or undetermined, and the summary");
    return addCommonFlags(command).addHelpText("after", example);
  },

  run: (command, world) => {
    const flags = command.opts<CheckFlags>();
    const flagged = flags.format && settleOutputs(flags.format, flags.output, world.host);
    if (flagged && "code" in flagged) return usage("check", flagged, flags, world);
    if (flags.stream === true) {
      const outputs = flagged ?? settleOutputs(defaultOutputs, flags.output, world.host);
      if ("code" in outputs) return usage("check", outputs, flags, world);
      return checkLines(command.args, flags, outputs, world);
    }
    if (flags.jobs !== undefined) return usage("check", misuse.jobs(), flags, world);
    const read = readingStandardInput(command.args, world);
    if ("code" in read) return usage("check", read, flags, world);
    const { failOn } = flags;
    const allowUndetermined = flags.allow === "undetermined";
    const asked = { ...requestOf(flags, read.inputs, world), failOn, allowUndetermined };
    const { report, receipt } =
      flags.receipt === undefined
        ? { report: runCheck(asked, read.host), receipt: undefined }
        : checkWithReceipt(asked, read.host);
    const outputs = flagged ?? settleOutputs(projectOutputs(report) ?? defaultOutputs, flags.output, world.host);
    if ("code" in outputs) return usage("check", outputs, flags, world);
    const { receipt: file } = flags;
    const places = outputs.map((it) => it.file && world.host.resolve(it.file));
    if (file !== undefined && places.includes(world.host.resolve(file)))
      return usage("check", misuse.withReceipt({ file }), flags, world);
    const isRead = readBy(report, read.inputs, world);
    const own = [...outputs.map((it) => it.file), flags.receipt].find((it) => it !== undefined && isRead(it));
    if (own !== undefined) return usage("check", misuse.isRead({ file: own }), flags, world);
    const show = (graphviz: Graphviz | undefined): Outcome =>
      withReceipt(shown(report, flags, outputs, world, graphviz), flags, receipt);
    return outputs.some((it) => drawnFormats.has(it.name)) ? { shownBy: show } : show(undefined);
  },
});

const example = `
Example:
  edict check service.yaml answers.jsonl -f human -f html=report.html
  edict check chat.jsonl --from openai-chat --service service.yaml
  edict check --watch -f human -f html=report.html
  edict check log.jsonl --service service.yaml --stream -f ndjson=log.ndjson

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

/** Whether a run reads a file, so that nothing may be written over it. A baseline is written anew where it lies. */
function readBy(run: ReportRun, inputs: readonly string[], { host }: World): (file: string) => boolean {
  const { profile, service, waivers, baseline } = run.options;
  const told = [...run.inputs.map((it) => it.source), ...run.inputProblems.map((it) => it.place.source)];
  const all = [...inputs, ...told.map((it) => it.path), profile, service, waivers].flatMap((it) => it ?? []);
  const paths = new Set(all.map((it) => host.resolve(it)));
  if (baseline !== undefined) paths.delete(host.resolve(baseline));
  return (file) => paths.has(host.resolve(file)) || /(^|[\\/])edict\.yaml$/.test(file);
}

function withReceipt(outcome: Outcome, { receipt: path, lang }: CheckFlags, receipt: Receipt | undefined): Outcome {
  if (path === undefined) return outcome;
  if (!receipt) return { ...outcome, err: `${outcome.err}${lang.say(noReceipt())}\n` };
  return { ...outcome, files: [...outcome.files, { path, text: receiptJson(receipt) }] };
}

function shown(
  run: ReportRun,
  flags: CheckFlags,
  outputs: readonly Output[],
  world: World,
  graphviz: Graphviz | undefined,
): Outcome {
  const { width, colors } = world;
  const reports = new Map<Locale, Report>();
  const reportIn = (locale: Locale): Report => {
    const report = reports.get(locale) ?? buildReport(run, locale);
    reports.set(locale, report);
    return report;
  };
  const printed = outputs
    .filter((it) => !(isMisused(run) && it.name === "human"))
    .map(({ name, format, file }) => {
      const locale = localeFor(name, flags.lang);
      const paint = paintFor(file === undefined ? flags.color : "never", colors.out);
      const options = { width, paint, graphviz, locale, quiet: flags.quiet ?? false };
      return { name, file, text: unlessTooLong(() => format(reportIn(locale), options)) };
    });
  const tooLong = printed.filter((it) => it.text === undefined);
  const errors = tooLong.map((it) => showError(misuse.tooLong({ format: it.name }), flags.lang, width));
  return {
    code: errors.length > 0 ? 64 : run.exitCode,
    out: printed.map((it) => (it.file === undefined ? it.text : "")).join(""),
    err: mistakesOf(run, "check", flags, world) + errors.join(""),
    files: printed.flatMap(({ file: path, text }) =>
      path === undefined || text === undefined ? [] : [{ path, text }],
    ),
  };
}

/**
 * A text; undefined: it would be longer than the half of a gigabyte that a text can have.
 *
 * @example
 * unlessTooLong(() => "ab".repeat(2 ** 28)) // undefined
 */
export function unlessTooLong(write: () => string): string | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof RangeError && error.message === "Invalid string length") return undefined;
    throw error;
  }
}
