import { Help, type Command, type HelpConfiguration } from "commander";
import type { Locale } from "../base/locale.ts";
import { messages, type Message } from "../base/message.ts";
import { displayWidth, wrap } from "../report/view/text-layout.ts";

/** Words the help in the language of the run. */
export type Say = Locale["say"];

/** What the help of the program says, and what stands around that of every verb. */
export const helpWords = messages("cli/help", {
  program: {
    en: "Judges documents by the law, article by article: first of all that of generative AI.",
    zh: "依照法律逐條判斷文檔，首先是關於生成式人工智能的法律。",
  },
  version: { en: "print the version", zh: "顯示版本" },
  help: { en: "print this help", zh: "顯示本幫助" },
  ofVerbs: {
    en: "`edict COMMAND --help` shows its options and an example.",
    zh: "用 `edict 命令 --help` 查看各命令的選項和示例。",
  },
  usage: { en: "Usage: {usage}", zh: "用法：{usage}" },
  someOptions: { en: "[options]", zh: "[選項]" },
  someCommand: { en: "[command]", zh: "[命令]" },
  arguments: { en: "Arguments:", zh: "參數：" },
  options: { en: "Options:", zh: "選項：" },
  commands: { en: "Commands:", zh: "命令：" },
  example: { en: "Example:", zh: "示例：" },
  byDefault: { en: "{text} (default: {value})", zh: "{text}（默認 {value}）" },
});

/** The titles of commander, as they are worded in the language of the run. */
const titles: Readonly<Record<string, () => Message>> = {
  "Arguments:": helpWords.arguments,
  "Options:": helpWords.options,
  "Commands:": helpWords.commands,
};

const wrapLines = (text: string, width: number): string =>
  text
    .split("\n")
    .flatMap((it) => wrap(it, width))
    .join("\n");

/** How commander shows help in a language: all that it says of its own accord, and where Chinese lines break. */
export function helpIn({ say, script }: Locale, width: number): HelpConfiguration {
  const worded = (usage: string): string =>
    usage.replace("[options]", say(helpWords.someOptions())).replace("[command]", say(helpWords.someCommand()));
  return {
    helpWidth: width,
    displayWidth,
    ...(script && { boxWrap: wrapLines, minWidthToWrap: 20 }),
    styleTitle: (title) => {
      const titled = titles[title];
      return titled ? say(titled()) : title;
    },
    subcommandTerm: (it) => `${it.name()} ${worded(it.usage().replace("[options] ", ""))}`,
    optionDescription: ({ description: text, defaultValue, defaultValueDescription, required }) => {
      if (!required || defaultValue === undefined) return text;
      const shown: unknown = defaultValueDescription ?? defaultValue;
      return say(helpWords.byDefault({ text, value: { en: JSON.stringify(shown), zh: String(shown) } }));
    },
    formatHelp: (command, help) => {
      // Commander puts a blank after the colon, which Chinese has not.
      const [, ...lines] = Help.prototype.formatHelp.call(help, command, help).split("\n");
      return [say(helpWords.usage({ usage: worded(help.commandUsage(command)) })), ...lines].join("\n");
    },
  };
}

/** Shows under the options of a verb how it is typed in a shell, and what its exit codes mean. */
export function addExample(
  command: Command,
  say: Say,
  lines: readonly string[],
  ...notes: readonly Message[]
): Command {
  const example = [say(helpWords.example()), ...lines.map((it) => `  ${it}`)].join("\n");
  return command.addHelpText("after", `\n${[example, ...notes.map(say)].join("\n\n")}`);
}
