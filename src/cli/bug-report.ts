import { engineVersion } from "../engine/index.ts";
import type { Outcome } from "./world.ts";

/** What is said when the program itself is wrong; where it happened is for those who ask. */
export function bugReport(error: unknown, words: readonly string[], machine: string): Outcome {
  const message = error instanceof Error ? error.message : String(error);
  const stack = words.includes("--debug") && error instanceof Error ? [String(error.stack)] : [];
  const lines = [
    `edict: this is a bug of ours: ${message}`,
    `edict ${engineVersion}, ${machine}; words: ${words.join(" ")}`,
    "Please report these lines with a document that shows it; `--debug` adds where it happened.",
    ...stack,
  ];
  return { code: 70, out: "", err: `${lines.join("\n")}\n`, files: [] };
}
