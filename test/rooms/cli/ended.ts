import type { CommandOutcome, CommandEnvironment } from "../../../src/cli/environment.ts";
import { runCommandLine } from "../../../src/cli/run-command-line.ts";
import { verbs } from "../../../src/cli/verbs.ts";
import type { Graphviz } from "../../../src/report/view/format-options.ts";
import { hostWith, now } from "../report/tiny.ts";

/** Runs a command line that waits for nothing but a drawing, where Graphviz is at hand. */
export function ended(words: readonly string[], world: CommandEnvironment, graphviz?: Graphviz): CommandOutcome {
  const outcome = runCommandLine(words, verbs, world);
  if ("streamed" in outcome) throw new Error(`\`${words.join(" ")}\` judges line by line`);
  if (!("shownBy" in outcome)) return outcome;
  if (!graphviz) throw new Error(`\`${words.join(" ")}\` waits for Graphviz`);
  return outcome.shownBy(graphviz);
}

/** A world of these files beside the tiny law, in which nobody types. */
export const worldOf = (files: Readonly<Record<string, string>>): CommandEnvironment => ({
  host: hostWith(files),
  now,
  library: "policies",
  width: 100,
  colors: { out: false, err: false },
  readStandardInput: () => undefined,
});
