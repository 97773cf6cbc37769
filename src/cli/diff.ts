import { listOf, messages } from "../base/message.ts";
import { runDiff, diffFailures, type DiffFailure } from "../engine/index.ts";
import { buildDiffReport } from "../report/model/diff-report.ts";
import { conciseDiff } from "../report/render/concise-diff.ts";
import { diffChangelog, diffText, diffJson, diffMarkdown } from "../report/render/diff.ts";
import { addToList, argumentsAgain, judgingHelp, type JudgingFlags } from "./judging-flags.ts";
import { usageMessages } from "./messages.ts";
import { choiceOf, commonHelp, reportVerb, showTroubles, wholeNumber, type CommonFlags } from "./verb.ts";

interface Flags
  extends CommonFlags, Pick<JudgingFlags, "asOf" | "pack" | "vocabulary" | "party" | "profile" | "service"> {
  readonly budget: number | undefined;
  readonly failOn: DiffFailure | undefined;
  readonly full: boolean | undefined;
  readonly inputs: readonly string[] | undefined;
  readonly requireVersion: boolean | undefined;
  readonly witnesses: string | undefined;
}

const help = messages("cli/help/diff", {
  summary: {
    en: "show what changed in meaning between two texts of a law",
    zh: "顯示同一法律的兩個文本之間含義的變化",
  },
  description: {
    en:
      "Compares two texts of one law rule by rule, and looks for documents on which they differ: figures, " +
      "dates, words and signatures that the rules themselves read. Each is judged under both texts before it " +
      "is shown. That none is found proves nothing, and is said.",
    zh:
      "逐條規則比較同一法律的兩個文本，並尋找使兩者結果不同的文檔：取自規則本身所讀的數值、日期、文字和署名確認。" +
      "每份文檔都先按兩個文本判斷，再予顯示。沒有找到並不證明兩者相同，結果會如實說明。",
  },
  full: {
    en: "for people, all that changed, with the documents that show it",
    zh: "供人閱讀的全部變化，並附能顯示變化的文檔",
  },
  quiet: {
    en: "only how many rules mean something else, on one line",
    zh: "只用一行顯示有多少條規則含義變化",
  },
  older: {
    en: "a folder with pack.yaml, REV:FOLDER of a git repository, ID, ID@VERSION, or any @DATE",
    zh: "含 `pack.yaml` 的文件夾、git 倉庫的 `REV:FOLDER`、`ID`、`ID@VERSION`，均可加 `@DATE`",
  },
  newer: { en: "the other text", zh: "另一文本" },
  budget: { en: "situations tried for each change; default 400", zh: "每項變化嘗試的情形數；默認為 400" },
  witnesses: {
    en: "write what was found as cases: `edict test NEW --cases DIR/new`",
    zh: "將找到的實例寫成用例：`edict test NEW --cases DIR/new`",
  },
  inputs: {
    en: "judge recorded documents by both texts; may be repeated",
    zh: "用兩個文本判斷已有的文檔；可以重複",
  },
  service: { en: "the service that the recorded documents belong to", zh: "已有文檔所屬的服務" },
  party: {
    en: "whose duties count for the word of recorded documents; default: as the newer text says",
    zh: "已有文檔的結論審查哪一方的義務；默認由新文本決定",
  },
  failOn: {
    en: "exit 1 on what is {kinds}; what has no witness counts",
    zh: "有這類變化時退出碼為 1：{kinds}；沒有實例的變化也計入",
  },
  requireVersion: {
    en: "exit 1 if pack.yaml of NEW has a lower version than the change asks for",
    zh: "新文本的 `pack.yaml` 的版本低於變化所要求的，退出碼為 1",
  },
  exits: {
    en: "Exit code: 0 compared, 1 --fail-on or --require-version fails, 3 a pack has\nmistakes, 4 a recorded document cannot be read, 64 misuse, 70 a bug.",
    zh: "退出碼：0 已比較；1 `--fail-on` 或者 `--require-version` 不通過；\n3 規則包有錯誤；4 已有文檔不能讀取；64 用法有誤；70 程序缺陷。",
  },
});

/** By which what is compared is another. */
const compared = ["--as-of", "--budget", "--inputs", "--service", "--profile", "--party", "--pack", "--vocabulary"];

export const diffVerb = reportVerb({
  name: "diff",
  summary: help.summary(),
  description: help.description(),
  example: ["edict diff HEAD:policies/our-law policies/our-law --require-version"],
  exits: help.exits(),
  formats: {
    human: (report, options, command) =>
      command.opts<Flags>().full === true && !options.quiet
        ? diffText(report, options)
        : conciseDiff(report, options, argumentsAgain(command, compared)),
    json: diffJson,
    markdown: diffMarkdown,
    changelog: diffChangelog,
  },
  output: commonHelp.result(),
  quiet: help.quiet(),
  before: (command, say) =>
    command
      .argument("<OLD>", say(help.older()))
      .argument("<NEW>", say(help.newer()))
      .option("--as-of <DATE>", say(judgingHelp.asOf()))
      .option("--budget <COUNT>", say(help.budget()), wholeNumber(1, 9_999_999))
      .option("--witnesses <DIR>", say(help.witnesses()))
      .option("--inputs <GLOB>", say(help.inputs()), addToList)
      .option("--service <FILE>", say(help.service()))
      .option("--profile <FILE>", say(judgingHelp.profile()))
      .option("--party <PARTY>", say(help.party()))
      .option("--pack <PACK>", say(judgingHelp.neededPack()), addToList)
      .option("--vocabulary <DIR>", say(judgingHelp.vocabulary()), addToList),
  after: (command, say) =>
    command
      .option("--full", say(help.full()))
      .option("--fail-on <WHAT>", say(help.failOn({ kinds: listOf(diffFailures) })), choiceOf([...diffFailures]))
      .option("--require-version", say(help.requireVersion())),
  run: (flags: Flags, { args: [older = "", newer = ""], host, world }) => {
    const { asOf, budget, inputs = [], service, profile, party, failOn, requireVersion = false, witnesses } = flags;
    if (failOn === "flips" && !flags.inputs) return usageMessages.flips();
    const { readRevision, now, library } = world;
    const { pack: beside = [], vocabulary: vocabularies } = flags;
    const asked = { old: older, new: newer, beside, vocabularies, asOf, budget, inputs, service, profile, party };
    const run = runDiff({ ...asked, failOn, requireVersion, readRevision, now, library }, host);
    const { difference, exitCode } = run;
    const cases = witnesses === undefined ? [] : (difference?.files ?? []);
    return {
      code: exitCode,
      err: showTroubles(run, flags, world),
      report: difference && (() => buildDiffReport(difference)),
      files: cases.map(({ path, text }) => ({ path: `${witnesses}/${path}`, text, makesFolders: true })),
    };
  },
});
