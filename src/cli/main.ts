import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { machine, today } from "../api/machine.ts";
import { bugReport } from "./bug-report.ts";
import { loadGraphviz } from "./graphviz.ts";
import { readGitRevision } from "./git-revision.ts";
import { runCommandLine } from "./run-command-line.ts";
import { watch } from "./watch.ts";
import type { Outcome, OutputFile, World } from "./world.ts";

const widest = 100;

/** The one place that asks the machine for the day, the terminal and the words of the command line. */
function world(): World {
  const { host, library } = machine();
  const columns = process.stdout.isTTY ? process.stdout.columns : 80;
  return {
    host,
    today: today(),
    library,
    width: Math.max(40, Math.min(columns, widest)),
    colors: { out: wantsColor(process.stdout), err: wantsColor(process.stderr) },
    readStandardInput,
    readRevision: readGitRevision,
  };
}

function wantsColor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb";
}

function readStandardInput(): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(0));
  } catch {
    return undefined;
  }
}

/** Writes beside the file and renames, so that nobody reads half of it. A file keeps its mode, a link what it leads to. */
function writeFile({ path, text, makesFolders = false }: OutputFile): string | undefined {
  const known = statSync(path, { throwIfNoEntry: false });
  const target = known?.isFile() === true ? realpathSync(path) : path;
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    if (makesFolders) mkdirSync(dirname(target), { recursive: true });
    writeFileSync(temporary, text, known === undefined ? {} : { mode: known.mode });
    renameSync(temporary, target);
    return undefined;
  } catch {
    rmSync(temporary, { force: true });
    return `error: \`${path}\` cannot be written\n`;
  }
}

async function run(words: readonly string[]): Promise<Outcome> {
  try {
    const outcome = runCommandLine(words, world());
    return "shownBy" in outcome ? outcome.shownBy(await loadGraphviz()) : outcome;
  } catch (error) {
    return bugReport(error, words, `Node.js ${process.versions.node}, ${process.platform}`);
  }
}

/** A reader that has seen enough, as `head`, is no error, and ends a watch; a place that takes no text is one. */
function unwritable(error: Error): void {
  if ("code" in error && error.code === "EPIPE") {
    if (isWatching) process.exit();
    return;
  }
  process.exitCode = 70;
  process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
}

/** Prints an outcome, writes its files, and sets the exit code. */
async function runAndShow(): Promise<Outcome> {
  const outcome = await run(words);
  const unwritten = outcome.files.flatMap((it) => writeFile(it) ?? []);
  process.stderr.write(outcome.err + unwritten.join(""));
  process.stdout.write(outcome.out);
  process.exitCode = unwritten.length > 0 && outcome.code !== 70 ? 64 : outcome.code;
  return outcome;
}

process.stdout.on("error", unwritable);
process.stderr.on("error", () => (process.exitCode = 70));

const words = process.argv.slice(2);
let isWatching = false;
const first = await runAndShow();
if (first.asked && first.code !== 64) {
  isWatching = true;
  await watch(first, runAndShow);
}
