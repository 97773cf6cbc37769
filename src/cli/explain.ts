import type { Host } from "../base/host.ts";
import { messages } from "../base/message.ts";
import { documentEnding, projectFolder, runExplain } from "../engine/index.ts";
import { buildExplanation } from "../report/model/build-explanation.ts";
import { titlesOf } from "../report/model/report-run.ts";
import { explanationText, explanationJson } from "../report/render/explanation.ts";
import {
  addJudgingFlags,
  isBlank,
  judgingHelp,
  showRunTroubles,
  requestOf,
  type JudgingFlags,
} from "./judging-flags.ts";
import { narrowedInput } from "./log-line.ts";
import { usageMessages } from "./messages.ts";
import { reportVerb } from "./verb.ts";

const help = messages("cli/help/explain", {
  summary: { en: "show why a rule says what it says", zh: "說明一條規則為何得出這樣的結果" },
  description: {
    en:
      "Shows why: the law's words, the parts of the rule that decide, and the least of the documents' facts that gives the " +
      "outcome; for a breach what would have to change, for what is open what is missing and what answers would do.\n" +
      "Without a rule every violated one is explained, then every open one.",
    zh:
      "說明原因：法律原文、規則中起決定作用的部分，以及足以得出該結果的最少事實；對違反，說明須改變什麼；對未定，說明缺什麼、各種答案會帶來什麼。\n" +
      "不寫明規則時，先說明每條被違反的，再說明每條未定的。",
  },
  output: { en: "write the explanation to a file", zh: "將說明寫入文件" },
  input: {
    en: "a file or folder, or a line of a log such as log.jsonl:800; without any, though a rule may be named, the project in this folder or the nearest above",
    zh: "文件或者文件夾，或者日誌的一行（例如 `log.jsonl:800`）；不寫明時（仍可寫明規則），為當前文件夾或者最近的上級文件夾中的項目",
  },
  columns: {
    en: "of a log: {what}",
    zh: "（用於日誌）{what}",
  },
  full: {
    en: "for people, each document and element in full, and all by which it was judged",
    zh: "供人閱讀的說明：每份文檔、每個元素均詳細說明，並列出判斷所依據的全部設定",
  },
  rule: {
    en: "a rule by its name, with its pack's where several have it; or a provision, as in `art. 10(1)`",
    zh: "規則的名稱；幾個規則包都有的，連同規則包的名稱；或者條款，例如「第十條」",
  },
});

/** The one word, where it names no file and the working folder is in a project: a rule or a provision of that. */
function ruleAlone([word = "", ...others]: readonly string[], host: Host): string | undefined {
  const isPath = word === "" || word === "-" || /[\\/]/.test(word) || documentEnding.test(word.replace(/:\d+$/, ""));
  const isThere = host.isFile(word) || host.isFolder(word);
  return others.length > 0 || isPath || isThere || projectFolder(host, ".") === undefined ? undefined : word;
}

export const explainVerb = reportVerb({
  name: "explain",
  summary: help.summary(),
  description: help.description(),
  example: [
    "edict explain service.yaml lawful_base_model",
    "edict explain log.jsonl:800 --columns columns.yaml --service service.yaml",
  ],
  exits: judgingHelp.exits(),
  formats: {
    human: (report, options, command) =>
      explanationText(report, { ...options, full: command.opts<{ readonly full?: boolean }>().full === true }),
    json: explanationJson,
  },
  output: help.output(),
  quiet: judgingHelp.quiet(),
  before: (command, say) => command.argument("[INPUT]", say(help.input())).argument("[RULE]", say(help.rule())),
  after: (command, say) =>
    addJudgingFlags(command, say)
      .option("--columns <FILE>", say(help.columns({ what: judgingHelp.columns() })))
      .option("--full", say(help.full())),
  inputs: (args, host) => (ruleAlone(args, host) === undefined ? args.slice(0, 1) : []),
  run: (flags: JudgingFlags, { args, inputs, host, world }) => {
    if (flags.columns !== undefined && flags.from !== undefined) return usageMessages.columnsOrFrom();
    const [input] = inputs;
    const narrowed = input === undefined ? { path: "", host } : narrowedInput(input, host, flags.columns !== undefined);
    if ("code" in narrowed) return narrowed;
    const request = requestOf(flags, input === undefined ? [] : [narrowed.path], world);
    const { report, asked, rules, exitCode } = runExplain(
      { ...request, rule: ruleAlone(args, world.host) ?? args[1] },
      narrowed.host,
    );
    return {
      code: exitCode,
      err: showRunTroubles(report, "explain", flags, world),
      titles: titlesOf(report),
      report: (locale) => buildExplanation(report, asked, rules, exitCode, locale),
      isBlank: isBlank(report),
    };
  },
});
