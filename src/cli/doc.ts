import { messages } from "../base/message.ts";
import { defaultPack, runDoc } from "../engine/index.ts";
import { addExample } from "./help.ts";
import { addToList, judgingHelp, type JudgingFlags } from "./judging-flags.ts";
import { placed, showTroubles, addCommonFlags, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "asOf" | "vocabulary"> {
  readonly output: string | undefined;
}

const help = messages("cli/help/doc", {
  summary: { en: "write the reading guide of a pack", zh: "寫出規則包的閱讀指南" },
  description: {
    en: "Writes one HTML page: the law in its order, and beside each unit its rules in plain words, what a person must sign, what is open, and cases as examples. The page needs no network and can be printed.",
    zh: "寫出一個 HTML 頁面：依法律的順序，每個條款旁是用平實的話說的規則、須由人署名確認的內容、尚未確定的內容，以及作為示例的用例。頁面無需聯網，可以打印。",
  },
  pack: {
    en: "a shipped pack, or a folder with pack.yaml; default that of edict.yaml, or {pack}",
    zh: "隨附的規則包，或者含 `pack.yaml` 的文件夾；默認為 `edict.yaml` 中的，或者 {pack}",
  },
  asOf: {
    en: "the day whose text is shown, of a law that was amended; default today",
    zh: "法律經過修改的，顯示該日的文本；默認為今日",
  },
  output: { en: "write the page to a file", zh: "將頁面寫入文件" },
  exits: {
    en: "Exit code: 0 written, 3 the pack has mistakes, 64 misuse, 70 a bug.",
    zh: "退出碼：0 已寫出；3 規則包有錯誤；64 用法有誤；70 程序缺陷。",
  },
});

export const docVerb: Verb = {
  name: "doc",
  define: (command, say) => {
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .argument("[PACK]", say(help.pack({ pack: defaultPack })))
      .option("--as-of <DATE>", say(help.asOf()))
      .option("--vocabulary <DIR>", say(judgingHelp.vocabulary()), addToList)
      .option("-o, --output <FILE>", say(help.output()));
    const example = [
      "edict doc cn.genai_interim_measures -o guide.html",
      "edict doc cn.cybersecurity_law --as-of 2025-12-31 -o guide.html",
    ];
    return addExample(addCommonFlags(command, say), say, example, help.exits());
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const { asOf, lang: locale, output, vocabulary: vocabularies = [] } = flags;
    const { host, now, library } = world;
    const written = runDoc({ pack: command.args[0], asOf, locale, now, library, vocabularies }, host);
    const err = showTroubles(written, flags, world);
    return { code: written.exitCode, err, markup: "xml", ...placed([{ file: output, text: written.page }]) };
  },
};
