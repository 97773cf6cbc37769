import { defaultPack, runLock } from "../engine/index.ts";
import { addToList, namedVocabulary, type JudgingFlags } from "./judging-flags.ts";
import { choiceOf, showTroubles, addCommonFlags, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "vocabulary"> {
  readonly output: string;
}

const digestShown = 12;

export const packVerb: Verb = {
  name: "pack",
  define: (command) => {
    command
      .summary("lock what may judge: packs, texts, calendar and vocabulary")
      .description(
        "edict pack lock writes edict.lock: version and digest of each pack and of all that it needs, of their texts, the " +
          "calendar, the vocabulary and the engine, and of every file of theirs that is read. With --locked, or `locked: true` in " +
          "edict.yaml, nothing else judges.",
      );
    return addCommonFlags(
      command
        .argument("<ACTION>", "lock", choiceOf(["lock"]))
        .argument(
          "[PACK...]",
          `shipped packs, or folders with pack.yaml; default those of edict.yaml, else ${defaultPack}`,
        )
        .option("--vocabulary <DIR>", namedVocabulary, addToList)
        .option("-o, --output <FILE>", "write the lock to another file", "edict.lock"),
    ).addHelpText("after", example);
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const locked = runLock(command.args.slice(1), [defaultPack], world.library, world.host, flags.vocabulary);
    const { text, packs } = locked;
    const lines = packs.map((it) => `${it.id} ${it.version} ${it.digest.slice(0, digestShown)}\n`);
    return {
      code: locked.exitCode,
      out: lines.join(""),
      outUnwritten: "",
      err: showTroubles(locked, flags, world),
      files: text === undefined ? [] : [{ path: flags.output, text }],
    };
  },
};

const example = `
Example:
  edict pack lock && edict check --locked

Exit code: 0 written, 3 a pack has mistakes, 4 edict.yaml cannot be read,
64 misuse, 70 a bug.`;
