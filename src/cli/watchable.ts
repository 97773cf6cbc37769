import { remembering } from "./asked.ts";
import { usage, type Verb } from "./verb.ts";

/** The verb with `--watch`: the shell runs it again when what it has asked of the machine's files changes. */
export function watchable(verb: Verb): Verb {
  return {
    ...verb,
    define: (command) =>
      verb
        .define(command)
        .option("--watch", "run again when a file changes that was read, or one is added; Ctrl-C ends it (130)"),
    run: (command, world) => {
      if (command.opts<{ readonly watch?: true }>().watch !== true) return verb.run(command, world);
      if (command.args.includes("-")) return usage(verb.name, "standard input has an end, and cannot be watched");
      const asked = remembering(world.host);
      const outcome = verb.run(command, { ...world, host: asked.host });
      if ("streamed" in outcome) return usage(verb.name, "with --stream lines are judged once, and not watched");
      if ("shownBy" in outcome) return { shownBy: (it) => ({ ...outcome.shownBy(it), asked }) };
      return { ...outcome, asked };
    },
  };
}
