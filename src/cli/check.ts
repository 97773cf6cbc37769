import { setFlagsFromString } from "node:v8";
import type { Command } from "commander";
import { overlayHost, type Host } from "../base/host.ts";
import { invariant } from "../base/invariant.ts";
import type { Locale } from "../base/locale.ts";
import { listOf, type Message } from "../base/message.ts";
import { runCheck, checkWithReceipt, openBulk, type CheckRequest, type LineFormat } from "../engine/index.ts";
import { drawnFormats, formatters, localeFor } from "../report/formatters.ts";
import { mistakesLeftMessage } from "../report/messages/bulk.ts";
import { buildReport } from "../report/model/build-report.ts";
import type { Receipt } from "../report/model/receipt.ts";
import { severityLevels, type ReportRun, type RuleSeverity } from "../report/model/report-run.ts";
import type { Report } from "../report/model/report.ts";
import { bulkText } from "../report/render/bulk.ts";
import { jsonText } from "../report/render/json.ts";
import type { FormatOptions, Graphviz } from "../report/view/format-options.ts";
import { showUnwritable } from "./atomic-file.ts";
import { judgeInBulk, type BulkWork } from "./bulk.ts";
import {
  openInputs,
  showFound,
  failedOutcome,
  streamedInput,
  type CommandOutcome,
  type CommandEnvironment,
  type StreamedOutcome,
} from "./environment.ts";
import {
  addJudgingFlags,
  askedAgain,
  hasUsageError,
  showRunTroubles,
  requestOf,
  addOutput,
  settleOutputs,
  type JudgingFlags,
  type Output,
} from "./judging-flags.ts";
import { markupOf } from "./inert-text.ts";
import { usageMessages, noReceipt } from "./messages.ts";
import { showError } from "./usage-errors.ts";
import { choiceOf, addCommonFlags, placed, showOptions, usageError, wholeNumber, type Verb } from "./verb.ts";
import { watchable } from "./watch.ts";

export interface CheckFlags extends JudgingFlags {
  readonly format: readonly Output[] | undefined;
  readonly output: string | undefined;
  readonly failOn: RuleSeverity | undefined;
  readonly allow: "undetermined" | undefined;
  readonly receipt: string | undefined;
  readonly stream: boolean | undefined;
  readonly jobs: number | undefined;
  readonly full: boolean | undefined;
}

const mostJobs = 64;

export const checkVerb: Verb = watchable({
  name: "check",
  define: (command) => {
    command
      .summary("judge documents by the law")
      .description(
        "Judges services, requests, responses, incidents and other events (YAML, JSON, JSON lines, - for standard input) by packs of law.\n" +
          "A folder with edict.yaml is checked as that file says; any other folder for all documents in it.\n" +
          "Logs of chat completions, traces and moderation results are read as they are with --from.",
      )
      .argument("[INPUT...]", "files or folders; without any, the project in this folder or the nearest above")
      .option(
        "-f, --format <FORMAT[=FILE]>",
        `${[...formatters.keys()].join(", ")}; default human; may be repeated, with a file for all but one`,
        addOutput,
      )
      .option("-o, --output <FILE>", "write the report to a file");
    addJudgingFlags(command)
      .option(
        "--fail-on <LEVEL>",
        `exit 1 only from this severity on: ${severityLevels.join(", ")}; default any violated rule`,
        choiceOf(severityLevels),
      )
      .option("--receipt <FILE>", "write a receipt, from which `edict verify` makes the decision again")
      .option(
        "--stream",
        "judge JSON lines one by one, in memory that does not grow; formats human, verdicts and ndjson",
      )
      .option(
        "--jobs <COUNT>",
        "threads for --stream, default 1; what is written is the same",
        wholeNumber(1, mostJobs),
      )
      .option("--allow <WHAT>", "undetermined: exit 0 although something is undetermined", choiceOf(["undetermined"]));
    command
      .option("--full", "for people, the whole report: the law's words, facts, what to do, and all other rules")
      .option("-q, --quiet", "for people, one line");
    return addCommonFlags(command).addHelpText("after", example);
  },

  run: (command, world) => {
    const flags = command.opts<CheckFlags>();
    const flagged = flags.format && settleOutputs(flags.format, flags.output, world.host);
    if (flagged && "code" in flagged) return usageError("check", flagged, flags, world);
    if (flags.stream === true) {
      const outputs = flagged ?? settleOutputs(defaultOutputs, flags.output, world.host);
      if ("code" in outputs) return usageError("check", outputs, flags, world);
      return checkStream(command, flags, outputs, world);
    }
    if (flags.jobs !== undefined) return usageError("check", usageMessages.jobs(), flags, world);
    const read = openInputs(command.args, world);
    if ("code" in read) return usageError("check", read, flags, world);
    const asked = wishesOf(flags, read.inputs, world);
    const { report, receipt } =
      flags.receipt === undefined
        ? { report: runCheck(asked, read.host), receipt: undefined }
        : checkWithReceipt(asked, read.host);
    const { formats = [] } = report.options;
    const outputs = flagged ?? settleOutputs(formats.length > 0 ? formats : defaultOutputs, flags.output, world.host);
    if ("code" in outputs) return usageError("check", outputs, flags, world);
    const { receipt: file } = flags;
    const places = outputs.map((it) => it.file && world.host.resolve(it.file));
    if (file !== undefined && places.includes(world.host.resolve(file)))
      return usageError("check", usageMessages.withReceipt({ file }), flags, world);
    const show = (graphviz: Graphviz | undefined): CommandOutcome => {
      const told = shown(report, outputs, world, { flags, graphviz, again: askedAgain(command) });
      const done = withReceipt(told, flags, receipt);
      return { ...done, err: showFound(read.found, flags.lang) + done.err };
    };
    return outputs.some((it) => drawnFormats.has(it.name)) ? { shownBy: show } : show(undefined);
  },
});

const example = `
Example:
  edict check service.yaml answers.jsonl -f human -f html=report.html
  edict check chat.jsonl --from openai-chat --service service.yaml
  edict check --watch -f human -f html=report.html
  edict check log.jsonl --service service.yaml --stream -f verdicts=log.ndjson

Exit code: 0 no breach and nothing undetermined, 1 violated, 2 undetermined,
3 a policy does not compile, 4 an input cannot be read, 5 nothing was judged,
64 misuse, 70 a bug.`;

function wishesOf(flags: CheckFlags, inputs: readonly string[], world: CommandEnvironment): CheckRequest {
  const { failOn, allow } = flags;
  return { ...requestOf(flags, inputs, world), failOn, allowUndetermined: allow === "undetermined" };
}

const defaultOutputs: readonly Output[] = [{ name: "human", file: undefined }];

function withReceipt(
  outcome: CommandOutcome,
  { receipt: path, lang }: CheckFlags,
  receipt: Receipt | undefined,
): CommandOutcome {
  if (path === undefined) return outcome;
  if (!receipt) return { ...outcome, err: `${outcome.err}${lang.say(noReceipt())}\n` };
  return { ...outcome, files: [...outcome.files, { path, text: jsonText(receipt) }] };
}

/** How a report was asked for. */
interface Asked extends Pick<FormatOptions, "graphviz" | "again"> {
  readonly flags: CheckFlags;
}

const formatOptions = (
  { flags, ...asked }: Asked,
  file: string | undefined,
  world: CommandEnvironment,
): FormatOptions => ({ ...showOptions(flags, file, world), ...asked, full: flags.full ?? false });

function shown(run: ReportRun, outputs: readonly Output[], world: CommandEnvironment, asked: Asked): CommandOutcome {
  const { flags } = asked;
  const reports = new Map<Locale, Report>();
  const reportIn = (locale: Locale): Report => {
    const report = reports.get(locale) ?? buildReport(run, locale);
    reports.set(locale, report);
    return report;
  };
  const printed = outputs
    .filter((it) => !(hasUsageError(run) && it.name === "human"))
    .map(({ name, file }) => {
      const format = formatters.get(name);
      invariant(format, "formats were read, of flags and of edict.yaml");
      const locale = localeFor(name, flags.lang);
      const options = { ...formatOptions(asked, file, world), locale };
      return { name, file, text: unlessTooLong(() => format(reportIn(locale), options)) };
    });
  const tooLong = printed.filter((it) => it.text === undefined);
  const errors = tooLong.map((it) => showError(usageMessages.tooLong({ format: it.name }), flags.lang, world.width));
  const err = showRunTroubles(run, "check", flags, world) + errors.join("");
  const { out, files } = placed(printed);
  const stdout = printed.find((it) => it.file === undefined)?.name;
  return {
    code: errors.length > 0 ? 64 : run.exitCode,
    err,
    out,
    markup: stdout === undefined ? undefined : markupOf(stdout),
    passedOver: run.skipped.map((it) => it.path),
    files: files.map((it) => ({ ...it, rewrites: isBaselineOf(run, it.path, world.host) })),
  };
}

/** A baseline is written anew where it lies. */
const isBaselineOf = ({ options: { baseline } }: ReportRun, path: string, host: Host): boolean =>
  baseline !== undefined && host.real(baseline) === host.real(path);

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

const lineFormats = ["ndjson", "verdicts"] as const satisfies readonly LineFormat[];
const streamFormats = ["human", ...lineFormats];

/** Nearly nothing of a line is kept: the heap is cleared before it has grown by half, and its peak is the same for any log. */
const heapGrowth = "--heap-growing-percent=50";

/** `check --stream`: decisions are written as the lines are judged, the report of all of them at the end. */
function checkStream(
  command: Command,
  flags: CheckFlags,
  outputs: readonly Output[],
  world: CommandEnvironment,
): CommandOutcome | StreamedOutcome {
  const other = outputs.find((it) => !streamFormats.includes(it.name));
  const refused = (why: Message): CommandOutcome => usageError("check", why, flags, world);
  if (other) return refused(usageMessages.streamFormats({ format: other.name, all: listOf(streamFormats, "and") }));
  const told = outputs.flatMap(({ name, file }) =>
    lineFormats.flatMap((format) => (format === name ? { format, file } : [])),
  );
  if (told.length > 1) return refused(usageMessages.streamOnce());
  if (flags.receipt !== undefined) return refused(usageMessages.streamReceipt());
  setFlagsFromString(heapGrowth);
  const { args } = command;
  const inputs = args.map((it) => (it === "-" ? streamedInput : it));
  const host = args.includes("-") ? overlayHost(world.host, { [streamedInput]: "" }) : world.host;
  const request = wishesOf(flags, inputs, world);
  const bulk = openBulk(request, host);
  if (!("prepared" in bulk)) return failedOutcome(bulk.exitCode, showRunTroubles(bulk, "check", flags, world));
  const read = [...inputs, flags.service, flags.profile, flags.waivers, flags.baseline].flatMap((it) =>
    it === undefined ? [] : host.real(it),
  );
  const own = outputs.flatMap((it) => it.file ?? []).find((it) => read.includes(host.real(it)));
  if (own !== undefined) return refused(usageMessages.isRead({ file: own }));
  const work = { bulk, request, host, jobs: flags.jobs ?? 1, decisions: told[0], locale: flags.lang };
  const { inputs: files, flags: words } = askedAgain(command);
  const again = { inputs: files, flags: [...words, "--stream"] };
  return { streamed: () => judgeAll(work, outputs, world, { flags, graphviz: undefined, again }) };
}

async function judgeAll(
  work: BulkWork,
  outputs: readonly Output[],
  world: CommandEnvironment,
  asked: Asked,
): Promise<CommandOutcome> {
  const { flags } = asked;
  const done = await judgeInBulk(work);
  if ("unwritable" in done) return failedOutcome(done.code, showUnwritable(done.unwritable, flags.lang, world.width));
  if ("troubles" in done) {
    const stopped = { policyProblems: [], inputProblems: [], troubles: done.troubles };
    return failedOutcome(done.troubles[0]?.exit ?? 64, showRunTroubles(stopped, "check", flags, world));
  }
  const { run } = done.end;
  const { counted } = run;
  invariant(counted, "a run line by line is counted");
  const left = counted.errors - run.inputProblems.filter((it) => it.severity === "error").length;
  const shown = outputs
    .filter((it) => it.name === "human")
    .map(({ file }) => {
      return { file, text: bulkText(buildReport(run, flags.lang), counted, formatOptions(asked, file, world)) };
    });
  const more = left > 0 ? `\n${flags.lang.say(mistakesLeftMessage(left))}\n` : "";
  return { code: run.exitCode, err: showRunTroubles(run, "check", flags, world) + more, ...placed(shown) };
}
