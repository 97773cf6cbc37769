import { init as initProject } from "../engine/index.ts";
import { told } from "./mistakes.ts";
import { addCommonFlags, type CommonFlags, type Verb } from "./verb.ts";

export const init: Verb = {
  name: "init",
  define: (command) =>
    addCommonFlags(
      command
        .summary("write a small project to fill in")
        .description(
          "Writes edict.yaml, a service file with a question for each fact, a profile, waivers, a GitHub workflow and a pre-commit hook. No file that is there is changed.",
        )
        .argument("[DIR]", "the folder of the project; default this one"),
    ).addHelpText("after", "\nExample:\n  edict init chat\n\nExit code: 0 written, 64 misuse, 70 a bug."),

  run: (command, world) => {
    const flags = command.opts<CommonFlags>();
    const { host, today, library } = world;
    const folder = command.args[0] ?? ".";
    const { files, kept, troubles, exitCode } = initProject({ folder, language: flags.lang, today, library }, host);
    if (exitCode !== 0)
      return {
        code: exitCode,
        out: "",
        err: told({ problems: [], troubles }, flags, world),
        files: [],
      };
    const into = folder === "." ? "" : ` ${folder}`;
    return {
      code: 0,
      out: [
        ...files.map((it) => `wrote  ${it.path}`),
        ...kept.map((it) => `kept   ${it}`),
        "",
        `Next: \`edict check${into}\` says what the law asks and what is not known yet;`,
        `\`edict needs${into === "" ? " ." : into}\` asks for it, most decisive first.`,
        "",
      ].join("\n"),
      err: "",
      files: files.map((it) => ({ ...it, makesFolders: true })),
    };
  },
};
