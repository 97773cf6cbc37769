import { messages } from "../base/message.ts";
import { engineVersion, runTests } from "../engine/index.ts";
import { buildTestReport } from "../report/model/test-report.ts";
import { testsGithub, testsJson, testsJunit, testsTap, testsText } from "../report/render/tests.ts";
import { addToList, judgingHelp, type JudgingFlags } from "./judging-flags.ts";
import { usageMessages } from "./messages.ts";
import { commonHelp, reportVerb, showTroubles, type CommonFlags, type Verb } from "./verb.ts";
import { watchable } from "./watch.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "vocabulary"> {
  readonly run: string | undefined;
  readonly cases: string | undefined;
}

const help = messages("cli/help/test", {
  summary: { en: "run the cases of packs", zh: "運行規則包的用例" },
  description: {
    en: "Runs the cases that come with packs: documents, and the verdicts that the rules must reach.",
    zh: "運行規則包自帶的用例：文檔，以及規則對其必須得出的結果。",
  },
  packs: {
    en: "shipped packs, or folders with pack.yaml; default those of edict.yaml, or all shipped ones",
    zh: "隨附的規則包，或者含 `pack.yaml` 的文件夾；默認為 `edict.yaml` 中的，或者全部隨附的",
  },
  run: { en: "only cases whose name holds this text", zh: "只運行名稱中含該文字的用例" },
  cases: {
    en: "the cases of this folder, as `edict diff --witnesses` writes them, not the packs' own",
    zh: "該文件夾中的用例（由 `edict diff --witnesses` 寫出），而不是規則包自帶的",
  },
  quiet: { en: "only what fails, and the summary", zh: "只顯示未通過的，以及匯總" },
  exits: {
    en: "Exit code: 0 all cases pass, 1 a case fails, 3 a pack or a case has mistakes,\n64 misuse, 70 a bug.",
    zh: "退出碼：0 用例全部通過；1 有用例未通過；3 規則包或者用例有錯誤；\n64 用法有誤；70 程序缺陷。",
  },
});

export const testVerb: Verb = watchable(
  reportVerb({
    name: "test",
    summary: help.summary(),
    description: help.description(),
    example: ["edict test cn.genai_interim_measures --run assessment", "edict test our-law --watch --lang zh-Hans"],
    exits: help.exits(),
    formats: { human: testsText, json: testsJson, junit: testsJunit, tap: testsTap, github: testsGithub },
    output: commonHelp.result(),
    quiet: help.quiet(),
    before: (command, say) =>
      command
        .argument("[PACK...]", say(help.packs()))
        .option("--run <TEXT>", say(help.run()))
        .option("--cases <DIR>", say(help.cases()))
        .option("--vocabulary <DIR>", say(judgingHelp.vocabulary()), addToList),
    run: (flags: Flags, { args, host, world }) => {
      const { run, cases, vocabulary } = flags;
      const tested = runTests(args, world.library, host, run, cases, vocabulary);
      if (tested.exitCode === 0 && tested.packs.every((it) => it.results.length === 0)) {
        if (run !== undefined) return usageMessages.noCaseCalled({ text: run });
        if (cases !== undefined) return usageMessages.noCases({ folder: cases });
      }
      const wrong = tested.packs.flatMap((it) => it.results.flatMap((one) => one.problems));
      return {
        code: tested.exitCode,
        err: showTroubles({ ...tested, problems: [...tested.problems, ...wrong] }, flags, world),
        report: (locale) => buildTestReport(tested, engineVersion, run, locale),
      };
    },
  }),
);
