import { Command, InvalidArgumentError, type Argument, type Option } from "commander";
import { locales, type Locale } from "../base/locale.ts";
import type { Message } from "../base/message.ts";
import { nearest } from "../base/nearest.ts";
import { engineVersion } from "../engine/index.ts";
import { labels } from "../report/messages/labels.ts";
import { phrases } from "../report/messages/phrases.ts";
import { clean, wrap } from "../report/view/text-layout.ts";
import { failedOutcome, type CommandOutcome } from "./environment.ts";
import { suggestionMessage, usageMessages, bugMessages } from "./messages.ts";

/** Thrown where a command line is mistyped. */
interface UsageError extends Error {
  readonly why: Message;
}

const makeUsageError = (why: Message): UsageError => Object.assign(new Error(why.code), { why });

export const isUsageError = (error: unknown): error is UsageError => error instanceof Error && "why" in error;

/** To be thrown by what reads a value which its option or argument does not take; the command says of which. */
export const invalidValue = (why: Message): UsageError => Object.assign(new InvalidArgumentError(why.code), { why });

/** A command that throws `UsageError` where commander would say in English what is wrong. */
export function newCommand(name?: string): Command {
  const command = new Command(name);
  const refuse = (why: Message): never => {
    throw makeUsageError(why);
  };
  return Object.assign(command, {
    createCommand: newCommand,
    missingArgument: (missing: string) => refuse(usageMessages.missingArgument({ name: missing })),
    optionMissingArgument: ({ flags }: Option) => refuse(usageMessages.missingValue({ flags })),
    missingMandatoryOptionValue: ({ flags }: Option) => refuse(usageMessages.missingOption({ flags })),
    unknownOption: (flag: string) => {
      const flags = command.createHelp().visibleOptions(command);
      const names = flags.flatMap((it) => it.long ?? []);
      const suggestion = suggested(flag, names);
      refuse(usageMessages.unknownOption({ flag, suggestion }));
    },
    unknownCommand: () => {
      const [unknown = ""] = command.args;
      const commands = command.createHelp().visibleCommands(command);
      const names = commands.map((it) => it.name());
      const suggestion = suggested(unknown, names);
      refuse(usageMessages.unknownCommand({ name: unknown, suggestion }));
    },
    _excessArguments: ({ length: got }: readonly string[]) =>
      refuse(usageMessages.tooMany({ verb: command.name(), expected: command.registeredArguments.length, got })),
  });
}

/** What reads an option that may be given several times; any other is given once. */
export const repeatable = <T extends object>(read: T): T & { readonly repeats: true } =>
  Object.assign(read, { repeats: true as const });

/** Has a command refuse an option that is given twice where the first value would be dropped. */
export function refuseSecondValues({ options }: Command): void {
  for (const it of options) {
    const read = it.parseArg;
    if (!it.required || (read && "repeats" in read)) continue;
    let isGiven = false;
    const once = <T>(value: string, before: T): unknown => {
      if (isGiven) throw makeUsageError(usageMessages.optionTwice({ flags: it.flags }));
      isGiven = true;
      return read ? read(value, before) : value;
    };
    it.argParser(Object.assign(once, read));
  }
}

/** Has what reads the values of a command say of which option or argument a wrong one is. */
export function placeValues({ options, registeredArguments }: Command): void {
  const all: readonly (Option | Argument)[] = [...options, ...registeredArguments];
  for (const it of all) {
    const read = it.parseArg;
    if (!read) continue;
    const placing = <T>(value: string, before: T): T => {
      try {
        return read(value, before);
      } catch (error) {
        if (!isUsageError(error)) throw error;
        const { why } = error;
        throw makeUsageError(
          "flags" in it
            ? usageMessages.optionValue({ flags: it.flags, value, why })
            : usageMessages.argumentValue({ name: it.name(), value, why }),
        );
      }
    };
    it.argParser(Object.assign(placing, read));
  }
}

function suggested(name: string, names: readonly string[]): Message | undefined {
  const near = nearest(name, names);
  return near === undefined ? undefined : suggestionMessage({ near });
}

/**
 * The language that a command line asks for, however the rest of it is mistyped; a misspelt one is told in the language
 * `otherwise`.
 *
 * @example
 * requestedLocale(["chek", "--lang", "zh-Hans"]).tag // "zh-Hans"
 * requestedLocale(["check", "--lang=zh-hant"]).tag // "en"
 */
export function requestedLocale(words: readonly string[], otherwise: Locale = locales.en): Locale {
  const ours = words.includes("--") ? words.slice(0, words.indexOf("--")) : words;
  const asked = ours.flatMap((it, at) => {
    if (it === "--lang") return ours[at + 1] ?? "";
    return it.startsWith("--lang=") ? it.slice("--lang=".length) : [];
  });
  return Object.values<Locale>(locales).find((it) => it.tag === asked.at(-1)) ?? otherwise;
}

/** For standard error: what is wrong, and which help tells more. */
export function showUsageError(why: Message, verb: string | undefined, locale: Locale, width: number): string {
  return showError(why, locale, width) + seeHelp(verb, locale);
}

/** An error of no file. */
export function showError(why: Message, locale: Locale, width: number): string {
  const sentence = locale.say(phrases.labelled({ label: labels.error(), text: clean(locale.say(why)) }));
  return `${wrap(sentence, width, "  ").join("\n")}\n`;
}

/** Where to read on. */
export const seeHelp = (verb: string | undefined, locale: Locale): string =>
  `${locale.say(usageMessages.see({ command: `edict ${verb === undefined ? "" : `${verb} `}--help` }))}\n`;

/** What is said when the program itself is wrong; where it happened is for those who ask. */
export function bugReport(error: unknown, words: readonly string[], machine: string): CommandOutcome {
  const message = error instanceof Error ? error.message : String(error);
  const stack = words.includes("--debug") && error instanceof Error ? [String(error.stack)] : [];
  const { say } = requestedLocale(words);
  const lines = [
    say(bugMessages.is({ message })),
    say(bugMessages.run({ engine: engineVersion, machine, words: words.join(" ") })),
    say(bugMessages.report()),
    ...stack,
  ];
  return failedOutcome(70, `${lines.join("\n")}\n`);
}
