import { engineVersion } from "../engine/index.ts";
import { tablesIn } from "../report/tables.ts";
import { localeAsked } from "./misuse.ts";
import type { Outcome } from "./world.ts";

/** What is said when the program itself is wrong; where it happened is for those who ask. */
export function bugReport(error: unknown, words: readonly string[], machine: string): Outcome {
  const message = error instanceof Error ? error.message : String(error);
  const stack = words.includes("--debug") && error instanceof Error ? [String(error.stack)] : [];
  const { bug } = tablesIn(localeAsked(words)).verbs;
  const lines = [bug.is(message), bug.run(engineVersion, machine, words.join(" ")), bug.report, ...stack];
  return { code: 70, out: "", err: `${lines.join("\n")}\n`, files: [] };
}
