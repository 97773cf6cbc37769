import { remembering } from "./asked.ts";
import { usage, type CommonFlags, type Verb } from "./verb.ts";
import { misuse } from "./messages.ts";

/** The verb with `--watch`: the shell runs it again when what it has asked of the machine's files changes. */
export function watchable(verb: Verb): Verb {
  return {
    ...verb,
    define: (command) =>
      verb
        .define(command)
        .option("--watch", "run again when a file changes that was read, or one is added; Ctrl-C ends it (130)"),
    run: (command, world) => {
      const flags = command.opts<CommonFlags & { readonly watch?: true }>();
      if (flags.watch !== true) return verb.run(command, world);
      if (command.args.includes("-")) return usage(verb.name, misuse.notWatched(), flags, world);
      const asked = remembering(world.host);
      const outcome = verb.run(command, { ...world, host: asked.host });
      if ("streamed" in outcome) return usage(verb.name, misuse.notWatchedLines(), flags, world);
      if ("shownBy" in outcome) return { shownBy: (it) => ({ ...outcome.shownBy(it), asked }) };
      return { ...outcome, asked };
    },
  };
}
