import { Option, type Command } from "commander";
import type { Diagnostic } from "../base/diagnostic.ts";
import { locales, type Language, type Locale } from "../base/locale.ts";
import { listOf, type Message } from "../base/message.ts";
import { nearest } from "../base/nearest.ts";
import type { Place } from "../base/text.ts";
import { showDiagnostics } from "../report/render/diagnostics.ts";
import { plainPaint, type Layout, type Paint, type Style } from "../report/view/format-options.ts";
import type { DrawnOutcome, CommandOutcome, StreamedOutcome, CommandEnvironment } from "./environment.ts";
import { usageMessages } from "./messages.ts";
import { showUsageError, invalidValue } from "./usage-errors.ts";

/** A verb: how it is written, and what it does. It returns; the shell prints and exits. */
export interface Verb {
  readonly name: string;
  readonly define: (command: Command) => Command;
  readonly run: (command: Command, world: CommandEnvironment) => CommandOutcome | DrawnOutcome | StreamedOutcome;
}

export interface CommonFlags {
  readonly color: ColorMode;
  readonly lang: Locale;
  readonly quiet: boolean | undefined;
}

const tags = choiceOf(Object.keys(locales) as Language[]);

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
    .option("--color <WHEN>", `colours: ${colorModes.join(", ")}; NO_COLOR is heeded`, choiceOf(colorModes), "auto")
    .option("--debug", "after a bug, show where it happened");
}

/** A mistake in how a verb is used. */
export function usageError(
  name: string,
  why: Message,
  { lang }: Pick<CommonFlags, "lang">,
  { width }: CommandEnvironment,
): CommandOutcome {
  return { code: 64, out: "", err: showUsageError(why, name, lang, width), files: [] };
}

interface Troubled {
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

/** What went wrong, for standard error. */
export function showTroubles({ problems, troubles }: Troubled, flags: CommonFlags, world: CommandEnvironment): string {
  return showDiagnostics([...problems, ...troubles], stderrLayout(flags, world));
}

/** How standard error is laid out. */
export function stderrLayout(flags: CommonFlags, { width, colors }: CommandEnvironment): Layout {
  return { width, paint: paintFor(flags.color, colors.err), locale: flags.lang };
}

/** Reads a word of the command line, and says which there are. */
export interface ChoiceReader<T extends string> {
  (text: string): T;
  readonly words: readonly T[];
}

/**
 * The word if it is one of those that an option takes.
 * Errors: any other word, with the nearest one or all of them.
 *
 * @example
 * choiceOf(["human", "json"])("json") // "json"
 * choiceOf(["human", "json"]).words // ["human", "json"]
 */
export function choiceOf<T extends string>(words: readonly T[]): ChoiceReader<T> {
  const read = (text: string): T => {
    const found = words.find((it) => it === text);
    if (found !== undefined) return found;
    const near = nearest(text, words);
    throw invalidValue(
      near === undefined ? usageMessages.oneOf({ words: listOf(words) }) : usageMessages.meant({ near }),
    );
  };
  return Object.assign(read, { words });
}

const codes: Readonly<Record<Style, string>> = {
  violated: "1;31",
  undetermined: "1;33",
  pending: "36",
  satisfied: "32",
  error: "1;31",
  warning: "1;33",
  heading: "1",
  quiet: "2",
  caret: "31",
};

const inColor: Paint = (style, text) => (text === "" ? "" : `\u001b[${codes[style]}m${text}\u001b[0m`);

const colorModes = ["auto", "always", "never"] as const;
type ColorMode = (typeof colorModes)[number];

/**
 * The colours of a stream.
 *
 * @example
 * paintFor("never", true)("heading", "a") // "a"
 */
export function paintFor(mode: ColorMode, isWanted: boolean): Paint {
  return mode === "always" || (mode === "auto" && isWanted) ? inColor : plainPaint;
}
