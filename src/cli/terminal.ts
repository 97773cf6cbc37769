import { createInterface, type Interface } from "node:readline";
import type { Terminal } from "./environment.ts";
import { inertText } from "./inert-text.ts";

/** Reads lines of standard input, as a person writes them. What they end with Ctrl-C or Ctrl-D has no more. */
export function openTerminal(save: Terminal["save"]): Terminal & { readonly close: () => void } {
  const lines: string[] = [];
  let opened: Interface | undefined;
  let isEnded = false;
  let waiting: ((line: string | undefined) => void) | undefined;
  const open = (): Interface => {
    const made = createInterface({ input: process.stdin, output: process.stdout });
    // Lines that are written before they are asked for wait.
    made.on("line", (line) => (waiting ? waiting(line) : void lines.push(line)));
    made.on("SIGINT", () => made.close());
    made.on("close", () => {
      isEnded = true;
      waiting?.(undefined);
    });
    return made;
  };
  return {
    ask: async (prompt) => {
      opened ??= open();
      const next = lines.shift();
      if (next !== undefined || isEnded) return next;
      opened.setPrompt(prompt);
      opened.prompt();
      return await new Promise((resolve) => {
        waiting = (line) => {
          waiting = undefined;
          resolve(line);
        };
      });
    },
    tell: (text) => void process.stdout.write(inertText(text, undefined)),
    save,
    close: () => opened?.close(),
  };
}
