import { invariant } from "../base/invariant.ts";
import { shippedIds } from "../engine/index.ts";
import { bashCompletion } from "./completion-bash.ts";
import { fishCompletion } from "./completion-fish.ts";
import { zshCompletion } from "./completion-zsh.ts";
import { completableOf, type Completable } from "./completable.ts";
import { oneOf } from "./one-of.ts";
import { addCommonFlags, type Verb } from "./verb.ts";

const shells: ReadonlyMap<string, (completable: Completable) => string> = new Map([
  ["bash", bashCompletion],
  ["zsh", zshCompletion],
  ["fish", fishCompletion],
]);

export const completion: Verb = {
  name: "completion",
  define: (command) =>
    addCommonFlags(
      command
        .summary("print a script that completes commands in a shell")
        .description(
          "Prints a script with which a shell completes commands, flags, their words, and the ids of shipped packs.\n" +
            "bash evaluates it in ~/.bashrc; zsh finds it as _edict in a folder of $fpath.",
        )
        .argument("<SHELL>", [...shells.keys()].join(", "), oneOf([...shells.keys()])),
    ).addHelpText(
      "after",
      '\nExample:\n  edict completion bash    # in ~/.bashrc: eval "$(edict completion bash)"\n  edict completion fish >~/.config/fish/completions/edict.fish\n\nExit code: 0 printed, 64 misuse, 70 a bug.',
    ),

  run: (command, { host, library }) => {
    const print = shells.get(command.args[0] ?? "");
    const program = command.parent;
    invariant(print && program, "commander reads the shell, and the verb is one of a program");
    return { code: 0, out: print(completableOf(program, shippedIds(host, library))), err: "", files: [] };
  },
};
