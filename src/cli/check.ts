import type { Command } from "commander";
import type { Host } from "../base/host.ts";
import { invariant } from "../base/invariant.ts";
import type { Locale } from "../base/locale.ts";
import { listOf, messages, type Message } from "../base/message.ts";
import { didYouMean, nearestFull } from "../base/nearest.ts";
import { runCheck, firstAnswerPlace, checkWithReceipt, packedLog } from "../engine/index.ts";
import { drawnFormats, fileFormatters, formatNames, formatters, localeFor } from "../report/formatters.ts";
import { buildReport } from "../report/model/build-report.ts";
import type { Receipt } from "../report/model/receipt.ts";
import { severityLevels, titlesOf, type ReportRun } from "../report/model/report-run.ts";
import type { Report } from "../report/model/report.ts";
import { jsonText } from "../report/render/json.ts";
import { baselineMessage } from "../report/render/suppressions.ts";
import type { FormatOptions, Graphviz } from "../report/view/format-options.ts";
import { wrap } from "../report/view/text-layout.ts";
import {
  checkManyLines,
  checkStream,
  defaultOutputs,
  outputsOfLines,
  wishesOf,
  type CheckFlags,
} from "./check-lines.ts";
import {
  openInputs,
  showFound,
  type CommandOutcome,
  type CommandEnvironment,
  type DrawnOutcome,
} from "./environment.ts";
import { addExample } from "./help.ts";
import {
  addJudgingFlags,
  judgingHelp,
  askedAgain,
  hasUsageError,
  partFormat,
  readPartNumber,
  showRunTroubles,
  addOutput,
  settleOutputs,
  type Output,
} from "./judging-flags.ts";
import { markupOf } from "./inert-text.ts";
import { usageMessages, noReceipt } from "./messages.ts";
import { showError } from "./usage-errors.ts";
import { choiceOf, addCommonFlags, placed, showOptions, usageError, wholeNumber, type Verb } from "./verb.ts";
import { watchable } from "./watch.ts";

const mostJobs = 64;

export const checkVerb: Verb = watchable({
  name: "check",
  define: (command, say) => {
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .argument("[INPUT...]", say(judgingHelp.inputs()))
      .option(
        "-f, --format <FORMAT[=FILE]>",
        say(help.format({ formats: listOf([...formatNames, partFormat]) })),
        addOutput,
      )
      .option("-o, --output <FILE>", say(help.output()));
    addJudgingFlags(command, say)
      .option("--fail-on <LEVEL>", say(help.failOn({ levels: listOf(severityLevels) })), choiceOf(severityLevels))
      .option("--receipt <FILE>", say(help.receipt()))
      .option("--stream", say(help.stream()))
      .option("--jobs <COUNT>", say(help.jobs()), wholeNumber(1, mostJobs))
      .option("--columns <FILE>", say(help.columns({ what: judgingHelp.columns() })))
      .option("--part <NUMBER/OF>", say(help.part()), readPartNumber)
      .option("--allow <WHAT>", say(help.allow()), choiceOf(["undetermined"]))
      .option("--full", say(help.full()))
      .option("--rule <RULE>", say(help.rule()))
      .option("-q, --quiet", say(help.quiet()));
    return addExample(addCommonFlags(command, say), say, example, help.exits());
  },

  run: (command, world) => {
    const flags = command.opts<CheckFlags>();
    const flagged = flags.format && settleOutputs(flags.format, flags.output, world.host);
    if (flagged && "code" in flagged) return usageError("check", flagged, flags, world);
    if (flags.columns !== undefined && flags.receipt !== undefined)
      return usageError("check", usageMessages.columnsReceipt(), flags, world);
    if (flags.stream === true) {
      const defaults = flags.part ? [{ name: partFormat, file: undefined }] : defaultOutputs;
      const outputs = flagged ?? settleOutputs(defaults, flags.output, world.host);
      if ("code" in outputs) return usageError("check", outputs, flags, world);
      return checkStream(command, flags, outputs, world);
    }
    if (flags.jobs !== undefined) return usageError("check", usageMessages.jobs(), flags, world);
    if (flags.part !== undefined || flagged?.some((it) => it.name === partFormat) === true)
      return usageError("check", usageMessages.part(), flags, world);
    if (flags.columns !== undefined) return usageError("check", usageMessages.columns(), flags, world);
    const log = command.args.find((it) => packedLog.test(it));
    if (log !== undefined) return usageError("check", usageMessages.isLog({ path: log }), flags, world);
    const ofLines = outputsOfLines(command, flags, flagged, world);
    if (!ofLines) return checkWhole(command, flags, flagged, world);
    return checkManyLines(command, flags, ofLines, world, () => {
      const whole = checkWhole(command, flags, flagged, world);
      invariant(!("shownBy" in whole), "nothing is drawn for people");
      return whole;
    });
  },
});

/** A check of whole files. */
function checkWhole(
  command: Command,
  flags: CheckFlags,
  flagged: readonly Output[] | undefined,
  world: CommandEnvironment,
): CommandOutcome | DrawnOutcome {
  const read = openInputs(command.args, world);
  if ("code" in read) return usageError("check", read, flags, world);
  const writesBaseline = flagged?.find((it) => it.name === "baseline")?.file;
  const printsWaivers = flagged?.some((it) => it.name === "waivers") === true;
  const asked = { ...wishesOf(flags, read.inputs, world), writesBaseline, printsWaivers };
  const { report, receipt } =
    flags.receipt === undefined
      ? { report: runCheck(asked, read.host), receipt: undefined }
      : checkWithReceipt(asked, read.host);
  const { formats = [] } = report.options;
  const outputs = flagged ?? settleOutputs(formats.length > 0 ? formats : defaultOutputs, flags.output, world.host);
  if ("code" in outputs) return usageError("check", outputs, flags, world);
  const unfit = outputs.find((it) => it.file === undefined && fileFormatters.has(it.name));
  if (unfit) return usageError("check", usageMessages.needsFile({ format: unfit.name }), flags, world);
  const unknown = unknownRule(flags, outputs, report);
  if (unknown) return usageError("check", unknown, flags, world);
  const { receipt: file } = flags;
  const places = outputs.map((it) => it.file && world.host.real(it.file));
  if (file !== undefined && places.includes(world.host.real(file)))
    return usageError("check", usageMessages.withReceipt({ file }), flags, world);
  const show = (graphviz: Graphviz | undefined): CommandOutcome => {
    const told = shown(report, outputs, world, { flags, graphviz, again: askedAgain(command) });
    const done = withReceipt(told, flags, receipt);
    return { ...done, err: showFound(read.found, flags.lang) + done.err };
  };
  return outputs.some((it) => drawnFormats.has(it.name)) ? { shownBy: show } : show(undefined);
}

const example = [
  "edict check service.yaml answers.jsonl -f human -f html=report.html",
  "edict check chat.jsonl --from openai-chat --service service.yaml",
  "edict check --watch -f human -f html=report.html",
  "edict check log.jsonl --service service.yaml --stream -f verdicts=log.ndjson",
];

const help = messages("cli/help/check", {
  summary: { en: "judge documents by the law", zh: "依照法律判斷文檔" },
  description: {
    en:
      "Judges services, requests, responses, incidents and other events (YAML, JSON, JSON lines, - for standard input) by packs of law.\n" +
      "A folder with edict.yaml is checked as that file says; any other folder for all documents in it.\n" +
      "Logs of chat completions, traces and moderation results are read as they are with --from.",
    zh:
      "依照法律的規則包，判斷服務、請求、回答、事件等文檔（YAML、JSON、JSON 行；`-` 為標準輸入）。\n" +
      "含 `edict.yaml` 的文件夾按該文件檢查；其他文件夾檢查其中的全部文檔。\n" +
      "對話補全的日誌、追蹤記錄和審核結果，用 `--from` 即可直接讀取。",
  },
  format: {
    en: "{formats}; default human; may be repeated, with a file for all but one",
    zh: "{formats}；默認為 `human`；可以重複，除一種外都要指明文件",
  },
  output: { en: "write the report to a file", zh: "將報告寫入文件" },
  failOn: {
    en: "exit 1 only from this severity on: {levels}; default any violated rule",
    zh: "被違反的規則達到該嚴重程度，退出碼才為 1：{levels}；默認為違反任何規則",
  },
  receipt: {
    en: "write a receipt, from which `edict verify` makes the decision again",
    zh: "寫出回執，`edict verify` 據以重現該次判斷",
  },
  stream: {
    en: "judge a log line by line (JSON lines, CSV, also .gz and .zst; .parquet), in memory that does not grow; formats human, sarif, verdicts, ndjson and part",
    zh: "逐行判斷日誌（JSON 行、CSV，也可為 `.gz`、`.zst`；`.parquet`），佔用的內存不隨行數增長；格式為 `human`、`sarif`、`verdicts`、`ndjson` 和 `part`",
  },
  part: {
    en: "with --stream judge one part of the log, such as 3/16, for `edict merge`; standard input is that part",
    zh: "與 `--stream` 並用，只判斷日誌的一部分，例如 3/16，供 `edict merge` 合併；標準輸入即為該部分",
  },
  columns: { en: "with --stream: {what}", zh: "（用於 `--stream`）{what}" },
  jobs: {
    en: "threads for --stream, default 1; what is written is the same",
    zh: "`--stream` 的線程數，默認為 1；輸出不受影響",
  },
  allow: {
    en: "undetermined: exit 0 although something is undetermined; contradictions are not covered",
    zh: "`undetermined`：有未定的規則時，退出碼仍為 0；事實互相矛盾的不在此列",
  },
  full: {
    en: "for people, the whole report: the law's words, facts, what to do, and all other rules",
    zh: "供人閱讀的完整報告：法律原文、事實、應對辦法和其餘全部規則",
  },
  rule: {
    en: "with -f waivers, entries for what this rule finds, open questions too",
    zh: "與 `-f waivers` 並用，輸出該規則各項發現的條目，包括未定的",
  },
  quiet: { en: "for people, one line, however long", zh: "供人閱讀的報告只有一行，不換行" },
  exits: {
    en: "Exit code: 0 no breach and nothing undetermined, 1 violated, 2 undetermined\nor not all judged, 3 a policy does not compile, 4 an input cannot be read,\n5 nothing was judged, 64 misuse, 70 a bug.",
    zh: "退出碼：0 沒有違反，也沒有未定；1 有違反；2 有未定或未作判斷的；\n3 有規則不能編譯；4 有輸入不能讀取；5 什麼都沒有判斷；64 用法有誤；70 程序缺陷。",
  },
});

/** Why waivers cannot be printed for a rule as it is asked for; undefined: they can, or none are asked for. */
function unknownRule(
  { rule }: CheckFlags,
  outputs: readonly Output[],
  { decision }: Pick<ReportRun, "decision">,
): Message | undefined {
  if (rule === undefined) return undefined;
  if (!outputs.some((it) => it.name === "waivers")) return usageMessages.ruleOfWaivers();
  const names = decision?.rules.map((it) => it.rule) ?? [];
  if (!decision || names.some((it) => it === rule || it.endsWith(`.${rule}`))) return undefined;
  return usageMessages.noRule({ rule, near: didYouMean(nearestFull(rule, names)) });
}

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
): FormatOptions => ({ ...showOptions(flags, file, world), ...asked, full: flags.full ?? false, waive: flags.rule });

function shown(run: ReportRun, outputs: readonly Output[], world: CommandEnvironment, asked: Asked): CommandOutcome {
  const { flags } = asked;
  const lang = flags.lang.knowing(titlesOf(run));
  const reports = new Map<Locale, Report>();
  const reportIn = (locale: Locale): Report => {
    const report = reports.get(locale) ?? buildReport(run, locale);
    reports.set(locale, report);
    return report;
  };
  const printed = outputs
    .filter((it) => !(hasUsageError(run) && it.name === "human"))
    .map(({ name, file }) => {
      const format = formatters.get(name) ?? fileFormatters.get(name);
      invariant(format, "formats were read, of flags and of edict.yaml");
      const locale = localeFor(name, lang);
      const options = { ...formatOptions(asked, file, world), locale, answerPlace: () => firstAnswerPlace(run) };
      return { name, file, text: unlessTooLong(() => format(reportIn(locale), options)) };
    });
  const tooLong = printed.filter((it) => it.text === undefined);
  const errors = tooLong.map((it) => showError(usageMessages.tooLong({ format: it.name }), flags.lang, world.width));
  const listed = outputs.some((it) => it.name === "baseline") ? [baselineMessage(reportIn(lang))] : [];
  const notes = listed.flatMap((it) => wrap(flags.lang.say(it), world.width)).map((it) => `${it}\n`);
  const err = [showRunTroubles(run, "check", flags, world), ...errors, ...notes].join("");
  const { out, files } = placed(printed);
  const rewritten = outputs.find((it) => it.name === "baseline" && isBaselineOf(run, it.file, world.host))?.file;
  const stdout = printed.find((it) => it.file === undefined)?.name;
  return {
    code: errors.length > 0 ? 64 : run.exitCode,
    err,
    out,
    markup: stdout === undefined ? undefined : markupOf(stdout),
    files: files.map((it) => ({ ...it, rewrites: it.path === rewritten })),
  };
}

/** A baseline is written anew where it lies. */
const isBaselineOf = ({ options: { baseline } }: ReportRun, path: string | undefined, host: Host): boolean =>
  baseline !== undefined && path !== undefined && host.real(baseline) === host.real(path);

/**
 * A text; undefined: it would be longer than the half of a gigabyte that a text can have.
 *
 * @example
 * unlessTooLong(() => "ab".repeat(2 ** 28)) // undefined
 */
export function unlessTooLong<T extends string | Uint8Array>(write: () => T): T | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof RangeError && error.message === "Invalid string length") return undefined;
    throw error;
  }
}
