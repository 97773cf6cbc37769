import { Option, type Command } from "commander";
import { locales, type Language, type Locale } from "../base/locale.ts";
import { colorModes, type ColorMode } from "./colors.ts";
import { showMisuse } from "./misuse.ts";
import type { Message } from "../base/message.ts";
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
  readonly lang: Locale;
  readonly quiet: boolean | undefined;
}

const tags = oneOf(Object.keys(locales) as Language[]);

/** The flags that every verb has. */
export function addCommonFlags(command: Command): Command {
  const lang = new Option(
    "--lang <LANGUAGE>",
    `the language of what is told, and the script of the law's words: ${tags.words.join(", ")}`,
  )
    .default(locales.en, JSON.stringify("en"))
    .argParser(Object.assign((text: string) => locales[tags(text)], { words: tags.words }));
  return command
    .addOption(lang)
    .option("--color <WHEN>", `colours: ${colorModes.join(", ")}; NO_COLOR is heeded`, oneOf(colorModes), "auto")
    .option("--debug", "after a bug, show where it happened");
}

/** A mistake in how a verb is used. */
export function usage(name: string, why: Message, { lang }: Pick<CommonFlags, "lang">, { width }: World): Outcome {
  return { code: 64, out: "", err: showMisuse(why, name, lang, width), files: [] };
}
