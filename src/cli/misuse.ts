import { InvalidArgumentError, type Argument, type Command, type CommanderError, type Option } from "commander";
import { labelIn } from "../report/diagnostics-text.ts";
import { locales, type Locale } from "../base/locale.ts";
import { tablesIn } from "../report/tables.ts";
import { clean, wrap } from "../report/text-layout.ts";
import { usageEnglish, type UsageWording } from "../report/usage-english.ts";

/** What is wrong with how a command is used, in the words of a language. */
export type Misuse = (words: UsageWording) => string;

interface InvalidValue extends InvalidArgumentError {
  readonly misuse: Misuse;
}

/** To be thrown by what reads a value which its option or argument does not take; commander says of which. */
export const invalidValue = (misuse: Misuse): InvalidValue =>
  Object.assign(new InvalidArgumentError(misuse(usageEnglish)), { misuse });

const isInvalidValue = (error: unknown): error is InvalidValue =>
  error instanceof InvalidArgumentError && "misuse" in error;

/**
 * The language that a command line asks for, however the rest of it is mistyped; a misspelt one is told in English.
 *
 * @example
 * localeAsked(["chek", "--lang", "zh-Hans"]).tag // "zh-Hans"
 * localeAsked(["check", "--lang=zh-hant"]).tag // "en"
 */
export function localeAsked(words: readonly string[]): Locale {
  const ours = words.includes("--") ? words.slice(0, words.indexOf("--")) : words;
  const asked = ours.flatMap((it, at) => {
    if (it === "--lang") return ours[at + 1] ?? "";
    return it.startsWith("--lang=") ? it.slice("--lang=".length) : [];
  });
  return Object.values<Locale>(locales).find((it) => it.tag === asked.at(-1)) ?? locales.en;
}

/** Has what reads the values of a command tell of wrong ones in a language. */
export function tellValuesIn(locale: Locale, { options, registeredArguments }: Command): void {
  const all: readonly (Option | Argument)[] = [...options, ...registeredArguments];
  for (const it of all) {
    const read = it.parseArg;
    if (!read) continue;
    const telling = <T>(text: string, before: T): T => {
      try {
        return read(text, before);
      } catch (error) {
        throw isInvalidValue(error) ? new InvalidArgumentError(error.misuse(tablesIn(locale).usage)) : error;
      }
    };
    it.argParser(Object.assign(telling, read));
  }
}

/** For standard error: what is wrong, and which help tells more. */
export function showMisuse(misuse: Misuse, verb: string | undefined, locale: Locale, width: number): string {
  return showError(misuse(tablesIn(locale).usage), locale, width) + seeHelp(verb, locale);
}

/** An error of no file. */
export function showError(message: string, locale: Locale, width: number): string {
  return `${wrap(labelIn("error", locale) + tablesIn(locale).report.marks.colon + clean(message), width, "  ").join("\n")}\n`;
}

/** Where to read on. */
export const seeHelp = (verb: string | undefined, locale: Locale): string =>
  `${tablesIn(locale).usage.see(`edict ${verb === undefined ? "" : `${verb} `}--help`)}\n`;

/** What commander finds wrong: it tells it in English only, and of its parts just in its sentence. */
export function misuseFound({ message }: CommanderError): Misuse {
  for (const [pattern, say] of found) {
    const parts = pattern.exec(message);
    if (parts) return (words) => say(words, parts[1] ?? "", parts[2] ?? "", parts[3] ?? "");
  }
  return () => message.replace(/^error: /, "");
}

const said = (sentence: string): RegExp => new RegExp(`^error: ${sentence}$`, "s");
const near = String.raw`(?:\n\(Did you mean (?:one of )?(.*)\?\))?`;
const listOf = (names: string): readonly string[] => names.split(", ").filter((it) => it !== "");

type Parts = readonly [first: string, second: string, third: string];

const found: readonly (readonly [RegExp, (words: UsageWording, ...parts: Parts) => string])[] = [
  [said(`unknown option '(.*?)'${near}`), (it, flag, names) => it.unknownOption(flag, listOf(names))],
  [said(`unknown command '(.*?)'${near}`), (it, name, names) => it.unknownCommand(name, listOf(names))],
  [said("missing required argument '(.*)'"), (it, name) => it.missingArgument(name)],
  [said("required option '(.*)' not specified"), (it, flags) => it.missingOption(flags)],
  [said("option '(.*)' argument missing"), (it, flags) => it.missingValue(flags)],
  [
    said(String.raw`option '(.*?)' argument '(.*)' is invalid\. (.*)`),
    (it, flags, value, why) => it.optionValue(flags, value, why),
  ],
  [
    said(String.raw`command-argument value '(.*)' is invalid for argument '(.*?)'\. (.*)`),
    (it, value, name, why) => it.argumentValue(name, value, why),
  ],
  [
    said(String.raw`too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)\.`),
    (it, verb, expected, got) => it.tooMany(verb, expected, got),
  ],
];
