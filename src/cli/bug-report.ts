import { engineVersion } from "../engine/index.ts";
import { bug } from "./messages.ts";
import { localeAsked } from "./misuse.ts";
import type { Outcome } from "./world.ts";

/** What is said when the program itself is wrong; where it happened is for those who ask. */
export function bugReport(error: unknown, words: readonly string[], machine: string): Outcome {
  const message = error instanceof Error ? error.message : String(error);
  const stack = words.includes("--debug") && error instanceof Error ? [String(error.stack)] : [];
  const { say } = localeAsked(words);
  const lines = [
    say(bug.is({ message })),
    say(bug.run({ engine: engineVersion, machine, words: words.join(" ") })),
    say(bug.report()),
    ...stack,
  ];
  return { code: 70, out: "", err: `${lines.join("\n")}\n`, files: [] };
}
