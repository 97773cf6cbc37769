import { readSync } from "node:fs";
import { isatty } from "node:tty";
import { machine, now } from "../api/machine.ts";
import { changedBytes } from "../base/binary.ts";
import { documentLimits } from "../base/document.ts";
import { locales, type Locale } from "../base/locale.ts";
import { listOf, type Message } from "../base/message.ts";
import { exitCodeOfUnwritten, openAtomic, showUnwritable } from "./atomic-file.ts";
import { projectLanguage } from "../engine/index.ts";
import { servesAsWorker } from "./bulk-workers.ts";
import { checkVerb } from "./check.ts";
import {
  failedOutcome,
  habitualLocale,
  type CommandOutcome,
  type OutputFile,
  type CommandEnvironment,
} from "./environment.ts";
import { inertText } from "./inert-text.ts";
import { loadGraphviz, readGitRevision } from "./external-programs.ts";
import { brokenInstallation, filesWritten, noOutput } from "./messages.ts";
import { runCommandLine } from "./run-command-line.ts";
import { openTerminal } from "./terminal.ts";
import { bugReport, requestedLocale, showError } from "./usage-errors.ts";
import type { Verb } from "./verb.ts";
import { watch } from "./watch.ts";

const widest = 100;
const terminal = openTerminal((file) => writeFile(file)?.why);

/** The one place that asks the machine for the day, the terminal and the words of the command line. */
function world(): CommandEnvironment {
  const { host, library } = machine();
  return {
    host,
    now: now(),
    library,
    width: width(),
    colors: { out: wantsColor(process.stdout), err: wantsColor(process.stderr) },
    locale: habit,
    readStandardInput,
    // Asked of the file, as `process.stdin` would have reads fail that come before the text.
    terminal: isatty(0) && process.stdout.isTTY ? terminal : undefined,
    readRevision: readGitRevision,
  };
}

function width(): number {
  // A terminal that does not know how wide it is says 0.
  const columns = (process.stdout.isTTY && process.stdout.columns) || 80;
  return Math.max(40, Math.min(columns, widest));
}

function wantsColor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb";
}

/** As much as is read of any file, and so much more that it is too much without a mark at its start and a character that is cut in two. */
const mostRead = documentLimits.lines + 8;

function readStandardInput(): string | undefined {
  const [parts, part]: [Uint8Array[], Uint8Array] = [[], new Uint8Array(1 << 16)];
  try {
    let size = 0;
    for (let read = 1; read > 0 && size <= mostRead; size += read) {
      read = readSync(0, part);
      parts.push(part.slice(0, read));
    }
    // A character may be cut in two only where the rest is left unread.
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts), { stream: size > mostRead });
  } catch {
    return undefined;
  }
}

interface Unwritten {
  readonly why: string;
  readonly code: 64 | 74;
}

function writeFile({ path, text, bytes, makesFolders }: OutputFile): Unwritten | undefined {
  try {
    const file = openAtomic(path, makesFolders);
    try {
      file.write(bytes ?? text);
      file.finish();
    } finally {
      file.discard();
    }
    return undefined;
  } catch (error) {
    return { why: showUnwritable(path, locale, width()), code: exitCodeOfUnwritten(error) };
  }
}

/** Found anew by each run of a watch, as edict.yaml may change. */
function readLanguage(): Locale | Message {
  const ofProject = (): Locale | undefined => projectLanguage(machine().host, words.slice(1));
  const asked = habitualLocale(process.env, process.stdout.isTTY === true, ofProject);
  habit = "tag" in asked ? asked : locales.en;
  locale = requestedLocale(words, habit);
  return asked;
}

const brokenParts: ReadonlySet<unknown> = new Set(["MODULE_NOT_FOUND", changedBytes]);

async function run(words: readonly string[]): Promise<CommandOutcome> {
  try {
    const asked = readLanguage();
    if ("code" in asked) return failedOutcome(64, showError(asked, locale, width()));
    const outcome = runCommandLine(words, verbs, world());
    if ("streamed" in outcome) return await outcome.streamed().finally(terminal.close);
    return "shownBy" in outcome ? outcome.shownBy(await loadGraphviz()) : outcome;
  } catch (error) {
    // Parts of the program, and of what it has prepared, are loaded when they are needed.
    if (error instanceof Error && "code" in error && brokenParts.has(error.code))
      return failedOutcome(69, showError(brokenInstallation({ why: error.message }), locale, width()));
    return bugReport(error, words, `Node.js ${process.versions.node}, ${process.platform}`);
  }
}

/** For a person at a terminal: where nothing is printed, what was written. */
function writtenFiles(files: readonly OutputFile[], unwritten: number): string {
  if (files.length === 0 || unwritten > 0) return "";
  return `${locale.say(filesWritten({ files: listOf(files.map((it) => it.path)) }))}\n`;
}

const isClosedPipe = (error: Error): boolean => "code" in error && error.code === "EPIPE";

/** A reader that has seen enough, as `head`, is no error, and ends a watch; a place that takes no text is one. */
function unwritable(error: Error): void {
  if (isClosedPipe(error)) {
    if (isWatching) process.exit();
    return;
  }
  process.exitCode = 74;
  process.stderr.write(showError(noOutput({ why: error.message }), locale, width()));
}

/** Prints an outcome, writes its files, and sets the exit code. */
async function runAndShow(): Promise<CommandOutcome> {
  const outcome = await run(words);
  const unwritten = outcome.files.flatMap((it) => writeFile(it) ?? []);
  const out = unwritten.length > 0 ? (outcome.outUnwritten ?? outcome.out) : outcome.out;
  const told = out === "" && process.stderr.isTTY ? writtenFiles(outcome.files, unwritten.length) : "";
  process.stderr.write(inertText(outcome.err + unwritten.map((it) => it.why).join("") + told, undefined));
  process.stdout.write(inertText(out, outcome.markup));
  process.exitCode = outcome.code === 70 ? 70 : Math.max(outcome.code, ...unwritten.map((it) => it.code));
  return outcome;
}

process.stdout.on("error", unwritable);
process.stderr.on("error", (error: Error) => {
  if (!isClosedPipe(error)) process.exitCode = 74;
});

const words = process.argv.slice(2);
let verbs: readonly Verb[] = [checkVerb];
let habit: Locale = locales.en;
let locale = requestedLocale(words);
let isWatching = false;

async function main(): Promise<void> {
  // What is asked most starts without what only the others need.
  if (words[0] !== checkVerb.name) ({ verbs } = await import("./verbs.ts"));
  const first = await runAndShow();
  if (!first.asked || first.code === 64) return;
  isWatching = true;
  await watch(first, runAndShow, { locale, width: width() });
}

/** Until a run has ended. */
export const running = servesAsWorker() ? undefined : main();
