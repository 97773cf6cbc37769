import { Command, InvalidArgumentError, type Argument, type Option } from "commander";
import { locales, type Locale } from "../base/locale.ts";
import type { Message } from "../base/message.ts";
import { nearest } from "../base/nearest.ts";
import { labels } from "../report/messages/labels.ts";
import { phrases } from "../report/messages/phrases.ts";
import { clean, wrap } from "../report/view/text-layout.ts";
import { didYouMean, misuse } from "./messages.ts";

/** Thrown where a command line is mistyped. */
interface Misused extends Error {
  readonly why: Message;
}

const misused = (why: Message): Misused => Object.assign(new Error(why.code), { why });

export const isMisuse = (error: unknown): error is Misused => error instanceof Error && "why" in error;

/** To be thrown by what reads a value which its option or argument does not take; the command says of which. */
export const invalidValue = (why: Message): Misused => Object.assign(new InvalidArgumentError(why.code), { why });

/** A command that throws `Misused` where commander would say in English what is wrong. */
export function newCommand(name?: string): Command {
  const command = new Command(name);
  const refuse = (why: Message): never => {
    throw misused(why);
  };
  return Object.assign(command, {
    createCommand: newCommand,
    missingArgument: (missing: string) => refuse(misuse.missingArgument({ name: missing })),
    optionMissingArgument: ({ flags }: Option) => refuse(misuse.missingValue({ flags })),
    missingMandatoryOptionValue: ({ flags }: Option) => refuse(misuse.missingOption({ flags })),
    unknownOption: (flag: string) => {
      const flags = command.createHelp().visibleOptions(command);
      const suggestion = suggested(
        flag,
        flags.flatMap((it) => it.long ?? []),
      );
      refuse(misuse.unknownOption({ flag, suggestion }));
    },
    unknownCommand: () => {
      const [unknown = ""] = command.args;
      const names = command.createHelp().visibleCommands(command);
      const suggestion = suggested(
        unknown,
        names.map((it) => it.name()),
      );
      refuse(misuse.unknownCommand({ name: unknown, suggestion }));
    },
    _excessArguments: ({ length: got }: readonly string[]) =>
      refuse(misuse.tooMany({ verb: command.name(), expected: command.registeredArguments.length, got })),
  });
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
        if (!isMisuse(error)) throw error;
        const { why } = error;
        throw misused(
          "flags" in it
            ? misuse.optionValue({ flags: it.flags, value, why })
            : misuse.argumentValue({ name: it.name(), value, why }),
        );
      }
    };
    it.argParser(Object.assign(placing, read));
  }
}

function suggested(name: string, names: readonly string[]): Message | undefined {
  const near = nearest(name, names);
  return near === undefined ? undefined : didYouMean({ near });
}

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

/** For standard error: what is wrong, and which help tells more. */
export function showMisuse(why: Message, verb: string | undefined, locale: Locale, width: number): string {
  return showError(why, locale, width) + seeHelp(verb, locale);
}

/** An error of no file. */
export function showError(why: Message, locale: Locale, width: number): string {
  const sentence = locale.say(phrases.labelled({ label: labels.error(), text: clean(locale.say(why)) }));
  return `${wrap(sentence, width, "  ").join("\n")}\n`;
}

/** Where to read on. */
export const seeHelp = (verb: string | undefined, locale: Locale): string =>
  `${locale.say(misuse.see({ command: `edict ${verb === undefined ? "" : `${verb} `}--help` }))}\n`;
