import type { CommandOutcome, CommandEnvironment } from "../../../src/cli/environment.ts";
import { runCommandLine } from "../../../src/cli/run-command-line.ts";

/** Runs a command line that waits for nothing. */
export function ended(words: readonly string[], world: CommandEnvironment): CommandOutcome {
  const outcome = runCommandLine(words, world);
  if ("shownBy" in outcome) throw new Error(`\`${words.join(" ")}\` waits for Graphviz`);
  if ("streamed" in outcome) throw new Error(`\`${words.join(" ")}\` judges line by line`);
  return outcome;
}
