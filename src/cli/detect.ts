import { messages } from "../base/message.ts";
import { runDetect } from "../engine/index.ts";
import { buildDetectReport } from "../report/model/detect-report.ts";
import { detectText, detectYaml } from "../report/render/detect.ts";
import { jsonText } from "../report/render/json.ts";
import { showDiagnosticLines, showDiagnostics } from "../report/render/diagnostics.ts";
import { judgingHelp } from "./judging-flags.ts";
import { commonHelp, reportVerb, stderrLayout, type CommonFlags } from "./verb.ts";

const help = messages("cli/help/detect", {
  summary: { en: "find personal data in requests and responses", zh: "在請求和回答中查找個人信息" },
  description: {
    en:
      "Looks for numbers of mainland identity cards, telephones, bank cards and passports, for e-mail addresses and " +
      "unified social credit codes in the words of requests and responses. Values are shown masked.\n" +
      "As yaml: elements for the documents' findings and scanned_by.",
    zh:
      "在請求和回答的文字中查找居民身份證號碼、電話號碼、銀行卡號、護照號碼、電子郵箱地址和統一社會信用代碼。顯示時遮去一部分。\n" +
      "`yaml`：可寫入文檔 `findings` 和 `scanned_by` 的元素。",
  },
  quiet: {
    en: "only documents in which something was found, and the sum",
    zh: "只顯示有檢出結果的文檔，以及合計",
  },
  exits: {
    en: "Exit code: 0 nothing found, 1 personal data found, 4 an input cannot be read,\n5 no words to scan, 64 misuse, 70 a bug.",
    zh: "退出碼：0 未發現；1 發現個人信息；4 有輸入不能讀取；5 沒有可檢測的文字；\n64 用法有誤；70 程序缺陷。",
  },
});

export const detectVerb = reportVerb({
  name: "detect",
  summary: help.summary(),
  description: help.description(),
  example: ["edict detect answers.jsonl -f yaml -o findings.yaml"],
  exits: help.exits(),
  formats: { human: detectText, json: jsonText, yaml: detectYaml },
  output: commonHelp.result(),
  quiet: help.quiet(),
  before: (command, say) => command.argument("[INPUT...]", say(judgingHelp.inputs())),
  inputs: (args) => args,
  run: (flags: CommonFlags, { inputs, host, world }) => {
    const run = runDetect(inputs, world.library, host);
    const layout = stderrLayout(flags, world);
    const err = [showDiagnosticLines(run.problems, layout), showDiagnostics(run.troubles, layout)];
    return {
      code: run.exitCode,
      err: err.filter((it) => it !== "").join("\n"),
      report: (locale) => buildDetectReport(run, locale),
    };
  },
});
