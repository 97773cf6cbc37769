import { machine, now } from "../api/machine.ts";
import { namesOf, messages, type Message } from "../base/message.ts";
import { engineVersion, projectAbove } from "../engine/index.ts";
import { openAtomic } from "./atomic-file.ts";
import { failedOutcome, type CommandEnvironment, type CommandOutcome } from "./environment.ts";
import { addExample } from "./help.ts";
import { usageMessages } from "./messages.ts";
import type { Served } from "./mcp/server.ts";
import { lawsOf, toolsOf, type ToolWorld } from "./mcp/calls.ts";
import { callWords, serverWords, toolWords } from "./mcp/words.ts";
import { addCommonFlags, usageError, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags {
  readonly write: boolean | undefined;
}

const help = messages("cli/help/mcp", {
  summary: {
    en: "give an assistant these commands as tools",
    zh: "將這些命令作為工具提供給智能助手",
  },
  description: {
    en: "Serves check, explain, needs, test, compile, diff, coverage, format, the law's text and the vocabulary to an assistant, as tools of the Model Context Protocol on standard input and output. Nothing outside the folder is read, and nothing is written without --write.",
    zh: "通過標準輸入輸出，以模型上下文協議的工具形式，向智能助手提供審查、說明、所缺內容、用例、編譯、比較、覆蓋、格式、法律原文和詞彙表。不讀取文件夾之外的文件；不用 `--write` 則不寫入任何內容。",
  },
  folder: {
    en: "the project's folder; default the nearest project, or this folder",
    zh: "項目文件夾；默認為最近的項目，沒有項目時為當前文件夾",
  },
  write: {
    en: "list the tools that write too: answers to facts, and formatted policies",
    zh: "也提供會寫入的工具：寫入事實的答案、整理規則格式",
  },
  exits: {
    en: "Exit code: 0 the client has gone, 64 misuse, 70 a bug.",
    zh: "退出碼：0 客戶端已離開；64 用法有誤；70 程序缺陷。",
  },
});

export const mcpVerb: Verb = {
  name: "mcp",
  define: (command, say) => {
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .argument("[DIR]", say(help.folder()))
      .option("--write", say(help.write()));
    return addExample(addCommonFlags(command, say), say, ["edict mcp our-project --write"], help.exits());
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const [asked] = command.args;
    if (asked === "") return usageError("mcp", usageMessages.empty({ placeholder: "DIR" }), flags, world);
    const folder = asked ?? projectAbove(world.host, []) ?? ".";
    if (!world.host.isFolder(folder)) return usageError("mcp", usageMessages.noFolder({ folder }), flags, world);
    return { streamed: () => serving(folder, flags, world) };
  },
};

async function serving(folder: string, flags: Flags, world: CommandEnvironment): Promise<CommandOutcome> {
  const { lang: locale } = flags;
  // Paths are from the project's folder, wherever the client has started us.
  const own = machine(world.host.resolve(folder));
  const save = flags.write === true ? (path: string, text: string) => saved(own.host.resolve(path), text) : undefined;
  const served = servedTo({ ...own, locale, now, save }, (error) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  });
  if (process.stdin.isTTY) process.stderr.write(`${locale.say(serverWords.waiting())}\n`);
  // The protocol's library is large, and no other verb needs it.
  const { serveLines } = await import("./mcp/server.ts");
  await serveLines(served, process.stdin, process.stdout);
  return failedOutcome(0, "");
}

/** What is served of a project, in the words of a language. */
export function servedTo(world: ToolWorld, failed: Served["failed"]): Served {
  const say = (it: Message): string => world.locale.say(it);
  const tools = toolsOf(world);
  return {
    version: engineVersion,
    tools,
    laws: () => lawsOf(world),
    says: {
      instructions: say(serverWords.instructions()),
      data: say(serverWords.data()),
      law: say(toolWords.law()),
      unknownTool: say(callWords.unknownTool({ tools: namesOf(tools.map((it) => it.name)) })),
      noResource: say(callWords.noResource()),
      noMessage: say(callWords.noMessage()),
      bug: say(callWords.bug()),
      invalid: (why) => say(callWords.invalid({ why })),
      tooMuch: (length, most) => say(callWords.tooMuch({ length, most })),
      tooLong: (most) => say(callWords.tooLong({ most })),
    },
    failed,
  };
}

function saved(path: string, text: string): boolean {
  try {
    const file = openAtomic(path);
    try {
      file.write(text);
      file.finish();
    } finally {
      file.discard();
    }
    return true;
  } catch {
    return false;
  }
}
