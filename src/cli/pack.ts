import type { Command } from "commander";
import type { Zone } from "../base/instant.ts";
import { zoneNamed, nameMeant } from "../base/zones.ts";
import { defaultPack, runLock, runNewPack } from "../engine/index.ts";
import { failedOutcome, type CommandEnvironment, type CommandOutcome } from "./environment.ts";
import { writtenFiles } from "./init.ts";
import { addToList, namedVocabulary, type JudgingFlags } from "./judging-flags.ts";
import { packMessages, usageMessages } from "./messages.ts";
import { invalidValue } from "./usage-errors.ts";
import { choiceOf, showTroubles, addCommonFlags, usageError, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "vocabulary"> {
  readonly output: string | undefined;
  readonly zone: Zone | undefined;
}

const digestShown = 12;

export const packVerb: Verb = {
  name: "pack",
  define: (command) => {
    command
      .summary("begin a pack; lock what may judge: packs, texts, calendar and vocabulary")
      .description(
        "edict pack new writes a small pack with facts of its own, which compiles: a rule, a case, and comments on what to change. " +
          "No file that is there is changed.\n" +
          "edict pack lock writes edict.lock: version and digest of each pack and of all that it needs, of their texts, the " +
          "calendar, the vocabulary and the engine, and of every file of theirs that is read. With --locked, or `locked: true` in " +
          "edict.yaml, nothing else judges.",
      );
    return addCommonFlags(
      command
        .argument("<ACTION>", "new or lock", choiceOf(["new", "lock"]))
        .argument(
          "[PACK...]",
          `of new: the id of the pack, and its folder if that is to have another name; of lock: shipped packs, or folders with pack.yaml; default those of edict.yaml, else ${defaultPack}`,
        )
        .option("--zone <ZONE>", "of new: where the days of its law begin and end, such as Europe/Brussels", readZone)
        .option("--vocabulary <DIR>", namedVocabulary, addToList)
        .option("-o, --output <FILE>", "of lock: write to another file than edict.lock"),
    ).addHelpText("after", example);
  },

  run: (command, world) => (command.args[0] === "new" ? newPack(command, world) : lock(command, world)),
};

/** A zone by its name. Errors: any other text, with the name that may be meant. */
function readZone(text: string): Zone {
  const zone = zoneNamed(text);
  if (zone) return zone;
  const near = nameMeant(text);
  throw invalidValue(near === undefined ? usageMessages.zone() : usageMessages.meant({ near }));
}

function newPack(command: Command, world: CommandEnvironment): CommandOutcome {
  const flags = command.opts<Flags>();
  const { zone, output, vocabulary, lang: locale } = flags;
  const [, id, asked, ...others] = command.args;
  if (id === undefined) return usageError("pack", usageMessages.missingArgument({ name: "ID" }), flags, world);
  if (others.length > 0) {
    const why = usageMessages.tooMany({ verb: "pack new", expected: 2, got: others.length + 2 });
    return usageError("pack", why, flags, world);
  }
  if (!zone) return usageError("pack", usageMessages.missingOption({ flags: "--zone <ZONE>" }), flags, world);
  const flag = output !== undefined ? "--output" : vocabulary !== undefined ? "--vocabulary" : undefined;
  if (flag !== undefined) return usageError("pack", usageMessages.ofAction({ flag, action: "lock" }), flags, world);
  const made = runNewPack({ id, folder: asked, zone, locale, now: world.now }, world.host);
  if (made.exitCode !== 0) return failedOutcome(made.exitCode, showTroubles(made, flags, world));
  const { folder } = made;
  return writtenFiles(made, locale, [
    packMessages.test({ command: `edict test ${folder}` }),
    packMessages.init({ command: `edict init --pack ${folder}` }),
  ]);
}

function lock(command: Command, world: CommandEnvironment): CommandOutcome {
  const flags = command.opts<Flags>();
  if (flags.zone) return usageError("pack", usageMessages.ofAction({ flag: "--zone", action: "new" }), flags, world);
  const locked = runLock(command.args.slice(1), [defaultPack], world.library, world.host, flags.vocabulary);
  const { text, path, packs } = locked;
  const lines = packs.map((it) => `${it.id} ${it.version} ${it.digest.slice(0, digestShown)}\n`);
  return {
    code: locked.exitCode,
    out: lines.join(""),
    outUnwritten: "",
    err: showTroubles(locked, flags, world),
    files: text === undefined ? [] : [{ path: flags.output ?? path, text }],
  };
}

const example = `
Example:
  edict pack new eu.my_act --zone Europe/Brussels
  edict pack lock && edict check --locked

Exit code: 0 written, 3 a pack has mistakes, 4 edict.yaml cannot be read,
64 misuse, 70 a bug.`;
