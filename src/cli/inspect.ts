import { messages } from "../base/message.ts";
import { runInspect } from "../engine/index.ts";
import { inspectionText, inspectionJson, inspectionYaml } from "../report/render/inspection.ts";
import { commonHelp, reportVerb, showTroubles, type CommonFlags } from "./verb.ts";

const help = messages("cli/help/inspect", {
  summary: { en: "show the label in a file's metadata", zh: "顯示文件元數據中的標識" },
  description: {
    en:
      "Shows the implicit label of GB 45438-2025 in the metadata of files: PNG, JPEG, WebP, MP4 and MOV, MP3, WAV, PDF, DOCX, Markdown.\n" +
      "As yaml: `labels.implicit`, to be put into a response document.",
    zh:
      "顯示文件元數據中 GB 45438-2025 規定的隱式標識：PNG、JPEG、WebP、MP4 和 MOV、MP3、WAV、PDF、DOCX、Markdown。\n" +
      "`yaml`：可寫入回答文檔的 `labels.implicit`。",
  },
  quiet: { en: "without the fields of labels", zh: "不顯示標識的字段" },
  files: { en: "the files", zh: "要查看的文件" },
  exits: {
    en: "Exit code: 0 every file has one right label; 1 one has no label, or one that is\nmalformed, there twice or a near miss; 4 a file is not read or not wholly read,\n64 misuse, 70 a bug.",
    zh: "退出碼：0 每個文件都有一個正確的標識；1 有文件沒有標識，或者標識格式有誤、\n重複、只是近似；4 有文件沒有讀取或者沒有全部讀取；64 用法有誤；70 程序缺陷。",
  },
});

export const inspectVerb = reportVerb({
  name: "inspect",
  summary: help.summary(),
  description: help.description(),
  example: ["edict inspect picture.png -f yaml"],
  exits: help.exits(),
  formats: { human: inspectionText, json: inspectionJson, yaml: inspectionYaml },
  output: commonHelp.result(),
  quiet: help.quiet(),
  before: (command, say) => command.argument("<FILE...>", say(help.files())),
  run: (flags: CommonFlags, { args, host, world }) => {
    const inspection = runInspect(args, host);
    return {
      code: inspection.exitCode,
      err: showTroubles({ problems: [], troubles: inspection.troubles }, flags, world),
      report: () => inspection,
    };
  },
});
