import { CommanderError, type Command } from "commander";
import { documentLimits } from "../base/document.ts";
import { recordingHost, type Host } from "../base/host.ts";
import { locales } from "../base/locale.ts";
import type { Message } from "../base/message.ts";
import { engineVersion, linesFile, replacesInput, type NewFile } from "../engine/index.ts";
import { failedOutcome, type CommandEnvironment, type CommandOutcome, type VerbOutcome } from "./environment.ts";
import { helpIn, helpWords } from "./help.ts";
import { lineOf } from "./log-line.ts";
import { usageMessages } from "./messages.ts";
import {
  isUsageError,
  requestedLocale,
  newCommand,
  placeValues,
  refuseSecondValues,
  showUsageError,
} from "./usage-errors.ts";
import type { Verb } from "./verb.ts";

/** Runs `edict WORDS…`, as one of some verbs. Misuse is an outcome with exit code 64; a bug is thrown. */
export function runCommandLine(
  words: readonly string[],
  verbs: readonly Verb[],
  world: CommandEnvironment,
): VerbOutcome {
  const locale = requestedLocale(words, world.locale);
  const { say } = locale;
  const recorded = recordingHost(world.host);
  const printed = { out: "", err: "" };
  let outcome: VerbOutcome | undefined;
  let asked: Command | undefined;
  const program = newCommand("edict")
    .description(say(helpWords.program()))
    .version(engineVersion, "-V, --version", say(helpWords.version()))
    .helpOption("-h, --help", say(helpWords.help()))
    .configureHelp(helpIn(locale, world.width))
    .configureOutput({
      writeOut: (text) => (printed.out += text),
      writeErr: (text) => (printed.err += text),
      getOutHelpWidth: () => world.width,
      getErrHelpWidth: () => world.width,
    })
    .exitOverride()
    .addHelpText("after", `\n${say(helpWords.ofVerbs())}`);
  for (const verb of verbs) {
    const command = program.command(verb.name).copyInheritedSettings(program);
    verb
      .define(command, say)
      .helpOption("-h, --help", say(helpWords.help()))
      .action(() => {
        outcome = verb.run(command, { ...world, host: recorded.host });
        asked = command;
      });
    const habit = world.locale ?? locales.en;
    command.options.find((it) => it.long === "--lang")?.default(habit, habit.tag);
    command.setOptionValueWithSource("lang", habit, "default");
    placeValues(command);
    refuseSecondValues(command);
  }
  program.helpCommand(false);
  try {
    const [first, ...others] = words;
    const given = first === "help" ? [...others, "--help"] : [...words];
    const [verb = ""] = given;
    // Of a verb that is none there is no help: that it is none is told.
    const isNone = /^\w/.test(verb) && !verbs.some((it) => it.name === verb);
    program.parse(isNone ? [verb] : given, { from: "user" });
  } catch (error) {
    const verb = verbs.find((it) => it.name === words[0])?.name;
    if (isUsageError(error)) return failedOutcome(64, showUsageError(error.why, verb, locale, world.width));
    if (!(error instanceof CommanderError)) throw error;
    // The help itself is printed where it is asked for, or where no verb is named.
    return { code: error.exitCode === 0 ? 0 : 64, out: printed.out, err: printed.err, files: [] };
  }
  const wrong = (files: readonly NewFile[]): CommandOutcome | undefined => {
    // Of a run that writes nothing it is not asked what it was given.
    const named = asked && files.length > 0 ? namedFiles(asked, world.host) : [];
    const why = overwritten(files, [...recorded.read, ...named], world);
    return why && failedOutcome(64, showUsageError(why, words[0], locale, world.width));
  };
  return guarded(outcome ?? failedOutcome(64, program.helpInformation()), wrong);
}

/** An outcome that is looked at before anything of it is shown or written. */
function guarded(outcome: VerbOutcome, wrong: (files: readonly NewFile[]) => CommandOutcome | undefined): VerbOutcome {
  if ("streamed" in outcome) return wrong((outcome.writes ?? []).map((path) => ({ path }))) ?? outcome;
  const guard = (done: CommandOutcome): CommandOutcome => wrong(done.files) ?? done;
  return "shownBy" in outcome ? { shownBy: (graphviz) => guard(outcome.shownBy(graphviz)) } : guard(outcome);
}

/**
 * Why files are not written: one would take the place of a file that the run has read, through links and by another name too, or of
 * any input of Edict, and is not meant for that; undefined: all are.
 */
function overwritten(
  files: readonly NewFile[],
  read: readonly string[],
  { host, library }: CommandEnvironment,
): Message | undefined {
  const [real, id] = [(path: string) => host.real(path), (path: string) => host.fileId?.(path) ?? host.real(path)];
  const others = files.filter((it) => it.rewrites !== true);
  const kept = new Set(others.length === 0 ? [] : read.flatMap((it) => [real(it), id(it)]));
  const isRead = ({ path }: NewFile): boolean =>
    kept.has(real(path)) || kept.has(id(path)) || /(^|[\\/])edict\.yaml$/i.test(real(path));
  const taken = others.find(isRead);
  if (taken) return usageMessages.isRead({ file: taken.path });
  const topOf = (path: string): string | undefined => textOf(host, path);
  const input = files.find((it) => replacesInput(host, library, it, topOf));
  return input && usageMessages.isInput({ file: input.path });
}

/** The text of a file; of a log that is too large to be kept, its first line. */
function textOf(host: Host, path: string): string | undefined {
  if (host.readBytes(path, documentLimits.bytes) !== "too-large") return host.readText(path);
  const first = linesFile.test(path) ? lineOf(path, 1) : undefined;
  return typeof first === "object" ? first.text : undefined;
}

/** Flags that say where something is written. */
const writing: ReadonlySet<string> = new Set(["output", "receipt", "witnesses"]);

/** The files that a command line names for reading: a run that refuses what it is asked has read none of them. */
function namedFiles(command: Command, host: Host): readonly string[] {
  const values = Object.entries(command.opts<Readonly<Record<string, unknown>>>()).flatMap(([name, value]) =>
    writing.has(name) ? [] : [value].flat(),
  );
  return [...command.args, ...values].filter((it) => typeof it === "string").filter((it) => host.isFile(it));
}
