import type { Command } from "commander";
import { documentLimits } from "../base/document.ts";
import { overlayHost, type Host } from "../base/host.ts";
import { lineEnds } from "../base/line-batches.ts";
import { listOf, type Message } from "../base/message.ts";
import {
  linesFile,
  logFiles,
  openBulk,
  packedLog,
  partOf,
  type CheckRequest,
  type LineFormat,
  type LogPart,
  type PartNumber,
} from "../engine/index.ts";
import { manyLines, type RuleSeverity } from "../report/model/report-run.ts";
import { showUnwritable } from "./atomic-file.ts";
import { showBulk } from "./bulk-report.ts";
import { areApart, judgeInBulk, type BulkJudged, type BulkWork } from "./bulk.ts";
import {
  clearHeapEarly,
  failedOutcome,
  streamedInput,
  type CommandOutcome,
  type CommandEnvironment,
  type StreamedOutcome,
} from "./environment.ts";
import {
  askedWords,
  partFormat,
  requestOf,
  settleOutputs,
  showRunTroubles,
  streamedAgain,
  type JudgingFlags,
  type Output,
} from "./judging-flags.ts";
import { usageMessages } from "./messages.ts";
import { showError } from "./usage-errors.ts";
import { usageError } from "./verb.ts";

/** What `edict check` is asked. */
export interface CheckFlags extends JudgingFlags {
  readonly format: readonly Output[] | undefined;
  readonly output: string | undefined;
  readonly failOn: RuleSeverity | undefined;
  readonly allow: "undetermined" | undefined;
  readonly receipt: string | undefined;
  readonly stream: boolean | undefined;
  readonly jobs: number | undefined;
  readonly part: PartNumber | undefined;
  readonly full: boolean | undefined;
  readonly rule: string | undefined;
}

/** The wishes of a check of these inputs. */
export function wishesOf(flags: CheckFlags, inputs: readonly string[], world: CommandEnvironment): CheckRequest {
  const { failOn, allow } = flags;
  return { ...requestOf(flags, inputs, world), failOn, allowUndetermined: allow === "undetermined" };
}

/** What is told where nobody says in which formats. */
export const defaultOutputs: readonly Output[] = [{ name: "human", file: undefined }];

const lineFormats = ["ndjson", "verdicts"] as const satisfies readonly LineFormat[];
const streamFormats = ["human", "sarif", ...lineFormats, partFormat];

/** Why a log cannot be judged line by line as it is asked for; undefined: it can. */
function streamMisuse(flags: CheckFlags, args: readonly string[], outputs: readonly Output[]): Message | undefined {
  const other = outputs.find((it) => !streamFormats.includes(it.name));
  if (other) return usageMessages.streamFormats({ format: other.name, all: listOf(streamFormats, "and") });
  const ofWhole = outputs.find((it) => it.name !== partFormat);
  if (flags.part && ofWhole) return usageMessages.partFormats({ format: ofWhole.name });
  if (flags.part && args.includes("-") && args.length > 1) return usageMessages.partAlone();
  const packed = args.find((it) => packedLog.test(it));
  if (flags.part && flags.part.of > 1 && packed !== undefined) return usageMessages.partOfPacked({ path: packed });
  if (flags.columns !== undefined && flags.from !== undefined) return usageMessages.columnsOrFrom();
  if (outputs.filter((it) => isLineFormat(it.name)).length > 1) return usageMessages.streamOnce();
  return flags.receipt === undefined ? undefined : usageMessages.streamReceipt();
}

const isLineFormat = (name: string): name is LineFormat => lineFormats.some((it) => it === name);

/** `check --stream`: decisions are written as the lines are judged, the report of all of them at the end. */
export function checkStream(
  command: Command,
  flags: CheckFlags,
  outputs: readonly Output[],
  world: CommandEnvironment,
): CommandOutcome | StreamedOutcome {
  const refused = (why: Message): CommandOutcome => usageError("check", why, flags, world);
  const args = logFiles(command.args, world.host);
  const misuse = streamMisuse(flags, args, outputs);
  if (misuse) return refused(misuse);
  clearHeapEarly();
  const inputs = args.map((it) => (it === "-" ? streamedInput : it));
  const host = args.includes("-") ? overlayHost(world.host, { [streamedInput]: "" }) : world.host;
  const request = wishesOf(flags, inputs, world);
  const bulk = openBulk(request, host);
  if (!("prepared" in bulk)) return failedOutcome(bulk.exitCode, showRunTroubles(bulk, "check", flags, world));
  // Lines are read later, and past the host.
  for (const it of inputs) world.host.note?.(it);
  const [decisions] = outputs.flatMap(({ name, file }) => (isLineFormat(name) ? [{ format: name, file }] : []));
  const { part = onePart, jobs = 1, lang: locale } = flags;
  const work = { bulk, request, host, jobs, part, decisions, locale };
  const writes = outputs.flatMap((it) => it.file ?? []);
  return { streamed: () => judgeAll(work, outputs, world, { flags, command }), writes };
}

const onePart: PartNumber = { number: 1, of: 1 };

async function judgeAll(
  work: BulkWork,
  outputs: readonly Output[],
  world: CommandEnvironment,
  asked: Asked,
): Promise<CommandOutcome> {
  const { flags } = asked;
  const done = await judgeInBulk(work);
  if ("unreadable" in done) return failedOutcome(4, showError(done.unreadable, flags.lang, world.width));
  if ("unwritable" in done) return failedOutcome(done.code, showUnwritable(done.unwritable, flags.lang, world.width));
  if ("troubles" in done) {
    const stopped = { policyProblems: [], inputProblems: [], troubles: done.troubles };
    return failedOutcome(done.troubles[0]?.exit ?? 64, showRunTroubles(stopped, "check", flags, world));
  }
  return shown(work, done, outputs, world, asked);
}

interface Asked {
  readonly flags: CheckFlags;
  readonly command: Command;
}

function shown(
  { bulk, request, host }: BulkWork,
  done: BulkJudged,
  outputs: readonly Output[],
  world: CommandEnvironment,
  { flags, command }: Asked,
): CommandOutcome {
  const part = (): LogPart => partOf(bulk, request, host, { ...done, asked: askedWords(command) });
  return showBulk(outputs, { verb: "check", end: done.end, part, again: streamedAgain(command), flags }, world);
}

/** The outputs of a check that can be told of lines one by one, of which there are many; undefined: of whole files alone. */
export function outputsOfLines(
  command: Command,
  flags: CheckFlags & { readonly watch?: true },
  flagged: readonly Output[] | undefined,
  { host }: CommandEnvironment,
): readonly Output[] | undefined {
  const { from, receipt, waivers, baseline, full, rule, watch } = flags;
  const isOfWhole = [from, receipt, waivers, baseline, full, rule, watch].some((it) => it !== undefined);
  if (isOfWhole || flagged?.some((it) => it.name !== "human") === true) return undefined;
  const outputs = flagged ?? settleOutputs(defaultOutputs, flags.output, host);
  return !("code" in outputs) && haveManyLines(command.args, host) ? outputs : undefined;
}

/** Whether these are files of lines, of which there are many. */
function haveManyLines(paths: readonly string[], host: Host): boolean {
  let lines = 0;
  for (const path of paths) {
    if (!linesFile.test(path)) return false;
    const bytes = host.readBytes(path, documentLimits.lines);
    if (bytes === undefined) return false;
    lines += bytes === "too-large" ? manyLines : lineEnds(bytes).length;
  }
  return lines >= manyLines;
}

/**
 * A check of many lines: one by one, in a fraction of the time, where they say no more together; else `whole`.
 */
export function checkManyLines(
  command: Command,
  flags: CheckFlags,
  outputs: readonly Output[],
  world: CommandEnvironment,
  whole: () => CommandOutcome,
): StreamedOutcome {
  const streamed = async (): Promise<CommandOutcome> => {
    const request = wishesOf(flags, command.args, world);
    const { host } = world;
    const bulk = openBulk(request, host);
    if (!("prepared" in bulk) || !(await areApart({ bulk, request, host }))) return whole();
    clearHeapEarly();
    const work = { bulk, request, host, jobs: 1, part: onePart, decisions: undefined, locale: flags.lang };
    const done = await judgeInBulk(work);
    return "tally" in done ? shown(work, done, outputs, world, { flags, command }) : whole();
  };
  return { streamed, writes: outputs.flatMap((it) => it.file ?? []) };
}
