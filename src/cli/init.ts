import { runInit } from "../engine/index.ts";
import { padTo } from "../report/view/text-layout.ts";
import { failedOutcome } from "./environment.ts";
import { initMessages } from "./messages.ts";
import { showTroubles, addCommonFlags, type CommonFlags, type Verb } from "./verb.ts";

export const initVerb: Verb = {
  name: "init",
  define: (command) =>
    addCommonFlags(
      command
        .summary("write a small project to fill in")
        .description(
          "Writes edict.yaml, a service file with a question for each fact, a profile, waivers, a GitHub workflow and a pre-commit hook. No file that is there is changed.",
        )
        .argument("[DIR]", "the folder of the project; default this one"),
    ).addHelpText(
      "after",
      "\nExample:\n  edict init chat --lang zh-Hans\n\nExit code: 0 written, 64 misuse, 70 a bug.",
    ),

  run: (command, world) => {
    const flags = command.opts<CommonFlags>();
    const { host, now, library } = world;
    const folder = command.args[0] ?? ".";
    const made = runInit({ folder, locale: flags.lang, now, library }, host);
    const { files, kept, exitCode } = made;
    if (exitCode !== 0) return failedOutcome(exitCode, showTroubles(made, flags, world));
    const { say } = flags.lang;
    const into = folder === "." ? "" : ` ${folder}`;
    const line = (label: string, path: string): string => `${padTo(label, 7)}${path}`;
    return {
      code: 0,
      out: [
        ...files.map((it) => line(say(initMessages.wrote()), it.path)),
        ...kept.map((it) => line(say(initMessages.kept()), it)),
        "",
        say(initMessages.check({ command: `edict check${into}` })),
        say(initMessages.needs({ command: `edict needs${into === "" ? " ." : into}` })),
        "",
      ].join("\n"),
      outUnwritten: "",
      err: "",
      files: files.map((it) => ({ ...it, makesFolders: true, rewrites: true })),
    };
  },
};
