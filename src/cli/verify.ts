import { messages } from "../base/message.ts";
import { engineVersion, runVerify } from "../engine/index.ts";
import { buildVerification } from "../report/model/verification.ts";
import { jsonText } from "../report/render/json.ts";
import { verificationText } from "../report/render/verification.ts";
import { addToList, hasUsageError, showRunTroubles, type JudgingFlags } from "./judging-flags.ts";
import { reportVerb, type CommonFlags } from "./verb.ts";

const help = messages("cli/help/verify", {
  summary: { en: "make a decision again from its receipt", zh: "憑回執重現一次判斷" },
  description: {
    en:
      "Judges documents again as a receipt of `edict check --receipt FILE` says, and names every changed byte: of which " +
      "pack, text, calendar, profile, waivers, baseline or document; and every verdict or exit code that differs.",
    zh:
      "按 `edict check --receipt FILE` 寫出的回執重新判斷文檔，並指出哪個規則包、文本、日曆、配置、暫緩、基線或者文檔有字節變化，" +
      "以及每個不同的結果或者退出碼。",
  },
  output: { en: "write the answer to a file", zh: "將結果寫入文件" },
  receipt: { en: "what `edict check --receipt` wrote", zh: "`edict check --receipt` 寫出的回執" },
  inputs: {
    en: "the documents it was made from: files or folders; without any, the project in this folder or the nearest above",
    zh: "當時判斷的文檔：文件或者文件夾；不寫明時，為當前文件夾或者最近的上級文件夾中的項目",
  },
  pack: {
    en: "where a pack lies now, if elsewhere; may be repeated",
    zh: "規則包如已移動，其現在的位置；可以重複",
  },
  vocabulary: {
    en: "where a vocabulary lies now, if elsewhere; may be repeated",
    zh: "詞彙表如已移動，其現在的位置；可以重複",
  },
  service: { en: "where the service lies now, if elsewhere", zh: "服務如已移動，其現在的位置" },
  profile: { en: "where the profile lies now, if elsewhere", zh: "配置如已移動，其現在的位置" },
  waivers: { en: "where the waivers lie now, if elsewhere", zh: "暫緩文件如已移動，其現在的位置" },
  baseline: { en: "where the baseline lies now, if elsewhere", zh: "基線如已移動，其現在的位置" },
  exits: {
    en: "Exit code: 0 reproduced, 1 something differs, 3 a policy does not compile,\n4 the receipt or an input cannot be read, 64 misuse, 70 a bug.",
    zh: "退出碼：0 已重現；1 有不同之處；3 有規則不能編譯；4 回執或者輸入不能讀取；\n64 用法有誤；70 程序缺陷。",
  },
});

type Flags = CommonFlags & Pick<JudgingFlags, "pack" | "vocabulary" | "service" | "profile" | "waivers" | "baseline">;

export const verifyVerb = reportVerb({
  name: "verify",
  summary: help.summary(),
  description: help.description(),
  example: [
    "edict check examples/chat-service --receipt receipt.json",
    "edict verify receipt.json examples/chat-service",
  ],
  exits: help.exits(),
  formats: { human: verificationText, json: jsonText },
  output: help.output(),
  before: (command, say) =>
    command
      .argument("<RECEIPT>", say(help.receipt()))
      .argument("[INPUT...]", say(help.inputs()))
      .option("--pack <PACK>", say(help.pack()), addToList)
      .option("--vocabulary <DIR>", say(help.vocabulary()), addToList)
      .option("--service <FILE>", say(help.service()))
      .option("--profile <FILE>", say(help.profile()))
      .option("--waivers <FILE>", say(help.waivers()))
      .option("--baseline <FILE>", say(help.baseline())),
  inputs: (args) => args.slice(1),
  run: (flags: Flags, { args: [receipt = ""], inputs, host, world }) => {
    const { pack: packs = [], vocabulary: vocabularies, service, profile, waivers, baseline } = flags;
    const { now, library } = world;
    const asked = { receipt, inputs, packs, vocabularies, service, profile, waivers, baseline, now, library };
    const verified = runVerify(asked, host);
    return {
      code: verified.exitCode,
      err: showRunTroubles(verified, "verify", flags, world),
      report: () => buildVerification(verified, receipt, engineVersion),
      isBlank: hasUsageError(verified),
    };
  },
});
