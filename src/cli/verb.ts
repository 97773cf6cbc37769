import type { Command } from "commander";
import { languages, type Language } from "../report/show-options.ts";
import { colorModes, type ColorMode } from "./colors.ts";
import { showMisuse, type Misuse } from "./misuse.ts";
import { oneOf } from "./one-of.ts";
import type { Awaiting, Outcome, Streaming, World } from "./world.ts";

/** A verb: how it is written, and what it does. It returns; the shell prints and exits. */
export interface Verb {
  readonly name: string;
  readonly define: (command: Command) => Command;
  readonly run: (command: Command, world: World) => Outcome | Awaiting | Streaming;
}

export interface CommonFlags {
  readonly color: ColorMode;
  readonly lang: Language;
  readonly quiet: boolean | undefined;
}

/** The flags that every verb has. */
export function addCommonFlags(command: Command): Command {
  return command
    .option(
      "--lang <LANGUAGE>",
      `the language of what is told, and the script of the law's words: ${languages.join(", ")}`,
      oneOf(languages),
      "en",
    )
    .option("--color <WHEN>", `colours: ${colorModes.join(", ")}; NO_COLOR is heeded`, oneOf(colorModes), "auto")
    .option("--debug", "after a bug, show where it happened");
}

/** A mistake in how a verb is used. */
export function usage(name: string, misuse: Misuse, { lang }: Pick<CommonFlags, "lang">, { width }: World): Outcome {
  return { code: 64, out: "", err: showMisuse(misuse, name, lang, width), files: [] };
}
