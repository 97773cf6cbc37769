import { machine, now } from "../api/machine.ts";
import { messages } from "../base/message.ts";
import { formatPlace } from "../base/text.ts";
import { languageService, tokenTypes } from "../editor/index.ts";
import { engineVersion, openWorkbench } from "../engine/index.ts";
import { failedOutcome, localeNamed, type VerbOutcome } from "./environment.ts";
import { addExample } from "./help.ts";
import type { OpenService } from "./lsp/connection.ts";
import { addCommonFlags, type CommonFlags, type Verb } from "./verb.ts";

const help = messages("cli/help/lsp", {
  summary: { en: "help an editor with policies and documents", zh: "在編輯器中協助編寫規則文件和文檔" },
  description: {
    en:
      "Speaks the Language Server Protocol with an editor: mistakes as you type, what a name means, what fits,\n" +
      "where it is declared and used, fixes, layout. Nothing is written but what the editor writes itself.",
    zh:
      "通過語言服務器協議為編輯器提供服務：邊寫邊查錯，說明名稱的含義，補全，跳轉到聲明和引用，修正，統一格式。\n" +
      "除編輯器自身寫入的內容外，不寫入任何文件。",
  },
  stdio: { en: "over standard input and output, which is the only way", zh: "使用標準輸入和標準輸出，這是唯一的方式" },
  exits: {
    en: "Exit code: 0 ended as told, 1 ended without being told to shut down, 64 misuse,\n70 a bug.",
    zh: "退出碼：0 按要求結束；1 未經關閉請求即結束；64 用法有誤；\n70 程序缺陷。",
  },
});

export const lspVerb: Verb = {
  name: "lsp",
  define: (command, say) => {
    command.summary(say(help.summary())).description(say(help.description())).option("--stdio", say(help.stdio()));
    return addExample(addCommonFlags(command, say), say, ["edict lsp --stdio"], help.exits());
  },

  run: (command, { host, library }): VerbOutcome => {
    const { lang } = command.opts<CommonFlags>();
    const isAsked = command.getOptionValueSource("lang") === "cli";
    const openService: OpenService = ({ folder, locale: named = "" }) => {
      const locale = (isAsked ? undefined : localeNamed(named)) ?? lang;
      const own = folder === undefined ? { host, library } : machine(folder);
      const bench = openWorkbench(own.host, own.library);
      if ("desk" in bench) return { service: languageService(bench, own.host, locale, now), tokenTypes };
      const why = [...bench.problems, ...bench.troubles];
      return { why: why.map((it) => (it.place ? `${formatPlace(it.place)}: ` : "") + locale.say(it)).join("\n") };
    };
    return {
      streamed: async () => {
        const { serveLanguage } = await import("./lsp/connection.ts");
        return failedOutcome(await serveLanguage(openService, engineVersion), "");
      },
    };
  },
};
