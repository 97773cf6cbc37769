import { formatPatch, FILE_HEADERS_ONLY, structuredPatch } from "diff";
import { namesOf } from "../base/message.ts";
import { runFormat, formatText, type Formatted, type FormatRun } from "../engine/index.ts";
import type { CommandOutcome, CommandEnvironment } from "./environment.ts";
import { fmtMessages, usageMessages } from "./messages.ts";
import { showTroubles, addCommonFlags, usageError, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags {
  readonly check: boolean | undefined;
  readonly diff: boolean | undefined;
}

export const fmtVerb: Verb = {
  name: "fmt",
  define: (command) =>
    addCommonFlags(
      command
        .summary("lay out policy files")
        .description(
          "Lays out policy files in the one way that the locale has, comments included. What a file says never changes.\n" +
            "A file with a mistake in it is left alone.",
        )
        .argument("[PATH...]", "files, or folders with .edict files; - for standard input; default this folder")
        .option("--check", "write nothing; list what would change, and exit 1 if there is any")
        .option("--diff", "write nothing; show what would change")
        .option("-q, --quiet", "only the files"),
    ).addHelpText(
      "after",
      "\nExample:\n  edict fmt policies --check\n\nExit code: 0 done, or all is laid out; 1 with --check, something would change;\n3 a file has a mistake, 64 misuse, 70 a bug.",
    ),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const paths = command.args.length > 0 ? command.args : ["."];
    if (paths.includes("")) return usageError("fmt", usageMessages.empty({ placeholder: "PATH" }), flags, world);
    if (!paths.includes("-")) {
      const run = runFormat(paths, world.host);
      const isNothing = run.files.length + run.problems.length + run.troubles.length === 0;
      if (isNothing) return usageError("fmt", usageMessages.noPolicy({ paths: namesOf(paths) }), flags, world);
      return outcomeOf(run, flags, world, false);
    }
    if (paths.length > 1) return usageError("fmt", usageMessages.formattedAlone(), flags, world);
    const text = world.readStandardInput();
    if (text === undefined) return usageError("fmt", usageMessages.notText(), flags, world);
    return outcomeOf(formatText({ path: "stdin.edict", text }), flags, world, true);
  },
};

/** Files are written, and their names shown; the text of standard input is shown itself. */
function outcomeOf(run: FormatRun, flags: Flags, world: CommandEnvironment, isOfInput: boolean): CommandOutcome {
  const changed = run.files.filter(isChanged);
  const isDry = flags.check === true || flags.diff === true;
  const names = changed.map((it) => `${it.path}\n`).join("");
  const sum = isDry ? fmtMessages.wouldChange : fmtMessages.changed;
  const summary = flags.lang.say(sum({ files: changed.length, unchanged: run.files.length - changed.length }));
  const told = isOfInput || flags.quiet === true ? names : `${names}${summary}\n`;
  const out = flags.diff === true ? changed.map(patch) : isOfInput && !isDry ? run.files.map((it) => it.after) : [told];
  const files = isDry || isOfInput ? [] : changed.map(({ path, after }) => ({ path, text: after, rewrites: true }));
  const err = showTroubles(run, flags, world);
  return { code: exitCode(run, flags), out: out.join(""), outUnwritten: "", markup: "raw", err, files };
}

const isChanged = (it: Formatted): boolean => it.before !== it.after;

/** What would change in a file, as other tools read it. */
function patch({ path, before, after }: Formatted): string {
  return formatPatch(
    structuredPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 }),
    FILE_HEADERS_ONLY,
  );
}

function exitCode(run: FormatRun, flags: Flags): number {
  const codes = run.troubles.map((it) => it.exit);
  if (codes.includes(64)) return 64;
  if (run.problems.length > 0 || codes.length > 0) return 3;
  return flags.check === true && run.files.some(isChanged) ? 1 : 0;
}
