import type { Locale } from "../base/locale.ts";
import type { Message } from "../base/message.ts";
import { defaultPack, runInit, type InitRun } from "../engine/index.ts";
import { padTo } from "../report/view/text-layout.ts";
import { failedOutcome, type CommandOutcome } from "./environment.ts";
import { addToList } from "./judging-flags.ts";
import { initMessages } from "./messages.ts";
import { showTroubles, addCommonFlags, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags {
  readonly pack: readonly string[] | undefined;
}

export const initVerb: Verb = {
  name: "init",
  define: (command) =>
    addCommonFlags(
      command
        .summary("write a small project to fill in")
        .description(
          "Writes edict.yaml, a document with a question for each fact, a profile, waivers, a GitHub workflow and a pre-commit hook. No file that is there is changed.",
        )
        .argument("[DIR]", "the folder of the project; default this one")
        .option(
          "--pack <PACK>",
          `whose questions are asked: a shipped pack (ID), or a folder with pack.yaml; may be repeated; default ${defaultPack}`,
          addToList,
        ),
    ).addHelpText(
      "after",
      "\nExample:\n  edict init chat --lang zh-Hans\n  edict init --pack my-act\n\nExit code: 0 written, 3 a pack does not compile, 64 misuse, 70 a bug.",
    ),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const { host, now, library } = world;
    const folder = command.args[0] ?? ".";
    const made = runInit({ folder, packs: flags.pack ?? [], locale: flags.lang, now, library }, host);
    if (made.exitCode !== 0) return failedOutcome(made.exitCode, showTroubles(made, flags, world));
    const into = folder === "." ? "" : ` ${folder}`;
    return writtenFiles(made, flags.lang, [
      initMessages.check({ command: `edict check${into}` }),
      initMessages.needs({ command: `edict needs${into === "" ? " ." : into}` }),
    ]);
  },
};

/** Says which files are written and which were there, and what to do next. */
export function writtenFiles({ files, kept }: InitRun, { say }: Locale, next: readonly Message[]): CommandOutcome {
  const line = (label: string, path: string): string => `${padTo(label, 7)}${path}`;
  return {
    code: 0,
    out: [
      ...files.map((it) => line(say(initMessages.wrote()), it.path)),
      ...kept.map((it) => line(say(initMessages.kept()), it)),
      "",
      ...next.map(say),
      "",
    ].join("\n"),
    outUnwritten: "",
    err: "",
    files: files.map((it) => ({ ...it, makesFolders: true, rewrites: true })),
  };
}
