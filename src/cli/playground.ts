import { pathToFileURL } from "node:url";
import { messages } from "../base/message.ts";
import { findPlayground } from "../engine/index.ts";
import { addExample } from "./help.ts";
import { addCommonFlags, placed, showTroubles, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags {
  readonly output: string | undefined;
}

const help = messages("cli/help/playground", {
  summary: { en: "open rules and dossiers in a page to try them out", zh: "在網頁中試改規則和案卷" },
  description: {
    en:
      "Prints the address of a page to open in a browser: the shipped laws and the examples, the law beside its rules,\n" +
      "and what a changed rule or fact leads to. The page needs no server and no network, and sends nothing.",
    zh:
      "輸出可在瀏覽器中打開的網頁地址：內含隨附的法規和示例，法律原文與規則並列，修改規則或事實即可看到結果。\n" +
      "網頁無需服務器和網絡，不發送任何內容。",
  },
  output: { en: "write the page to a file, for any web server", zh: "將網頁寫入文件，可由任何網站服務器提供" },
  exits: {
    en: "Exit code: 0 printed or written, 64 misuse, 69 the installation is broken,\n70 a bug.",
    zh: "退出碼：0 已輸出或者已寫出；64 用法有誤；69 安裝已損壞；70 程序缺陷。",
  },
});

export const playgroundVerb: Verb = {
  name: "playground",
  define: (command, say) => {
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .option("-o, --output <FILE>", say(help.output()));
    const example = ["edict playground", "edict playground -o public/index.html"];
    return addExample(addCommonFlags(command, say), say, example, help.exits());
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const { page, exitCode, ...found } = findPlayground(world.library, world.host);
    const isFile = flags.output !== undefined;
    const text = page && (isFile ? page.html : `${pathToFileURL(page.path).href}\n`);
    const err = showTroubles(found, flags, world);
    return { code: exitCode, err, markup: isFile ? "xml" : undefined, ...placed([{ file: flags.output, text }]) };
  },
};
